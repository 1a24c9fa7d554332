// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The scaled exponential linear unit: with it the outputs of a deep network keep mean 0 and
/// variance 1.
///
/// ```text
/// selu(x) = 1.0507009873554805 (x if x > 0 else 1.6732632423543772 (exp(x) - 1))
/// ```
///
/// Shapes: any, the same out. Dtypes: floating-point.
///
/// Source: Klambauer et al., "Self-Normalizing Neural Networks", 2017.
///
/// ```java
/// F.selu(tensor(-1.0, 0, 2)) // [-1.1113, 0, 2.1014]
/// ```
///
/// PyTorch's `torch.nn.SELU`; [F#selu] is the function.
public class SELU extends Activation<ActivationOptions.Plain> {
    /// With PyTorch's defaults: `inplace` false.
    public SELU() {
        this(o -> {});
    }

    /// With `inplace` as given.
    ///
    /// @param inplace whether the result is written over the input
    public SELU(boolean inplace) {
        this(o -> o.inplace(inplace));
    }

    /// With options.
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    public SELU(Consumer<ActivationOptions.Plain> options) {
        super(new ActivationOptions.Plain(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.selu(input, options);
    }
}
