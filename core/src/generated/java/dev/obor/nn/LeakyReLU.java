// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The rectifier with a slope for negative numbers.
///
/// ```text
/// leakyRelu(x) = x if x > 0 else negativeSlope x
/// ```
///
/// Shapes: any, the same out. Dtypes: floating-point.
///
/// Source: Maas et al., "Rectifier Nonlinearities Improve Neural Network Acoustic Models",
/// 2013.
///
/// ```java
/// F.leakyRelu(tensor(-1.0, 0, 2), 0.1) // [-0.1, 0, 2]
/// ```
///
/// PyTorch's `torch.nn.LeakyReLU`; [F#leakyRelu] is the function.
public class LeakyReLU extends Activation<ActivationOptions.Leaky> {
    /// With PyTorch's defaults: `negativeSlope` 0.01, `inplace` false.
    public LeakyReLU() {
        this(o -> {});
    }

    /// With `negativeSlope` as given and PyTorch's defaults: `inplace` false.
    ///
    /// @param negativeSlope the slope below zero
    public LeakyReLU(double negativeSlope) {
        this(o -> o.negativeSlope(negativeSlope));
    }

    /// With options.
    ///
    /// Options and their defaults:
    /// - `negativeSlope`, `0.01`: the slope below zero
    /// - `inplace`, `false`: whether the result is written over the input
    public LeakyReLU(Consumer<ActivationOptions.Leaky> options) {
        super(new ActivationOptions.Leaky(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.leakyRelu(input, options);
    }
}
