package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.PoolOptions;
import java.util.List;
import java.util.function.Consumer;

/// The mean of each window, PyTorch's `torch.nn.AvgPool3d`.
///
/// Shapes: `(N, C, D, H, W)` in and out, or without N; each size becomes `floor((size + 2 padding -
/// kernelSize) / stride) + 1`, rounded up with `ceilMode`. Without a stride the windows do not
/// overlap.
///
/// ```java
/// new AvgPool3d(2).call(randn(2, 3, 8, 8, 8)).shape() // [2, 3, 4, 4, 4]
/// ```
public non-sealed class AvgPool3d extends AvgPoolNd {
    /// Windows side by side.
    public AvgPool3d(int kernelSize) {
        this(kernelSize, o -> {});
    }

    /// Windows at a distance of `stride`.
    public AvgPool3d(int kernelSize, int stride) {
        this(kernelSize, o -> o.stride(stride));
    }

    /// Windows with options.
    public AvgPool3d(int kernelSize, Consumer<PoolOptions.Average> options) {
        this(List.of(kernelSize), options);
    }

    /// Windows side by side with a size per dimension.
    public AvgPool3d(List<Integer> kernelSize) {
        Arguments.given(kernelSize, "kernelSize");
        this(kernelSize, o -> {});
    }

    /// Windows with a size per dimension, with options.
    public AvgPool3d(List<Integer> kernelSize, Consumer<PoolOptions.Average> options) {
        Arguments.given(kernelSize, "kernelSize");
        super(kernelSize, false, options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.avgPool3d(input, kernelSize, options);
    }
}
