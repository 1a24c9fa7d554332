package dev.obor.vision.models;

import dev.obor.Tensor;
import dev.obor.nn.AdaptiveAvgPool2d;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Dropout;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.Linear;
import dev.obor.nn.MaxPool2d;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.init.Init;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/// Deep plain convolutional networks, torchvision's `VGG`.
///
/// Shapes: `(N, 3, H, W)`, at least 32 by 32, to `(N, numClasses)`. Source: Simonyan and Zisserman,
/// "Very deep convolutional networks for large-scale image recognition", 2014, table 1.
@KeepsNothing
public class VGG extends Module {
    private static final List<List<Integer>> A =
            List.of(List.of(64), List.of(128), twice(256), twice(512), twice(512));
    private static final List<List<Integer>> B =
            List.of(twice(64), twice(128), twice(256), twice(512), twice(512));
    private static final List<List<Integer>> D =
            List.of(twice(64), twice(128), times(3, 256), times(3, 512), times(3, 512));
    private static final List<List<Integer>> E =
            List.of(twice(64), twice(128), times(4, 256), times(4, 512), times(4, 512));

    /// Optional arguments.
    public static final class Options extends ModelOptions<Options> {
        boolean initWeights = true;
        double dropout = 0.5;

        Options() {}

        /// Whether weights are drawn as the paper's follow-up proposes, true, or as layers do.
        public Options initWeights(boolean value) {
            return set(() -> initWeights = value);
        }

        /// The probability of dropping an element before the last two layers, 0.5.
        public Options dropout(double value) {
            return set(() -> dropout = value);
        }
    }

    private final Sequential features = new Sequential();
    private final AdaptiveAvgPool2d avgpool = new AdaptiveAvgPool2d(7, 7);

    /// The dense layers at the end.
    public final Sequential classifier;

    private VGG(List<List<Integer>> blocks, boolean batchNorm, Options o) {
        int channels = 3;
        for (List<Integer> block : blocks) {
            for (int out : block) {
                features.append(new Conv2d(channels, out, 3, c -> c.padding(1)));
                if (batchNorm) {
                    features.append(new BatchNorm2d(out));
                }
                features.append(new ReLU(true));
                channels = out;
            }
            features.append(new MaxPool2d(2, 2));
        }
        classifier =
                new Sequential(
                        new Linear(512 * 7 * 7, 4096),
                        new ReLU(true),
                        new Dropout(o.dropout),
                        new Linear(4096, 4096),
                        new ReLU(true),
                        new Dropout(o.dropout),
                        new Linear(4096, o.numClasses));
        if (o.initWeights) {
            for (Module module : modules()) {
                switch (module) {
                    case Conv2d conv -> {
                        Init.kaimingNormal_(
                                conv.weight, i -> i.mode("fan_out").nonlinearity("relu"));
                        Init.zeros_(conv.getParameter("bias"));
                    }
                    case Linear linear -> {
                        Init.normal_(linear.weight, 0, 0.01);
                        Init.zeros_(linear.getParameter("bias"));
                    }
                    default -> {}
                }
            }
        }
    }

    @Override
    public Tensor forward(Tensor x) {
        return classifier.call(avgpool.call(features.call(x)).flatten(1));
    }

    private static List<Integer> twice(int channels) {
        return times(2, channels);
    }

    private static List<Integer> times(int n, int channels) {
        return Collections.nCopies(n, channels);
    }

    private static VGG of(
            List<List<Integer>> blocks, boolean batchNorm, Consumer<Options> options) {
        Options o = new Options().with(options);
        return o.build(() -> new VGG(blocks, batchNorm, o));
    }

    /// VGG with 11 layers.
    public static VGG vgg11() {
        return vgg11(o -> {});
    }

    /// VGG with 11 layers, with options.
    public static VGG vgg11(Consumer<Options> options) {
        return of(A, false, options);
    }

    /// VGG with 11 layers and batch normalisation.
    public static VGG vgg11Bn() {
        return vgg11Bn(o -> {});
    }

    /// VGG with 11 layers and batch normalisation, with options.
    public static VGG vgg11Bn(Consumer<Options> options) {
        return of(A, true, options);
    }

    /// VGG with 13 layers.
    public static VGG vgg13() {
        return vgg13(o -> {});
    }

    /// VGG with 13 layers, with options.
    public static VGG vgg13(Consumer<Options> options) {
        return of(B, false, options);
    }

    /// VGG with 13 layers and batch normalisation.
    public static VGG vgg13Bn() {
        return vgg13Bn(o -> {});
    }

    /// VGG with 13 layers and batch normalisation, with options.
    public static VGG vgg13Bn(Consumer<Options> options) {
        return of(B, true, options);
    }

    /// VGG with 16 layers.
    public static VGG vgg16() {
        return vgg16(o -> {});
    }

    /// VGG with 16 layers, with options.
    public static VGG vgg16(Consumer<Options> options) {
        return of(D, false, options);
    }

    /// VGG with 16 layers and batch normalisation.
    public static VGG vgg16Bn() {
        return vgg16Bn(o -> {});
    }

    /// VGG with 16 layers and batch normalisation, with options.
    public static VGG vgg16Bn(Consumer<Options> options) {
        return of(D, true, options);
    }

    /// VGG with 19 layers.
    public static VGG vgg19() {
        return vgg19(o -> {});
    }

    /// VGG with 19 layers, with options.
    public static VGG vgg19(Consumer<Options> options) {
        return of(E, false, options);
    }

    /// VGG with 19 layers and batch normalisation.
    public static VGG vgg19Bn() {
        return vgg19Bn(o -> {});
    }

    /// VGG with 19 layers and batch normalisation, with options.
    public static VGG vgg19Bn(Consumer<Options> options) {
        return of(E, true, options);
    }
}
