package dev.obor.text.models;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.zerosLike;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.nn.Dropout;
import dev.obor.nn.Embedding;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.LayerNorm;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleList;
import dev.obor.nn.StateKey;
import dev.obor.text.tokenize.Part;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// BERT, an encoder that sees a text from both sides; Hugging Face's `BertModel`.
///
/// ```java
/// Bert bert = Bert.fromPretrained(folder);
/// Tokenizer.Batch words = Tokenizer.fromPretrained(folder).batch(List.of("Hello world", "Hi"));
/// EncoderOutput out = bert.call(words.inputIds(), words.attentionMask(), words.tokenTypeIds());
/// ```
///
/// Shapes: numbers of tokens (N, L) to vectors (N, L, hiddenSize). `call(ids)` alone gives the
/// vectors of the tokens. Files of models with a head, such as `BertForMaskedLM`, are read without
/// it; a file without a pooler gives a model without one. Decoders and cross-attention are not
/// there.
///
/// Source: Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers for Language
/// Understanding", 2018.
@KeepsNothing
public non-sealed class Bert extends Module implements TextEncoder {
    /// The settings of `config.json`; the defaults are those of BERT's base model.
    public static final class Options extends ModelOptions<Options> {
        int vocabSize = 30522;
        int hiddenSize = 768;
        int numHiddenLayers = 12;
        int numAttentionHeads = 12;
        int intermediateSize = 3072;
        String hiddenAct = "gelu";
        double hiddenDropoutProb = 0.1;
        double attentionProbsDropoutProb = 0.1;
        int maxPositionEmbeddings = 512;
        int typeVocabSize = 2;
        double initializerRange = 0.02;
        double layerNormEps = 1e-12;
        @Nullable Integer padTokenId = 0;
        boolean addPoolingLayer = true;

        Options() {}

        /// How many tokens there are, 30522.
        public Options vocabSize(int value) {
            return set(() -> vocabSize = value);
        }

        /// The size of a token's vector, 768.
        public Options hiddenSize(int value) {
            return set(() -> hiddenSize = value);
        }

        /// How many layers there are, 12.
        public Options numHiddenLayers(int value) {
            return set(() -> numHiddenLayers = value);
        }

        /// How many heads of attention a layer has, 12.
        public Options numAttentionHeads(int value) {
            return set(() -> numAttentionHeads = value);
        }

        /// The size between the two linear maps of a layer, 3072.
        public Options intermediateSize(int value) {
            return set(() -> intermediateSize = value);
        }

        /// The activation between them, `gelu`.
        public Options hiddenAct(String value) {
            Arguments.given(value, "value");
            return set(() -> hiddenAct = value);
        }

        /// The probability of dropping an element in training, 0.1.
        public Options hiddenDropoutProb(double value) {
            return set(() -> hiddenDropoutProb = value);
        }

        /// The probability of dropping an attention weight in training, 0.1.
        public Options attentionProbsDropoutProb(double value) {
            return set(() -> attentionProbsDropoutProb = value);
        }

        /// The longest text in tokens, 512.
        public Options maxPositionEmbeddings(int value) {
            return set(() -> maxPositionEmbeddings = value);
        }

        /// How many kinds of text are told apart, 2.
        public Options typeVocabSize(int value) {
            return set(() -> typeVocabSize = value);
        }

        /// The standard deviation of fresh weights, 0.02.
        public Options initializerRange(double value) {
            return set(() -> initializerRange = value);
        }

        /// What the normalisations add to variances, 1e-12.
        public Options layerNormEps(double value) {
            return set(() -> layerNormEps = value);
        }

        /// The token that fills up, which has a vector of zeros at first, or null; 0.
        public Options padTokenId(@Nullable Integer value) {
            return set(() -> padTokenId = value);
        }

        /// Whether there is a pooler, true.
        public Options addPoolingLayer(boolean value) {
            return set(() -> addPoolingLayer = value);
        }

        @Override
        protected void check() {
            size("vocab_size", vocabSize, 1, MOST_TOKENS);
            size("hidden_size", hiddenSize, 1, MOST);
            size("num_hidden_layers", numHiddenLayers, 0, MOST);
            heads("hidden_size", hiddenSize, "num_attention_heads", numAttentionHeads);
            size("intermediate_size", intermediateSize, 1, MOST);
            HiddenActivation.of("hidden_act", hiddenAct);
            probability("hidden_dropout_prob", hiddenDropoutProb);
            probability("attention_probs_dropout_prob", attentionProbsDropoutProb);
            size("max_position_embeddings", maxPositionEmbeddings, 1, MOST_TOKENS);
            size("type_vocab_size", typeVocabSize, 1, MOST);
            positive("initializer_range", initializerRange);
            positive("layer_norm_eps", layerNormEps);
            if (padTokenId != null) {
                size("pad_token_id", padTokenId, 0, vocabSize - 1);
            }
        }

        private void read(Part config) {
            vocabSize = config.number("vocab_size");
            hiddenSize = config.number("hidden_size");
            numHiddenLayers = config.number("num_hidden_layers");
            numAttentionHeads = config.number("num_attention_heads");
            intermediateSize = config.number("intermediate_size");
            hiddenAct = config.string("hidden_act", hiddenAct);
            hiddenDropoutProb = config.real("hidden_dropout_prob", hiddenDropoutProb);
            attentionProbsDropoutProb =
                    config.real("attention_probs_dropout_prob", attentionProbsDropoutProb);
            maxPositionEmbeddings = config.number("max_position_embeddings");
            typeVocabSize = config.number("type_vocab_size", typeVocabSize);
            initializerRange = config.real("initializer_range", initializerRange);
            layerNormEps = config.real("layer_norm_eps", layerNormEps);
            padTokenId = config.numberOrNull("pad_token_id", padTokenId);
            String places = config.string("position_embedding_type", "absolute");
            if (!places.equals("absolute")) {
                throw config.error(
                        "'position_embedding_type' is '"
                                + places
                                + "'; only absolute places are known");
            }
            if (config.flag("is_decoder", false)) {
                throw config.error("'is_decoder' is true; only encoders are known");
            }
        }
    }

    private final Options options;
    private final Embeddings embeddings;
    private final Encoder encoder;
    private final @Nullable Pooler pooler;

    /// A model with fresh weights, as Python's library draws them.
    ///
    /// @throws dev.obor.base.ValueError if the settings do not fit together
    public Bert(Consumer<Options> options) {
        Options o = new Options().with(options);
        this.options = o;
        embeddings = new Embeddings(o);
        encoder = new Encoder(o);
        pooler = o.addPoolingLayer ? new Pooler(o) : null;
        ModelOptions.initialise(
                o.initializerRange,
                embeddings.wordEmbeddings,
                o.padTokenId,
                embeddings,
                encoder,
                pooler);
    }

    /// Reads `config.json` and the weights in a folder; the model is in evaluation mode.
    ///
    /// @throws dev.obor.base.FileError if a file cannot be read, or a setting is wrong
    /// @throws dev.obor.base.StateError if the weights do not fit
    public static Bert fromPretrained(Path folder) {
        return fromPretrained(folder, o -> {});
    }

    /// Reads `config.json` and the weights in a folder, with options.
    ///
    /// @throws dev.obor.base.FileError if a file cannot be read, or a setting is wrong
    /// @throws dev.obor.base.StateError if the weights do not fit
    public static Bert fromPretrained(Path folder, Consumer<PretrainedOptions> options) {
        try (Pretrained files = Pretrained.open(folder, options, "bert")) {
            files.rename("bert.", Bert::today);
            Options o =
                    files.settings(
                            new Options(),
                            s -> {
                                s.read(files.config);
                                s.addPoolingLayer = files.has("pooler.dense.weight");
                            });
            String words = "embeddings.word_embeddings.weight";
            files.expect(words, "vocab_size", o.vocabSize, "hidden_size", o.hiddenSize);
            files.expect(
                    "embeddings.position_embeddings.weight",
                    "max_position_embeddings",
                    o.maxPositionEmbeddings,
                    "hidden_size",
                    o.hiddenSize);
            files.expect(
                    "embeddings.token_type_embeddings.weight",
                    "type_vocab_size",
                    o.typeVocabSize,
                    "hidden_size",
                    o.hiddenSize);
            for (int i = 0; i < o.numHiddenLayers; i++) {
                files.expect(
                        "encoder.layer." + i + ".intermediate.dense.weight",
                        "intermediate_size",
                        o.intermediateSize,
                        "hidden_size",
                        o.hiddenSize);
            }
            return files.build(() -> new Bert(o), Map.of());
        }
    }

    /// Names of older files, and numbers that are counted anew.
    private static @Nullable String today(String key) {
        if (key.endsWith("embeddings.position_ids")) {
            return null;
        }
        return key.replaceFirst("LayerNorm\\.gamma$", "LayerNorm.weight")
                .replaceFirst("LayerNorm\\.beta$", "LayerNorm.bias");
    }

    /// Writes `config.json` and `model.safetensors` into a folder, which Python's `from_pretrained`
    /// reads, too; files that are there are replaced, both together.
    ///
    /// @throws dev.obor.base.FileError if a file cannot be written
    public void savePretrained(Path folder) {
        Arguments.given(folder, "folder");
        var config = Saved.config(options, "bert", "BertModel");
        config.remove("add_pooling_layer");
        new Saved(config, Set.of()).write(folder, this, Map.of());
    }

    @Override
    public int maxPositionEmbeddings() {
        return options.maxPositionEmbeddings;
    }

    @Override
    public int hiddenSize() {
        return options.hiddenSize;
    }

    @Override
    public Tensor encode(Tensor inputIds, @Nullable Tensor attentionMask) {
        return call(inputIds, attentionMask).lastHiddenState();
    }

    @Override
    public Tensor forward(Tensor inputIds) {
        return all(inputIds, null, null).lastHiddenState();
    }

    /// Runs with texts of several lengths.
    ///
    /// @param inputIds numbers of tokens, (N, L)
    /// @param attentionMask 0 where a token only fills up, (N, L), or null
    public EncoderOutput call(Tensor inputIds, @Nullable Tensor attentionMask) {
        return call(inputIds, attentionMask, null);
    }

    /// Runs with pairs of texts.
    ///
    /// @param inputIds numbers of tokens, (N, L)
    /// @param attentionMask 0 where a token only fills up, (N, L), or null
    /// @param tokenTypeIds which text a token belongs to, (N, L), or null for the first
    public EncoderOutput call(
            Tensor inputIds, @Nullable Tensor attentionMask, @Nullable Tensor tokenTypeIds) {
        return call(this::all, Arguments.given(inputIds, "inputIds"), attentionMask, tokenTypeIds);
    }

    private EncoderOutput all(
            Tensor ids, @Nullable Tensor attentionMask, @Nullable Tensor tokenTypeIds) {
        Attention.checkIds("Bert", ids);
        Attention.checkPlaces("Bert", ids.size(1), options.maxPositionEmbeddings);
        if (tokenTypeIds != null && !tokenTypeIds.shape().equals(ids.shape())) {
            throw new ShapeError(
                    "Bert: expected kinds of texts of the shape %s, got %s"
                            .formatted(ids.shape(), tokenTypeIds.shape()));
        }
        Tensor mask = Attention.padding("Bert", attentionMask, ids, ids.size(1));
        Tensor x = embeddings.call(ids, tokenTypeIds);
        for (Layer layer : encoder.layer) {
            x = layer.call(x, mask);
        }
        return new EncoderOutput(x, pooler == null ? null : pooler.call(x));
    }

    @KeepsNothing
    private static final class Embeddings extends Module {
        @StateKey("word_embeddings")
        private final Embedding wordEmbeddings;

        @StateKey("position_embeddings")
        private final Embedding positionEmbeddings;

        @StateKey("token_type_embeddings")
        private final Embedding tokenTypeEmbeddings;

        @StateKey("LayerNorm")
        private final LayerNorm norm;

        private final Dropout dropout;

        Embeddings(Options o) {
            wordEmbeddings = o.embedding(o.vocabSize, o.hiddenSize, o.padTokenId);
            positionEmbeddings = o.embedding(o.maxPositionEmbeddings, o.hiddenSize, null);
            tokenTypeEmbeddings = o.embedding(o.typeVocabSize, o.hiddenSize, null);
            norm = o.norm(o.hiddenSize, o.layerNormEps);
            dropout = new Dropout(o.hiddenDropoutProb);
        }

        Tensor call(Tensor ids, @Nullable Tensor types) {
            return call(this::all, ids, types);
        }

        private Tensor all(Tensor ids, @Nullable Tensor types) {
            Tensor kinds = tokenTypeEmbeddings.call(types == null ? zerosLike(ids) : types);
            Tensor places = positionEmbeddings.call(arange(ids.size(1)).unsqueeze(0));
            return dropout.call(norm.call(wordEmbeddings.call(ids).add(kinds).add(places)));
        }
    }

    @KeepsNothing
    private static final class Encoder extends Module {
        private final ModuleList<Layer> layer = new ModuleList<>();

        Encoder(Options o) {
            for (int i = 0; i < o.numHiddenLayers; i++) {
                layer.append(new Layer(o));
            }
        }
    }

    @KeepsNothing
    private static final class Layer extends Module {
        private final Attend attention;
        private final Intermediate intermediate;
        private final Output output;

        Layer(Options o) {
            attention = new Attend(o);
            intermediate = new Intermediate(o);
            output = new Output(o.intermediateSize, o);
        }

        Tensor call(Tensor x, @Nullable Tensor mask) {
            return call(this::all, x, mask);
        }

        private Tensor all(Tensor x, @Nullable Tensor mask) {
            Tensor seen = attention.call(x, mask);
            return output.call(intermediate.call(seen), seen);
        }
    }

    @KeepsNothing
    private static final class Attend extends Module {
        private final SelfAttention self;
        private final Output output;

        Attend(Options o) {
            self = new SelfAttention(o);
            output = new Output(o.hiddenSize, o);
        }

        Tensor call(Tensor x, @Nullable Tensor mask) {
            return call((in, m) -> output.call(self.call(in, m), in), x, mask);
        }
    }

    @KeepsNothing
    private static final class SelfAttention extends Module {
        private final int heads;
        private final double dropout;
        private final Linear query;
        private final Linear key;
        private final Linear value;

        SelfAttention(Options o) {
            heads = o.numAttentionHeads;
            dropout = o.attentionProbsDropoutProb;
            query = o.linear(o.hiddenSize, o.hiddenSize);
            key = o.linear(o.hiddenSize, o.hiddenSize);
            value = o.linear(o.hiddenSize, o.hiddenSize);
        }

        Tensor call(Tensor x, @Nullable Tensor mask) {
            return call(this::all, x, mask);
        }

        private Tensor all(Tensor x, @Nullable Tensor mask) {
            return Attention.of(
                    query.call(x),
                    key.call(x),
                    value.call(x),
                    mask,
                    heads,
                    isTraining() ? dropout : 0);
        }
    }

    @KeepsNothing
    private static final class Intermediate extends Module {
        private final Linear dense;
        private final UnaryOperator<Tensor> activation;

        Intermediate(Options o) {
            dense = o.linear(o.hiddenSize, o.intermediateSize);
            activation = HiddenActivation.of("hidden_act", o.hiddenAct);
        }

        @Override
        public Tensor forward(Tensor x) {
            return activation.apply(dense.call(x));
        }
    }

    /// A linear map, added to what was there before.
    @KeepsNothing
    private static final class Output extends Module {
        private final Linear dense;

        @StateKey("LayerNorm")
        private final LayerNorm norm;

        private final Dropout dropout;

        Output(long in, Options o) {
            dense = o.linear(in, o.hiddenSize);
            norm = o.norm(o.hiddenSize, o.layerNormEps);
            dropout = new Dropout(o.hiddenDropoutProb);
        }

        Tensor call(Tensor x, Tensor before) {
            return call((in, b) -> norm.call(dropout.call(dense.call(in)).add(b)), x, before);
        }
    }

    /// The vector of the first token, through one more layer.
    @KeepsNothing
    private static final class Pooler extends Module {
        private final Linear dense;

        Pooler(Options o) {
            dense = o.linear(o.hiddenSize, o.hiddenSize);
        }

        @Override
        public Tensor forward(Tensor x) {
            return dense.call(x.select(1, 0)).tanh();
        }
    }
}
