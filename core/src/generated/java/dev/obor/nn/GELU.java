// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The Gaussian error linear unit.
///
/// ```text
/// none: gelu(x) = x (1 + erf(x / sqrt 2)) / 2
/// tanh: gelu(x) = x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2
/// ```
///
/// Shapes: any, the same out. Dtypes: floating-point.
///
/// Source: Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016.
///
/// ```java
/// F.gelu(tensor(-1.0, 0, 2)) // [-0.1587, 0, 1.9545]
/// F.gelu(tensor(-1.0, 0, 2), "tanh") // [-0.1588, 0, 1.9546]
/// ```
///
/// PyTorch's `torch.nn.GELU`; [F#gelu] is the function.
public class GELU extends Activation<ActivationOptions.Gaussian> {
    /// With PyTorch's defaults: `approximate` none.
    public GELU() {
        this(o -> {});
    }

    /// With `approximate` as given.
    ///
    /// @param approximate the form, `none` (exact) or `tanh`
    public GELU(String approximate) {
        Arguments.given(approximate, "approximate");
        this(o -> o.approximate(approximate));
    }

    /// With options.
    ///
    /// Options and their defaults:
    /// - `approximate`, `"none"`: the form, `none` (exact) or `tanh`
    public GELU(Consumer<ActivationOptions.Gaussian> options) {
        super(new ActivationOptions.Gaussian(), options);
    }

    /// [F#gelu] of the input.
    ///
    /// @throws dev.obor.base.ValueError for any other name
    @Override
    public Tensor forward(Tensor input) {
        return F.gelu(input, options);
    }
}
