package dev.obor.vision.models;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.nn.AdaptiveAvgPool2d;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Dropout;
import dev.obor.nn.Hardsigmoid;
import dev.obor.nn.Hardswish;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.init.Init;
import dev.obor.vision.ops.Conv2dNormActivation;
import dev.obor.vision.ops.SqueezeExcitation;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Inverted residuals with squeeze and excitation, torchvision's `MobileNetV3`.
///
/// Shapes: `(N, 3, H, W)` to `(N, numClasses)`. Source: Howard et al., "Searching for MobileNetV3",
/// 2019, tables 1 and 2.
@KeepsNothing
public class MobileNetV3 extends Module {
    private static final boolean SE = true;
    private static final boolean NO_SE = false;
    private static final boolean HS = true;
    private static final boolean RE = false;

    /// Optional arguments.
    public static final class Options extends ModelOptions<Options> {
        double widthMult = 1;
        boolean reducedTail;
        boolean dilated;
        double dropout = 0.2;

        Options() {}

        /// How many times as many channels there are, 1.
        public Options widthMult(double value) {
            return set(() -> widthMult = value);
        }

        /// Whether the last stage has half as many channels, false.
        public Options reducedTail(boolean value) {
            return set(() -> reducedTail = value);
        }

        /// Whether the last stage is dilated instead of taking a step of 2, false.
        public Options dilated(boolean value) {
            return set(() -> dilated = value);
        }

        /// The probability of dropping an element before the last layer, 0.2.
        public Options dropout(double value) {
            return set(() -> dropout = value);
        }

        @Override
        protected void check() {
            super.check();
            if (!(widthMult > 0)) {
                throw new ValueError("MobileNetV3: width_mult=" + widthMult + " is not positive");
            }
        }
    }

    /// A block's row in the tables of the paper.
    private record Row(
            int in,
            int kernel,
            int expanded,
            int out,
            boolean squeeze,
            boolean hardswish,
            int stride,
            int dilation) {
        Row scaled(double width) {
            return new Row(
                    Channels.divisible(in * width, 8),
                    kernel,
                    Channels.divisible(expanded * width, 8),
                    Channels.divisible(out * width, 8),
                    squeeze,
                    hardswish,
                    stride,
                    dilation);
        }
    }

    private final Sequential features = new Sequential();
    private final AdaptiveAvgPool2d avgpool = new AdaptiveAvgPool2d(1);

    /// The dense layers at the end.
    public final Sequential classifier;

    private MobileNetV3(List<Row> table, int lastChannel, Options o) {
        List<Row> rows = table.stream().map(row -> row.scaled(o.widthMult)).toList();
        features.append(layer(3, rows.getFirst().in, 3, 2, 1, 1, () -> new Hardswish(true)));
        rows.forEach(row -> features.append(new InvertedResidual(row)));
        int in = rows.getLast().out;
        features.append(layer(in, 6 * in, 1, 1, 1, 1, () -> new Hardswish(true)));
        int last = Channels.divisible(lastChannel * o.widthMult, 8);
        classifier =
                new Sequential(
                        new Linear(6L * in, last),
                        new Hardswish(true),
                        new Dropout(d -> d.p(o.dropout).inplace(true)),
                        new Linear(last, o.numClasses));
        Channels.initialise(this, linear -> Init.normal_(linear.weight, 0, 0.01));
    }

    @Override
    public Tensor forward(Tensor x) {
        return classifier.call(avgpool.call(features.call(x)).flatten(1));
    }

    @KeepsNothing
    private static final class InvertedResidual extends Module {
        private final Sequential block = new Sequential();
        private final boolean useResConnect;

        InvertedResidual(Row row) {
            useResConnect = row.stride == 1 && row.in == row.out;
            Supplier<Module> activation =
                    row.hardswish ? () -> new Hardswish(true) : () -> new ReLU(true);
            int hidden = row.expanded;
            if (hidden != row.in) {
                block.append(layer(row.in, hidden, 1, 1, 1, 1, activation));
            }
            int stride = row.dilation > 1 ? 1 : row.stride;
            block.append(
                    layer(hidden, hidden, row.kernel, stride, row.dilation, hidden, activation));
            if (row.squeeze) {
                block.append(
                        new SqueezeExcitation(
                                hidden,
                                Channels.divisible(hidden / 4, 8),
                                s -> s.scaleActivation(Hardsigmoid::new)));
            }
            block.append(
                    new Conv2dNormActivation(
                            hidden,
                            row.out,
                            c -> c.kernelSize(1).norm(MobileNetV3::norm).activation(null)));
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor result = block.call(x);
            return useResConnect ? result.add_(x) : result;
        }
    }

    private static Module layer(
            int in,
            int out,
            int kernel,
            int stride,
            int dilation,
            int groups,
            Supplier<Module> activation) {
        return new Conv2dNormActivation(
                in,
                out,
                c ->
                        c.kernelSize(kernel)
                                .stride(stride)
                                .dilation(dilation)
                                .groups(groups)
                                .norm(MobileNetV3::norm)
                                .activation(activation));
    }

    private static Module norm(long channels) {
        return new BatchNorm2d(channels, n -> n.eps(0.001).momentum(0.01));
    }

    /// The large MobileNetV3.
    public static MobileNetV3 mobilenetV3Large() {
        return mobilenetV3Large(o -> {});
    }

    /// The large MobileNetV3, with options.
    public static MobileNetV3 mobilenetV3Large(Consumer<Options> options) {
        Options o = new Options().with(options);
        int part = o.reducedTail ? 2 : 1;
        int d = o.dilated ? 2 : 1;
        List<Row> rows =
                List.of(
                        new Row(16, 3, 16, 16, NO_SE, RE, 1, 1),
                        new Row(16, 3, 64, 24, NO_SE, RE, 2, 1),
                        new Row(24, 3, 72, 24, NO_SE, RE, 1, 1),
                        new Row(24, 5, 72, 40, SE, RE, 2, 1),
                        new Row(40, 5, 120, 40, SE, RE, 1, 1),
                        new Row(40, 5, 120, 40, SE, RE, 1, 1),
                        new Row(40, 3, 240, 80, NO_SE, HS, 2, 1),
                        new Row(80, 3, 200, 80, NO_SE, HS, 1, 1),
                        new Row(80, 3, 184, 80, NO_SE, HS, 1, 1),
                        new Row(80, 3, 184, 80, NO_SE, HS, 1, 1),
                        new Row(80, 3, 480, 112, SE, HS, 1, 1),
                        new Row(112, 3, 672, 112, SE, HS, 1, 1),
                        new Row(112, 5, 672, 160 / part, SE, HS, 2, d),
                        new Row(160 / part, 5, 960 / part, 160 / part, SE, HS, 1, d),
                        new Row(160 / part, 5, 960 / part, 160 / part, SE, HS, 1, d));
        return o.build(() -> new MobileNetV3(rows, 1280 / part, o));
    }

    /// The small MobileNetV3.
    public static MobileNetV3 mobilenetV3Small() {
        return mobilenetV3Small(o -> {});
    }

    /// The small MobileNetV3, with options.
    public static MobileNetV3 mobilenetV3Small(Consumer<Options> options) {
        Options o = new Options().with(options);
        int part = o.reducedTail ? 2 : 1;
        int d = o.dilated ? 2 : 1;
        List<Row> rows =
                List.of(
                        new Row(16, 3, 16, 16, SE, RE, 2, 1),
                        new Row(16, 3, 72, 24, NO_SE, RE, 2, 1),
                        new Row(24, 3, 88, 24, NO_SE, RE, 1, 1),
                        new Row(24, 5, 96, 40, SE, HS, 2, 1),
                        new Row(40, 5, 240, 40, SE, HS, 1, 1),
                        new Row(40, 5, 240, 40, SE, HS, 1, 1),
                        new Row(40, 5, 120, 48, SE, HS, 1, 1),
                        new Row(48, 5, 144, 48, SE, HS, 1, 1),
                        new Row(48, 5, 288, 96 / part, SE, HS, 2, d),
                        new Row(96 / part, 5, 576 / part, 96 / part, SE, HS, 1, d),
                        new Row(96 / part, 5, 576 / part, 96 / part, SE, HS, 1, d));
        return o.build(() -> new MobileNetV3(rows, 1024 / part, o));
    }
}
