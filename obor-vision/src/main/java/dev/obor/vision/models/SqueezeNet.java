package dev.obor.vision.models;

import static dev.obor.Obor.cat;

import dev.obor.Tensor;
import dev.obor.nn.AdaptiveAvgPool2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Dropout;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.MaxPool2d;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.StateKey;
import dev.obor.nn.init.Init;
import java.util.List;
import java.util.function.Consumer;

/// AlexNet's accuracy with fifty times fewer parameters, torchvision's `SqueezeNet`.
///
/// Shapes: `(N, 3, H, W)`, at least 17 by 17, to `(N, numClasses)`. Source: Iandola et al.,
/// "SqueezeNet", 2016.
@KeepsNothing
public class SqueezeNet extends Module {
    /// Optional arguments.
    public static final class Options extends ModelOptions<Options> {
        double dropout = 0.5;

        Options() {}

        /// The probability of dropping an element before the last convolution, 0.5.
        public Options dropout(double value) {
            return set(() -> dropout = value);
        }
    }

    private final Sequential features;

    /// Dropout, the last convolution, ReLU and the mean.
    public final Sequential classifier;

    private SqueezeNet(Sequential features, Options o) {
        this.features = features;
        Conv2d last = new Conv2d(512, o.numClasses, 1);
        classifier =
                new Sequential(
                        new Dropout(o.dropout), last, new ReLU(true), new AdaptiveAvgPool2d(1, 1));
        for (Module module : modules()) {
            if (module instanceof Conv2d conv) {
                if (conv == last) {
                    Init.normal_(conv.weight, 0, 0.01);
                } else {
                    Init.kaimingUniform_(conv.weight);
                }
                Init.zeros_(conv.getParameter("bias"));
            }
        }
    }

    @Override
    public Tensor forward(Tensor x) {
        return classifier.call(features.call(x)).flatten(1);
    }

    /// Few channels, seen through kernels of 1 and of 3.
    @KeepsNothing
    private static final class Fire extends Module {
        private final Conv2d squeeze;

        @StateKey("squeeze_activation")
        private final ReLU squeezeActivation = new ReLU(true);

        private final Conv2d expand1x1;

        @StateKey("expand1x1_activation")
        private final ReLU expand1x1Activation = new ReLU(true);

        private final Conv2d expand3x3;

        @StateKey("expand3x3_activation")
        private final ReLU expand3x3Activation = new ReLU(true);

        Fire(int in, int squeezed, int expanded) {
            squeeze = new Conv2d(in, squeezed, 1);
            expand1x1 = new Conv2d(squeezed, expanded, 1);
            expand3x3 = new Conv2d(squeezed, expanded, 3, c -> c.padding(1));
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor small = squeezeActivation.call(squeeze.call(x));
            return cat(
                    List.of(
                            expand1x1Activation.call(expand1x1.call(small)),
                            expand3x3Activation.call(expand3x3.call(small))),
                    1);
        }
    }

    private static MaxPool2d pool() {
        return new MaxPool2d(3, o -> o.stride(2).ceilMode(true));
    }

    /// SqueezeNet 1.0.
    public static SqueezeNet squeezenet1_0() {
        return squeezenet1_0(o -> {});
    }

    /// SqueezeNet 1.0, with options.
    public static SqueezeNet squeezenet1_0(Consumer<Options> options) {
        Options o = new Options().with(options);
        return o.build(() ->
                new SqueezeNet(
                        new Sequential(
                                new Conv2d(3, 96, 7, c -> c.stride(2)),
                                new ReLU(true),
                                pool(),
                                new Fire(96, 16, 64),
                                new Fire(128, 16, 64),
                                new Fire(128, 32, 128),
                                pool(),
                                new Fire(256, 32, 128),
                                new Fire(256, 48, 192),
                                new Fire(384, 48, 192),
                                new Fire(384, 64, 256),
                                pool(),
                                new Fire(512, 64, 256)),
                        o));
    }

    /// SqueezeNet 1.1, with less work for the same accuracy.
    public static SqueezeNet squeezenet1_1() {
        return squeezenet1_1(o -> {});
    }

    /// SqueezeNet 1.1, with options.
    public static SqueezeNet squeezenet1_1(Consumer<Options> options) {
        Options o = new Options().with(options);
        return o.build(() ->
                new SqueezeNet(
                        new Sequential(
                                new Conv2d(3, 64, 3, c -> c.stride(2)),
                                new ReLU(true),
                                pool(),
                                new Fire(64, 16, 64),
                                new Fire(128, 16, 64),
                                pool(),
                                new Fire(128, 32, 128),
                                new Fire(256, 32, 128),
                                pool(),
                                new Fire(256, 48, 192),
                                new Fire(384, 48, 192),
                                new Fire(384, 64, 256),
                                new Fire(512, 64, 256)),
                        o));
    }
}
