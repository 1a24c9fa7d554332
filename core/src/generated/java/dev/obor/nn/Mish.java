// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// A self-regularised smooth activation.
///
/// ```text
/// mish(x) = x tanh(softplus(x))
/// ```
///
/// Shapes: any, the same out. Dtypes: floating-point.
///
/// Source: Misra, "Mish: A Self Regularized Non-Monotonic Activation Function", 2019.
///
/// ```java
/// F.mish(tensor(-1.0, 0, 2)) // [-0.3034, 0, 1.944]
/// ```
///
/// PyTorch's `torch.nn.Mish`; [F#mish] is the function.
public class Mish extends Activation<ActivationOptions.Plain> {
    /// With PyTorch's defaults: `inplace` false.
    public Mish() {
        this(o -> {});
    }

    /// With `inplace` as given.
    ///
    /// @param inplace whether the result is written over the input
    public Mish(boolean inplace) {
        this(o -> o.inplace(inplace));
    }

    /// With options.
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    public Mish(Consumer<ActivationOptions.Plain> options) {
        super(new ActivationOptions.Plain(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.mish(input, options);
    }
}
