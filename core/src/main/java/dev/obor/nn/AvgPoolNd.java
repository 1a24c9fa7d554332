package dev.obor.nn;

import dev.obor.nn.functional.AvgPoolOptions;
import dev.obor.nn.functional.Extents;
import java.util.List;
import java.util.function.UnaryOperator;

/// What [AvgPool1d], [AvgPool2d] and [AvgPool3d] share.
public abstract sealed class AvgPoolNd extends Module permits AvgPool1d, AvgPool2d, AvgPool3d {
    final List<Integer> kernelSize;
    final AvgPoolOptions options;
    private final boolean tuples;

    /// @param tuples whether single numbers print as tuples, as PyTorch does in one dimension
    AvgPoolNd(List<Integer> kernelSize, boolean tuples, UnaryOperator<AvgPoolOptions> options) {
        this.kernelSize = kernelSize;
        this.tuples = tuples;
        this.options = options.apply(AvgPoolOptions.DEFAULT);
    }

    @Override
    protected String extraRepr() {
        return "kernel_size="
                + text(kernelSize)
                + ", stride="
                + text(options.stride().isEmpty() ? kernelSize : options.stride())
                + ", padding="
                + text(options.padding());
    }

    private String text(List<Integer> numbers) {
        return tuples ? Extents.tuple(numbers) : Extents.text(numbers);
    }
}
