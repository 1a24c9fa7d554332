package dev.obor.text.models;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.Dropout;
import dev.obor.nn.Embedding;
import dev.obor.nn.LayerNorm;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleList;
import dev.obor.nn.StateKey;
import dev.obor.nn.init.Init;
import dev.obor.text.tokenize.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// GPT-2, Hugging Face's `GPT2LMHeadModel`: [CausalModel] says what it does.
///
/// ```java
/// Gpt2 small = new Gpt2(o -> o.vocabSize(1000).nEmbd(64).nLayer(2).nHead(4));
/// Tensor ids = randint(0, 1000, 2, 33);
/// Tensor scores = small.call(ids.narrow(1, 0, 32));
/// Tensor error = F.crossEntropy(scores.flatten(0, 1), ids.narrow(1, 1, 32).flatten());
/// ```
///
/// Files of the model without a head, as OpenAI's were published, are read, too: its table of
/// tokens is the head.
///
/// Source: Radford et al., "Language Models are Unsupervised Multitask Learners", 2019.
public final class Gpt2 extends CausalModel {
    private static final Map<String, String> TIED =
            Map.of("lm_head.weight", "transformer.wte.weight");

    /// The settings of `config.json`; the defaults are those of the smallest model.
    public static final class Options extends ModelOptions<Options> {
        int vocabSize = 50257;
        int nPositions = 1024;
        int nEmbd = 768;
        int nLayer = 12;
        int nHead = 12;
        @Nullable Integer nInner;
        String activationFunction = "gelu_new";
        double residPdrop = 0.1;
        double embdPdrop = 0.1;
        double attnPdrop = 0.1;
        double layerNormEpsilon = 1e-5;
        double initializerRange = 0.02;
        boolean scaleAttnWeights = true;
        boolean scaleAttnByInverseLayerIdx;
        boolean tieWordEmbeddings = true;

        Options() {}

        /// How many tokens there are, 50257.
        public Options vocabSize(int value) {
            return set(() -> vocabSize = value);
        }

        /// The longest text in tokens, 1024.
        public Options nPositions(int value) {
            return set(() -> nPositions = value);
        }

        /// The size of a token's vector, 768.
        public Options nEmbd(int value) {
            return set(() -> nEmbd = value);
        }

        /// How many layers there are, 12.
        public Options nLayer(int value) {
            return set(() -> nLayer = value);
        }

        /// How many heads of attention a layer has, 12.
        public Options nHead(int value) {
            return set(() -> nHead = value);
        }

        /// The size between the two linear maps of a layer; null for four times `nEmbd`.
        public Options nInner(@Nullable Integer value) {
            return set(() -> nInner = value);
        }

        /// The activation between them, `gelu_new`.
        public Options activationFunction(String value) {
            Arguments.given(value, "value");
            return set(() -> activationFunction = value);
        }

        /// The probability of dropping an element of what a layer adds, 0.1.
        public Options residPdrop(double value) {
            return set(() -> residPdrop = value);
        }

        /// The probability of dropping an element of the tokens' vectors, 0.1.
        public Options embdPdrop(double value) {
            return set(() -> embdPdrop = value);
        }

        /// The probability of dropping an attention weight, 0.1.
        public Options attnPdrop(double value) {
            return set(() -> attnPdrop = value);
        }

        /// What the normalisations add to variances, 1e-5.
        public Options layerNormEpsilon(double value) {
            return set(() -> layerNormEpsilon = value);
        }

        /// The standard deviation of fresh weights, 0.02.
        public Options initializerRange(double value) {
            return set(() -> initializerRange = value);
        }

        /// Whether scores are divided by the root of a head's size, true.
        public Options scaleAttnWeights(boolean value) {
            return set(() -> scaleAttnWeights = value);
        }

        /// Whether scores are divided by the number of the layer, too, false.
        public Options scaleAttnByInverseLayerIdx(boolean value) {
            return set(() -> scaleAttnByInverseLayerIdx = value);
        }

        /// Whether the head's weights are the table of tokens, true.
        public Options tieWordEmbeddings(boolean value) {
            return set(() -> tieWordEmbeddings = value);
        }

        int inner() {
            return nInner == null ? 4 * nEmbd : nInner;
        }

        @Override
        protected void check() {
            size("vocab_size", vocabSize, 1, MOST_TOKENS);
            size("n_positions", nPositions, 1, MOST_TOKENS);
            size("n_embd", nEmbd, 1, MOST);
            size("n_layer", nLayer, 0, MOST);
            heads("n_embd", nEmbd, "n_head", nHead);
            if (nInner != null) {
                size("n_inner", nInner, 1, 4L * MOST);
            }
            HiddenActivation.of("activation_function", activationFunction);
            probability("resid_pdrop", residPdrop);
            probability("embd_pdrop", embdPdrop);
            probability("attn_pdrop", attnPdrop);
            positive("layer_norm_epsilon", layerNormEpsilon);
            positive("initializer_range", initializerRange);
        }

        private void read(Part config) {
            vocabSize = config.number("vocab_size");
            nPositions = config.number("n_positions");
            nEmbd = config.number("n_embd");
            nLayer = config.number("n_layer");
            nHead = config.number("n_head");
            nInner = config.numberOrNull("n_inner", null);
            activationFunction = config.string("activation_function", activationFunction);
            residPdrop = config.real("resid_pdrop", residPdrop);
            embdPdrop = config.real("embd_pdrop", embdPdrop);
            attnPdrop = config.real("attn_pdrop", attnPdrop);
            layerNormEpsilon = config.real("layer_norm_epsilon", layerNormEpsilon);
            initializerRange = config.real("initializer_range", initializerRange);
            scaleAttnWeights = config.flag("scale_attn_weights", true);
            scaleAttnByInverseLayerIdx = config.flag("scale_attn_by_inverse_layer_idx", false);
            tieWordEmbeddings = config.flag("tie_word_embeddings", true);
            if (config.flag("add_cross_attention", false)) {
                throw config.error("'add_cross_attention' is true, which Obor does not know");
            }
        }
    }

    private final Options options;
    private final Transformer transformer;

    @StateKey("lm_head")
    private final Linear lmHead;

    /// A model with fresh weights, as Python's library draws them.
    ///
    /// @throws dev.obor.base.ValueError if the settings do not fit together
    public Gpt2(Consumer<Options> options) {
        Options o = new Options().with(options);
        this.options = o;
        // The inner model draws its weights before the outer one makes its own parts.
        transformer = new Transformer(o);
        transformer.apply(part -> initialise(part, o));
        lmHead = o.linear(o.nEmbd, o.vocabSize, false);
        Init.normal_(lmHead.weight, 0, o.initializerRange);
        if (o.tieWordEmbeddings) {
            lmHead.weight = transformer.wte.weight;
        }
    }

    /// What a layer adds begins smaller, the more layers there are.
    private static void initialise(Module part, Options o) {
        double less = o.initializerRange / Math.sqrt(2.0 * o.nLayer);
        switch (part) {
            case Conv1D map -> {
                Init.normal_(map.weight, 0, o.initializerRange);
                Init.zeros_(map.bias);
            }
            case Embedding table -> Init.normal_(table.weight, 0, o.initializerRange);
            case SelfAttention attention -> Init.normal_(attention.projection.weight, 0, less);
            case FeedForward feed -> Init.normal_(feed.projection.weight, 0, less);
            default -> {}
        }
    }

    /// Reads `config.json`, the weights and `generation_config.json` in a folder; the model is in
    /// evaluation mode.
    ///
    /// @throws dev.obor.base.FileError if a file cannot be read, or a setting is wrong
    /// @throws dev.obor.base.StateError if the weights do not fit
    public static Gpt2 fromPretrained(Path folder) {
        return fromPretrained(folder, o -> {});
    }

    /// Reads `config.json`, the weights and `generation_config.json` in a folder, with options.
    ///
    /// @throws dev.obor.base.FileError if a file cannot be read, or a setting is wrong
    /// @throws dev.obor.base.StateError if the weights do not fit
    public static Gpt2 fromPretrained(Path folder, Consumer<PretrainedOptions> options) {
        try (Pretrained files = Pretrained.open(folder, options, "gpt2")) {
            files.renameInside(
                    "transformer.",
                    List.of("lm_head."),
                    key -> key.matches(".*\\.attn\\.(masked_)?bias") ? null : key);
            Options read = files.settings(new Options(), s -> s.read(files.config));
            int size = read.nEmbd;
            String table = "transformer.wte.weight";
            files.expect(table, "vocab_size", read.vocabSize, "n_embd", size);
            files.expect("transformer.wpe.weight", "n_positions", read.nPositions, "n_embd", size);
            for (int i = 0; i < read.nLayer; i++) {
                files.expect(
                        "transformer.h." + i + ".mlp.c_fc.weight",
                        "n_embd",
                        size,
                        "n_inner",
                        read.inner());
            }
            boolean tied = read.tieWordEmbeddings && files.ties("lm_head.weight", table);
            Options o = read.with(p -> p.tieWordEmbeddings(tied));
            Gpt2 model = files.build(() -> new Gpt2(o), tied ? TIED : Map.of());
            model.readDefaults(folder, files.config);
            return model;
        }
    }

    @Override
    public KeyValueCache newCache() {
        return new KeyValueCache(
                options.nLayer, options.nHead, options.nEmbd / options.nHead, options.floating());
    }

    @Override
    public int vocabSize() {
        return options.vocabSize;
    }

    @Override
    Saved saved() {
        return new Saved(
                Saved.config(options, "gpt2", "GPT2LMHeadModel"),
                options.tieWordEmbeddings ? TIED.keySet() : Set.of());
    }

    @Override
    int places() {
        return options.nPositions;
    }

    @Override
    String title() {
        return "Gpt2";
    }

    @Override
    Tensor hidden(Tensor ids, Tensor places, CausalMask mask, @Nullable KeyValueCache cache) {
        return transformer.call(ids, places, mask, cache);
    }

    @Override
    Tensor head(Tensor hidden) {
        return lmHead.call(hidden);
    }

    private static final class Transformer extends Module {
        private final Embedding wte;
        private final Embedding wpe;
        private final Dropout drop;
        private final ModuleList<Block> h = new ModuleList<>();

        @StateKey("ln_f")
        private final LayerNorm norm;

        Transformer(Options o) {
            wte = o.embedding(o.vocabSize, o.nEmbd, null);
            wpe = o.embedding(o.nPositions, o.nEmbd, null);
            drop = new Dropout(o.embdPdrop);
            for (int i = 0; i < o.nLayer; i++) {
                h.append(new Block(i, o));
            }
            norm = o.norm(o.nEmbd, o.layerNormEpsilon);
        }

        Tensor call(Tensor ids, Tensor places, CausalMask mask, @Nullable KeyValueCache cache) {
            return call(this::all, ids, places, mask, cache);
        }

        private Tensor all(
                Tensor ids, Tensor places, CausalMask mask, @Nullable KeyValueCache cache) {
            Tensor x = drop.call(wte.call(ids).add(wpe.call(places)));
            for (Block block : h) {
                x = block.call(x, mask, cache);
            }
            return norm.call(x);
        }
    }

    private static final class Block extends Module {
        @StateKey("ln_1")
        private final LayerNorm norm1;

        private final SelfAttention attn;

        @StateKey("ln_2")
        private final LayerNorm norm2;

        private final FeedForward mlp;

        Block(int number, Options o) {
            norm1 = o.norm(o.nEmbd, o.layerNormEpsilon);
            attn = new SelfAttention(number, o);
            norm2 = o.norm(o.nEmbd, o.layerNormEpsilon);
            mlp = new FeedForward(o);
        }

        Tensor call(Tensor x, CausalMask mask, @Nullable KeyValueCache cache) {
            return call(this::all, x, mask, cache);
        }

        private Tensor all(Tensor x, CausalMask mask, @Nullable KeyValueCache cache) {
            Tensor y = attn.call(norm1.call(x), mask, cache).add(x);
            return y.add(mlp.call(norm2.call(y)));
        }
    }

    private static final class SelfAttention extends Module {
        private final int number;
        private final int heads;
        private final double scale;
        private final double dropout;

        @StateKey("c_attn")
        private final Conv1D maps;

        @StateKey("c_proj")
        private final Conv1D projection;

        private final Dropout residual;

        SelfAttention(int number, Options o) {
            this.number = number;
            heads = o.nHead;
            double root = o.scaleAttnWeights ? Math.pow((double) o.nEmbd / o.nHead, -0.5) : 1;
            scale = o.scaleAttnByInverseLayerIdx ? root / (number + 1) : root;
            dropout = o.attnPdrop;
            maps = new Conv1D(3L * o.nEmbd, o.nEmbd, o.floating());
            projection = new Conv1D(o.nEmbd, o.nEmbd, o.floating());
            residual = new Dropout(o.residPdrop);
        }

        Tensor call(Tensor x, CausalMask mask, @Nullable KeyValueCache cache) {
            return call(this::all, x, mask, cache);
        }

        private Tensor all(Tensor x, CausalMask mask, @Nullable KeyValueCache cache) {
            Tensor[] parts = maps.call(x).chunk(3, -1);
            Tensor q = Attention.split(parts[0], heads);
            Tensor k = Attention.split(parts[1], heads);
            Tensor v = Attention.split(parts[2], heads);
            if (cache != null) {
                k = cache.keys(number, k);
                v = cache.values(number, v);
            }
            Tensor seen = mask.attend(q, k, v, isTraining() ? dropout : 0, scale);
            return residual.call(projection.call(Attention.joined(seen)));
        }
    }

    private static final class FeedForward extends Module {
        @StateKey("c_fc")
        private final Conv1D widening;

        @StateKey("c_proj")
        private final Conv1D projection;

        private final UnaryOperator<Tensor> activation;
        private final Dropout dropout;

        FeedForward(Options o) {
            widening = new Conv1D(o.inner(), o.nEmbd, o.floating());
            projection = new Conv1D(o.nEmbd, o.inner(), o.floating());
            activation = HiddenActivation.of("activation_function", o.activationFunction);
            dropout = new Dropout(o.residPdrop);
        }

        @Override
        public Tensor forward(Tensor x) {
            return dropout.call(projection.call(activation.apply(widening.call(x))));
        }
    }
}
