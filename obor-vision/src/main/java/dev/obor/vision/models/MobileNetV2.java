package dev.obor.vision.models;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Dropout;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU6;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;
import dev.obor.vision.ops.Conv2dNormActivation;
import java.util.function.Consumer;

/// Inverted residuals for small machines, torchvision's `MobileNetV2`.
///
/// Shapes: `(N, 3, H, W)` to `(N, numClasses)`. Source: Sandler et al., "MobileNetV2: inverted
/// residuals and linear bottlenecks", 2018, table 2.
@KeepsNothing
public class MobileNetV2 extends Module {
    /// Factor of expansion, channels, number of blocks, step of the first.
    private static final int[][] STAGES = {
        {1, 16, 1, 1},
        {6, 24, 2, 2},
        {6, 32, 3, 2},
        {6, 64, 4, 2},
        {6, 96, 3, 1},
        {6, 160, 3, 2},
        {6, 320, 1, 1}
    };

    /// Optional arguments.
    public static final class Options extends ModelOptions<Options> {
        double widthMult = 1;
        int roundNearest = 8;
        double dropout = 0.2;

        Options() {}

        /// How many times as many channels there are, 1.
        public Options widthMult(double value) {
            return set(() -> widthMult = value);
        }

        /// What all numbers of channels are multiples of, 8.
        public Options roundNearest(int value) {
            return set(() -> roundNearest = value);
        }

        /// The probability of dropping an element before the last layer, 0.2.
        public Options dropout(double value) {
            return set(() -> dropout = value);
        }

        @Override
        protected void check() {
            super.check();
            if (!(widthMult > 0) || roundNearest < 1) {
                throw new ValueError(
                        "MobileNetV2: width_mult=%s and round_nearest=%d, both must be positive"
                                .formatted(widthMult, roundNearest));
            }
        }
    }

    private final Sequential features = new Sequential();

    /// Dropout and the last layer.
    public final Sequential classifier;

    private MobileNetV2(Options o) {
        int channels = Channels.divisible(32 * o.widthMult, o.roundNearest);
        features.append(
                new Conv2dNormActivation(
                        3, channels, c -> c.stride(2).activation(() -> new ReLU6(true))));
        for (int[] stage : STAGES) {
            int out = Channels.divisible(stage[1] * o.widthMult, o.roundNearest);
            for (int i = 0; i < stage[2]; i++) {
                features.append(
                        new InvertedResidual(channels, out, i == 0 ? stage[3] : 1, stage[0]));
                channels = out;
            }
        }
        int last = Channels.divisible(1280 * Math.max(1.0, o.widthMult), o.roundNearest);
        features.append(
                new Conv2dNormActivation(
                        channels, last, c -> c.kernelSize(1).activation(() -> new ReLU6(true))));
        classifier = new Sequential(new Dropout(o.dropout), new Linear(last, o.numClasses));
        Channels.initialise(this, linear -> Init.normal_(linear.weight, 0, 0.01));
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor pooled = F.adaptiveAvgPool2d(features.call(x), 1, 1);
        return classifier.call(pooled.flatten(1));
    }

    @KeepsNothing
    private static final class InvertedResidual extends Module {
        private final Sequential conv = new Sequential();
        private final boolean useResConnect;

        InvertedResidual(int in, int out, int stride, int expandRatio) {
            int hidden = in * expandRatio;
            useResConnect = stride == 1 && in == out;
            if (expandRatio != 1) {
                conv.append(
                        new Conv2dNormActivation(
                                in,
                                hidden,
                                c -> c.kernelSize(1).activation(() -> new ReLU6(true))));
            }
            conv.append(
                    new Conv2dNormActivation(
                            hidden,
                            hidden,
                            c ->
                                    c.stride(stride)
                                            .groups(hidden)
                                            .activation(() -> new ReLU6(true))));
            conv.append(new Conv2d(hidden, out, 1, c -> c.bias(false)));
            conv.append(new BatchNorm2d(out));
        }

        @Override
        public Tensor forward(Tensor x) {
            return useResConnect ? x.add(conv.call(x)) : conv.call(x);
        }
    }

    /// MobileNetV2.
    public static MobileNetV2 mobilenetV2() {
        return mobilenetV2(o -> {});
    }

    /// MobileNetV2, with options.
    public static MobileNetV2 mobilenetV2(Consumer<Options> options) {
        Options o = new Options().with(options);
        return o.build(() -> new MobileNetV2(o));
    }
}
