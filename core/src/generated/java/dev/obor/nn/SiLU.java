// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The sigmoid linear unit, also called swish.
///
/// ```text
/// silu(x) = x sigmoid(x)
/// ```
///
/// Shapes: any, the same out. Dtypes: floating-point.
///
/// Source: Elfwing et al., "Sigmoid-Weighted Linear Units for Neural Network Function
/// Approximation in Reinforcement Learning", 2017.
///
/// ```java
/// F.silu(tensor(-1.0, 0, 2)) // [-0.2689, 0, 1.7616]
/// ```
///
/// PyTorch's `torch.nn.SiLU`; [F#silu] is the function.
public class SiLU extends Activation<ActivationOptions.Plain> {
    /// With PyTorch's defaults: `inplace` false.
    public SiLU() {
        this(o -> {});
    }

    /// With `inplace` as given.
    ///
    /// @param inplace whether the result is written over the input
    public SiLU(boolean inplace) {
        this(o -> o.inplace(inplace));
    }

    /// With options.
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    public SiLU(Consumer<ActivationOptions.Plain> options) {
        super(new ActivationOptions.Plain(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.silu(input, options);
    }
}
