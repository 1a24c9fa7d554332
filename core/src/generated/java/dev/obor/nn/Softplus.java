// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// A smooth rectifier.
///
/// ```text
/// softplus(x) = log(1 + exp(beta x)) / beta, and x itself where beta x > threshold
/// ```
///
/// Shapes: any, the same out. Dtypes: floating-point.
///
/// ```java
/// F.softplus(tensor(-1.0, 0, 2)) // [0.3133, 0.6931, 2.1269]
/// ```
///
/// PyTorch's `torch.nn.Softplus`; [F#softplus] is the function.
public class Softplus extends Activation<ActivationOptions.Softplus> {
    /// With PyTorch's defaults: `beta` 1.0, `threshold` 20.0.
    public Softplus() {
        this(o -> {});
    }

    /// With `beta` as given and PyTorch's defaults: `threshold` 20.0.
    ///
    /// @param beta how sharp the bend is
    public Softplus(double beta) {
        this(o -> o.beta(beta));
    }

    /// With options.
    ///
    /// Options and their defaults:
    /// - `beta`, `1.0`: how sharp the bend is
    /// - `threshold`, `20.0`: from which `beta x` on the identity is used
    public Softplus(Consumer<ActivationOptions.Softplus> options) {
        super(new ActivationOptions.Softplus(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.softplus(input, options);
    }
}
