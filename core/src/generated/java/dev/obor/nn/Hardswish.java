// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// A piecewise swish.
///
/// ```text
/// hardswish(x) = x min(max(x + 3, 0), 6) / 6
/// ```
///
/// Shapes: any, the same out. Dtypes: floating-point.
///
/// Source: Howard et al., "Searching for MobileNetV3", 2019.
///
/// ```java
/// F.hardswish(tensor(-4.0, 1, 4)) // [-0, 0.6667, 4]
/// ```
///
/// PyTorch's `torch.nn.Hardswish`; [F#hardswish] is the function.
public class Hardswish extends Activation<ActivationOptions.Unprinted> {
    /// With PyTorch's defaults: `inplace` false.
    public Hardswish() {
        this(o -> {});
    }

    /// With `inplace` as given.
    ///
    /// @param inplace whether the result is written over the input
    public Hardswish(boolean inplace) {
        this(o -> o.inplace(inplace));
    }

    /// With options.
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    public Hardswish(Consumer<ActivationOptions.Unprinted> options) {
        super(new ActivationOptions.Unprinted(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.hardswish(input, options);
    }
}
