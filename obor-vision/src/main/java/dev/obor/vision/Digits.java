package dev.obor.vision;

import dev.obor.vision.ImageDataset.Options;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// scikit-learn's digits: 1,797 images of 8 by 8 pixels in ten classes. Pixels are whole numbers
/// from 0 to 16; samples and [ImageDataset#data] hold them divided by 16, as float32.
///
/// The file has no official parts: here the last 360 images, of writers that mostly do not occur
/// before, are the test part. Licence of the data: BSD 3-clause, the scikit-learn developers.
///
/// Source: E. Alpaydin, C. Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine
/// Learning Repository, 1998.
public final class Digits {
    private static final String NAME = "digits.csv.gz";
    private static final int TRAIN = 1437;
    private static final DataFolders FOLDERS = new DataFolders(List.of("digits"), Set.of());
    private static final List<String> CLASSES =
            List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    private static final Downloader.Resource RESOURCE =
            new Downloader.Resource(
                    NAME,
                    List.of(
                            URI.create(
                                    "https://raw.githubusercontent.com/scikit-learn/scikit-learn/"
                                            + "main/sklearn/datasets/data/")),
                    57_523,
                    "09f66e6debdee2cd2b5ae59e0d6abbb73fc2b0e0185d2e1957e9ebb51e23aa22");

    private Digits() {}

    /// All images.
    ///
    /// @throws DatasetError if the file is missing or damaged
    public static ImageDataset load(Path root, Consumer<Options> options) {
        Options chosen = new Options().with(options);
        return new ImageDataset(read(root, chosen), CLASSES, chosen);
    }

    /// The first 1,437 images.
    ///
    /// @throws DatasetError if the file is missing or damaged
    public static ImageDataset train(Path root) {
        return train(root, o -> {});
    }

    /// The first 1,437 images, with options.
    ///
    /// @throws DatasetError if the file is missing or damaged
    public static ImageDataset train(Path root, Consumer<Options> options) {
        Options chosen = new Options().with(options);
        return new ImageDataset(read(root, chosen).slice(0, TRAIN), CLASSES, chosen);
    }

    /// The last 360 images.
    ///
    /// @throws DatasetError if the file is missing or damaged
    public static ImageDataset test(Path root) {
        return test(root, o -> {});
    }

    /// The last 360 images, with options.
    ///
    /// @throws DatasetError if the file is missing or damaged
    public static ImageDataset test(Path root, Consumer<Options> options) {
        Options chosen = new Options().with(options);
        ImageTable table = read(root, chosen);
        return new ImageDataset(table.slice(TRAIN, table.count()), CLASSES, chosen);
    }

    private static ImageTable read(Path root, Options options) {
        List<List<String>> names = List.of(List.of(NAME, "digits.csv"));
        Path file =
                FOLDERS.find(root, names)
                        .map(List::getFirst)
                        .orElseGet(() -> fetch(root, names, options));
        ImageTable table = DigitsCsv.read(file);
        if (table.count() <= TRAIN) {
            throw DatasetError.truncated(file, table.count(), 1797, "lines");
        }
        return table;
    }

    private static Path fetch(Path root, List<List<String>> names, Options options) {
        Path goal = root.resolve(FOLDERS.names().getFirst());
        if (!options.download) {
            throw FOLDERS.missing(
                    root,
                    names,
                    ("Get it from %s%s and put it into %s, or allow the download: "
                                    + "o -> o.download(true), --download on the command line")
                            .formatted(RESOURCE.mirrors().getFirst(), NAME, goal));
        }
        return Downloader.fetch(RESOURCE, goal);
    }
}
