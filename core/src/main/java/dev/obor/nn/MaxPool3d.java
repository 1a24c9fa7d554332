package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.PoolOptions;
import java.util.List;
import java.util.function.Consumer;

/// The maximum of each window, PyTorch's `torch.nn.MaxPool3d`.
///
/// Shapes: `(N, C, D, H, W)` in and out, or without N; each size becomes `floor((size + 2 padding -
/// dilation (kernelSize - 1) - 1) / stride) + 1`, rounded up with `ceilMode`. Without a stride the
/// windows do not overlap.
///
/// ```java
/// new MaxPool3d(2).call(randn(2, 3, 8, 8, 8)).shape() // [2, 3, 4, 4, 4]
/// ```
public non-sealed class MaxPool3d extends MaxPoolNd {
    /// Windows side by side.
    public MaxPool3d(int kernelSize) {
        this(kernelSize, o -> {});
    }

    /// Windows at a distance of `stride`.
    public MaxPool3d(int kernelSize, int stride) {
        this(kernelSize, o -> o.stride(stride));
    }

    /// Windows with options.
    public MaxPool3d(int kernelSize, Consumer<PoolOptions.Max> options) {
        this(List.of(kernelSize), options);
    }

    /// Windows side by side with a size per dimension.
    public MaxPool3d(List<Integer> kernelSize) {
        Arguments.given(kernelSize, "kernelSize");
        this(kernelSize, o -> {});
    }

    /// Windows with a size per dimension, with options.
    public MaxPool3d(List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(kernelSize, "kernelSize");
        super(kernelSize, options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.maxPool3d(input, kernelSize, options);
    }

    @Override
    public ValuesIndices forwardWithIndices(Tensor input) {
        return F.maxPool3dWithIndices(input, kernelSize, options);
    }
}
