package org.example;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.nn.functional.F;

/// A program outside the library, whose lines messages can name.
public final class Learner {
    private Learner() {}

    /// The derivative of the square root at 0 is infinite; times 0 it is NaN.
    public static void slopeOfRootAtZero() {
        try (var _ = Autograd.detectAnomaly()) {
            Tensor x = Obor.tensor(0.0).requiresGrad_();
            root(x).mul(0).sum().backward();
        }
    }

    private static Tensor root(Tensor x) {
        Tensor positive = x.abs();
        // The line that is to blame:
        return positive.sqrt();
    }

    /// Predictions (4, 1) against targets (4).
    public static void columnAgainstRow() {
        Tensor predictions = Obor.zeros(4, 1);
        F.mseLoss(predictions, Obor.zeros(4));
    }
}
