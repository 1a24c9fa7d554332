package dev.obor.vision;

import dev.obor.base.Arguments;
import dev.obor.vision.ImageDataset.Options;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// EMNIST: handwritten letters and digits, grey images of 28 by 28 pixels, in six splits.
///
/// As the files have them, images lie on their side: rows are columns. The IDX files must be there,
/// as `EMNIST/raw` of torchvision has them; they are not fetched. Source: Cohen et al., "EMNIST: an
/// extension of MNIST to handwritten letters", 2017.
public final class Emnist {
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";

    /// Letters whose small form looks like the capital one.
    private static final Set<String> MERGED = Set.of("cijklmopsuvwxyz".split(""));

    /// Which images, and with which classes.
    public enum Split {
        /// All, by digits, capital and small letters: 62 classes.
        BYCLASS,
        /// All, with letters that look alike merged: 47 classes.
        BYMERGE,
        /// As many of each of the merged classes.
        BALANCED,
        /// Letters alone, from class 1 on: 27 names, the first unused.
        LETTERS,
        /// Digits alone.
        DIGITS,
        /// As many digits as MNIST has.
        MNIST;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The names of the classes, by number.
        public List<String> classes() {
            List<String> digits = List.of("0123456789".split(""));
            List<String> all = new ArrayList<>(digits);
            switch (this) {
                case DIGITS, MNIST -> {}
                case LETTERS -> {
                    all.clear();
                    all.add("N/A");
                    all.addAll(List.of(LOWER.split("")));
                }
                case BYCLASS, BYMERGE, BALANCED -> {
                    all.addAll(List.of(LOWER.toUpperCase(Locale.ROOT).split("")));
                    for (String letter : LOWER.split("")) {
                        if (this == BYCLASS || !MERGED.contains(letter)) {
                            all.add(letter);
                        }
                    }
                }
            }
            return List.copyOf(all);
        }
    }

    private Emnist() {}

    private static MnistFamily family(Split split) {
        List<Downloader.Resource> files = new ArrayList<>();
        for (String part : List.of("train", "test")) {
            for (String kind : List.of("images-idx3-ubyte.gz", "labels-idx1-ubyte.gz")) {
                files.add(
                        new Downloader.Resource(
                                "emnist-" + split.word() + "-" + part + "-" + kind,
                                MnistFamily.mirrors(
                                        "https://biometrics.nist.gov/cs_links/EMNIST/gzip.zip"),
                                0,
                                ""));
            }
        }
        return new MnistFamily(
                new DataFolders(List.of("EMNIST", "emnist"), Set.of()), files, split.classes(), "");
    }

    /// The training images of a split.
    ///
    /// @throws DatasetError if the files are missing or damaged
    public static ImageDataset train(Path root, Split split) {
        return train(root, split, o -> {});
    }

    /// The training images of a split, with options.
    ///
    /// @throws DatasetError if the files are missing or damaged
    public static ImageDataset train(Path root, Split split, Consumer<Options> options) {
        return family(Arguments.given(split, "split")).load(root, MnistFamily.Part.TRAIN, options);
    }

    /// The test images of a split.
    ///
    /// @throws DatasetError if the files are missing or damaged
    public static ImageDataset test(Path root, Split split) {
        return test(root, split, o -> {});
    }

    /// The test images of a split, with options.
    ///
    /// @throws DatasetError if the files are missing or damaged
    public static ImageDataset test(Path root, Split split, Consumer<Options> options) {
        return family(Arguments.given(split, "split")).load(root, MnistFamily.Part.TEST, options);
    }
}
