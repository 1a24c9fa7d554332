package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.PoolOptions;
import java.util.List;
import java.util.function.Consumer;

/// The mean of each window, PyTorch's `torch.nn.AvgPool1d`.
///
/// Shapes: `(N, C, L)` in and out, or without N; each size becomes `floor((size + 2 padding -
/// kernelSize) / stride) + 1`, rounded up with `ceilMode`. Without a stride the windows do not
/// overlap.
///
/// ```java
/// new AvgPool1d(3, 2).call(tensor(1.0, 2, 3, 4, 5, 6, 7).view(1, 1, 7)) // [[[2, 4, 6]]]
/// ```
public non-sealed class AvgPool1d extends AvgPoolNd {
    /// Windows side by side.
    public AvgPool1d(int kernelSize) {
        this(kernelSize, o -> {});
    }

    /// Windows at a distance of `stride`.
    public AvgPool1d(int kernelSize, int stride) {
        this(kernelSize, o -> o.stride(stride));
    }

    /// Windows with options.
    public AvgPool1d(int kernelSize, Consumer<PoolOptions.Average> options) {
        this(List.of(kernelSize), options);
    }

    /// Windows side by side with a size per dimension.
    public AvgPool1d(List<Integer> kernelSize) {
        Arguments.given(kernelSize, "kernelSize");
        this(kernelSize, o -> {});
    }

    /// Windows with a size per dimension, with options.
    public AvgPool1d(List<Integer> kernelSize, Consumer<PoolOptions.Average> options) {
        Arguments.given(kernelSize, "kernelSize");
        super(kernelSize, true, options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.avgPool1d(input, kernelSize, options);
    }
}
