package dev.obor.vision.models;

import dev.obor.Tensor;
import dev.obor.nn.AdaptiveAvgPool2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Flatten;
import dev.obor.nn.GELU;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.LayerNorm;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.Sequential;
import dev.obor.nn.StateKey;
import dev.obor.nn.init.Init;
import dev.obor.vision.ops.MLP;
import dev.obor.vision.ops.Permute;
import dev.obor.vision.ops.StochasticDepth;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Transformers that attend within windows, which every other block shifts: torchvision's
/// `SwinTransformer`.
///
/// Shapes: `(N, 3, H, W)` to `(N, numClasses)`. Sources: Liu et al., "Swin transformer:
/// hierarchical vision transformer using shifted windows", 2021, and "Swin transformer V2", 2022.
@KeepsNothing
public class SwinTransformer extends Module {
    /// Optional arguments.
    public static final class Options extends ModelOptions<Options> {
        double dropout;
        double attentionDropout;
        double stochasticDepthProb;

        Options(double stochasticDepthProb) {
            this.stochasticDepthProb = stochasticDepthProb;
        }

        /// The probability of dropping an element, 0.
        public Options dropout(double value) {
            return set(() -> dropout = value);
        }

        /// The probability of dropping an attention weight, 0.
        public Options attentionDropout(double value) {
            return set(() -> attentionDropout = value);
        }

        /// The probability of leaving out the last branches; it grows towards them from 0. 0.2 to
        /// 0.5, more for larger models.
        public Options stochasticDepthProb(double value) {
            return set(() -> stochasticDepthProb = value);
        }
    }

    /// What distinguishes the models.
    record Form(int embed, int[] depths, int[] heads, int window, boolean second) {}

    private final Sequential features = new Sequential();
    private final LayerNorm norm;
    private final Permute permute = new Permute(0, 3, 1, 2);
    private final AdaptiveAvgPool2d avgpool = new AdaptiveAvgPool2d(1);
    private final Flatten flatten = new Flatten(f -> f.startDim(1));

    /// The last layer; another one may take its place.
    public Module head;

    private SwinTransformer(Form form, Options o) {
        features.append(
                new Sequential(
                        new Conv2d(3, form.embed, 4, c -> c.stride(4)),
                        new Permute(0, 2, 3, 1),
                        new LayerNorm(form.embed)));
        int total = Arrays.stream(form.depths).sum();
        int done = 0;
        int dim = form.embed;
        for (int stage = 0; stage < form.depths.length; stage++) {
            Sequential blocks = new Sequential();
            for (int i = 0; i < form.depths[stage]; i++) {
                double drop = o.stochasticDepthProb * done++ / (total - 1);
                int shift = i % 2 == 0 ? 0 : form.window / 2;
                WindowAttention attention =
                        form.second
                                ? new ShiftedWindowAttentionV2(
                                        dim, form.window, shift, form.heads[stage], o)
                                : new ShiftedWindowAttention(
                                        dim, form.window, shift, form.heads[stage], o);
                blocks.append(
                        form.second
                                ? new SwinTransformerBlockV2(dim, attention, drop, o)
                                : new SwinTransformerBlock(dim, attention, drop, o));
            }
            features.append(blocks);
            if (stage < form.depths.length - 1) {
                features.append(form.second ? new PatchMergingV2(dim) : new PatchMerging(dim));
                dim *= 2;
            }
        }
        norm = new LayerNorm(dim);
        head = new Linear(dim, o.numClasses);
        for (Module module : modules()) {
            if (module instanceof Linear linear) {
                Init.truncNormal_(linear.weight, 0, 0.02);
                if (linear.bias != null) {
                    Init.zeros_(linear.bias);
                }
            }
        }
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor seen = permute.call(norm.call(features.call(x)));
        return head.call(flatten.call(avgpool.call(seen)));
    }

    /// Two branches beside the identity: attention, and dense layers at each position.
    private abstract static class Block extends Module {
        final LayerNorm norm1;
        final WindowAttention attn;

        @StateKey("stochastic_depth")
        final StochasticDepth stochasticDepth;

        final LayerNorm norm2;
        final MLP mlp;

        Block(long dim, WindowAttention attention, double drop, Options o) {
            norm1 = new LayerNorm(dim);
            attn = attention;
            stochasticDepth = new StochasticDepth(drop, "row");
            norm2 = new LayerNorm(dim);
            mlp =
                    new MLP(
                            dim,
                            List.of(4 * dim, dim),
                            m -> m.activation(GELU::new).dropout(o.dropout));
            Channels.initialiseMlp(mlp);
        }
    }

    @KeepsNothing
    private static final class SwinTransformerBlock extends Block {
        SwinTransformerBlock(long dim, WindowAttention attention, double drop, Options o) {
            super(dim, attention, drop, o);
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor y = x.add(stochasticDepth.call(attn.call(norm1.call(x))));
            return y.add(stochasticDepth.call(mlp.call(norm2.call(y))));
        }
    }

    /// As before, but what a branch gives is normalised, and not what it takes.
    @KeepsNothing
    private static final class SwinTransformerBlockV2 extends Block {
        SwinTransformerBlockV2(long dim, WindowAttention attention, double drop, Options o) {
            super(dim, attention, drop, o);
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor y = x.add(stochasticDepth.call(norm1.call(attn.call(x))));
            return y.add(stochasticDepth.call(norm2.call(mlp.call(y))));
        }
    }

    /// The four positions of a square as one of twice the channels.
    @KeepsNothing
    private static final class PatchMerging extends Module {
        private final Linear reduction;
        private final LayerNorm norm;

        PatchMerging(long dim) {
            reduction = new Linear(4 * dim, 2 * dim, false);
            norm = new LayerNorm(4 * dim);
        }

        @Override
        public Tensor forward(Tensor x) {
            return reduction.call(norm.call(WindowAttention.squares(x)));
        }
    }

    @KeepsNothing
    private static final class PatchMergingV2 extends Module {
        private final Linear reduction;
        private final LayerNorm norm;

        PatchMergingV2(long dim) {
            reduction = new Linear(4 * dim, 2 * dim, false);
            norm = new LayerNorm(2 * dim);
        }

        @Override
        public Tensor forward(Tensor x) {
            return norm.call(reduction.call(WindowAttention.squares(x)));
        }
    }

    static SwinTransformer of(Form form, double drop, Consumer<Options> options) {
        Options o = new Options(drop).with(options);
        return o.build(() -> new SwinTransformer(form, o));
    }

    static Form form(int embed, int third, int heads, int window, boolean second) {
        int[] perStage = {heads, 2 * heads, 4 * heads, 8 * heads};
        return new Form(embed, new int[] {2, 2, third, 2}, perStage, window, second);
    }

    /// Swin-T.
    public static SwinTransformer swinT() {
        return swinT(o -> {});
    }

    /// Swin-T, with options.
    public static SwinTransformer swinT(Consumer<Options> options) {
        return of(form(96, 6, 3, 7, false), 0.2, options);
    }

    /// Swin-S.
    public static SwinTransformer swinS() {
        return swinS(o -> {});
    }

    /// Swin-S, with options.
    public static SwinTransformer swinS(Consumer<Options> options) {
        return of(form(96, 18, 3, 7, false), 0.3, options);
    }

    /// Swin-B.
    public static SwinTransformer swinB() {
        return swinB(o -> {});
    }

    /// Swin-B, with options.
    public static SwinTransformer swinB(Consumer<Options> options) {
        return of(form(128, 18, 4, 7, false), 0.5, options);
    }

    /// SwinV2-T.
    public static SwinTransformer swinV2T() {
        return swinV2T(o -> {});
    }

    /// SwinV2-T, with options.
    public static SwinTransformer swinV2T(Consumer<Options> options) {
        return of(form(96, 6, 3, 8, true), 0.2, options);
    }

    /// SwinV2-S.
    public static SwinTransformer swinV2S() {
        return swinV2S(o -> {});
    }

    /// SwinV2-S, with options.
    public static SwinTransformer swinV2S(Consumer<Options> options) {
        return of(form(96, 18, 3, 8, true), 0.3, options);
    }

    /// SwinV2-B.
    public static SwinTransformer swinV2B() {
        return swinV2B(o -> {});
    }

    /// SwinV2-B, with options.
    public static SwinTransformer swinV2B(Consumer<Options> options) {
        return of(form(128, 18, 4, 8, true), 0.5, options);
    }
}
