package dev.obor.vision.models;

import static dev.obor.Obor.ones;

import dev.obor.Tensor;
import dev.obor.nn.AdaptiveAvgPool2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Flatten;
import dev.obor.nn.GELU;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.LayerNorm;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.nn.Sequential;
import dev.obor.nn.StateKey;
import dev.obor.nn.init.Init;
import dev.obor.vision.ops.Conv2dNormActivation;
import dev.obor.vision.ops.Permute;
import dev.obor.vision.ops.StochasticDepth;
import java.util.Arrays;
import java.util.function.Consumer;

/// Convolutional networks built like transformers, torchvision's `ConvNeXt`.
///
/// Shapes: `(N, 3, H, W)`, at least 32 by 32, to `(N, numClasses)`. Source: Liu et al., "A ConvNet
/// for the 2020s", 2022.
@KeepsNothing
public class ConvNeXt extends Module {
    /// Optional arguments.
    public static final class Options extends ModelOptions<Options> {
        double stochasticDepthProb;
        double layerScale = 1e-6;

        Options(double stochasticDepthProb) {
            this.stochasticDepthProb = stochasticDepthProb;
        }

        /// The probability of leaving out the last block; it grows towards it from 0. 0.1 to 0.5,
        /// more for larger models.
        public Options stochasticDepthProb(double value) {
            return set(() -> stochasticDepthProb = value);
        }

        /// What the branches are multiplied by at first, 1e-6.
        public Options layerScale(double value) {
            return set(() -> layerScale = value);
        }
    }

    private final Sequential features = new Sequential();
    private final AdaptiveAvgPool2d avgpool = new AdaptiveAvgPool2d(1);

    /// Normalisation, flattening and the last layer.
    public final Sequential classifier;

    /// @param channels of the first of four stages; each next one has twice as many
    /// @param depths the blocks of each stage
    private ConvNeXt(int channels, int[] depths, Options o) {
        features.append(
                new Conv2dNormActivation(
                        3,
                        channels,
                        c ->
                                c.kernelSize(4)
                                        .stride(4)
                                        .padding(0)
                                        .bias(true)
                                        .norm(LayerNorm2d::new)
                                        .activation(null)));
        int total = Arrays.stream(depths).sum();
        int done = 0;
        int dim = channels;
        for (int stage = 0; stage < depths.length; stage++) {
            Sequential blocks = new Sequential();
            for (int i = 0; i < depths[stage]; i++) {
                double drop = o.stochasticDepthProb * done++ / (total - 1.0);
                blocks.append(new CNBlock(dim, o.layerScale, drop));
            }
            features.append(blocks);
            if (stage < depths.length - 1) {
                features.append(
                        new Sequential(
                                new LayerNorm2d(dim),
                                new Conv2d(dim, 2L * dim, 2, c -> c.stride(2))));
                dim *= 2;
            }
        }
        classifier =
                new Sequential(
                        new LayerNorm2d(dim),
                        new Flatten(f -> f.startDim(1)),
                        new Linear(dim, o.numClasses));
        for (Module module : modules()) {
            switch (module) {
                case Conv2d conv -> {
                    Init.truncNormal_(conv.weight, 0, 0.02);
                    Init.zeros_(conv.getParameter("bias"));
                }
                case Linear linear -> {
                    Init.truncNormal_(linear.weight, 0, 0.02);
                    Init.zeros_(linear.getParameter("bias"));
                }
                default -> {}
            }
        }
    }

    @Override
    public Tensor forward(Tensor x) {
        return classifier.call(avgpool.call(features.call(x)));
    }

    /// Normalises the channels of each position.
    @KeepsNothing
    private static final class LayerNorm2d extends LayerNorm {
        LayerNorm2d(long channels) {
            super(channels, o -> o.eps(1e-6));
        }

        @Override
        public Tensor forward(Tensor x) {
            return super.forward(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2);
        }
    }

    @KeepsNothing
    private static final class CNBlock extends Module {
        @StateKey("layer_scale")
        private final Parameter layerScale;

        private final Sequential block;

        @StateKey("stochastic_depth")
        private final StochasticDepth stochasticDepth;

        CNBlock(int dim, double scale, double drop) {
            block =
                    new Sequential(
                            new Conv2d(dim, dim, 7, c -> c.padding(3).groups(dim)),
                            new Permute(0, 2, 3, 1),
                            new LayerNorm(dim, o -> o.eps(1e-6)),
                            new Linear(dim, 4L * dim),
                            new GELU(),
                            new Linear(4L * dim, dim),
                            new Permute(0, 3, 1, 2));
            layerScale = new Parameter(ones(dim, 1, 1).mul(scale));
            stochasticDepth = new StochasticDepth(drop, "row");
        }

        @Override
        public Tensor forward(Tensor x) {
            return stochasticDepth.call(layerScale.mul(block.call(x))).add_(x);
        }
    }

    static ConvNeXt of(int channels, int[] depths, double drop, Consumer<Options> options) {
        Options o = new Options(drop).with(options);
        return o.build(() -> new ConvNeXt(channels, depths, o));
    }

    /// The tiny ConvNeXt.
    public static ConvNeXt convnextTiny() {
        return convnextTiny(o -> {});
    }

    /// The tiny ConvNeXt, with options.
    public static ConvNeXt convnextTiny(Consumer<Options> options) {
        return of(96, new int[] {3, 3, 9, 3}, 0.1, options);
    }

    /// The small ConvNeXt.
    public static ConvNeXt convnextSmall() {
        return convnextSmall(o -> {});
    }

    /// The small ConvNeXt, with options.
    public static ConvNeXt convnextSmall(Consumer<Options> options) {
        return of(96, new int[] {3, 3, 27, 3}, 0.4, options);
    }

    /// The base ConvNeXt.
    public static ConvNeXt convnextBase() {
        return convnextBase(o -> {});
    }

    /// The base ConvNeXt, with options.
    public static ConvNeXt convnextBase(Consumer<Options> options) {
        return of(128, new int[] {3, 3, 27, 3}, 0.5, options);
    }

    /// The large ConvNeXt.
    public static ConvNeXt convnextLarge() {
        return convnextLarge(o -> {});
    }

    /// The large ConvNeXt, with options.
    public static ConvNeXt convnextLarge(Consumer<Options> options) {
        return of(192, new int[] {3, 3, 27, 3}, 0.5, options);
    }
}
