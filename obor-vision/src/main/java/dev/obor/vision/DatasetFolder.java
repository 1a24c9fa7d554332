package dev.obor.vision;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.IndexError;
import dev.obor.base.ValueError;
import dev.obor.data.Dataset;
import dev.obor.data.Sample;
import dev.obor.vision.io.ImageReadMode;
import dev.obor.vision.io.Images;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Files in folders named after their classes, torchvision's `DatasetFolder`.
///
/// ```text
/// root/cat/one.png
/// root/cat/more/two.png
/// root/dog/three.png
/// ```
///
/// Classes are numbered in the order of their names, files follow by class and path. Sample i is
/// `x`, what the loader makes of the file, and `y`, the class.
public class DatasetFolder implements Dataset<Sample> {
    /// What torchvision takes for pictures.
    static final List<String> IMG_EXTENSIONS =
            List.of(".jpg", ".jpeg", ".png", ".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp");

    /// Optional arguments.
    public static final class Options extends DatasetOptions<Options> {
        Function<Path, Tensor> loader =
                file -> Images.readImage(file, o -> o.mode(ImageReadMode.RGB));
        @Nullable List<String> extensions;
        @Nullable Predicate<Path> isValidFile;
        boolean allowEmpty;

        Options(@Nullable List<String> extensions) {
            this.extensions = extensions;
        }

        /// What reads a file; as a picture with three channels.
        public Options loader(Function<Path, Tensor> value) {
            Arguments.given(value, "value");
            return set(() -> loader = value);
        }

        /// How names of files end that count, such as `.png`; null if [#isValidFile] says it.
        public Options extensions(@Nullable List<String> value) {
            return set(() -> extensions = value == null ? null : List.copyOf(value));
        }

        /// Which files count; null if the extensions say it.
        public Options isValidFile(@Nullable Predicate<Path> value) {
            return set(() -> isValidFile = value);
        }

        /// Whether a class may have no files, false.
        public Options allowEmpty(boolean value) {
            return set(() -> allowEmpty = value);
        }
    }

    /// A file and its class.
    ///
    /// @param path the file
    /// @param target the number of its class
    public record Entry(Path path, long target) {}

    private final Options options;
    private final List<String> classes;
    private final List<Entry> samples;

    /// The files below a folder; options say which, by `extensions` or `isValidFile`.
    ///
    /// @throws ValueError if not one of both does
    /// @throws DatasetError if there is no folder of a class, or one without files
    public DatasetFolder(Path root, Consumer<Options> options) {
        this(root, options, null);
    }

    DatasetFolder(Path root, Consumer<Options> options, @Nullable List<String> extensions) {
        Arguments.given(root, "root");
        Options o = new Options(null).with(options);
        List<String> known =
                o.extensions != null || o.isValidFile != null ? o.extensions : extensions;
        if ((known == null) == (o.isValidFile == null)) {
            throw new ValueError(
                    "Both extensions and is_valid_file cannot be None or not None at the same time");
        }
        this.options = o;
        try {
            classes = classes(root);
            samples = samples(root, classes, known, o);
        } catch (IOException e) {
            throw DatasetError.reading(root, e);
        } catch (DatasetError e) {
            throw e;
        } catch (UncheckedIOException e) {
            throw DatasetError.reading(root, new IOException(e.getMessage(), e));
        }
    }

    /// The names of the classes below a folder, with the numbers that a data set gives them.
    ///
    /// @throws DatasetError if there is no folder of a class, or it cannot be read
    public static Map<String, Integer> findClasses(Path root) {
        try {
            return numbered(classes(Arguments.given(root, "root")));
        } catch (IOException e) {
            throw DatasetError.reading(root, e);
        }
    }

    /// The files below a folder in the order of a data set; options say which, by `extensions` or
    /// `isValidFile`.
    ///
    /// @throws ValueError if not one of both does
    /// @throws DatasetError if there is no folder of a class, or one without files
    public static List<Entry> makeDataset(Path root, Consumer<Options> options) {
        return new DatasetFolder(root, options).samples();
    }

    private static List<String> classes(Path root) throws IOException {
        List<String> found;
        try (Stream<Path> entries = Files.list(root)) {
            found =
                    entries.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .sorted()
                            .toList();
        }
        if (found.isEmpty()) {
            throw DatasetError.missing(
                    root,
                    "Couldn't find any class folder in %s. Put the files of each class into a folder named after it."
                            .formatted(root));
        }
        return found;
    }

    private static List<Entry> samples(
            Path root, List<String> classes, @Nullable List<String> extensions, Options o)
            throws IOException {
        Predicate<Path> valid =
                o.isValidFile != null ? o.isValidFile : file -> ends(file, extensions);
        List<Entry> samples = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            int before = samples.size();
            collect(root.resolve(classes.get(i)), i, valid, samples);
            if (samples.size() == before) {
                empty.add(classes.get(i));
            }
        }
        if (!empty.isEmpty() && !o.allowEmpty) {
            throw DatasetError.missing(
                    root,
                    "Found no valid file for the classes "
                            + String.join(", ", empty)
                            + " in "
                            + root
                            + ". "
                            + (extensions == null
                                    ? ""
                                    : "Supported extensions are: "
                                            + String.join(", ", extensions)));
        }
        return List.copyOf(samples);
    }

    /// Adds files folder by folder in the order of the folders' paths, as Python's `sorted(walk)`.
    private static void collect(Path folder, int target, Predicate<Path> valid, List<Entry> into)
            throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            folders = all.filter(Files::isDirectory).sorted(DatasetFolder::compare).toList();
        }
        for (Path inner : folders) {
            try (Stream<Path> files = Files.list(inner)) {
                files.filter(file -> !Files.isDirectory(file))
                        .sorted(DatasetFolder::compare)
                        .filter(valid)
                        .forEach(file -> into.add(new Entry(file, target)));
            }
        }
    }

    private static int compare(Path a, Path b) {
        return a.toString().compareTo(b.toString());
    }

    private static boolean ends(Path file, @Nullable List<String> extensions) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return extensions != null && extensions.stream().anyMatch(name::endsWith);
    }

    @Override
    public final long size() {
        return samples.size();
    }

    /// One sample; a negative index counts from the end.
    ///
    /// @throws IndexError if there is no such sample
    /// @throws dev.obor.base.FileError if its file cannot be read
    @Override
    public final Sample get(long index) {
        long at = index < 0 ? index + samples.size() : index;
        if (at < 0 || at >= samples.size()) {
            throw new IndexError(
                    "index " + index + " is out of range for " + samples.size() + " files");
        }
        Entry entry = samples.get((int) at);
        Tensor image = options.transform.apply(options.loader.apply(entry.path));
        return Sample.of(image, options.target(Obor.tensor(entry.target)));
    }

    /// The names of the classes, by number.
    public final List<String> classes() {
        return classes;
    }

    /// The numbers of the classes, by name.
    public final Map<String, Integer> classToIdx() {
        return numbered(classes);
    }

    private static Map<String, Integer> numbered(List<String> names) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        names.forEach(name -> numbers.put(name, numbers.size()));
        return numbers;
    }

    /// All files with their classes.
    public final List<Entry> samples() {
        return samples;
    }

    /// All classes, one for each file.
    public final List<Long> targets() {
        return samples.stream().map(Entry::target).toList();
    }
}
