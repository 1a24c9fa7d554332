package dev.obor.vision;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.FileReading;
import dev.obor.base.IndexError;
import dev.obor.data.Dataset;
import dev.obor.data.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Labelled colour images of 32 by 32 pixels, in memory as bytes. Made by [Cifar10] and [Cifar100].
///
/// Sample i is `x`, the image as uint8 `(3, 32, 32)` after the transform, and `y`, its class.
public final class Cifar implements Dataset<Sample> {
    /// Optional arguments.
    public static final class Options extends DatasetOptions<Options> {
        boolean download;

        Options() {}

        /// Whether the archive may be fetched where the files are missing; false, so that nothing
        /// touches the network unasked. It is kept beside what is unpacked of it.
        public Options download(boolean value) {
            return set(() -> download = value);
        }
    }

    private static final int SIDE = 32;
    private static final int BYTES = 3 * SIDE * SIDE;

    private final byte[] pixels;
    private final long[] labels;
    private final List<String> classes;
    private final Options options;

    private Cifar(byte[] pixels, long[] labels, List<String> classes, Options options) {
        this.pixels = pixels;
        this.labels = labels;
        this.classes = classes;
        this.options = options;
    }

    /// Which binary files a data set has, and how a record starts.
    ///
    /// @param folder what the published archive unpacks to
    /// @param names of the file with the names of the classes
    /// @param skipped bytes of a record before its label
    /// @param all the files that the archive holds
    /// @param archive the archive
    record Layout(
            String folder,
            String names,
            int skipped,
            List<String> all,
            Downloader.Resource archive) {
        /// No file of these data sets is larger.
        private static final long LIMIT = 1L << 28;

        Cifar load(Path root, List<String> files, int classCount, Options options) {
            Arguments.given(root, "root");
            DataFolders folders = new DataFolders(List.of(folder), Set.of());
            List<List<String>> wanted = new ArrayList<>();
            files.forEach(file -> wanted.add(List.of(file)));
            wanted.add(List.of(names));
            List<Path> found =
                    folders.find(root, wanted)
                            .orElseGet(() -> {
                                if (!options.download) {
                                    throw folders.missing(root, wanted, advice(root));
                                }
                                return fetch(root, wanted);
                            });
            List<String> classes = classes(found.getLast(), classCount);
            return read(found.subList(0, files.size()), classes, options);
        }

        private String advice(Path root) {
            return ("Get %s%s and unpack it in %s, or allow the download: o -> o.download(true)")
                    .formatted(archive.mirrors().getFirst(), archive.name(), root);
        }

        private List<Path> fetch(Path root, List<List<String>> wanted) {
            Path packed = Downloader.fetch(archive, root);
            Path goal = root.resolve(folder);
            TarArchive.extract(packed, goal, all, LIMIT);
            return wanted.stream().map(name -> goal.resolve(name.getFirst())).toList();
        }

        private static List<String> classes(Path file, int count) {
            try {
                List<String> lines =
                        Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
                if (lines.size() != count) {
                    throw DatasetError.truncated(file, lines.size(), count, "names of classes");
                }
                return lines;
            } catch (IOException e) {
                throw DatasetError.reading(file, e);
            }
        }

        private Cifar read(List<Path> files, List<String> classes, Options options) {
            int record = skipped + 1 + BYTES;
            List<byte[]> parts = new ArrayList<>();
            int count = 0;
            for (Path file : files) {
                try (InputStream in = FileReading.stream(file)) {
                    byte[] part = in.readNBytes(60_000 * record + 1);
                    if (part.length == 0 || part.length % record != 0) {
                        throw new DatasetError(
                                file,
                                "%s: %,d bytes are no whole number of records of %,d; the file is damaged or of another kind: fetch it again"
                                        .formatted(file, Files.size(file), record));
                    }
                    parts.add(part);
                    count += part.length / record;
                } catch (IOException e) {
                    throw DatasetError.reading(file, e);
                }
            }
            byte[] pixels = new byte[count * BYTES];
            long[] labels = new long[count];
            int at = 0;
            for (int f = 0; f < parts.size(); f++) {
                byte[] part = parts.get(f);
                for (int from = 0; from < part.length; from += record, at++) {
                    int label = part[from + skipped] & 0xff;
                    if (label >= classes.size()) {
                        throw new DatasetError(
                                files.get(f),
                                "%s: label %d of image %d, expected 0 to %d; the file is damaged or of another data set"
                                        .formatted(
                                                files.get(f),
                                                label,
                                                from / record,
                                                classes.size() - 1));
                    }
                    labels[at] = label;
                    System.arraycopy(part, from + skipped + 1, pixels, at * BYTES, BYTES);
                }
            }
            return new Cifar(pixels, labels, classes, options);
        }
    }

    @Override
    public long size() {
        return labels.length;
    }

    /// One sample; a negative index counts from the end.
    ///
    /// @throws IndexError if there is no such sample
    @Override
    public Sample get(long index) {
        long at = index < 0 ? index + labels.length : index;
        if (at < 0 || at >= labels.length) {
            throw new IndexError(
                    "index " + index + " is out of range for " + labels.length + " images");
        }
        int from = (int) at * BYTES;
        byte[] image = Arrays.copyOfRange(pixels, from, from + BYTES);
        Tensor x = Obor.fromArray(image, DType.UINT8, 3, SIDE, SIDE);
        return Sample.of(options.transform.apply(x), options.target(Obor.tensor(labels[(int) at])));
    }

    /// All images, uint8 `(N, 3, 32, 32)`, on the memory of this data set; torchvision's array has
    /// the channels last.
    public Tensor data() {
        return Obor.fromArray(pixels, DType.UINT8, labels.length, 3, SIDE, SIDE);
    }

    /// All labels `(N)`, int64, on the memory of this data set.
    public Tensor targets() {
        return Obor.fromArray(labels);
    }

    /// The names of the classes, by number.
    public List<String> classes() {
        return classes;
    }

    /// The numbers of the classes, by name.
    public Map<String, Integer> classToIdx() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        classes.forEach(name -> numbers.put(name, numbers.size()));
        return numbers;
    }
}
