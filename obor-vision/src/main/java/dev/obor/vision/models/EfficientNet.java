package dev.obor.vision.models;

import dev.obor.Tensor;
import dev.obor.nn.AdaptiveAvgPool2d;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Dropout;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.Sequential;
import dev.obor.nn.SiLU;
import dev.obor.nn.StateKey;
import dev.obor.nn.init.Init;
import dev.obor.vision.ops.Conv2dNormActivation;
import dev.obor.vision.ops.SqueezeExcitation;
import dev.obor.vision.ops.StochasticDepth;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Networks scaled in width, depth and resolution together, torchvision's `EfficientNet`.
///
/// Shapes: `(N, 3, H, W)` to `(N, numClasses)`. Sources: Tan and Le, "EfficientNet: rethinking
/// model scaling for convolutional neural networks", 2019, table 1, and "EfficientNetV2: smaller
/// models and faster training", 2021, table 4.
@KeepsNothing
public class EfficientNet extends Module {
    private static final boolean FUSED = true;
    private static final boolean SEPARATE = false;

    private static final List<Stage> B0 =
            List.of(
                    new Stage(SEPARATE, 1, 3, 1, 32, 16, 1),
                    new Stage(SEPARATE, 6, 3, 2, 16, 24, 2),
                    new Stage(SEPARATE, 6, 5, 2, 24, 40, 2),
                    new Stage(SEPARATE, 6, 3, 2, 40, 80, 3),
                    new Stage(SEPARATE, 6, 5, 1, 80, 112, 3),
                    new Stage(SEPARATE, 6, 5, 2, 112, 192, 4),
                    new Stage(SEPARATE, 6, 3, 1, 192, 320, 1));
    private static final List<Stage> V2_S =
            List.of(
                    new Stage(FUSED, 1, 3, 1, 24, 24, 2),
                    new Stage(FUSED, 4, 3, 2, 24, 48, 4),
                    new Stage(FUSED, 4, 3, 2, 48, 64, 4),
                    new Stage(SEPARATE, 4, 3, 2, 64, 128, 6),
                    new Stage(SEPARATE, 6, 3, 1, 128, 160, 9),
                    new Stage(SEPARATE, 6, 3, 2, 160, 256, 15));
    private static final List<Stage> V2_M =
            List.of(
                    new Stage(FUSED, 1, 3, 1, 24, 24, 3),
                    new Stage(FUSED, 4, 3, 2, 24, 48, 5),
                    new Stage(FUSED, 4, 3, 2, 48, 80, 5),
                    new Stage(SEPARATE, 4, 3, 2, 80, 160, 7),
                    new Stage(SEPARATE, 6, 3, 1, 160, 176, 14),
                    new Stage(SEPARATE, 6, 3, 2, 176, 304, 18),
                    new Stage(SEPARATE, 6, 3, 1, 304, 512, 5));
    private static final List<Stage> V2_L =
            List.of(
                    new Stage(FUSED, 1, 3, 1, 32, 32, 4),
                    new Stage(FUSED, 4, 3, 2, 32, 64, 7),
                    new Stage(FUSED, 4, 3, 2, 64, 96, 7),
                    new Stage(SEPARATE, 4, 3, 2, 96, 192, 10),
                    new Stage(SEPARATE, 6, 3, 1, 192, 224, 19),
                    new Stage(SEPARATE, 6, 3, 2, 224, 384, 25),
                    new Stage(SEPARATE, 6, 3, 1, 384, 640, 7));

    /// Optional arguments.
    public static final class Options extends ModelOptions<Options> {
        double dropout;
        double stochasticDepthProb = 0.2;

        Options(double dropout) {
            this.dropout = dropout;
        }

        /// The probability of dropping an element before the last layer; 0.2 to 0.5, more for
        /// larger models.
        public Options dropout(double value) {
            return set(() -> dropout = value);
        }

        /// The probability of leaving out the last block; it grows towards it from 0. 0.2.
        public Options stochasticDepthProb(double value) {
            return set(() -> stochasticDepthProb = value);
        }
    }

    /// A row of the papers' tables: the blocks of one resolution.
    private record Stage(
            boolean fused, int expand, int kernel, int stride, int in, int out, int layers) {
        Stage scaled(double width, double depth) {
            return new Stage(
                    fused,
                    expand,
                    kernel,
                    stride,
                    Channels.divisible(in * width, 8),
                    Channels.divisible(out * width, 8),
                    (int) Math.ceil(layers * depth));
        }

        /// The same for all blocks but the first.
        Stage rest() {
            return new Stage(fused, expand, kernel, 1, out, out, layers);
        }
    }

    private final Sequential features = new Sequential();
    private final AdaptiveAvgPool2d avgpool = new AdaptiveAvgPool2d(1);

    /// Dropout and the last layer.
    public final Sequential classifier;

    private EfficientNet(
            List<Stage> stages,
            @Nullable Integer lastChannel,
            LongFunction<Module> norm,
            Options o) {
        features.append(layer(3, stages.getFirst().in, 3, 2, 1, norm));
        int total = stages.stream().mapToInt(Stage::layers).sum();
        int done = 0;
        for (Stage stage : stages) {
            Sequential blocks = new Sequential();
            for (int i = 0; i < stage.layers; i++) {
                double drop = o.stochasticDepthProb * done++ / total;
                Stage row = i == 0 ? stage : stage.rest();
                blocks.append(
                        row.fused ? new FusedMBConv(row, drop, norm) : new MBConv(row, drop, norm));
            }
            features.append(blocks);
        }
        int in = stages.getLast().out;
        int last = lastChannel != null ? lastChannel : 4 * in;
        features.append(layer(in, last, 1, 1, 1, norm));
        classifier =
                new Sequential(
                        new Dropout(d -> d.p(o.dropout).inplace(true)),
                        new Linear(last, o.numClasses));
        double range = 1 / Math.sqrt(o.numClasses);
        Channels.initialise(this, linear -> Init.uniform_(linear.weight, -range, range));
    }

    @Override
    public Tensor forward(Tensor x) {
        return classifier.call(avgpool.call(features.call(x)).flatten(1));
    }

    /// What both kinds of blocks do with what they compute.
    private abstract static class Residual extends Module {
        final Sequential block = new Sequential();

        @StateKey("stochastic_depth")
        final StochasticDepth stochasticDepth;

        final boolean useResConnect;

        Residual(Stage row, double drop) {
            useResConnect = row.stride == 1 && row.in == row.out;
            stochasticDepth = new StochasticDepth(drop, "row");
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor result = block.call(x);
            return useResConnect ? stochasticDepth.call(result).add_(x) : result;
        }
    }

    @KeepsNothing
    private static final class MBConv extends Residual {
        MBConv(Stage row, double drop, LongFunction<Module> norm) {
            super(row, drop);
            int hidden = Channels.divisible(row.in * row.expand, 8);
            if (hidden != row.in) {
                block.append(layer(row.in, hidden, 1, 1, 1, norm));
            }
            block.append(layer(hidden, hidden, row.kernel, row.stride, hidden, norm));
            block.append(
                    new SqueezeExcitation(
                            hidden,
                            Math.max(1, row.in / 4),
                            s -> s.activation(() -> new SiLU(true))));
            block.append(linear(hidden, row.out, norm));
        }
    }

    @KeepsNothing
    private static final class FusedMBConv extends Residual {
        FusedMBConv(Stage row, double drop, LongFunction<Module> norm) {
            super(row, drop);
            int hidden = Channels.divisible(row.in * row.expand, 8);
            if (hidden != row.in) {
                block.append(layer(row.in, hidden, row.kernel, row.stride, 1, norm));
                block.append(linear(hidden, row.out, norm));
            } else {
                block.append(layer(row.in, row.out, row.kernel, row.stride, 1, norm));
            }
        }
    }

    private static Module layer(
            int in, int out, int kernel, int stride, int groups, LongFunction<Module> norm) {
        return new Conv2dNormActivation(
                in,
                out,
                c ->
                        c.kernelSize(kernel)
                                .stride(stride)
                                .groups(groups)
                                .norm(norm)
                                .activation(() -> new SiLU(true)));
    }

    private static Module linear(int in, int out, LongFunction<Module> norm) {
        return new Conv2dNormActivation(in, out, c -> c.kernelSize(1).norm(norm).activation(null));
    }

    private static EfficientNet scaled(
            double width, double depth, double dropout, Consumer<Options> options) {
        Options o = new Options(dropout).with(options);
        List<Stage> stages = B0.stream().map(stage -> stage.scaled(width, depth)).toList();
        LongFunction<Module> norm =
                width < 1.5
                        ? BatchNorm2d::new
                        : c -> new BatchNorm2d(c, n -> n.eps(0.001).momentum(0.01));
        return o.build(() -> new EfficientNet(stages, null, norm, o));
    }

    private static EfficientNet second(
            List<Stage> stages, double dropout, Consumer<Options> options) {
        Options o = new Options(dropout).with(options);
        LongFunction<Module> norm = c -> new BatchNorm2d(c, n -> n.eps(0.001));
        return o.build(() -> new EfficientNet(stages, 1280, norm, o));
    }

    /// EfficientNet-B0.
    public static EfficientNet efficientnetB0() {
        return efficientnetB0(o -> {});
    }

    /// EfficientNet-B0, with options.
    public static EfficientNet efficientnetB0(Consumer<Options> options) {
        return scaled(1.0, 1.0, 0.2, options);
    }

    /// EfficientNet-B1.
    public static EfficientNet efficientnetB1() {
        return efficientnetB1(o -> {});
    }

    /// EfficientNet-B1, with options.
    public static EfficientNet efficientnetB1(Consumer<Options> options) {
        return scaled(1.0, 1.1, 0.2, options);
    }

    /// EfficientNet-B2.
    public static EfficientNet efficientnetB2() {
        return efficientnetB2(o -> {});
    }

    /// EfficientNet-B2, with options.
    public static EfficientNet efficientnetB2(Consumer<Options> options) {
        return scaled(1.1, 1.2, 0.3, options);
    }

    /// EfficientNet-B3.
    public static EfficientNet efficientnetB3() {
        return efficientnetB3(o -> {});
    }

    /// EfficientNet-B3, with options.
    public static EfficientNet efficientnetB3(Consumer<Options> options) {
        return scaled(1.2, 1.4, 0.3, options);
    }

    /// EfficientNet-B4.
    public static EfficientNet efficientnetB4() {
        return efficientnetB4(o -> {});
    }

    /// EfficientNet-B4, with options.
    public static EfficientNet efficientnetB4(Consumer<Options> options) {
        return scaled(1.4, 1.8, 0.4, options);
    }

    /// EfficientNet-B5.
    public static EfficientNet efficientnetB5() {
        return efficientnetB5(o -> {});
    }

    /// EfficientNet-B5, with options.
    public static EfficientNet efficientnetB5(Consumer<Options> options) {
        return scaled(1.6, 2.2, 0.4, options);
    }

    /// EfficientNet-B6.
    public static EfficientNet efficientnetB6() {
        return efficientnetB6(o -> {});
    }

    /// EfficientNet-B6, with options.
    public static EfficientNet efficientnetB6(Consumer<Options> options) {
        return scaled(1.8, 2.6, 0.5, options);
    }

    /// EfficientNet-B7.
    public static EfficientNet efficientnetB7() {
        return efficientnetB7(o -> {});
    }

    /// EfficientNet-B7, with options.
    public static EfficientNet efficientnetB7(Consumer<Options> options) {
        return scaled(2.0, 3.1, 0.5, options);
    }

    /// EfficientNetV2-S.
    public static EfficientNet efficientnetV2S() {
        return efficientnetV2S(o -> {});
    }

    /// EfficientNetV2-S, with options.
    public static EfficientNet efficientnetV2S(Consumer<Options> options) {
        return second(V2_S, 0.2, options);
    }

    /// EfficientNetV2-M.
    public static EfficientNet efficientnetV2M() {
        return efficientnetV2M(o -> {});
    }

    /// EfficientNetV2-M, with options.
    public static EfficientNet efficientnetV2M(Consumer<Options> options) {
        return second(V2_M, 0.3, options);
    }

    /// EfficientNetV2-L.
    public static EfficientNet efficientnetV2L() {
        return efficientnetV2L(o -> {});
    }

    /// EfficientNetV2-L, with options.
    public static EfficientNet efficientnetV2L(Consumer<Options> options) {
        return second(V2_L, 0.4, options);
    }
}
