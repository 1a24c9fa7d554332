package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.nn.functional.Extents;
import dev.obor.nn.functional.MaxPoolOptions;
import java.util.List;
import java.util.function.UnaryOperator;

/// What [MaxPool1d], [MaxPool2d] and [MaxPool3d] share.
public abstract sealed class MaxPoolNd extends Module permits MaxPool1d, MaxPool2d, MaxPool3d {
    final List<Integer> kernelSize;
    final MaxPoolOptions options;

    MaxPoolNd(List<Integer> kernelSize, UnaryOperator<MaxPoolOptions> options) {
        this.kernelSize = kernelSize;
        this.options = options.apply(MaxPoolOptions.DEFAULT);
    }

    /// The maxima and their places in each row, plane or volume, PyTorch's `return_indices=True`.
    public abstract ValuesIndices forwardWithIndices(Tensor input);

    @Override
    protected String extraRepr() {
        return "kernel_size="
                + Extents.text(kernelSize)
                + ", stride="
                + Extents.text(options.stride().isEmpty() ? kernelSize : options.stride())
                + ", padding="
                + Extents.text(options.padding())
                + ", dilation="
                + Extents.text(options.dilation())
                + ", ceil_mode="
                + Parameters.python(options.ceilMode());
    }
}
