// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The exponential linear unit.
///
/// ```text
/// elu(x) = x if x > 0 else alpha (exp(x) - 1)
/// ```
///
/// Shapes: any, the same out. Dtypes: floating-point.
///
/// Source: Clevert et al., "Fast and Accurate Deep Network Learning by Exponential Linear
/// Units", 2015.
///
/// ```java
/// F.elu(tensor(-1.0, 0, 2)) // [-0.6321, 0, 2]
/// ```
///
/// PyTorch's `torch.nn.ELU`; [F#elu] is the function.
public class ELU extends Activation<ActivationOptions.Exponential> {
    /// With PyTorch's defaults: `alpha` 1.0, `inplace` false.
    public ELU() {
        this(o -> {});
    }

    /// With `alpha` as given and PyTorch's defaults: `inplace` false.
    ///
    /// @param alpha the limit far below zero is -alpha
    public ELU(double alpha) {
        this(o -> o.alpha(alpha));
    }

    /// With options.
    ///
    /// Options and their defaults:
    /// - `alpha`, `1.0`: the limit far below zero is -alpha
    /// - `inplace`, `false`: whether the result is written over the input
    public ELU(Consumer<ActivationOptions.Exponential> options) {
        super(new ActivationOptions.Exponential(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.elu(input, options);
    }
}
