// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The rectifier.
///
/// ```text
/// relu(x) = max(x, 0)
/// ```
///
/// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
///
/// ```java
/// F.relu(tensor(-1.0, 0, 2)) // [0, 0, 2]
/// ```
///
/// PyTorch's `torch.nn.ReLU`; [F#relu] is the function.
public class ReLU extends Activation<ActivationOptions.Plain> {
    /// With PyTorch's defaults: `inplace` false.
    public ReLU() {
        this(o -> {});
    }

    /// With `inplace` as given.
    ///
    /// @param inplace whether the result is written over the input
    public ReLU(boolean inplace) {
        this(o -> o.inplace(inplace));
    }

    /// With options.
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    public ReLU(Consumer<ActivationOptions.Plain> options) {
        super(new ActivationOptions.Plain(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.relu(input, options);
    }
}
