package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The rectifier with a slope for negative numbers, PyTorch's `torch.nn.LeakyReLU`.
///
/// ```text
/// leakyRelu(x) = max(x, 0) + negativeSlope min(x, 0)
/// ```
///
/// Shapes: any, the same in and out.
public class LeakyReLU extends Activation<ActivationOptions.Leaky> {
    /// With PyTorch's defaults: `negativeSlope` 0.01.
    public LeakyReLU() {
        this(o -> {});
    }

    /// With another `negativeSlope`: the slope below zero.
    public LeakyReLU(double negativeSlope) {
        this(o -> o.negativeSlope(negativeSlope));
    }

    /// With options.
    public LeakyReLU(Consumer<ActivationOptions.Leaky> options) {
        super(new ActivationOptions.Leaky(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.leakyRelu(input, options);
    }
}
