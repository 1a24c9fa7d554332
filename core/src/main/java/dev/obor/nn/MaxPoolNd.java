package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.nn.functional.PoolOptions;
import java.util.List;
import java.util.function.Consumer;

/// What [MaxPool1d], [MaxPool2d] and [MaxPool3d] share.
public abstract sealed class MaxPoolNd extends Module permits MaxPool1d, MaxPool2d, MaxPool3d {
    final List<Integer> kernelSize;
    final PoolOptions.Max options;

    MaxPoolNd(List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        this.kernelSize = kernelSize;
        this.options = new PoolOptions.Max().with(options);
    }

    /// The maxima and their places in each row, plane or volume, PyTorch's `return_indices=True`.
    public abstract ValuesIndices forwardWithIndices(Tensor input);

    /// Runs the hooks and [#forwardWithIndices].
    public final ValuesIndices callWithIndices(Tensor input) {
        return call(this::forwardWithIndices, input);
    }

    @Override
    protected String extraRepr() {
        return options.extraRepr(kernelSize, false);
    }
}
