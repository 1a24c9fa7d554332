// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The rectifier capped at 6.
///
/// ```text
/// relu6(x) = min(max(x, 0), 6)
/// ```
///
/// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
///
/// Source: Krizhevsky, "Convolutional deep belief networks on CIFAR-10", 2010.
///
/// ```java
/// F.relu6(tensor(-1.0, 3, 8)) // [0, 3, 6]
/// ```
///
/// PyTorch's `torch.nn.ReLU6`; [F#relu6] is the function.
public class ReLU6 extends Activation<ActivationOptions.Plain> {
    /// With PyTorch's defaults: `inplace` false.
    public ReLU6() {
        this(o -> {});
    }

    /// With `inplace` as given.
    ///
    /// @param inplace whether the result is written over the input
    public ReLU6(boolean inplace) {
        this(o -> o.inplace(inplace));
    }

    /// With options.
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    public ReLU6(Consumer<ActivationOptions.Plain> options) {
        super(new ActivationOptions.Plain(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.relu6(input, options);
    }
}
