package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.PythonFloat;
import dev.obor.nn.functional.F;

/// The rectifier with a slope for negative numbers, PyTorch's `torch.nn.LeakyReLU`.
///
/// ```text
/// leakyRelu(x) = max(x, 0) + negativeSlope min(x, 0)
/// ```
///
/// Shapes: any, the same in and out.
public class LeakyReLU extends Module {
    private final double negativeSlope;
    private final boolean inplace;

    /// With PyTorch's defaults: `negativeSlope` 0.01.
    public LeakyReLU() {
        this(0.01);
    }

    /// A layer that leaves its input alone.
    ///
    /// @param negativeSlope the slope below zero
    public LeakyReLU(double negativeSlope) {
        this(negativeSlope, false);
    }

    /// A layer that may write its result over its input.
    ///
    /// @param negativeSlope the slope below zero
    /// @param inplace whether it does
    public LeakyReLU(double negativeSlope, boolean inplace) {
        this.negativeSlope = negativeSlope;
        this.inplace = inplace;
    }

    @Override
    public Tensor forward(Tensor input) {
        return inplace
                ? input.copy_(F.leakyRelu(input, negativeSlope))
                : F.leakyRelu(input, negativeSlope);
    }

    @Override
    protected String extraRepr() {
        return "negative_slope="
                + PythonFloat.repr(negativeSlope)
                + (inplace ? ", inplace=True" : "");
    }
}
