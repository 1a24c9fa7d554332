// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.PythonFloat;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// Replaces small numbers by a value.
///
/// ```text
/// threshold(x) = x if x > threshold else value
/// ```
///
/// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
///
/// ```java
/// F.threshold(tensor(-1.0, 0.5, 2), 1, 20) // [20, 20, 2]
/// ```
///
/// PyTorch's `torch.nn.Threshold`; [F#threshold] is the function.
public class Threshold extends Activation<ActivationOptions.Plain> {
    private final double threshold;
    private final double value;

    /// With PyTorch's defaults: `inplace` false.
    ///
    /// @param threshold what numbers must be above to stay
    /// @param value what takes the place of the others
    public Threshold(double threshold, double value) {
        this(threshold, value, o -> {});
    }

    /// With options.
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    ///
    /// @param threshold what numbers must be above to stay
    /// @param value what takes the place of the others
    public Threshold(double threshold, double value, Consumer<ActivationOptions.Plain> options) {
        super(new ActivationOptions.Plain(), options);
        this.threshold = threshold;
        this.value = value;
    }

    /// [F#threshold] of the input.
    ///
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    @Override
    public Tensor forward(Tensor input) {
        return F.threshold(input, threshold, value, options);
    }

    @Override
    protected String extraRepr() {
        String others = super.extraRepr();
        return "threshold=" + PythonFloat.repr(threshold)
                + ", value=" + PythonFloat.repr(value)
                + (others.isEmpty() ? "" : ", " + others);
    }
}
