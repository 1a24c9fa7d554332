package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.PoolOptions;
import java.util.List;
import java.util.function.Consumer;

/// The maximum of each window, PyTorch's `torch.nn.MaxPool2d`.
///
/// Shapes: `(N, C, H, W)` in and out, or without N; each size becomes `floor((size + 2 padding -
/// dilation (kernelSize - 1) - 1) / stride) + 1`, rounded up with `ceilMode`. Without a stride the
/// windows do not overlap.
///
/// ```java
/// new MaxPool2d(3, 2).call(randn(20, 16, 50, 32)).shape() // [20, 16, 24, 15]
/// ```
public non-sealed class MaxPool2d extends MaxPoolNd {
    /// Windows side by side.
    public MaxPool2d(int kernelSize) {
        this(kernelSize, o -> {});
    }

    /// Windows at a distance of `stride`.
    public MaxPool2d(int kernelSize, int stride) {
        this(kernelSize, o -> o.stride(stride));
    }

    /// Windows with options.
    public MaxPool2d(int kernelSize, Consumer<PoolOptions.Max> options) {
        this(List.of(kernelSize), options);
    }

    /// Windows side by side with a size per dimension.
    public MaxPool2d(List<Integer> kernelSize) {
        Arguments.given(kernelSize, "kernelSize");
        this(kernelSize, o -> {});
    }

    /// Windows with a size per dimension, with options.
    public MaxPool2d(List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(kernelSize, "kernelSize");
        super(kernelSize, options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.maxPool2d(input, kernelSize, options);
    }

    @Override
    public ValuesIndices forwardWithIndices(Tensor input) {
        return F.maxPool2dWithIndices(input, kernelSize, options);
    }
}
