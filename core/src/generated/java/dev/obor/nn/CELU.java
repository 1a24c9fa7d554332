// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The continuously differentiable exponential linear unit.
///
/// ```text
/// celu(x) = max(x, 0) + min(alpha (exp(x / alpha) - 1), 0)
/// ```
///
/// Shapes: any, the same out. Dtypes: floating-point.
///
/// Source: Barron, "Continuously Differentiable Exponential Linear Units", 2017.
///
/// ```java
/// F.celu(tensor(-1.0, 0, 2), 2) // [-0.7869, 0, 2]
/// ```
///
/// PyTorch's `torch.nn.CELU`; [F#celu] is the function.
public class CELU extends Activation<ActivationOptions.Exponential> {
    /// With PyTorch's defaults: `alpha` 1.0, `inplace` false.
    public CELU() {
        this(o -> {});
    }

    /// With `alpha` as given and PyTorch's defaults: `inplace` false.
    ///
    /// @param alpha the limit far below zero is -alpha
    public CELU(double alpha) {
        this(o -> o.alpha(alpha));
    }

    /// With options.
    ///
    /// Options and their defaults:
    /// - `alpha`, `1.0`: the limit far below zero is -alpha
    /// - `inplace`, `false`: whether the result is written over the input
    public CELU(Consumer<ActivationOptions.Exponential> options) {
        super(new ActivationOptions.Exponential(), options);
    }

    /// [F#celu] of the input.
    ///
    /// @throws dev.obor.base.ValueError if alpha is 0
    @Override
    public Tensor forward(Tensor input) {
        return F.celu(input, options);
    }
}
