package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.PoolOptions;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Maxima of signals put back where they were found, PyTorch's `torch.nn.MaxUnpool1d`.
///
/// Shapes: `(N, C, L)` in and out, or without N; each size becomes `(size - 1) stride - 2 padding +
/// kernelSize`, or what is asked for. See [MaxPool1d#callWithIndices].
///
/// ```java
/// Tensor places = tensor(1, 3).view(1, 1, 2);
/// new MaxUnpool1d(2).call(tensor(5.0, 3).view(1, 1, 2), places) // [[[0, 5, 0, 3]]]
/// ```
public class MaxUnpool1d extends MaxUnpoolNd {
    /// Windows side by side.
    public MaxUnpool1d(int kernelSize) {
        this(kernelSize, o -> {});
    }

    /// Windows at a distance of `stride`.
    public MaxUnpool1d(int kernelSize, int stride) {
        this(kernelSize, o -> o.stride(stride));
    }

    /// Windows with options.
    public MaxUnpool1d(int kernelSize, Consumer<PoolOptions.Unpool> options) {
        this(List.of(kernelSize), options);
    }

    /// Windows with a size per dimension, with options.
    public MaxUnpool1d(List<Integer> kernelSize, Consumer<PoolOptions.Unpool> options) {
        Arguments.given(kernelSize, "kernelSize");
        super(kernelSize, options, 1);
    }

    @Override
    public Tensor forward(Tensor input, Tensor indices, long @Nullable [] outputSize) {
        return F.maxUnpool1d(input, indices, kernelSize, sized(outputSize));
    }
}
