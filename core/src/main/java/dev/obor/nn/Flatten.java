package dev.obor.nn;

import dev.obor.Tensor;

/// Makes one dimension of several, PyTorch's `torch.nn.Flatten`.
///
/// Shapes: `(N, *)` in, `(N, product of *)` out with the defaults.
public class Flatten extends Module {
    private final int startDim;
    private final int endDim;

    /// All dimensions but the first.
    public Flatten() {
        this(1, -1);
    }

    /// The dimensions from `startDim` to `endDim`, both included.
    public Flatten(int startDim, int endDim) {
        this.startDim = startDim;
        this.endDim = endDim;
    }

    @Override
    public Tensor forward(Tensor input) {
        return input.flatten(startDim, endDim);
    }

    @Override
    protected String extraRepr() {
        return "start_dim=" + startDim + ", end_dim=" + endDim;
    }
}
