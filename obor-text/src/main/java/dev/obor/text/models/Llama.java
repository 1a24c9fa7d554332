package dev.obor.text.models;

import static dev.obor.Obor.cat;
import static dev.obor.Obor.tensor;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.nn.Embedding;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleList;
import dev.obor.nn.StateKey;
import dev.obor.text.tokenize.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Llama, Hugging Face's `LlamaForCausalLM`, and the models that differ from it by settings alone:
/// Mistral and Qwen2. [CausalModel] says what it does.
///
/// ```java
/// Llama tiny =
///         new Llama(
///                 o -> o.vocabSize(1000).hiddenSize(64).intermediateSize(128)
///                         .numHiddenLayers(2).numAttentionHeads(8).numKeyValueHeads(2));
/// Tensor next = tiny.generate(tensor(new long[][] {{1, 5, 9}}));
/// ```
///
/// In float64 places and norms are computed in float64; Python's library rounds them to float32.
///
/// Source: Touvron et al., "LLaMA", 2023; Grattafiori et al., "The Llama 3 Herd of Models", 2024.
public final class Llama extends CausalModel {
    private static final Map<String, String> TIED =
            Map.of("lm_head.weight", "model.embed_tokens.weight");

    /// The settings of `config.json`; the defaults are those of the first model of 7B.
    public static final class Options extends ModelOptions<Options> {
        int vocabSize = 32000;
        int hiddenSize = 4096;
        int intermediateSize = 11008;
        int numHiddenLayers = 32;
        int numAttentionHeads = 32;
        @Nullable Integer numKeyValueHeads;
        @Nullable Integer headDim;
        int maxPositionEmbeddings = 2048;
        String hiddenAct = "silu";
        double initializerRange = 0.02;
        double rmsNormEps = 1e-6;
        double ropeTheta = 10000;
        @Nullable RopeScaling ropeScaling;
        boolean attentionBias;
        boolean outputBias;
        boolean mlpBias;
        double attentionDropout;
        @Nullable Integer slidingWindow;
        @Nullable Integer padTokenId;
        boolean tieWordEmbeddings;

        Options() {}

        /// How many tokens there are, 32000.
        public Options vocabSize(int value) {
            return set(() -> vocabSize = value);
        }

        /// The size of a token's vector, 4096.
        public Options hiddenSize(int value) {
            return set(() -> hiddenSize = value);
        }

        /// The size inside of a layer's linear maps, 11008.
        public Options intermediateSize(int value) {
            return set(() -> intermediateSize = value);
        }

        /// How many layers there are, 32.
        public Options numHiddenLayers(int value) {
            return set(() -> numHiddenLayers = value);
        }

        /// How many heads of attention a layer has, 32.
        public Options numAttentionHeads(int value) {
            return set(() -> numAttentionHeads = value);
        }

        /// How many heads keys and values have, which several heads share; null for all.
        public Options numKeyValueHeads(@Nullable Integer value) {
            return set(() -> numKeyValueHeads = value);
        }

        /// The size of a head; null for `hiddenSize / numAttentionHeads`.
        public Options headDim(@Nullable Integer value) {
            return set(() -> headDim = value);
        }

        /// The longest text of the training, 2048; longer ones are no error.
        public Options maxPositionEmbeddings(int value) {
            return set(() -> maxPositionEmbeddings = value);
        }

        /// The activation, `silu`.
        public Options hiddenAct(String value) {
            Arguments.given(value, "value");
            return set(() -> hiddenAct = value);
        }

        /// The standard deviation of fresh weights, 0.02.
        public Options initializerRange(double value) {
            return set(() -> initializerRange = value);
        }

        /// What the normalisations add to mean squares, 1e-6.
        public Options rmsNormEps(double value) {
            return set(() -> rmsNormEps = value);
        }

        /// The base of the rotations by places, 10000.
        public Options ropeTheta(double value) {
            return set(() -> ropeTheta = value);
        }

        /// How places are stretched, or null.
        public Options ropeScaling(@Nullable RopeScaling value) {
            return set(() -> ropeScaling = value);
        }

        /// Whether the maps of the attention have biases, false.
        public Options attentionBias(boolean value) {
            return set(() -> {
                attentionBias = value;
                outputBias = value;
            });
        }

        /// Whether the other linear maps have biases, false.
        public Options mlpBias(boolean value) {
            return set(() -> mlpBias = value);
        }

        /// The probability of dropping an attention weight in training, 0.
        public Options attentionDropout(double value) {
            return set(() -> attentionDropout = value);
        }

        /// How many tokens back a token sees, or null for all.
        public Options slidingWindow(@Nullable Integer value) {
            return set(() -> slidingWindow = value);
        }

        /// The token that fills up, which has a vector of zeros at first, or null.
        public Options padTokenId(@Nullable Integer value) {
            return set(() -> padTokenId = value);
        }

        /// Whether the head's weights are the table of tokens, false.
        public Options tieWordEmbeddings(boolean value) {
            return set(() -> tieWordEmbeddings = value);
        }

        int shared() {
            return numKeyValueHeads == null ? numAttentionHeads : numKeyValueHeads;
        }

        int head() {
            return headDim == null ? hiddenSize / numAttentionHeads : headDim;
        }

        @Override
        protected void check() {
            size("vocab_size", vocabSize, 1, MOST_TOKENS);
            size("hidden_size", hiddenSize, 1, MOST);
            size("intermediate_size", intermediateSize, 1, MOST);
            size("num_hidden_layers", numHiddenLayers, 0, MOST);
            if (headDim == null) {
                heads("hidden_size", hiddenSize, "num_attention_heads", numAttentionHeads);
            }
            size("num_attention_heads", numAttentionHeads, 1, MOST);
            heads("num_attention_heads", numAttentionHeads, "num_key_value_heads", shared());
            size("head_dim", head(), 1, MOST);
            if (head() % 2 != 0) {
                throw new ValueError("'head_dim' must be even, and is " + head());
            }
            size("max_position_embeddings", maxPositionEmbeddings, 1, Integer.MAX_VALUE);
            HiddenActivation.of("hidden_act", hiddenAct);
            positive("initializer_range", initializerRange);
            positive("rms_norm_eps", rmsNormEps);
            positive("rope_theta", ropeTheta);
            probability("attention_dropout", attentionDropout);
            if (slidingWindow != null) {
                size("sliding_window", slidingWindow, 1, Integer.MAX_VALUE);
            }
            if (padTokenId != null && padTokenId != -1) {
                size("pad_token_id", padTokenId, 0, vocabSize - 1);
            }
        }

        private void read(Part config, String type) {
            vocabSize = config.number("vocab_size");
            hiddenSize = config.number("hidden_size");
            intermediateSize = config.number("intermediate_size");
            numHiddenLayers = config.number("num_hidden_layers");
            numAttentionHeads = config.number("num_attention_heads");
            numKeyValueHeads = config.numberOrNull("num_key_value_heads", null);
            headDim = config.numberOrNull("head_dim", null);
            maxPositionEmbeddings = config.number("max_position_embeddings", 2048);
            hiddenAct = config.string("hidden_act", hiddenAct);
            initializerRange = config.real("initializer_range", initializerRange);
            rmsNormEps = config.real("rms_norm_eps", rmsNormEps);
            attentionDropout = config.real("attention_dropout", 0);
            padTokenId = config.numberOrNull("pad_token_id", null);
            tieWordEmbeddings = config.flag("tie_word_embeddings", false);
            Part rope = config.partOrNull("rope_parameters");
            ropeTheta =
                    (rope != null && rope.has("rope_theta") ? rope : config)
                            .real("rope_theta", ropeTheta);
            ropeScaling =
                    RopeScaling.of(
                            rope != null ? rope : config.partOrNull("rope_scaling"),
                            maxPositionEmbeddings);
            switch (type) {
                case "qwen2" -> {
                    attentionBias = true;
                    if (config.flag("use_sliding_window", false)) {
                        throw config.error("'use_sliding_window' is true, which is not known");
                    }
                }
                case "mistral" -> slidingWindow = config.numberOrNull("sliding_window", null);
                default -> {
                    attentionBias = config.flag("attention_bias", false);
                    outputBias = attentionBias;
                    mlpBias = config.flag("mlp_bias", false);
                }
            }
        }
    }

    private final Options options;
    private final Decoder model;

    @StateKey("lm_head")
    private final Linear lmHead;

    /// A model with fresh weights, as Python's library draws them.
    ///
    /// @throws ValueError if the settings do not fit together
    public Llama(Consumer<Options> options) {
        Options o = new Options().with(options);
        this.options = o;
        // The inner model draws its weights before the outer one makes its own parts.
        model = new Decoder(o);
        ModelOptions.initialise(o.initializerRange, model.embedTokens, o.padTokenId, model);
        lmHead = o.linear(o.hiddenSize, o.vocabSize, false);
        ModelOptions.initialise(o.initializerRange, null, null, lmHead);
        if (o.tieWordEmbeddings) {
            lmHead.weight = model.embedTokens.weight;
        }
    }

    /// Reads `config.json`, the weights and `generation_config.json` in a folder; the model is in
    /// evaluation mode.
    ///
    /// @throws dev.obor.base.FileError if a file cannot be read, or a setting is wrong
    /// @throws dev.obor.base.StateError if the weights do not fit
    public static Llama fromPretrained(Path folder) {
        return fromPretrained(folder, o -> {});
    }

    /// Reads `config.json`, the weights and `generation_config.json` in a folder, with options.
    ///
    /// @throws dev.obor.base.FileError if a file cannot be read, or a setting is wrong
    /// @throws dev.obor.base.StateError if the weights do not fit
    public static Llama fromPretrained(Path folder, Consumer<PretrainedOptions> options) {
        try (Pretrained files = Pretrained.open(folder, options, "llama", "mistral", "qwen2")) {
            files.renameInside(
                    "model.",
                    List.of("lm_head."),
                    key -> key.endsWith("rotary_emb.inv_freq") ? null : key);
            String type = files.config.string("model_type");
            Options read = files.settings(new Options(), s -> s.read(files.config, type));
            int size = read.hiddenSize;
            String table = "model.embed_tokens.weight";
            files.expect(table, "vocab_size", read.vocabSize, "hidden_size", size);
            for (int i = 0; i < read.numHiddenLayers; i++) {
                String layer = "model.layers." + i;
                files.expect(
                        layer + ".mlp.gate_proj.weight",
                        "intermediate_size",
                        read.intermediateSize,
                        "hidden_size",
                        size);
                files.expect(
                        layer + ".self_attn.q_proj.weight",
                        "num_attention_heads * head_dim",
                        (long) read.numAttentionHeads * read.head(),
                        "hidden_size",
                        size);
            }
            boolean tied = read.tieWordEmbeddings && files.ties("lm_head.weight", table);
            Options o = read.with(p -> p.tieWordEmbeddings(tied));
            Llama made = files.build(() -> new Llama(o), tied ? TIED : Map.of());
            made.readDefaults(folder, files.config);
            return made;
        }
    }

    @Override
    public KeyValueCache newCache() {
        return new KeyValueCache(
                options.numHiddenLayers, options.shared(), options.head(), options.floating());
    }

    @Override
    public int vocabSize() {
        return options.vocabSize;
    }

    @Override
    Saved saved() {
        boolean inner = options.attentionBias && !options.outputBias;
        boolean near = options.slidingWindow != null;
        var config =
                Saved.config(
                        options,
                        inner ? "qwen2" : near ? "mistral" : "llama",
                        inner
                                ? "Qwen2ForCausalLM"
                                : near ? "MistralForCausalLM" : "LlamaForCausalLM");
        config.remove("output_bias");
        config.remove("rope_theta");
        config.put("num_key_value_heads", options.shared());
        config.put("head_dim", options.head());
        config.put("rope_parameters", RopeScaling.saved(options.ropeTheta, options.ropeScaling));
        return new Saved(config, options.tieWordEmbeddings ? TIED.keySet() : Set.of());
    }

    @Override
    int places() {
        return Integer.MAX_VALUE;
    }

    @Override
    String title() {
        return "Llama";
    }

    @Override
    @Nullable Integer window() {
        return options.slidingWindow;
    }

    @Override
    Tensor hidden(Tensor ids, Tensor places, CausalMask mask, @Nullable KeyValueCache cache) {
        return model.call(ids, places, mask, cache);
    }

    @Override
    Tensor head(Tensor hidden) {
        return lmHead.call(hidden);
    }

    /// The turns of all places, (N, 1, L, E).
    private record Turns(Tensor cos, Tensor sin) {
        Tensor of(Tensor x) {
            Tensor[] halves = x.chunk(2, -1);
            Tensor turned = cat(List.of(halves[1].neg(), halves[0]), -1);
            return x.mul(cos).add(turned.mul(sin));
        }
    }

    private static final class Decoder extends Module {
        @StateKey("embed_tokens")
        private final Embedding embedTokens;

        private final ModuleList<Layer> layers = new ModuleList<>();
        private final RmsNorm norm;
        private final double[] angles;
        private final DType wide;

        Decoder(Options o) {
            embedTokens = o.embedding(o.vocabSize, o.hiddenSize, o.padTokenId);
            for (int i = 0; i < o.numHiddenLayers; i++) {
                layers.append(new Layer(i, o));
            }
            norm = new RmsNorm(o.hiddenSize, o.rmsNormEps, o.floating());
            wide = o.floating() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
            UnaryOperator<Double> round =
                    wide == DType.FLOAT64 ? x -> x : x -> (double) x.floatValue();
            angles = RopeScaling.angles(o.head(), o.ropeTheta, o.ropeScaling, round::apply);
        }

        Tensor call(Tensor ids, Tensor places, CausalMask mask, @Nullable KeyValueCache cache) {
            return call(this::all, ids, places, mask, cache);
        }

        private Tensor all(
                Tensor ids, Tensor places, CausalMask mask, @Nullable KeyValueCache cache) {
            Tensor x = embedTokens.call(ids);
            Tensor turn = places.to(wide).unsqueeze(-1).mul(tensor(angles, o -> o.dtype(wide)));
            Tensor both = cat(List.of(turn, turn), -1).unsqueeze(1);
            Turns turns = new Turns(both.cos().to(x.dtype()), both.sin().to(x.dtype()));
            for (Layer layer : layers) {
                x = layer.call(x, turns, mask, cache);
            }
            return norm.call(x);
        }
    }

    private static final class Layer extends Module {
        @StateKey("self_attn")
        private final SelfAttention attention;

        private final FeedForward mlp;

        @StateKey("input_layernorm")
        private final RmsNorm inputNorm;

        @StateKey("post_attention_layernorm")
        private final RmsNorm attentionNorm;

        Layer(int number, Options o) {
            attention = new SelfAttention(number, o);
            mlp = new FeedForward(o);
            inputNorm = new RmsNorm(o.hiddenSize, o.rmsNormEps, o.floating());
            attentionNorm = new RmsNorm(o.hiddenSize, o.rmsNormEps, o.floating());
        }

        Tensor call(Tensor x, Turns turns, CausalMask mask, @Nullable KeyValueCache cache) {
            return call(this::all, x, turns, mask, cache);
        }

        private Tensor all(Tensor x, Turns turns, CausalMask mask, @Nullable KeyValueCache cache) {
            Tensor y = x.add(attention.call(inputNorm.call(x), turns, mask, cache));
            return y.add(mlp.call(attentionNorm.call(y)));
        }
    }

    private static final class SelfAttention extends Module {
        private final int number;
        private final int heads;
        private final int shared;
        private final double dropout;

        @StateKey("q_proj")
        private final Linear query;

        @StateKey("k_proj")
        private final Linear key;

        @StateKey("v_proj")
        private final Linear value;

        @StateKey("o_proj")
        private final Linear out;

        SelfAttention(int number, Options o) {
            this.number = number;
            heads = o.numAttentionHeads;
            shared = o.shared();
            dropout = o.attentionDropout;
            long all = (long) heads * o.head();
            long some = (long) shared * o.head();
            query = o.linear(o.hiddenSize, all, o.attentionBias);
            key = o.linear(o.hiddenSize, some, o.attentionBias);
            value = o.linear(o.hiddenSize, some, o.attentionBias);
            out = o.linear(all, o.hiddenSize, o.outputBias);
        }

        Tensor call(Tensor x, Turns turns, CausalMask mask, @Nullable KeyValueCache cache) {
            return call(this::all, x, turns, mask, cache);
        }

        private Tensor all(Tensor x, Turns turns, CausalMask mask, @Nullable KeyValueCache cache) {
            Tensor q = turns.of(Attention.split(query.call(x), heads));
            Tensor k = turns.of(Attention.split(key.call(x), shared));
            Tensor v = Attention.split(value.call(x), shared);
            if (cache != null) {
                k = cache.keys(number, k);
                v = cache.values(number, v);
            }
            Tensor seen = mask.attend(q, k, v, isTraining() ? dropout : 0, null);
            return out.call(Attention.joined(seen));
        }
    }

    private static final class FeedForward extends Module {
        @StateKey("gate_proj")
        private final Linear gate;

        @StateKey("up_proj")
        private final Linear up;

        @StateKey("down_proj")
        private final Linear down;

        private final UnaryOperator<Tensor> activation;

        FeedForward(Options o) {
            gate = o.linear(o.hiddenSize, o.intermediateSize, o.mlpBias);
            up = o.linear(o.hiddenSize, o.intermediateSize, o.mlpBias);
            down = o.linear(o.intermediateSize, o.hiddenSize, o.mlpBias);
            activation = HiddenActivation.of("hidden_act", o.hiddenAct);
        }

        @Override
        public Tensor forward(Tensor x) {
            return down.call(activation.apply(gate.call(x)).mul(up.call(x)));
        }
    }
}
