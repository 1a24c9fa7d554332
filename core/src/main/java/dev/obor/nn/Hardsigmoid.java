package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// A piecewise linear sigmoid, PyTorch's `torch.nn.Hardsigmoid`.
///
/// ```text
/// hardsigmoid(x) = min(max(x / 6 + 1/2, 0), 1)
/// ```
///
/// Shapes: any, the same in and out.
public class Hardsigmoid extends Activation<ActivationOptions.Plain> {
    /// A layer that leaves its input alone.
    public Hardsigmoid() {
        this(o -> {});
    }

    /// A layer that may write its result over its input.
    public Hardsigmoid(boolean inplace) {
        this(o -> o.inplace(inplace));
    }

    /// With options.
    public Hardsigmoid(Consumer<ActivationOptions.Plain> options) {
        super(new ActivationOptions.Plain(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.hardsigmoid(input, options);
    }

    @Override
    protected String extraRepr() {
        return ""; // as PyTorch prints it
    }
}
