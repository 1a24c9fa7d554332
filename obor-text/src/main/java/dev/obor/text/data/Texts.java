package dev.obor.text.data;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.FileError;
import dev.obor.base.FileReading;
import dev.obor.base.ValueError;
import dev.obor.data.Dataset;
import dev.obor.data.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// Texts and, if there are some, their classes.
///
/// ```java
/// var texts = Texts.of(List.of("good film", "bad film"), List.of("pos", "neg"));
/// texts.classes().getFirst() // "neg"
/// var words = Vocab.of(texts.words(), o -> {});
/// var data = texts.encoded(text -> words.indices(Texts.words(text)));
/// data.get(0).x().shape() // [2]
/// data.get(0).y() // 1
/// ```
///
/// Files are UTF-8. Texts are kept in memory; what they become as numbers is made when it is asked
/// for.
public final class Texts {
    private final List<String> texts;
    private final List<Long> targets;
    private final List<String> classes;

    private Texts(List<String> texts, List<Long> targets, List<String> classes) {
        this.texts = List.copyOf(texts);
        this.targets = List.copyOf(targets);
        this.classes = List.copyOf(classes);
    }

    /// Texts without classes.
    public static Texts of(List<String> texts) {
        Arguments.given(texts, "texts");
        return new Texts(texts, List.of(), List.of());
    }

    /// Texts and the name of each one's class; classes are numbered in the order of their names.
    ///
    /// @throws ValueError if there are not as many of both
    public static Texts of(List<String> texts, List<String> labels) {
        Arguments.given(texts, "texts");
        Arguments.given(labels, "labels");
        if (texts.size() != labels.size()) {
            throw new ValueError(
                    texts.size()
                            + " texts and "
                            + labels.size()
                            + " labels; give one label for each text");
        }
        List<String> classes = List.copyOf(new TreeSet<>(labels));
        List<Long> targets = labels.stream().map(label -> (long) classes.indexOf(label)).toList();
        return new Texts(texts, targets, classes);
    }

    /// The lines of a file; empty ones are left out.
    ///
    /// @throws FileError if it cannot be read
    public static Texts lines(Path file) {
        return of(read(file).lines().filter(line -> !line.isBlank()).toList());
    }

    /// The files in folders that are named after their classes, `root/neg/1.txt`; those whose names
    /// end with `.txt` count.
    ///
    /// @throws FileError if a file cannot be read, or no class has one
    public static Texts folder(Path root) {
        Arguments.given(root, "root");
        List<String> texts = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        try (Stream<Path> entries = Files.list(root)) {
            for (Path folder : entries.filter(Files::isDirectory).sorted().toList()) {
                for (Path file : files(folder)) {
                    texts.add(read(file));
                    labels.add(folder.getFileName().toString());
                }
            }
        } catch (IOException e) {
            throw FileError.reading(root, e);
        }
        if (texts.isEmpty()) {
            throw new FileError(
                    root, "no folder in it has files named .txt; put those of a class into one");
        }
        return of(texts, labels);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().toLowerCase(Locale.ROOT).endsWith(".txt"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path file) {
        Arguments.given(file, "file");
        try (InputStream in = FileReading.stream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw FileError.reading(file, e);
        }
    }

    /// The words of a text in small letters: runs of letters and digits, and single other signs;
    /// what is white separates. Nothing is known of any language.
    ///
    /// ```java
    /// String.join("|", Texts.words("It's good, 2 stars!")) // "it|'|s|good|,|2|stars|!"
    /// ```
    public static List<String> words(String text) {
        Arguments.given(text, "text");
        List<String> words = new ArrayList<>();
        String small = text.toLowerCase(Locale.ROOT);
        int start = -1;
        for (int i = 0; i < small.length(); ) {
            int sign = small.codePointAt(i);
            int next = i + Character.charCount(sign);
            boolean part =
                    Character.isLetterOrDigit(sign)
                            || Character.getType(sign) == Character.NON_SPACING_MARK;
            if (part && start < 0) {
                start = i;
            } else if (!part) {
                if (start >= 0) {
                    words.add(small.substring(start, i));
                    start = -1;
                }
                if (!Character.isWhitespace(sign)) {
                    words.add(small.substring(i, next));
                }
            }
            i = next;
        }
        if (start >= 0) {
            words.add(small.substring(start));
        }
        return words;
    }

    /// How many there are.
    public int size() {
        return texts.size();
    }

    /// The texts.
    public List<String> all() {
        return texts;
    }

    /// The words of each text.
    public List<List<String>> words() {
        return texts.stream().map(Texts::words).toList();
    }

    /// The names of the classes by number; empty if there are none.
    public List<String> classes() {
        return classes;
    }

    /// The class of each text; empty if there are none.
    public List<Long> targets() {
        return targets;
    }

    /// The texts as numbers: sample i is `x`, what the function makes of text i, and `y`, its
    /// class, if there are classes.
    ///
    /// @param encode such as `text -> words.indices(Texts.words(text))`, or `text ->
    ///   tokenizer.encode(text).inputIds()`
    public Dataset<Sample> encoded(Function<String, Tensor> encode) {
        Arguments.given(encode, "encode");
        return new Dataset<>() {
            @Override
            public long size() {
                return texts.size();
            }

            @Override
            public Sample get(long index) {
                Tensor x = encode.apply(texts.get((int) index));
                return targets.isEmpty()
                        ? Sample.of(x)
                        : Sample.of(x, Obor.tensor(targets.get((int) index)));
            }
        };
    }
}
