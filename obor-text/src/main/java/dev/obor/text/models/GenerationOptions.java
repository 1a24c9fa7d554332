package dev.obor.text.models;

import dev.obor.Generator;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.FileError;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import dev.obor.text.tokenize.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Optional arguments of [CausalModel#generate], by the names of Hugging Face's `GenerationConfig`.
public final class GenerationOptions extends Options<GenerationOptions> {
    static final int MOST = 1 << 24;

    int maxNewTokens = 20;
    boolean limited; // whether somebody said so
    int minNewTokens;
    boolean doSample;
    int numBeams = 1;
    int numReturnSequences = 1;
    double temperature = 1;
    int topK = 50;
    double topP = 1;
    @Nullable Double minP;
    double repetitionPenalty = 1;
    int noRepeatNgramSize;
    double lengthPenalty = 1;
    String earlyStopping = "false";
    List<Integer> eosTokenId = List.of();
    @Nullable Integer padTokenId;
    @Nullable Integer bosTokenId;
    boolean useCache = true;
    @Nullable Tensor attentionMask;
    @Nullable Generator generator;
    @Nullable Consumer<Tensor> onTokens;

    GenerationOptions() {}

    /// How many tokens follow at most, 20.
    public GenerationOptions maxNewTokens(int value) {
        return set(() -> {
            maxNewTokens = value;
            limited = true;
        });
    }

    /// How many tokens follow before a text may end, 0.
    public GenerationOptions minNewTokens(int value) {
        return set(() -> minNewTokens = value);
    }

    /// Whether tokens are drawn by their probabilities, false: the likeliest ones are taken.
    public GenerationOptions doSample(boolean value) {
        return set(() -> doSample = value);
    }

    /// How many beginnings are followed side by side, 1.
    public GenerationOptions numBeams(int value) {
        return set(() -> numBeams = value);
    }

    /// How many texts are made of each, 1; of beams, the best ones.
    public GenerationOptions numReturnSequences(int value) {
        return set(() -> numReturnSequences = value);
    }

    /// What scores are divided by before a draw, 1: less makes likely tokens likelier.
    public GenerationOptions temperature(double value) {
        return set(() -> temperature = value);
    }

    /// Of how many likeliest tokens one is drawn, 50; 0 for all.
    public GenerationOptions topK(int value) {
        return set(() -> topK = value);
    }

    /// Draws from the fewest tokens whose probabilities sum up to this, 1.
    public GenerationOptions topP(double value) {
        return set(() -> topP = value);
    }

    /// Draws from tokens whose probability is at least this part of the likeliest one's; none.
    public GenerationOptions minP(@Nullable Double value) {
        return set(() -> minP = value);
    }

    /// What scores of tokens that were there are divided by, 1; of negative ones, multiplied.
    public GenerationOptions repetitionPenalty(double value) {
        return set(() -> repetitionPenalty = value);
    }

    /// No run of so many tokens comes twice, 0 for any.
    public GenerationOptions noRepeatNgramSize(int value) {
        return set(() -> noRepeatNgramSize = value);
    }

    /// The power of a text's length that its score is divided by, 1; only of beams.
    public GenerationOptions lengthPenalty(double value) {
        return set(() -> lengthPenalty = value);
    }

    /// Whether a search ends as soon as there are `numBeams` whole texts, false.
    public GenerationOptions earlyStopping(boolean value) {
        return earlyStopping(value ? "true" : "false");
    }

    /// When a search ends: `true`, `false`, or `never` before no better text can come.
    public GenerationOptions earlyStopping(String value) {
        Arguments.given(value, "value");
        return set(() -> earlyStopping = value);
    }

    /// The tokens that end a text; the model's.
    public GenerationOptions eosTokenId(Integer... value) {
        List<Integer> ids = List.of(Arguments.allGiven(value, "value"));
        return set(() -> eosTokenId = ids);
    }

    /// The token that fills up; the model's, or else the first that ends a text.
    public GenerationOptions padTokenId(@Nullable Integer value) {
        return set(() -> padTokenId = value);
    }

    /// The token that an empty text begins with; the model's.
    public GenerationOptions bosTokenId(@Nullable Integer value) {
        return set(() -> bosTokenId = value);
    }

    /// Whether what was computed of earlier tokens is kept, true.
    public GenerationOptions useCache(boolean value) {
        return set(() -> useCache = value);
    }

    /// 0 where a token only fills up, (N, L), or null.
    public GenerationOptions attentionMask(@Nullable Tensor value) {
        return set(() -> attentionMask = value);
    }

    /// What draws, or null for the default generator.
    public GenerationOptions generator(@Nullable Generator value) {
        return set(() -> generator = value);
    }

    /// Is given the next token of each text, (N), as soon as it is there; not of beams.
    public GenerationOptions onTokens(@Nullable Consumer<Tensor> value) {
        return set(() -> onTokens = value);
    }

    @Override
    protected void check() {
        whole("max_new_tokens", maxNewTokens, 1);
        whole("min_new_tokens", minNewTokens, 0);
        whole("num_beams", numBeams, 1);
        whole("num_return_sequences", numReturnSequences, 1);
        whole("top_k", topK, 0);
        whole("no_repeat_ngram_size", noRepeatNgramSize, 0);
        positive("temperature", temperature, "Take the likeliest tokens: o -> o.doSample(false).");
        positive("repetition_penalty", repetitionPenalty, "");
        probability("top_p", topP);
        if (minP != null) {
            probability("min_p", minP);
        }
        if (!Double.isFinite(lengthPenalty)) {
            throw new ValueError("generate: 'length_penalty' must be finite");
        }
        if (!List.of("true", "false", "never").contains(earlyStopping)) {
            throw new ValueError(
                    "generate: 'early_stopping' must be true, false or never, and is '"
                            + earlyStopping
                            + "'");
        }
        if (numBeams == 1 && !doSample && numReturnSequences > 1) {
            throw new ValueError(
                    "generate: the likeliest text is one; %d were asked for"
                            .formatted(numReturnSequences),
                    "Draw them, o -> o.doSample(true), or search with beams, o -> o.numBeams(4).");
        }
        if (numBeams > 1 && numReturnSequences > numBeams) {
            throw new ValueError(
                    "generate: 'num_return_sequences' is %d, more than 'num_beams', %d"
                            .formatted(numReturnSequences, numBeams));
        }
        if (numBeams > 1 && onTokens != null) {
            throw new ValueError(
                    "generate: with beams no token is known before the end",
                    "Leave out onTokens or numBeams.");
        }
    }

    private static void whole(String name, int value, int least) {
        if (value < least || value > MOST) {
            throw new ValueError(
                    "generate: '%s' must be a whole number from %d to %d, and is %d"
                            .formatted(name, least, MOST, value));
        }
    }

    private static void positive(String name, double value, String advice) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            String sentence = "generate: '" + name + "' must be positive, and is " + value;
            throw advice.isEmpty() ? new ValueError(sentence) : new ValueError(sentence, advice);
        }
    }

    private static void probability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new ValueError("generate: '" + name + "' must be from 0 to 1, and is " + value);
        }
    }

    /// What a file says.
    ///
    /// @param file `generation_config.json`, or in its place
    /// @param config `config.json`, whose numbers of tokens count where the other has none
    static GenerationOptions of(Part file, Part config) {
        try {
            return new GenerationOptions().with(o -> o.read(file, config));
        } catch (ValueError e) {
            throw new FileError(file.file(), e.sentence());
        }
    }

    /// What differs from the defaults, for `generation_config.json`.
    Map<String, @Nullable Object> saved() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Map<String, @Nullable Object> defaults = new GenerationOptions().values();
        values().forEach((key, value) -> {
            boolean ofACall =
                    List.of("limited", "attention_mask", "generator", "on_tokens", "use_cache")
                            .contains(key);
            if (!ofACall && !Objects.equals(value, defaults.get(key))) {
                values.put(key, value);
            }
        });
        if (!earlyStopping.equals("never")) {
            values.computeIfPresent("early_stopping", (_, flag) -> flag.equals("true"));
        }
        return values;
    }

    private void read(Part file, Part config) {
        eosTokenId = ids(file.has("eos_token_id") ? file : config);
        padTokenId = file.numberOrNull("pad_token_id", config.numberOrNull("pad_token_id", null));
        bosTokenId = file.numberOrNull("bos_token_id", config.numberOrNull("bos_token_id", null));
        doSample = file.flag("do_sample", false);
        numBeams = file.number("num_beams", 1);
        numReturnSequences = file.number("num_return_sequences", 1);
        temperature = file.real("temperature", 1);
        topK = file.number("top_k", topK);
        topP = file.real("top_p", 1);
        minP = file.has("min_p") ? file.real("min_p", 0) : null;
        repetitionPenalty = file.real("repetition_penalty", 1);
        noRepeatNgramSize = file.number("no_repeat_ngram_size", 0);
        lengthPenalty = file.real("length_penalty", 1);
        if (file.has("early_stopping")) {
            earlyStopping =
                    file.values().get("early_stopping") instanceof Boolean flag
                            ? flag.toString()
                            : file.string("early_stopping");
        }
        if (file.has("max_new_tokens")) {
            maxNewTokens = file.number("max_new_tokens");
            limited = true;
        }
        minNewTokens = file.number("min_new_tokens", 0);
    }

    private static List<Integer> ids(Part file) {
        if (!(file.values().get("eos_token_id") instanceof List<?> list)) {
            Integer one = file.numberOrNull("eos_token_id", null);
            return one == null ? List.of() : List.of(one);
        }
        List<Integer> ids = new ArrayList<>();
        for (Object id : list) {
            if (!(id instanceof Long number) || number < 0 || number > Integer.MAX_VALUE) {
                throw file.error("'eos_token_id' must be a whole number or an array of them");
            }
            ids.add(number.intValue());
        }
        return List.copyOf(ids);
    }
}
