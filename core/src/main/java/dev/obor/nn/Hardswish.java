package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// A piecewise swish, PyTorch's `torch.nn.Hardswish`.
///
/// ```text
/// hardswish(x) = x min(max(x + 3, 0), 6) / 6
/// ```
///
/// Shapes: any, the same in and out.
public class Hardswish extends Activation<ActivationOptions.Plain> {
    /// A layer that leaves its input alone.
    public Hardswish() {
        this(o -> {});
    }

    /// A layer that may write its result over its input.
    public Hardswish(boolean inplace) {
        this(o -> o.inplace(inplace));
    }

    /// With options.
    public Hardswish(Consumer<ActivationOptions.Plain> options) {
        super(new ActivationOptions.Plain(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.hardswish(input, options);
    }

    @Override
    protected String extraRepr() {
        return ""; // as PyTorch prints it
    }
}
