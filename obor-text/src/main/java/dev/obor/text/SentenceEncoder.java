package dev.obor.text;

import static dev.obor.Obor.cat;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.stack;
import static dev.obor.Obor.zeros;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.F;
import dev.obor.text.models.TextEncoder;
import dev.obor.text.tokenize.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Vectors of sentences: near each other where the meaning is. Reads the folders of the Python
/// library `sentence-transformers` around a BERT or DistilBERT.
///
/// ```java
/// SentenceEncoder encoder = SentenceEncoder.fromPretrained(folder);
/// Tensor vectors = encoder.encode(List.of("A cat sleeps.", "Un chat dort.", "Rain is falling."));
/// Tensor similar = vectors.matmul(vectors.t());
/// ```
///
/// `modules.json` says what is done with the vectors of the tokens: their mean, the first one, the
/// largest elements, or several of these, and whether the result has the length 1. Without that
/// file it is the mean. A step of another kind is an error that names it. An encoder may be used by
/// several threads at once.
///
/// Source: Reimers and Gurevych, "Sentence-BERT", 2019.
public final class SentenceEncoder {
    private static final int BATCH = 32;

    /// How the vectors of tokens become one.
    private enum Pooling {
        CLS("pooling_mode_cls_token"),
        MAX("pooling_mode_max_tokens"),
        MEAN("pooling_mode_mean_tokens"),
        MEAN_SQRT("pooling_mode_mean_sqrt_len_tokens");

        private final String key;

        Pooling(String key) {
            this.key = key;
        }
    }

    private final TextEncoder model;
    private final Tokenizer tokenizer;
    private final int maxSeqLength;
    private final boolean lowerCase;
    private final List<Pooling> poolings;
    private final boolean normalizes;

    private SentenceEncoder(
            TextEncoder model,
            Tokenizer tokenizer,
            int maxSeqLength,
            boolean lowerCase,
            List<Pooling> poolings,
            boolean normalizes) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.maxSeqLength = maxSeqLength;
        this.lowerCase = lowerCase;
        this.poolings = poolings;
        this.normalizes = normalizes;
    }

    /// Reads the folder of a model: `config.json`, the weights, `tokenizer.json`, and, if they are
    /// there, `modules.json` and `sentence_bert_config.json`.
    ///
    /// @throws dev.obor.base.FileError if a file cannot be read, or asks for what is not known
    /// @throws dev.obor.base.StateError if the weights do not fit
    public static SentenceEncoder fromPretrained(Path folder) {
        Arguments.given(folder, "folder");
        List<Pooling> poolings = List.of(Pooling.MEAN);
        boolean normalizes = false;
        Path inner = folder;
        Path steps = folder.resolve("modules.json");
        if (Files.exists(steps)) {
            for (Part step : Part.readAll(steps)) {
                String type = step.string("type");
                String kind = type.substring(type.lastIndexOf('.') + 1);
                Path place = step.folder("path");
                switch (kind) {
                    case "Transformer" -> inner = place;
                    case "Pooling" -> poolings = poolings(Part.read(place.resolve("config.json")));
                    case "Normalize" -> normalizes = true;
                    default ->
                            throw step.error(
                                    "has the type '" + type + "', which Obor does not know");
                }
            }
        }
        TextEncoder model = TextEncoder.fromPretrained(inner);
        Tokenizer tokenizer = Tokenizer.fromPretrained(inner);
        int longest = model.maxPositionEmbeddings();
        boolean lowers = false;
        Path limits = inner.resolve("sentence_bert_config.json");
        if (Files.exists(limits)) {
            Part limit = Part.read(limits);
            longest =
                    limit.has("max_seq_length")
                            ? limit.number("max_seq_length", 1, longest)
                            : longest;
            lowers = limit.flag("do_lower_case", false);
        }
        return new SentenceEncoder(model, tokenizer, longest, lowers, poolings, normalizes);
    }

    private static List<Pooling> poolings(Part config) {
        List<Pooling> all = new ArrayList<>();
        for (Pooling pooling : Pooling.values()) {
            if (config.flag(pooling.key, false)) {
                all.add(pooling);
            }
        }
        for (Object key : config.values().keySet()) {
            String name = String.valueOf(key);
            boolean known =
                    IntStream.range(0, Pooling.values().length)
                            .anyMatch(i -> Pooling.values()[i].key.equals(name));
            if (name.startsWith("pooling_mode_") && !known && config.flag(name, false)) {
                throw config.error("'" + name + "' is true, which Obor does not know");
            }
        }
        if (all.isEmpty()) {
            throw config.error("no 'pooling_mode_…' is true");
        }
        return all;
    }

    /// The vector of a sentence, (size).
    public Tensor encode(String sentence) {
        return encode(List.of(Arguments.given(sentence, "sentence"))).select(0, 0);
    }

    /// The vectors of sentences, (n, size). What is longer than [#maxSeqLength] tokens is cut.
    public Tensor encode(List<String> sentences) {
        Arguments.allGiven(sentences, "sentences");
        List<Encoding> all = new ArrayList<>();
        for (String sentence : sentences) {
            String text = sentence.strip();
            all.add(
                    tokenizer.encode(
                            lowerCase ? text.toLowerCase(Locale.ROOT) : text,
                            o -> o.padding(false).maxLength(maxSeqLength)));
        }
        if (all.isEmpty()) {
            return zeros(0, (long) poolings.size() * model.hiddenSize());
        }
        // Those of one length together: little is computed for nothing.
        List<Integer> order = new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
        order.sort(Comparator.comparing(i -> -all.get(i).length()));
        Tensor[] vectors = new Tensor[all.size()];
        try (var _ = noGrad()) {
            for (int from = 0; from < order.size(); from += BATCH) {
                List<Integer> some = order.subList(from, Math.min(order.size(), from + BATCH));
                Tensor batch = encoded(some.stream().map(all::get).toList());
                for (int i = 0; i < some.size(); i++) {
                    vectors[some.get(i)] = batch.select(0, i);
                }
            }
            return stack(List.of(vectors));
        }
    }

    private Tensor encoded(List<Encoding> sentences) {
        long length = sentences.getFirst().length();
        List<Tensor> ids = new ArrayList<>();
        List<Tensor> mask = new ArrayList<>();
        for (Encoding sentence : sentences) {
            long missing = length - sentence.length();
            ids.add(F.pad(sentence.inputIds(), 0, missing));
            mask.add(F.pad(Encoding.row(sentence.attentionMask()), 0, missing));
        }
        boolean even = sentences.getLast().length() == length;
        Tensor seen = cat(mask);
        Tensor words = model.encode(cat(ids), even ? null : seen);
        return pooled(words, seen.unsqueeze(-1).to(words.dtype()));
    }

    /// @param words (N, L, size)
    /// @param seen 1 where there is a token, (N, L, 1)
    private Tensor pooled(Tensor words, Tensor seen) {
        List<Tensor> all = new ArrayList<>();
        for (Pooling pooling : poolings) {
            all.add(
                    switch (pooling) {
                        case CLS -> words.select(1, 0);
                        case MAX -> words.maskedFill(seen.eq(0), -1e9).amax(1);
                        case MEAN -> words.mul(seen).sum(1).div(seen.sum(1).clampMin(1e-9));
                        case MEAN_SQRT ->
                                words.mul(seen).sum(1).div(seen.sum(1).clampMin(1e-9).sqrt());
                    });
        }
        Tensor vectors = cat(all, 1);
        return normalizes ? F.normalize(vectors) : vectors;
    }

    /// How many tokens of a sentence count.
    public int maxSeqLength() {
        return maxSeqLength;
    }

    /// What cuts sentences into tokens.
    public Tokenizer tokenizer() {
        return tokenizer;
    }
}
