package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.PythonFloat;
import dev.obor.nn.functional.F;

/// Sets random channels of an image to zero in training mode, PyTorch's `torch.nn.Dropout2d`.
///
/// What is left is scaled so that the mean stays; in evaluation mode the input passes unchanged.
///
/// Source: Tompson et al., "Efficient object localization using convolutional networks", 2015.
public class Dropout2d extends Module {
    private final double p;

    /// Each is dropped with probability 0.5.
    public Dropout2d() {
        this(0.5);
    }

    /// Each is dropped with probability `p`.
    ///
    /// @throws IllegalArgumentException if `p` is no probability
    public Dropout2d(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException(
                    "dropout probability has to be between 0 and 1, but got "
                            + PythonFloat.repr(p));
        }
        this.p = p;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.dropout2d(input, p, ModeCheck.isTraining(this, input));
    }

    @Override
    protected String extraRepr() {
        return "p=" + PythonFloat.repr(p) + ", inplace=False";
    }
}
