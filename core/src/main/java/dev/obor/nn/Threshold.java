package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.PythonFloat;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// Replaces small numbers by a value, PyTorch's `torch.nn.Threshold`.
///
/// ```text
/// threshold(x) = x if x > threshold else value
/// ```
///
/// Shapes: any, the same in and out.
public class Threshold extends Activation<ActivationOptions.Plain> {
    private final double threshold;
    private final double value;

    /// A layer that puts `value` where the input is not above `threshold`.
    public Threshold(double threshold, double value) {
        this(threshold, value, o -> {});
    }

    /// A layer with options.
    public Threshold(double threshold, double value, Consumer<ActivationOptions.Plain> options) {
        super(new ActivationOptions.Plain(), options);
        this.threshold = threshold;
        this.value = value;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.threshold(input, threshold, value, options);
    }

    @Override
    protected String extraRepr() {
        String inplace = super.extraRepr();
        return "threshold="
                + PythonFloat.repr(threshold)
                + ", value="
                + PythonFloat.repr(value)
                + (inplace.isEmpty() ? "" : ", " + inplace);
    }
}
