package dev.obor.text.data;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.IndexError;
import dev.obor.base.ValueError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Words and their numbers, as torchtext's `build_vocab_from_iterator` makes them: special words
/// first, then the others from the most to the least frequent, equal ones by their letters.
///
/// ```java
/// var words = Vocab.of(List.of(List.of("b", "a", "b"), List.of("c", "b")), o -> o.specials("<pad>", "<unk>"));
/// String.join(" ", words.all()) // "<pad> <unk> b a c"
/// words.indices(List.of("b", "z")) // [2, 1]
/// words.word(3) // "a"
/// ```
///
/// A word that is not there has the number of `<unk>`.
public final class Vocab {
    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        int minFreq = 1;
        int maxTokens = Integer.MAX_VALUE;
        List<String> specials = List.of("<pad>", "<unk>");

        Options() {}

        /// How often a word must be there to count; 1.
        public Options minFreq(int value) {
            return set(() -> minFreq = value);
        }

        /// How many words there may be, special ones included; the rarest go.
        public Options maxTokens(int value) {
            return set(() -> maxTokens = value);
        }

        /// What comes first, whether the texts have it or not; `<pad>` and `<unk>`. `<unk>` stands
        /// for all that is not known.
        public Options specials(String... value) {
            return set(() -> specials = List.of(value));
        }

        @Override
        protected void check() {
            if (minFreq < 1 || maxTokens < specials.size()) {
                throw new ValueError(
                        "min_freq=%d, max_tokens=%d; expected at least 1, and room for %d special words"
                                .formatted(minFreq, maxTokens, specials.size()));
            }
        }
    }

    private static final String UNKNOWN = "<unk>";

    private final List<String> words;
    private final Map<String, Integer> numbers = new HashMap<>();

    private Vocab(Set<String> words) {
        this.words = List.copyOf(words);
        for (String word : this.words) {
            numbers.put(word, numbers.size());
        }
    }

    /// The words of texts, which are lists of words.
    ///
    /// @throws ValueError if the options do not fit
    public static Vocab of(Iterable<? extends Iterable<String>> texts, Consumer<Options> options) {
        Arguments.given(texts, "texts");
        Options o = new Options().with(options);
        Map<String, Integer> counts = new HashMap<>();
        for (Iterable<String> text : texts) {
            for (String word : text) {
                counts.merge(word, 1, Integer::sum);
            }
        }
        List<Map.Entry<String, Integer>> sorted = new ArrayList<>(counts.entrySet());
        sorted.removeIf(entry -> entry.getValue() < o.minFreq);
        sorted.sort(
                Comparator.comparing((Map.Entry<String, Integer> e) -> -e.getValue())
                        .thenComparing(Map.Entry::getKey));
        Set<String> words = new LinkedHashSet<>(o.specials);
        for (Map.Entry<String, Integer> entry : sorted) {
            if (words.size() < o.maxTokens) {
                words.add(entry.getKey());
            }
        }
        return new Vocab(words);
    }

    /// Words that are known already, in the order of their numbers, such as those that a model was
    /// saved with.
    ///
    /// @throws ValueError if one is there twice
    public static Vocab of(List<String> words) {
        Arguments.given(words, "words");
        Set<String> all = new LinkedHashSet<>(words);
        if (all.size() != words.size()) {
            throw new ValueError("a word is there twice");
        }
        return new Vocab(all);
    }

    /// How many words there are.
    public int size() {
        return words.size();
    }

    /// All words, by number.
    public List<String> all() {
        return words;
    }

    /// The number of a word, or that of `<unk>`.
    ///
    /// @throws ValueError if it is not known and there is no `<unk>`
    public int index(String word) {
        Integer number = numbers.getOrDefault(word, numbers.get(UNKNOWN));
        if (number == null) {
            throw new ValueError(
                    "the word '"
                            + word
                            + "' is not known, and there is no '<unk>' among the words");
        }
        return number;
    }

    /// The numbers of words, `(words)`, int64.
    ///
    /// @throws ValueError if one is not known and there is no `<unk>`
    public Tensor indices(List<String> text) {
        Arguments.given(text, "text");
        long[] numbers = text.stream().mapToLong(this::index).toArray();
        return numbers.length == 0 ? Obor.empty(DType.INT64, 0) : Obor.tensor(numbers);
    }

    /// The word of a number.
    ///
    /// @throws IndexError if there is none
    public String word(long index) {
        if (index < 0 || index >= words.size()) {
            throw new IndexError("there is no word " + index + " among " + words.size());
        }
        return words.get((int) index);
    }

    /// The words of numbers.
    ///
    /// @param indices whole numbers of any shape
    /// @throws IndexError if there is none for one of them
    public List<String> words(Tensor indices) {
        return Arrays.stream(indices.flatten().toLongArray()).mapToObj(this::word).toList();
    }
}
