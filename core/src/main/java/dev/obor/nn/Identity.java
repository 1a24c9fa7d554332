package dev.obor.nn;

import dev.obor.Tensor;

/// Returns its input, PyTorch's `torch.nn.Identity`.
public class Identity extends Module {
    /// The identity.
    public Identity() {}

    @Override
    public Tensor forward(Tensor input) {
        return input;
    }
}
