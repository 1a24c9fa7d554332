package dev.obor.text.models;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.noGrad;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.nn.Module;
import dev.obor.text.tokenize.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A model that says which token comes next: [Gpt2] or [Llama].
///
/// ```java
/// CausalModel gpt = CausalModel.fromPretrained(folder);
/// Tokenizer tokenizer = Tokenizer.fromPretrained(folder);
/// Tensor ids = tokenizer.encode("Once upon a time").inputIds();
/// Tensor all = gpt.generate(ids, o -> o.maxNewTokens(50).doSample(true).temperature(0.7));
/// String text = tokenizer.decode(all);
/// ```
///
/// Shapes: numbers of tokens (N, L) to scores of all tokens of the vocabulary, (N, L, vocabSize).
/// `call(ids)` computes them with gradients, for training.
public abstract sealed class CausalModel extends Module permits Gpt2, Llama {
    /// What [#generate] does unless it is told otherwise.
    private GenerationOptions defaults = new GenerationOptions();

    CausalModel() {}

    /// Reads the folder of a model whose `config.json` names one of the kinds that are known.
    ///
    /// @throws dev.obor.base.FileError if a file cannot be read, or the kind is another
    /// @throws StateError if the weights do not fit
    public static CausalModel fromPretrained(Path folder) {
        return fromPretrained(folder, o -> {});
    }

    /// Reads the folder of a model whose `config.json` names one of the kinds that are known, with
    /// options.
    ///
    /// @throws dev.obor.base.FileError if a file cannot be read, or the kind is another
    /// @throws StateError if the weights do not fit
    public static CausalModel fromPretrained(Path folder, Consumer<PretrainedOptions> options) {
        Part config = Pretrained.config(folder);
        String type = config.string("model_type");
        return switch (type) {
            case "gpt2" -> Gpt2.fromPretrained(folder, options);
            case "llama", "mistral", "qwen2" -> Llama.fromPretrained(folder, options);
            default ->
                    throw config.error(
                            "'model_type' is '"
                                    + type
                                    + "'; the models that are known to say what comes next are"
                                    + " 'gpt2', 'llama', 'mistral' and 'qwen2'");
        };
    }

    /// Reads `generation_config.json`, or what `config.json` says in its place.
    final void readDefaults(Path folder, Part config) {
        Path file = folder.resolve("generation_config.json");
        defaults = GenerationOptions.of(Files.exists(file) ? Part.read(file) : config, config);
    }

    final GenerationOptions defaults() {
        return defaults;
    }

    /// An empty cache.
    public abstract KeyValueCache newCache();

    /// How many tokens there are.
    public abstract int vocabSize();

    /// The longest text in tokens, or `Integer.MAX_VALUE` where there is no end.
    abstract int places();

    /// The model's name in errors.
    abstract String title();

    /// The vectors behind the last layer, (N, L, size).
    abstract Tensor hidden(
            Tensor ids, Tensor places, CausalMask mask, @Nullable KeyValueCache cache);

    /// Scores of all tokens of the vocabulary.
    abstract Tensor head(Tensor hidden);

    @Override
    public final Tensor forward(Tensor inputIds) {
        return scores(inputIds, null, null, null, false);
    }

    /// Runs with texts of several lengths.
    ///
    /// @param inputIds numbers of tokens, (N, L)
    /// @param attentionMask 0 where a token only fills up, (N, L), or null
    public final Tensor call(Tensor inputIds, @Nullable Tensor attentionMask) {
        return call(inputIds, attentionMask, null);
    }

    /// Runs behind what a cache has seen, and adds to it; with a cache there are no gradients.
    ///
    /// @param inputIds numbers of the tokens that are new, (N, L)
    /// @param attentionMask 0 where a token only fills up, for all tokens, those in the cache
    ///   first, (N, S), or null
    /// @param cache what was seen before, or null
    public final Tensor call(
            Tensor inputIds, @Nullable Tensor attentionMask, @Nullable KeyValueCache cache) {
        return run(inputIds, attentionMask, cache, null, false);
    }

    /// Runs the model with its hooks.
    ///
    /// @param positions the places of the tokens, (N, L), or null for their order
    /// @param last whether only the scores behind the last token are wanted
    final Tensor run(
            Tensor inputIds,
            @Nullable Tensor attentionMask,
            @Nullable KeyValueCache cache,
            @Nullable Tensor positions,
            boolean last) {
        Attention.checkIds(title(), Arguments.given(inputIds, "inputIds"));
        if (cache == null) {
            return call(
                    (ids, mask, places) -> scores(ids, mask, null, places, last),
                    inputIds,
                    attentionMask,
                    positions);
        }
        Attention.checkPlaces(title(), cache.length() + inputIds.size(1), places());
        try (var _ = noGrad()) {
            cache.reserve(inputIds.size(0), inputIds.size(1));
            Tensor scores =
                    call(
                            (ids, mask, places) -> scores(ids, mask, cache, places, last),
                            inputIds,
                            attentionMask,
                            positions);
            cache.advance(inputIds.size(1));
            return scores;
        }
    }

    private Tensor scores(
            Tensor ids,
            @Nullable Tensor attentionMask,
            @Nullable KeyValueCache cache,
            @Nullable Tensor positions,
            boolean last) {
        Attention.checkIds(title(), ids);
        long tokens = ids.size(1);
        long past = cache == null ? 0 : cache.length();
        Attention.checkPlaces(title(), past + tokens, places());
        if (tokens == 0) {
            throw new ShapeError(title() + ": expected at least one token, got " + ids.shape());
        }
        Tensor padding = Attention.padding(title(), attentionMask, ids, past + tokens);
        CausalMask mask = CausalMask.of(tokens, past, window(), padding);
        Tensor places = positions == null ? arange(past, past + tokens).unsqueeze(0) : positions;
        Tensor x = hidden(ids, places, mask, cache);
        return head(last ? x.narrow(1, tokens - 1, 1) : x);
    }

    /// Writes `config.json`, `model.safetensors` and `generation_config.json` into a folder, which
    /// Python's `from_pretrained` reads, too; files that are there are replaced, all together.
    ///
    /// @throws dev.obor.base.FileError if a file cannot be written
    public final void savePretrained(Path folder) {
        Saved saved = saved();
        List<Integer> ends = defaults.eosTokenId;
        saved.config().put("bos_token_id", defaults.bosTokenId);
        saved.config()
                .put("eos_token_id", ends.size() > 1 ? ends : ends.isEmpty() ? null : ends.get(0));
        saved.config().put("pad_token_id", defaults.padTokenId);
        saved.write(
                Arguments.given(folder, "folder"),
                this,
                Map.of("generation_config.json", defaults.saved()));
    }

    /// What is saved beside the weights.
    abstract Saved saved();

    /// How far back a token sees, or null.
    @Nullable Integer window() {
        return null;
    }

    /// The tokens of texts, and those that follow, as [GenerationOptions] say, or else the model's
    /// `generation_config.json`.
    ///
    /// @param inputIds the numbers of tokens of one text or several of the same length, (N, L)
    /// @return (N, L + up to 20)
    public final Tensor generate(Tensor inputIds) {
        return generate(inputIds, o -> {});
    }

    /// The tokens of texts, and those that follow, with options: Hugging Face's `generate`.
    ///
    /// Without options the likeliest token is taken each time. Draws are PyTorch's, by the default
    /// generator or `o.generator(…)`.
    ///
    /// @param inputIds the numbers of tokens of one text, (1, L), or of several, (N, L), those of
    ///   shorter ones filled up at the left: `tokenizer.batch(texts, o -> o.paddingSide("left"))`,
    ///   with its mask as `o.attentionMask(…)`
    /// @return (N * numReturnSequences, up to L + maxNewTokens); behind the end of a text stands
    ///   what fills up
    /// @throws dev.obor.base.ValueError if the options do not fit together
    public final Tensor generate(Tensor inputIds, Consumer<GenerationOptions> options) {
        Arguments.given(inputIds, "inputIds");
        GenerationOptions o = defaults.with(Arguments.given(options, "options"));
        boolean trained = isTraining();
        if (trained) {
            eval();
        }
        try {
            return new Generation(this, o, inputIds).run();
        } finally {
            train(trained);
        }
    }
}
