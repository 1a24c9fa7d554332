// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The identity between two limits.
///
/// ```text
/// hardtanh(x) = min(max(x, minVal), maxVal)
/// ```
///
/// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
///
/// ```java
/// F.hardtanh(tensor(-2.0, 0.5, 3)) // [-1, 0.5, 1]
/// ```
///
/// PyTorch's `torch.nn.Hardtanh`; [F#hardtanh] is the function.
public class Hardtanh extends Activation<ActivationOptions.Limits> {
    /// With PyTorch's defaults: `minVal` -1.0, `maxVal` 1.0, `inplace` false.
    public Hardtanh() {
        this(o -> {});
    }

    /// With options.
    ///
    /// Options and their defaults:
    /// - `minVal`, `-1.0`: the lower limit
    /// - `maxVal`, `1.0`: the upper limit
    /// - `inplace`, `false`: whether the result is written over the input
    public Hardtanh(Consumer<ActivationOptions.Limits> options) {
        super(new ActivationOptions.Limits(), options);
    }

    /// [F#hardtanh] of the input.
    ///
    /// @throws dev.obor.base.ValueError if a limit is on the wrong side of all numbers of an integer dtype
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold a limit
    @Override
    public Tensor forward(Tensor input) {
        return F.hardtanh(input, options);
    }
}
