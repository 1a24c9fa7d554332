package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.PoolOptions;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Maxima of images put back where they were found, PyTorch's `torch.nn.MaxUnpool2d`.
///
/// Shapes: `(N, C, H, W)` in and out, or without N; each size becomes `(size - 1) stride - 2
/// padding + kernelSize`, or what is asked for. See [MaxPool2d#callWithIndices].
///
/// ```java
/// Tensor place = tensor(3).view(1, 1, 1, 1);
/// new MaxUnpool2d(2).call(ones(1, 1, 1, 1), place) // [[[[0, 0], [0, 1]]]]
/// ```
public class MaxUnpool2d extends MaxUnpoolNd {
    /// Windows side by side.
    public MaxUnpool2d(int kernelSize) {
        this(kernelSize, o -> {});
    }

    /// Windows at a distance of `stride`.
    public MaxUnpool2d(int kernelSize, int stride) {
        this(kernelSize, o -> o.stride(stride));
    }

    /// Windows with options.
    public MaxUnpool2d(int kernelSize, Consumer<PoolOptions.Unpool> options) {
        this(List.of(kernelSize), options);
    }

    /// Windows with a size per dimension, with options.
    public MaxUnpool2d(List<Integer> kernelSize, Consumer<PoolOptions.Unpool> options) {
        Arguments.given(kernelSize, "kernelSize");
        super(kernelSize, options, 2);
    }

    @Override
    public Tensor forward(Tensor input, Tensor indices, long @Nullable [] outputSize) {
        return F.maxUnpool2d(input, indices, kernelSize, sized(outputSize));
    }
}
