package dev.obor.vision.ops;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.nn.AdaptiveAvgPool2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sigmoid;
import dev.obor.nn.StateKey;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Scales each channel by a number that is computed from the means of all: torchvision's
/// `SqueezeExcitation`.
///
/// ```text
/// y = x scaleActivation(fc2(activation(fc1(mean(x)))))
/// ```
///
/// Shapes: `(N, C, H, W)`, the same in and out. Source: Hu et al., "Squeeze-and-excitation
/// networks", 2018.
public class SqueezeExcitation extends Module {
    /// Optional arguments.
    public static final class Settings extends Options<Settings> {
        Supplier<? extends Module> activation = ReLU::new;
        Supplier<? extends Module> scaleActivation = Sigmoid::new;

        Settings() {}

        /// The activation between the two layers, ReLU.
        public Settings activation(Supplier<? extends Module> value) {
            Arguments.given(value, "value");
            return set(() -> activation = value);
        }

        /// What makes the scale, Sigmoid.
        public Settings scaleActivation(Supplier<? extends Module> value) {
            Arguments.given(value, "value");
            return set(() -> scaleActivation = value);
        }
    }

    private final AdaptiveAvgPool2d avgpool = new AdaptiveAvgPool2d(1);
    private final Conv2d fc1;
    private final Conv2d fc2;
    private final Module activation;

    @StateKey("scale_activation")
    private final Module scaleActivation;

    /// With ReLU and Sigmoid.
    public SqueezeExcitation(long inputChannels, long squeezeChannels) {
        this(inputChannels, squeezeChannels, o -> {});
    }

    /// With options.
    public SqueezeExcitation(long inputChannels, long squeezeChannels, Consumer<Settings> options) {
        Settings o = new Settings().with(options);
        fc1 = new Conv2d(inputChannels, squeezeChannels, 1);
        fc2 = new Conv2d(squeezeChannels, inputChannels, 1);
        activation = Arguments.given(o.activation.get(), "activation");
        scaleActivation = Arguments.given(o.scaleActivation.get(), "scaleActivation");
    }

    @Override
    public Tensor forward(Tensor input) {
        Tensor hidden = activation.call(fc1.call(avgpool.call(input)));
        return scaleActivation.call(fc2.call(hidden)).mul(input);
    }
}
