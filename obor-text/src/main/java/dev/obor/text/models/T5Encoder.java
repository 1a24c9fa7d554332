package dev.obor.text.models;

import static dev.obor.Obor.arange;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.nn.Dropout;
import dev.obor.nn.Embedding;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleList;
import dev.obor.nn.StateKey;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;
import dev.obor.text.tokenize.Part;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The encoder of T5, Hugging Face's `T5EncoderModel`; the decoder of a file is passed over.
///
/// ```java
/// T5Encoder t5 = T5Encoder.fromPretrained(folder);
/// Tensor ids = Tokenizer.fromPretrained(folder).encode("translate: Hello").inputIds();
/// Tensor vectors = t5.call(ids);
/// ```
///
/// Shapes: numbers of tokens (N, L) to vectors (N, L, dModel), for texts of any length: a place
/// counts by its distance alone. In float64 norms are computed in float64; Python's library rounds
/// them to float32.
///
/// Source: Raffel et al., "Exploring the Limits of Transfer Learning with a Unified Text-to-Text
/// Transformer", 2019; for gated layers Shazeer, "GLU Variants Improve Transformer", 2020.
@KeepsNothing
public non-sealed class T5Encoder extends Module implements TextEncoder {
    private static final Map<String, String> TIED =
            Map.of("encoder.embed_tokens.weight", "shared.weight");

    /// The settings of `config.json`; the defaults are those of the small model.
    public static final class Options extends ModelOptions<Options> {
        int vocabSize = 32128;
        int dModel = 512;
        int dKv = 64;
        int dFf = 2048;
        int numLayers = 6;
        int numHeads = 8;
        int relativeAttentionNumBuckets = 32;
        int relativeAttentionMaxDistance = 128;
        double dropoutRate = 0.1;
        double layerNormEpsilon = 1e-6;
        double initializerFactor = 1;
        String feedForwardProj = "relu";

        Options() {}

        /// How many tokens there are, 32128.
        public Options vocabSize(int value) {
            return set(() -> vocabSize = value);
        }

        /// The size of a token's vector, 512.
        public Options dModel(int value) {
            return set(() -> dModel = value);
        }

        /// The size of a head, 64.
        public Options dKv(int value) {
            return set(() -> dKv = value);
        }

        /// The size between the linear maps of a layer, 2048.
        public Options dFf(int value) {
            return set(() -> dFf = value);
        }

        /// How many layers there are, 6.
        public Options numLayers(int value) {
            return set(() -> numLayers = value);
        }

        /// How many heads of attention a layer has, 8.
        public Options numHeads(int value) {
            return set(() -> numHeads = value);
        }

        /// How many classes of distances are told apart, 32.
        public Options relativeAttentionNumBuckets(int value) {
            return set(() -> relativeAttentionNumBuckets = value);
        }

        /// The distance from which on all are one class, 128.
        public Options relativeAttentionMaxDistance(int value) {
            return set(() -> relativeAttentionMaxDistance = value);
        }

        /// The probability of dropping an element in training, 0.1.
        public Options dropoutRate(double value) {
            return set(() -> dropoutRate = value);
        }

        /// What the normalisations add to mean squares, 1e-6.
        public Options layerNormEpsilon(double value) {
            return set(() -> layerNormEpsilon = value);
        }

        /// What fresh weights are multiplied by, 1.
        public Options initializerFactor(double value) {
            return set(() -> initializerFactor = value);
        }

        /// The activation, `relu`, or one with a gate, such as `gated-gelu`.
        public Options feedForwardProj(String value) {
            Arguments.given(value, "value");
            return set(() -> feedForwardProj = value);
        }

        boolean gated() {
            return feedForwardProj.startsWith("gated-");
        }

        UnaryOperator<Tensor> activation() {
            // The gate of the published files is the approximated one, whatever they call it.
            String name =
                    feedForwardProj.equals("gated-gelu")
                            ? "gelu_new"
                            : feedForwardProj.replaceFirst("^gated-", "");
            return HiddenActivation.of("feed_forward_proj", name);
        }

        @Override
        protected void check() {
            size("vocab_size", vocabSize, 1, MOST_TOKENS);
            size("d_model", dModel, 1, MOST);
            size("d_kv", dKv, 1, MOST);
            size("d_ff", dFf, 1, MOST);
            size("num_layers", numLayers, 1, MOST);
            size("num_heads", numHeads, 1, MOST);
            size("relative_attention_num_buckets", relativeAttentionNumBuckets, 4, MOST);
            size(
                    "relative_attention_max_distance",
                    relativeAttentionMaxDistance,
                    relativeAttentionNumBuckets / 4 + 1,
                    MOST_TOKENS);
            probability("dropout_rate", dropoutRate);
            positive("layer_norm_epsilon", layerNormEpsilon);
            positive("initializer_factor", initializerFactor);
            activation();
        }

        private void read(Part config) {
            vocabSize = config.number("vocab_size");
            dModel = config.number("d_model");
            dKv = config.number("d_kv");
            dFf = config.number("d_ff");
            numLayers = config.number("num_layers");
            numHeads = config.number("num_heads");
            relativeAttentionNumBuckets =
                    config.number("relative_attention_num_buckets", relativeAttentionNumBuckets);
            relativeAttentionMaxDistance =
                    config.number("relative_attention_max_distance", relativeAttentionMaxDistance);
            dropoutRate = config.real("dropout_rate", dropoutRate);
            layerNormEpsilon = config.real("layer_norm_epsilon", layerNormEpsilon);
            initializerFactor = config.real("initializer_factor", initializerFactor);
            feedForwardProj = config.string("feed_forward_proj", feedForwardProj);
        }
    }

    private final Options options;
    private final Embedding shared;
    private final Stack encoder;

    /// A model with fresh weights, as Python's library draws them.
    ///
    /// @throws ValueError if the settings do not fit together
    public T5Encoder(Consumer<Options> options) {
        Options o = new Options().with(options);
        this.options = o;
        shared = o.embedding(o.vocabSize, o.dModel, null);
        // The inner model draws its weights before the outer one makes its own parts.
        encoder = new Stack(o);
        encoder.apply(part -> initialise(part, o));
        Init.normal_(shared.weight, 0, o.initializerFactor);
        Init.normal_(shared.weight, 0, o.initializerFactor);
        encoder.embedTokens.weight = shared.weight;
    }

    private static void initialise(Module part, Options o) {
        double factor = o.initializerFactor;
        double size = factor / Math.sqrt(o.dModel);
        switch (part) {
            case Linear map -> Init.normal_(map.weight, 0, 0.02);
            case Embedding table -> Init.normal_(table.weight, 0, 0.02);
            case FeedForward feed -> {
                for (Linear map : feed.inner()) {
                    Init.normal_(map.weight, 0, size);
                }
                Init.normal_(feed.wo.weight, 0, factor / Math.sqrt(o.dFf));
            }
            case SelfAttention attention -> {
                Init.normal_(attention.q.weight, 0, factor / Math.sqrt((double) o.dModel * o.dKv));
                Init.normal_(attention.k.weight, 0, size);
                Init.normal_(attention.v.weight, 0, size);
                Init.normal_(
                        attention.out.weight, 0, factor / Math.sqrt((double) o.numHeads * o.dKv));
                if (attention.bias != null) {
                    Init.normal_(attention.bias.weight, 0, size);
                }
            }
            default -> {}
        }
    }

    /// Reads `config.json` and the weights in a folder; the model is in evaluation mode.
    ///
    /// @throws dev.obor.base.FileError if a file cannot be read, or a setting is wrong
    /// @throws dev.obor.base.StateError if the weights do not fit
    public static T5Encoder fromPretrained(Path folder) {
        return fromPretrained(folder, o -> {});
    }

    /// Reads `config.json` and the weights in a folder, with options.
    ///
    /// @throws dev.obor.base.FileError if a file cannot be read, or a setting is wrong
    /// @throws dev.obor.base.StateError if the weights do not fit
    public static T5Encoder fromPretrained(Path folder, Consumer<PretrainedOptions> options) {
        try (Pretrained files = Pretrained.open(folder, options, "t5")) {
            files.rename(
                    "transformer.",
                    key -> key.startsWith("decoder.") || key.startsWith("lm_head.") ? null : key);
            Options o = files.settings(new Options(), s -> s.read(files.config));
            String table =
                    files.has("shared.weight") ? "shared.weight" : "encoder.embed_tokens.weight";
            files.expect(table, "vocab_size", o.vocabSize, "d_model", o.dModel);
            files.expect(
                    "encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight",
                    "relative_attention_num_buckets",
                    o.relativeAttentionNumBuckets,
                    "num_heads",
                    o.numHeads);
            for (int i = 0; i < o.numLayers; i++) {
                String layer = "encoder.block." + i + ".layer.";
                files.expect(
                        layer + "0.SelfAttention.q.weight",
                        "num_heads * d_kv",
                        (long) o.numHeads * o.dKv,
                        "d_model",
                        o.dModel);
                files.expect(
                        layer + "1.DenseReluDense.wo.weight", "d_model", o.dModel, "d_ff", o.dFf);
            }
            return files.build(() -> new T5Encoder(o), TIED);
        }
    }

    /// Writes `config.json` and `model.safetensors` into a folder, which Python's `from_pretrained`
    /// reads, too; files that are there are replaced, both together.
    ///
    /// @throws dev.obor.base.FileError if a file cannot be written
    public void savePretrained(Path folder) {
        Arguments.given(folder, "folder");
        var config = Saved.config(options, "t5", "T5EncoderModel");
        new Saved(config, TIED.keySet()).write(folder, this, Map.of());
    }

    @Override
    public int maxPositionEmbeddings() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int hiddenSize() {
        return options.dModel;
    }

    @Override
    public Tensor encode(Tensor inputIds, @Nullable Tensor attentionMask) {
        return call(inputIds, attentionMask).lastHiddenState();
    }

    @Override
    public Tensor forward(Tensor inputIds) {
        return all(inputIds, null);
    }

    /// Runs with texts of several lengths.
    ///
    /// @param inputIds numbers of tokens, (N, L)
    /// @param attentionMask 0 where a token only fills up, (N, L), or null
    public EncoderOutput call(Tensor inputIds, @Nullable Tensor attentionMask) {
        return call(
                (ids, mask) -> new EncoderOutput(all(ids, mask), null),
                Arguments.given(inputIds, "inputIds"),
                attentionMask);
    }

    private Tensor all(Tensor ids, @Nullable Tensor attentionMask) {
        Attention.checkIds("T5Encoder", ids);
        return encoder.call(ids, Attention.padding("T5Encoder", attentionMask, ids, ids.size(1)));
    }

    @KeepsNothing
    private static final class Stack extends Module {
        @StateKey("embed_tokens")
        private final Embedding embedTokens;

        private final ModuleList<Block> block = new ModuleList<>();

        @StateKey("final_layer_norm")
        private final RmsNorm norm;

        private final Dropout dropout;

        Stack(Options o) {
            embedTokens = o.embedding(o.vocabSize, o.dModel, null);
            for (int i = 0; i < o.numLayers; i++) {
                block.append(new Block(i == 0, o));
            }
            norm = new RmsNorm(o.dModel, o.layerNormEpsilon, o.floating());
            dropout = new Dropout(o.dropoutRate);
        }

        Tensor call(Tensor ids, @Nullable Tensor mask) {
            return call(this::all, ids, mask);
        }

        private Tensor all(Tensor ids, @Nullable Tensor mask) {
            Tensor x = dropout.call(embedTokens.call(ids));
            // The first layer's biases of distances count in all of them.
            Tensor bias = block.get(0).layer.get(0).attention().biases(ids.size(1));
            if (mask != null) {
                bias = bias.maskedFill(mask.logicalNot(), Double.NEGATIVE_INFINITY);
            }
            for (Block each : block) {
                for (Layer layer : each.layer) {
                    x = layer.call(x, bias);
                }
            }
            return dropout.call(norm.call(x));
        }
    }

    @KeepsNothing
    private static final class Block extends Module {
        private final ModuleList<Layer> layer = new ModuleList<>();

        Block(boolean first, Options o) {
            layer.append(new Layer(new SelfAttention(first, o), null, o));
            layer.append(new Layer(null, new FeedForward(o), o));
        }
    }

    /// The attention or the linear maps, added to what is there.
    @KeepsNothing
    private static final class Layer extends Module {
        @StateKey("SelfAttention")
        private final @Nullable SelfAttention attention;

        @StateKey("DenseReluDense")
        private final @Nullable FeedForward feed;

        @StateKey("layer_norm")
        private final RmsNorm norm;

        private final Dropout dropout;

        Layer(@Nullable SelfAttention attention, @Nullable FeedForward feed, Options o) {
            this.attention = attention;
            this.feed = feed;
            norm = new RmsNorm(o.dModel, o.layerNormEpsilon, o.floating());
            dropout = new Dropout(o.dropoutRate);
        }

        SelfAttention attention() {
            return Arguments.given(attention, "attention");
        }

        Tensor call(Tensor x, Tensor bias) {
            return call(this::all, x, bias);
        }

        private Tensor all(Tensor x, Tensor bias) {
            Tensor y = norm.call(x);
            Tensor more = feed == null ? attention().call(y, bias) : feed.call(y);
            return x.add(dropout.call(more));
        }
    }

    @KeepsNothing
    private static final class SelfAttention extends Module {
        private final int heads;
        private final int buckets;
        private final int farthest;
        private final double dropout;
        private final Linear q;
        private final Linear k;
        private final Linear v;

        @StateKey("o")
        private final Linear out;

        @StateKey("relative_attention_bias")
        private final @Nullable Embedding bias;

        SelfAttention(boolean first, Options o) {
            heads = o.numHeads;
            buckets = o.relativeAttentionNumBuckets;
            farthest = o.relativeAttentionMaxDistance;
            dropout = o.dropoutRate;
            long all = (long) o.numHeads * o.dKv;
            q = o.linear(o.dModel, all, false);
            k = o.linear(o.dModel, all, false);
            v = o.linear(o.dModel, all, false);
            out = o.linear(all, o.dModel, false);
            bias = first ? o.embedding(buckets, heads, null) : null;
        }

        /// What distances add to scores, (1, heads, L, L).
        Tensor biases(long length) {
            Tensor places = arange(length);
            Tensor classes = classes(places.unsqueeze(0).sub(places.unsqueeze(1)));
            return Arguments.given(bias, "bias").call(classes).permute(2, 0, 1).unsqueeze(0);
        }

        /// The class of a distance: each of the near ones has its own, behind them they grow with
        /// the logarithm; forwards and backwards are told apart.
        private Tensor classes(Tensor distance) {
            int half = buckets / 2;
            int near = half / 2;
            Tensor far = distance.abs();
            Tensor large =
                    far.clampMin(1)
                            .to(DType.FLOAT32)
                            .div(near)
                            .log()
                            .div(Math.log((double) farthest / near))
                            .mul(half - near)
                            .to(DType.INT64)
                            .add(near)
                            .clampMax(half - 1);
            return far.where(far.lt(near), large).add(distance.gt(0).to(DType.INT64).mul(half));
        }

        Tensor call(Tensor x, Tensor bias) {
            return call(this::all, x, bias);
        }

        private Tensor all(Tensor x, Tensor bias) {
            Tensor seen =
                    F.scaledDotProductAttention(
                            Attention.split(q.call(x), heads),
                            Attention.split(k.call(x), heads),
                            Attention.split(v.call(x), heads),
                            a -> a.attnMask(bias).scale(1.0).dropoutP(isTraining() ? dropout : 0));
            return out.call(Attention.joined(seen));
        }
    }

    @KeepsNothing
    private static final class FeedForward extends Module {
        private final @Nullable Linear wi;

        @StateKey("wi_0")
        private final @Nullable Linear gate;

        @StateKey("wi_1")
        private final @Nullable Linear gated;

        private final Linear wo;
        private final Dropout dropout;
        private final UnaryOperator<Tensor> activation;

        FeedForward(Options o) {
            wi = o.gated() ? null : o.linear(o.dModel, o.dFf, false);
            gate = o.gated() ? o.linear(o.dModel, o.dFf, false) : null;
            gated = o.gated() ? o.linear(o.dModel, o.dFf, false) : null;
            wo = o.linear(o.dFf, o.dModel, false);
            dropout = new Dropout(o.dropoutRate);
            activation = o.activation();
        }

        Linear[] inner() {
            return wi != null
                    ? new Linear[] {wi}
                    : new Linear[] {Arguments.given(gate, "gate"), Arguments.given(gated, "gated")};
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor y = activation.apply(inner()[0].call(x));
            return wo.call(dropout.call(gated == null ? y : y.mul(gated.call(x))));
        }
    }
}
