package dev.obor.text;

import static dev.obor.base.Arguments.allGiven;
import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.text.tokenize.Draft;
import dev.obor.text.tokenize.Pipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A tokenizer as Hugging Face's library `tokenizers` writes it to `tokenizer.json`, with the same
/// tokens and offsets: byte-level BPE (GPT-2, Llama 3), BPE with bytes for what is unknown (Llama
/// 2), WordPiece (BERT) and Unigram (T5), with the normalisers, pre-tokenizers, post-processors and
/// decoders that these families use. A part of a kind that is not known here is an error that names
/// it.
///
/// `Tokenizer.fromPretrained(folder)` reads one, `encode(text).inputIds()` is what a model is
/// given, and `decode(ids)` is the text again.
///
/// What differs: `stride` and the parts that are cut off are not kept, `dropout` is refused. A
/// tokenizer may be used by several threads at once.
public final class Tokenizer {
    private final Pipeline pipeline;

    private Tokenizer(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /// Reads a file.
    ///
    /// @throws dev.obor.base.FileError if it cannot be read, is damaged, or has an unknown part
    public static Tokenizer fromFile(Path file) {
        return new Tokenizer(Pipeline.read(given(file, "file")));
    }

    /// Reads `tokenizer.json` in the folder of a model.
    ///
    /// @throws dev.obor.base.FileError if it cannot be read, is damaged, or has an unknown part
    public static Tokenizer fromPretrained(Path folder) {
        Path file = given(folder, "folder");
        return fromFile(Files.isDirectory(file) ? file.resolve("tokenizer.json") : file);
    }

    /// The tokens of a text.
    public Encoding encode(String text) {
        return encode(text, o -> {});
    }

    /// The tokens of a text, with options.
    ///
    /// @throws dev.obor.base.ValueError if the options do not fit
    public Encoding encode(String text, Consumer<TokenizerOptions> options) {
        given(text, "text");
        return all(List.of(List.of(text)), false, options).getFirst();
    }

    /// The tokens of two texts that belong together, such as a question and its answer.
    public Encoding encode(String text, String pair) {
        return encode(text, pair, o -> {});
    }

    /// The tokens of two texts that belong together, with options.
    ///
    /// @throws dev.obor.base.ValueError if the options do not fit
    public Encoding encode(String text, String pair, Consumer<TokenizerOptions> options) {
        given(text, "text");
        given(pair, "pair");
        return all(List.of(List.of(text, pair)), false, options).getFirst();
    }

    /// The tokens of several texts, filled up to the same length.
    public Batch batch(List<String> texts) {
        return batch(texts, o -> {});
    }

    /// The tokens of several texts, filled up to the same length, with options.
    ///
    /// @throws dev.obor.base.ValueError if the options do not fit
    public Batch batch(List<String> texts, Consumer<TokenizerOptions> options) {
        allGiven(texts, "texts");
        return new Batch(all(texts.stream().map(List::of).toList(), true, options));
    }

    private List<Encoding> all(
            List<List<String>> texts, boolean pads, Consumer<TokenizerOptions> options) {
        TokenizerOptions o = new TokenizerOptions().with(given(options, "options"));
        TokenLimits limits = new TokenLimits(pipeline, o, pads);
        List<List<Draft.Item>> all = new ArrayList<>();
        for (List<String> one : texts) {
            List<Draft> drafts = new ArrayList<>();
            for (String text : one) {
                drafts.add(pipeline.tokens(text, drafts.size()));
            }
            limits.cut(drafts, o.addSpecialTokens ? pipeline.added(one.size() > 1) : 0);
            all.add(pipeline.complete(drafts, o.addSpecialTokens));
        }
        return limits.fill(all);
    }

    /// The text of tokens, without special ones; numbers that are no token are passed over.
    public String decode(int... ids) {
        long[] wide = new long[given(ids, "ids").length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = ids[i];
        }
        return decode(wide, true);
    }

    /// The text of tokens, with or without special ones; numbers that are no token are passed over.
    public String decode(long[] ids, boolean skipSpecialTokens) {
        return pipeline.decode(given(ids, "ids"), skipSpecialTokens);
    }

    /// The text of the tokens in a tensor of any shape, without special ones.
    public String decode(Tensor ids) {
        return decode(given(ids, "ids").reshape(-1).to(DType.INT64).toLongArray(), true);
    }

    /// How many tokens there are.
    public int vocabSize() {
        return pipeline.size();
    }

    /// The number of a token, or null.
    public @Nullable Integer tokenToId(String token) {
        return pipeline.id(given(token, "token"));
    }

    /// A token by its number, or null.
    public @Nullable String idToToken(int id) {
        return pipeline.text(id);
    }

    /// The numbers of all tokens.
    public Map<String, Integer> vocabulary() {
        return pipeline.vocabulary();
    }

    /// Texts of the same length, one row each.
    ///
    /// @param encodings the texts one by one
    public record Batch(List<Encoding> encodings) {
        /// Checks that all is given.
        public Batch {
            encodings = List.copyOf(allGiven(encodings, "encodings"));
        }

        private Tensor rows(Function<Encoding, int[]> of) {
            return encodings.isEmpty()
                    ? Obor.zeros(0, 0).to(DType.INT64)
                    : Obor.cat(encodings.stream().map(of).map(Encoding::row).toList());
        }

        /// The numbers of the tokens, (n, length) int64.
        public Tensor inputIds() {
            return rows(Encoding::ids);
        }

        /// 0 where a token only fills up, (n, length) int64.
        public Tensor attentionMask() {
            return rows(Encoding::attentionMask);
        }

        /// Which text a token belongs to, (n, length) int64.
        public Tensor tokenTypeIds() {
            return rows(Encoding::typeIds);
        }
    }
}
