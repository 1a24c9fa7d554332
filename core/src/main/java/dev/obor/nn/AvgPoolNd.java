package dev.obor.nn;

import dev.obor.nn.functional.PoolOptions;
import java.util.List;
import java.util.function.Consumer;

/// What [AvgPool1d], [AvgPool2d] and [AvgPool3d] share.
public abstract sealed class AvgPoolNd extends Module permits AvgPool1d, AvgPool2d, AvgPool3d {
    final List<Integer> kernelSize;
    final PoolOptions.Average options;
    private final boolean tuples;

    /// @param tuples whether single numbers print as tuples, as PyTorch does in one dimension
    AvgPoolNd(List<Integer> kernelSize, boolean tuples, Consumer<PoolOptions.Average> options) {
        this.kernelSize = kernelSize;
        this.tuples = tuples;
        this.options = new PoolOptions.Average().with(options);
    }

    @Override
    protected String extraRepr() {
        return options.extraRepr(kernelSize, tuples);
    }
}
