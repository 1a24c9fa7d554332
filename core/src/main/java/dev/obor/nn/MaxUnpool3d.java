package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.PoolOptions;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Maxima of volumes put back where they were found, PyTorch's `torch.nn.MaxUnpool3d`.
///
/// Shapes: `(N, C, D, H, W)` in and out, or without N; each size becomes `(size - 1) stride - 2
/// padding + kernelSize`, or what is asked for. See [MaxPool3d#callWithIndices].
///
/// ```java
/// Tensor place = tensor(7).view(1, 1, 1, 1, 1);
/// new MaxUnpool3d(2).call(ones(1, 1, 1, 1, 1), place).shape() // [1, 1, 2, 2, 2]
/// ```
public class MaxUnpool3d extends MaxUnpoolNd {
    /// Windows side by side.
    public MaxUnpool3d(int kernelSize) {
        this(kernelSize, o -> {});
    }

    /// Windows at a distance of `stride`.
    public MaxUnpool3d(int kernelSize, int stride) {
        this(kernelSize, o -> o.stride(stride));
    }

    /// Windows with options.
    public MaxUnpool3d(int kernelSize, Consumer<PoolOptions.Unpool> options) {
        this(List.of(kernelSize), options);
    }

    /// Windows with a size per dimension, with options.
    public MaxUnpool3d(List<Integer> kernelSize, Consumer<PoolOptions.Unpool> options) {
        Arguments.given(kernelSize, "kernelSize");
        super(kernelSize, options, 3);
    }

    @Override
    public Tensor forward(Tensor input, Tensor indices, long @Nullable [] outputSize) {
        return F.maxUnpool3d(input, indices, kernelSize, sized(outputSize));
    }
}
