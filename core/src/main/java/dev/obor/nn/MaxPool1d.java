package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.PoolOptions;
import java.util.List;
import java.util.function.Consumer;

/// The maximum of each window, PyTorch's `torch.nn.MaxPool1d`.
///
/// Shapes: `(N, C, L)` in and out, or without N; each size becomes `floor((size + 2 padding -
/// dilation (kernelSize - 1) - 1) / stride) + 1`, rounded up with `ceilMode`. Without a stride the
/// windows do not overlap.
///
/// ```java
/// new MaxPool1d(2).call(tensor(1.0, 5, 2, 3).view(1, 1, 4)) // [[[5, 3]]]
/// ```
public non-sealed class MaxPool1d extends MaxPoolNd {
    /// Windows side by side.
    public MaxPool1d(int kernelSize) {
        this(kernelSize, o -> {});
    }

    /// Windows at a distance of `stride`.
    public MaxPool1d(int kernelSize, int stride) {
        this(kernelSize, o -> o.stride(stride));
    }

    /// Windows with options.
    public MaxPool1d(int kernelSize, Consumer<PoolOptions.Max> options) {
        this(List.of(kernelSize), options);
    }

    /// Windows side by side with a size per dimension.
    public MaxPool1d(List<Integer> kernelSize) {
        Arguments.given(kernelSize, "kernelSize");
        this(kernelSize, o -> {});
    }

    /// Windows with a size per dimension, with options.
    public MaxPool1d(List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(kernelSize, "kernelSize");
        super(kernelSize, options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.maxPool1d(input, kernelSize, options);
    }

    @Override
    public ValuesIndices forwardWithIndices(Tensor input) {
        return F.maxPool1dWithIndices(input, kernelSize, options);
    }
}
