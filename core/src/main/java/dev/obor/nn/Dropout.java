package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.PythonFloat;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;

/// Sets random elements to zero in training mode, PyTorch's `torch.nn.Dropout`.
///
/// What is left is scaled so that the mean stays; in evaluation mode the input passes unchanged.
///
/// Source: Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting",
/// 2014.
public class Dropout extends Module {
    private final double p;

    /// Each is dropped with probability 0.5.
    public Dropout() {
        this(0.5);
    }

    /// Each is dropped with probability `p`.
    ///
    /// @throws IllegalArgumentException if `p` is no probability
    public Dropout(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new ValueError(
                    "dropout probability has to be between 0 and 1, but got "
                            + PythonFloat.repr(p));
        }
        this.p = p;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.dropout(input, p, ModeCheck.isTraining(this, input));
    }

    @Override
    protected String extraRepr() {
        return "p=" + PythonFloat.repr(p) + ", inplace=False";
    }
}
