// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// A piecewise linear sigmoid.
///
/// ```text
/// hardsigmoid(x) = min(max(x / 6 + 1/2, 0), 1)
/// ```
///
/// Shapes: any, the same out. Dtypes: floating-point.
///
/// ```java
/// F.hardsigmoid(tensor(-4.0, 0, 1.5)) // [0, 0.5, 0.75]
/// ```
///
/// PyTorch's `torch.nn.Hardsigmoid`; [F#hardsigmoid] is the function.
public class Hardsigmoid extends Activation<ActivationOptions.Unprinted> {
    /// With PyTorch's defaults: `inplace` false.
    public Hardsigmoid() {
        this(o -> {});
    }

    /// With `inplace` as given.
    ///
    /// @param inplace whether the result is written over the input
    public Hardsigmoid(boolean inplace) {
        this(o -> o.inplace(inplace));
    }

    /// With options.
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    public Hardsigmoid(Consumer<ActivationOptions.Unprinted> options) {
        super(new ActivationOptions.Unprinted(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.hardsigmoid(input, options);
    }
}
