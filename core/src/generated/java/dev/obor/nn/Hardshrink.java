// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The identity outside a gap around zero.
///
/// ```text
/// hardshrink(x) = x if |x| > lambd else 0
/// ```
///
/// Shapes: any, the same out. Dtypes: floating-point.
///
/// ```java
/// F.hardshrink(tensor(-1.0, 0.3, 2)) // [-1, 0, 2]
/// ```
///
/// PyTorch's `torch.nn.Hardshrink`; [F#hardshrink] is the function.
public class Hardshrink extends Activation<ActivationOptions.Shrink> {
    /// With PyTorch's defaults: `lambd` 0.5.
    public Hardshrink() {
        this(o -> {});
    }

    /// With `lambd` as given.
    ///
    /// @param lambd half the width of the gap
    public Hardshrink(double lambd) {
        this(o -> o.lambd(lambd));
    }

    /// With options.
    ///
    /// Options and their defaults:
    /// - `lambd`, `0.5`: half the width of the gap
    public Hardshrink(Consumer<ActivationOptions.Shrink> options) {
        super(new ActivationOptions.Shrink(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.hardshrink(input, options);
    }
}
