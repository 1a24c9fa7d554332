// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// Moves numbers towards zero, and small ones to it.
///
/// ```text
/// softshrink(x) = x - lambd if x > lambd, x + lambd if x < -lambd, else 0
/// ```
///
/// Shapes: any, the same out. Dtypes: floating-point.
///
/// ```java
/// F.softshrink(tensor(-1.0, 0.3, 2)) // [-0.5, 0, 1.5]
/// ```
///
/// PyTorch's `torch.nn.Softshrink`; [F#softshrink] is the function.
public class Softshrink extends Activation<ActivationOptions.Shrink> {
    /// With PyTorch's defaults: `lambd` 0.5.
    public Softshrink() {
        this(o -> {});
    }

    /// With `lambd` as given.
    ///
    /// @param lambd by how much
    public Softshrink(double lambd) {
        this(o -> o.lambd(lambd));
    }

    /// With options.
    ///
    /// Options and their defaults:
    /// - `lambd`, `0.5`: by how much
    public Softshrink(Consumer<ActivationOptions.Shrink> options) {
        super(new ActivationOptions.Shrink(), options);
    }

    /// [F#softshrink] of the input.
    ///
    /// @throws dev.obor.base.ValueError if lambd is negative or too large for the dtype
    @Override
    public Tensor forward(Tensor input) {
        return F.softshrink(input, options);
    }
}
