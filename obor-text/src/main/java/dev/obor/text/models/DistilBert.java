package dev.obor.text.models;

import static dev.obor.Obor.arange;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.nn.Dropout;
import dev.obor.nn.Embedding;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.LayerNorm;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleList;
import dev.obor.nn.StateKey;
import dev.obor.nn.init.Init;
import dev.obor.text.tokenize.Part;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// DistilBERT, a smaller [Bert] without kinds of texts and pooler; Hugging Face's
/// `DistilBertModel`.
///
/// Shapes: numbers of tokens (N, L) to vectors (N, L, dim). Files of models with a head are read
/// without it.
///
/// Source: Sanh et al., "DistilBERT, a distilled version of BERT", 2019.
@KeepsNothing
public non-sealed class DistilBert extends Module implements TextEncoder {
    private static final double EPS = 1e-12;

    /// The settings of `config.json`; the defaults are those of the base model.
    public static final class Options extends ModelOptions<Options> {
        int vocabSize = 30522;
        int maxPositionEmbeddings = 512;
        boolean sinusoidalPosEmbds;
        int nLayers = 6;
        int nHeads = 12;
        int dim = 768;
        int hiddenDim = 3072;
        double dropout = 0.1;
        double attentionDropout = 0.1;
        String activation = "gelu";
        double initializerRange = 0.02;
        @Nullable Integer padTokenId = 0;

        Options() {}

        /// How many tokens there are, 30522.
        public Options vocabSize(int value) {
            return set(() -> vocabSize = value);
        }

        /// The longest text in tokens, 512.
        public Options maxPositionEmbeddings(int value) {
            return set(() -> maxPositionEmbeddings = value);
        }

        /// Whether fresh places are sines and cosines, false.
        public Options sinusoidalPosEmbds(boolean value) {
            return set(() -> sinusoidalPosEmbds = value);
        }

        /// How many layers there are, 6.
        public Options nLayers(int value) {
            return set(() -> nLayers = value);
        }

        /// How many heads of attention a layer has, 12.
        public Options nHeads(int value) {
            return set(() -> nHeads = value);
        }

        /// The size of a token's vector, 768.
        public Options dim(int value) {
            return set(() -> dim = value);
        }

        /// The size between the two linear maps of a layer, 3072.
        public Options hiddenDim(int value) {
            return set(() -> hiddenDim = value);
        }

        /// The probability of dropping an element in training, 0.1.
        public Options dropout(double value) {
            return set(() -> dropout = value);
        }

        /// The probability of dropping an attention weight in training, 0.1.
        public Options attentionDropout(double value) {
            return set(() -> attentionDropout = value);
        }

        /// The activation between the linear maps, `gelu`.
        public Options activation(String value) {
            Arguments.given(value, "value");
            return set(() -> activation = value);
        }

        /// The standard deviation of fresh weights, 0.02.
        public Options initializerRange(double value) {
            return set(() -> initializerRange = value);
        }

        /// The token that fills up, which has a vector of zeros at first, or null; 0.
        public Options padTokenId(@Nullable Integer value) {
            return set(() -> padTokenId = value);
        }

        @Override
        protected void check() {
            size("vocab_size", vocabSize, 1, MOST_TOKENS);
            size("dim", dim, 1, MOST);
            size("n_layers", nLayers, 0, MOST);
            heads("dim", dim, "n_heads", nHeads);
            size("hidden_dim", hiddenDim, 1, MOST);
            HiddenActivation.of("activation", activation);
            probability("dropout", dropout);
            probability("attention_dropout", attentionDropout);
            size("max_position_embeddings", maxPositionEmbeddings, 1, MOST_TOKENS);
            positive("initializer_range", initializerRange);
            if (padTokenId != null) {
                size("pad_token_id", padTokenId, 0, vocabSize - 1);
            }
        }

        private void read(Part config) {
            vocabSize = config.number("vocab_size");
            maxPositionEmbeddings = config.number("max_position_embeddings");
            sinusoidalPosEmbds = config.flag("sinusoidal_pos_embds", false);
            nLayers = config.number("n_layers");
            nHeads = config.number("n_heads");
            dim = config.number("dim");
            hiddenDim = config.number("hidden_dim");
            dropout = config.real("dropout", dropout);
            attentionDropout = config.real("attention_dropout", attentionDropout);
            activation = config.string("activation", activation);
            initializerRange = config.real("initializer_range", initializerRange);
            padTokenId = config.numberOrNull("pad_token_id", padTokenId);
        }
    }

    private final Options options;
    private final Embeddings embeddings;
    private final Transformer transformer;

    /// A model with fresh weights, as Python's library draws them.
    ///
    /// @throws dev.obor.base.ValueError if the settings do not fit together
    public DistilBert(Consumer<Options> options) {
        Options o = new Options().with(options);
        this.options = o;
        embeddings = new Embeddings(o);
        transformer = new Transformer(o);
        ModelOptions.initialise(
                o.initializerRange,
                embeddings.wordEmbeddings,
                o.padTokenId,
                embeddings,
                transformer);
        if (o.sinusoidalPosEmbds) {
            Tensor waves = waves(o.maxPositionEmbeddings, o.dim);
            Init.zeros_(embeddings.positionEmbeddings.weight);
            embeddings.positionEmbeddings.weight.detach().add_(waves);
        }
    }

    /// Sines in even places, cosines in odd ones.
    private static Tensor waves(long count, long size) {
        Tensor places = arange(count).to(DType.FLOAT64).unsqueeze(1);
        Tensor pairs = arange(size).floorDivide(2).mul(2).to(DType.FLOAT64).div(size);
        Tensor angles = places.div(pairs.mul(Math.log(10000)).exp());
        return angles.sin().where(arange(size).remainder(2).eq(0), angles.cos());
    }

    /// Reads `config.json` and the weights in a folder; the model is in evaluation mode.
    ///
    /// @throws dev.obor.base.FileError if a file cannot be read, or a setting is wrong
    /// @throws dev.obor.base.StateError if the weights do not fit
    public static DistilBert fromPretrained(Path folder) {
        return fromPretrained(folder, o -> {});
    }

    /// Reads `config.json` and the weights in a folder, with options.
    ///
    /// @throws dev.obor.base.FileError if a file cannot be read, or a setting is wrong
    /// @throws dev.obor.base.StateError if the weights do not fit
    public static DistilBert fromPretrained(Path folder, Consumer<PretrainedOptions> options) {
        try (Pretrained files = Pretrained.open(folder, options, "distilbert")) {
            files.rename(
                    "distilbert.", key -> key.endsWith("embeddings.position_ids") ? null : key);
            Options o = files.settings(new Options(), s -> s.read(files.config));
            String words = "embeddings.word_embeddings.weight";
            files.expect(words, "vocab_size", o.vocabSize, "dim", o.dim);
            files.expect(
                    "embeddings.position_embeddings.weight",
                    "max_position_embeddings",
                    o.maxPositionEmbeddings,
                    "dim",
                    o.dim);
            for (int i = 0; i < o.nLayers; i++) {
                String key = "transformer.layer." + i + ".ffn.lin1.weight";
                files.expect(key, "hidden_dim", o.hiddenDim, "dim", o.dim);
            }
            // What the file has will take the place of sines and cosines.
            Options plain = o.with(p -> p.sinusoidalPosEmbds(false));
            return files.build(() -> new DistilBert(plain), Map.of());
        }
    }

    /// Writes `config.json` and `model.safetensors` into a folder, which Python's `from_pretrained`
    /// reads, too; files that are there are replaced, both together.
    ///
    /// @throws dev.obor.base.FileError if a file cannot be written
    public void savePretrained(Path folder) {
        Arguments.given(folder, "folder");
        var config = Saved.config(options, "distilbert", "DistilBertModel");
        new Saved(config, Set.of()).write(folder, this, Map.of());
    }

    @Override
    public int maxPositionEmbeddings() {
        return options.maxPositionEmbeddings;
    }

    @Override
    public int hiddenSize() {
        return options.dim;
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
        Attention.checkIds("DistilBert", ids);
        Attention.checkPlaces("DistilBert", ids.size(1), options.maxPositionEmbeddings);
        Tensor mask = Attention.padding("DistilBert", attentionMask, ids, ids.size(1));
        Tensor x = embeddings.call(ids);
        for (Block block : transformer.layer) {
            x = block.call(x, mask);
        }
        return x;
    }

    @KeepsNothing
    private static final class Embeddings extends Module {
        @StateKey("word_embeddings")
        private final Embedding wordEmbeddings;

        @StateKey("position_embeddings")
        private final Embedding positionEmbeddings;

        @StateKey("LayerNorm")
        private final LayerNorm norm;

        private final Dropout dropout;

        Embeddings(Options o) {
            wordEmbeddings = o.embedding(o.vocabSize, o.dim, o.padTokenId);
            positionEmbeddings = o.embedding(o.maxPositionEmbeddings, o.dim, null);
            norm = o.norm(o.dim, EPS);
            dropout = new Dropout(o.dropout);
        }

        @Override
        public Tensor forward(Tensor ids) {
            Tensor places = positionEmbeddings.call(arange(ids.size(1)).unsqueeze(0));
            return dropout.call(norm.call(wordEmbeddings.call(ids).add(places)));
        }
    }

    @KeepsNothing
    private static final class Transformer extends Module {
        private final ModuleList<Block> layer = new ModuleList<>();

        Transformer(Options o) {
            for (int i = 0; i < o.nLayers; i++) {
                layer.append(new Block(o));
            }
        }
    }

    @KeepsNothing
    private static final class Block extends Module {
        private final SelfAttention attention;

        @StateKey("sa_layer_norm")
        private final LayerNorm attentionNorm;

        private final FeedForward ffn;

        @StateKey("output_layer_norm")
        private final LayerNorm outputNorm;

        Block(Options o) {
            attention = new SelfAttention(o);
            attentionNorm = o.norm(o.dim, EPS);
            ffn = new FeedForward(o);
            outputNorm = o.norm(o.dim, EPS);
        }

        Tensor call(Tensor x, @Nullable Tensor mask) {
            return call(this::all, x, mask);
        }

        private Tensor all(Tensor x, @Nullable Tensor mask) {
            Tensor seen = attentionNorm.call(attention.call(x, mask).add(x));
            return outputNorm.call(ffn.call(seen).add(seen));
        }
    }

    @KeepsNothing
    private static final class SelfAttention extends Module {
        private final int heads;
        private final double dropout;

        @StateKey("q_lin")
        private final Linear query;

        @StateKey("k_lin")
        private final Linear key;

        @StateKey("v_lin")
        private final Linear value;

        @StateKey("out_lin")
        private final Linear out;

        SelfAttention(Options o) {
            heads = o.nHeads;
            dropout = o.attentionDropout;
            query = o.linear(o.dim, o.dim);
            key = o.linear(o.dim, o.dim);
            value = o.linear(o.dim, o.dim);
            out = o.linear(o.dim, o.dim);
        }

        Tensor call(Tensor x, @Nullable Tensor mask) {
            return call(this::all, x, mask);
        }

        private Tensor all(Tensor x, @Nullable Tensor mask) {
            return out.call(
                    Attention.of(
                            query.call(x),
                            key.call(x),
                            value.call(x),
                            mask,
                            heads,
                            isTraining() ? dropout : 0));
        }
    }

    @KeepsNothing
    private static final class FeedForward extends Module {
        private final Dropout dropout;
        private final Linear lin1;
        private final Linear lin2;
        private final UnaryOperator<Tensor> activation;

        FeedForward(Options o) {
            dropout = new Dropout(o.dropout);
            lin1 = o.linear(o.dim, o.hiddenDim);
            lin2 = o.linear(o.hiddenDim, o.dim);
            activation = HiddenActivation.of("activation", o.activation);
        }

        @Override
        public Tensor forward(Tensor x) {
            return dropout.call(lin2.call(activation.apply(lin1.call(x))));
        }
    }
}
