package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.PythonFloat;
import dev.obor.nn.functional.F;

/// Sets random elements, keeping mean and variance for SELU networks to zero in training mode,
/// PyTorch's `torch.nn.AlphaDropout`.
///
/// What is left is scaled so that the mean stays; in evaluation mode the input passes unchanged.
///
/// Source: Klambauer et al., "Self-normalizing neural networks", 2017.
public class AlphaDropout extends Module {
    private final double p;

    /// Each is dropped with probability 0.5.
    public AlphaDropout() {
        this(0.5);
    }

    /// Each is dropped with probability `p`.
    ///
    /// @throws IllegalArgumentException if `p` is no probability
    public AlphaDropout(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException(
                    "dropout probability has to be between 0 and 1, but got "
                            + PythonFloat.repr(p));
        }
        this.p = p;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.alphaDropout(input, p, ModeCheck.isTraining(this, input));
    }

    @Override
    protected String extraRepr() {
        return "p=" + PythonFloat.repr(p) + ", inplace=False";
    }
}
