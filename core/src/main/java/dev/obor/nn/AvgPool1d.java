package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.AvgPoolOptions;
import dev.obor.nn.functional.F;
import java.util.List;
import java.util.function.UnaryOperator;

/// The mean of each window, PyTorch's `torch.nn.AvgPool1d`.
///
/// Shapes: `(N, C, L)` in and out, or without N. Without a stride the windows do not overlap.
public non-sealed class AvgPool1d extends AvgPoolNd {
    /// Windows side by side.
    public AvgPool1d(int kernelSize) {
        this(kernelSize, o -> o);
    }

    /// Windows at a distance of `stride`.
    public AvgPool1d(int kernelSize, int stride) {
        this(kernelSize, o -> o.stride(stride));
    }

    /// Windows with options.
    public AvgPool1d(int kernelSize, UnaryOperator<AvgPoolOptions> options) {
        this(List.of(kernelSize), options);
    }

    /// Windows with a size per dimension, with options.
    public AvgPool1d(List<Integer> kernelSize, UnaryOperator<AvgPoolOptions> options) {
        super(kernelSize, true, options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.avgPool1d(input, kernelSize, _ -> options);
    }
}
