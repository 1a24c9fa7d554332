package dev.obor.vision.models;

import static dev.obor.Obor.cat;
import static dev.obor.Obor.empty;
import static dev.obor.Obor.zeros;

import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Dropout;
import dev.obor.nn.GELU;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.LayerNorm;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.MultiheadAttention;
import dev.obor.nn.Parameter;
import dev.obor.nn.Sequential;
import dev.obor.nn.StateKey;
import dev.obor.nn.Tanh;
import dev.obor.nn.init.Init;
import dev.obor.vision.ops.MLP;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Transformers that read an image patch by patch, torchvision's `VisionTransformer`.
///
/// Shapes: `(N, 3, imageSize, imageSize)` to `(N, numClasses)`. Source: Dosovitskiy et al., "An
/// image is worth 16x16 words", 2020, table 1. torchvision's convolutional stem is not there.
@KeepsNothing
public class VisionTransformer extends Module {
    /// Optional arguments.
    public static final class Options extends ModelOptions<Options> {
        int imageSize = 224;
        double dropout;
        double attentionDropout;
        @Nullable Long representationSize;

        Options() {}

        /// Height and width of the images, 224.
        public Options imageSize(int value) {
            return set(() -> imageSize = value);
        }

        /// The probability of dropping an element, 0.
        public Options dropout(double value) {
            return set(() -> dropout = value);
        }

        /// The probability of dropping an attention weight, 0.
        public Options attentionDropout(double value) {
            return set(() -> attentionDropout = value);
        }

        /// The size of a hidden layer before the last one, or null for none.
        public Options representationSize(@Nullable Long value) {
            return set(() -> representationSize = value);
        }
    }

    /// What distinguishes the models.
    record Form(int patch, int layers, int heads, int hidden, int mlp) {}

    private final int imageSize;
    private final int hiddenDim;

    @StateKey("class_token")
    private final Parameter classToken;

    @StateKey("conv_proj")
    private final Conv2d convProj;

    private final Encoder encoder;

    /// The last layer, named `head`; with a representation before it `pre_logits` and `act`.
    public final Sequential heads = new Sequential();

    private VisionTransformer(Form form, Options o) {
        if (o.imageSize < 1 || o.imageSize % form.patch != 0) {
            throw new ValueError(
                    "Input shape indivisible by patch size! Images of %d are no whole number of patches of %d"
                            .formatted(o.imageSize, form.patch));
        }
        imageSize = o.imageSize;
        hiddenDim = form.hidden;
        convProj = new Conv2d(3, hiddenDim, form.patch, c -> c.stride(form.patch));
        classToken = new Parameter(zeros(1, 1, hiddenDim));
        int side = imageSize / form.patch;
        encoder = new Encoder(side * side + 1, form, o);
        long last = hiddenDim;
        if (o.representationSize != null) {
            last = o.representationSize;
            heads.registerModule("pre_logits", new Linear(hiddenDim, last));
            heads.registerModule("act", new Tanh());
        }
        heads.registerModule("head", new Linear(last, o.numClasses));

        Init.truncNormal_(convProj.weight, 0, Math.sqrt(1.0 / (3 * form.patch * form.patch)));
        Init.zeros_(convProj.getParameter("bias"));
        if (o.representationSize != null) {
            Init.truncNormal_(
                    heads.getParameter("pre_logits.weight"), 0, Math.sqrt(1.0 / hiddenDim));
            Init.zeros_(heads.getParameter("pre_logits.bias"));
        }
        Init.zeros_(heads.getParameter("head.weight"));
        Init.zeros_(heads.getParameter("head.bias"));
    }

    @Override
    public Tensor forward(Tensor x) {
        if (x.dim() != 4 || x.size(2) != imageSize || x.size(3) != imageSize) {
            throw new ShapeError(
                    "Wrong image height or width! Expected (N, 3, %d, %d) but got %s!"
                            .formatted(imageSize, imageSize, x.shape()));
        }
        long n = x.size(0);
        Tensor patches = convProj.call(x).flatten(2).permute(0, 2, 1); // (N, patches, hidden)
        Tensor words = cat(List.of(classToken.expand(n, -1, -1), patches), 1);
        return heads.call(encoder.call(words).select(1, 0));
    }

    @KeepsNothing
    private static final class Encoder extends Module {
        @StateKey("pos_embedding")
        private final Parameter posEmbedding;

        private final Dropout dropout;
        private final Sequential layers = new Sequential();
        private final LayerNorm ln;

        Encoder(int length, Form form, Options o) {
            posEmbedding = new Parameter(Init.normal_(empty(1, length, form.hidden), 0, 0.02));
            dropout = new Dropout(o.dropout);
            for (int i = 0; i < form.layers; i++) {
                layers.registerModule("encoder_layer_" + i, new EncoderBlock(form, o));
            }
            ln = norm(form.hidden);
        }

        @Override
        public Tensor forward(Tensor x) {
            return ln.call(layers.call(dropout.call(x.add(posEmbedding))));
        }
    }

    @KeepsNothing
    private static final class EncoderBlock extends Module {
        @StateKey("ln_1")
        private final LayerNorm ln1;

        @StateKey("self_attention")
        private final MultiheadAttention selfAttention;

        private final Dropout dropout;

        @StateKey("ln_2")
        private final LayerNorm ln2;

        private final MLPBlock mlp;

        EncoderBlock(Form form, Options o) {
            ln1 = norm(form.hidden);
            selfAttention =
                    new MultiheadAttention(
                            form.hidden,
                            form.heads,
                            a -> a.dropout(o.attentionDropout).batchFirst(true));
            dropout = new Dropout(o.dropout);
            ln2 = norm(form.hidden);
            mlp = new MLPBlock(form.hidden, form.mlp, o.dropout);
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor q = ln1.call(x);
            Tensor seen = selfAttention.call(q, q, q, o -> o.needWeights(false)).output();
            Tensor y = dropout.call(seen).add(x);
            return y.add(mlp.call(ln2.call(y)));
        }
    }

    private static final class MLPBlock extends MLP {
        MLPBlock(long in, long hidden, double dropout) {
            super(in, List.of(hidden, in), o -> o.activation(GELU::new).dropout(dropout));
            Channels.initialiseMlp(this);
        }
    }

    private static LayerNorm norm(long size) {
        return new LayerNorm(size, o -> o.eps(1e-6));
    }

    static VisionTransformer of(Form form, Consumer<Options> options) {
        Options o = new Options().with(options);
        return o.build(() -> new VisionTransformer(form, o), VisionTransformer::today);
    }

    /// `mlp.linear_1.weight` in older files is `mlp.0.weight` today.
    private static String today(String key) {
        return key.replace(".mlp.linear_1.", ".mlp.0.").replace(".mlp.linear_2.", ".mlp.3.");
    }

    /// ViT-B/16.
    public static VisionTransformer vitB16() {
        return vitB16(o -> {});
    }

    /// ViT-B/16, with options.
    public static VisionTransformer vitB16(Consumer<Options> options) {
        return of(new Form(16, 12, 12, 768, 3072), options);
    }

    /// ViT-B/32.
    public static VisionTransformer vitB32() {
        return vitB32(o -> {});
    }

    /// ViT-B/32, with options.
    public static VisionTransformer vitB32(Consumer<Options> options) {
        return of(new Form(32, 12, 12, 768, 3072), options);
    }

    /// ViT-L/16.
    public static VisionTransformer vitL16() {
        return vitL16(o -> {});
    }

    /// ViT-L/16, with options.
    public static VisionTransformer vitL16(Consumer<Options> options) {
        return of(new Form(16, 24, 16, 1024, 4096), options);
    }

    /// ViT-L/32.
    public static VisionTransformer vitL32() {
        return vitL32(o -> {});
    }

    /// ViT-L/32, with options.
    public static VisionTransformer vitL32(Consumer<Options> options) {
        return of(new Form(32, 24, 16, 1024, 4096), options);
    }

    /// ViT-H/14.
    public static VisionTransformer vitH14() {
        return vitH14(o -> {});
    }

    /// ViT-H/14, with options.
    public static VisionTransformer vitH14(Consumer<Options> options) {
        return of(new Form(14, 32, 16, 1280, 5120), options);
    }
}
