package dev.obor.cli;

import dev.obor.vision.Digits;
import dev.obor.vision.FashionMnist;
import dev.obor.vision.ImageDataset;
import dev.obor.vision.ImageDataset.Format;
import dev.obor.vision.Mnist;
import dev.obor.vision.SyntheticDigits;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The data sets that `train` knows.
enum DataName {
    SYNTHETIC(28, 1),
    DIGITS(8, 1),
    MNIST(28, 1),
    FASHION_MNIST(28, 1),

    /// Coloured pictures of the user's, in a folder for each class.
    PICTURES(64, 3);

    private final int side;
    private final int channels;

    DataName(int side, int channels) {
        this.side = side;
        this.channels = channels;
    }

    /// As it is written on the command line and in saved models.
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The data set of that label.
    ///
    /// @throws IllegalArgumentException if there is none
    static DataName of(String label) {
        for (DataName name : values()) {
            if (name.label().equalsIgnoreCase(label) || name.name().equalsIgnoreCase(label)) {
                return name;
            }
        }
        throw new IllegalArgumentException("no data set '" + label + "'; there are " + labels());
    }

    /// The names of those that have one.
    static String labels() {
        return Arrays.stream(values())
                .filter(name -> name != PICTURES)
                .map(DataName::label)
                .collect(Collectors.joining(", "));
    }

    /// Height and width of an image.
    int side() {
        return side;
    }

    /// How many numbers a place of an image has.
    int channels() {
        return channels;
    }

    /// Whether a picture holds one sign whose ink was centred, and not a whole scene.
    boolean isHandwriting() {
        return this != FASHION_MNIST && this != PICTURES;
    }

    /// Training and test images.
    record Parts(Pictures train, Pictures test) {
        Parts(ImageDataset train, ImageDataset test) {
            this(Pictures.of(train), Pictures.of(test));
        }

        /// With fewer training images.
        Parts limited(int n) {
            return new Parts(train.first(n), test);
        }

        /// The names of the classes.
        List<String> classes() {
            return train.classes();
        }
    }

    Parts load(Path folder, Format format, boolean download) {
        return switch (this) {
            case SYNTHETIC -> new Parts(SyntheticDigits.train(), SyntheticDigits.test());
            case DIGITS ->
                    new Parts(
                            Digits.train(folder, o -> o.download(download)),
                            Digits.test(folder, o -> o.download(download)));
            case MNIST ->
                    new Parts(
                            Mnist.train(folder, o -> o.format(format).download(download)),
                            Mnist.test(folder, o -> o.format(format).download(download)));
            case FASHION_MNIST ->
                    new Parts(
                            FashionMnist.train(folder, o -> o.download(download)),
                            FashionMnist.test(folder, o -> o.download(download)));
            case PICTURES -> throw new IllegalArgumentException("pictures come from a folder");
        };
    }

    /// What `train` learns from: a data set that it knows, or a folder of pictures.
    ///
    /// @param name the data set
    /// @param folder of [DataName#PICTURES], and null for the others
    record Source(DataName name, @Nullable Path folder) {
        /// As it is written on the command line.
        String label() {
            return folder == null ? name.label() : folder.toString();
        }

        /// @param data where the files of known data sets are
        /// @param side of the pictures of a folder
        /// @param told what is said of pictures that cannot be read
        DataName.Parts load(
                Path data, Format format, boolean download, int side, Consumer<String> told) {
            return folder == null
                    ? name.load(data, format, download)
                    : Pictures.folder(folder, side, told);
        }

        /// Reads the name of a data set, or a folder.
        static final class Converter implements ITypeConverter<Source> {
            @Override
            public Source convert(String value) {
                try {
                    DataName name = DataName.of(value);
                    if (name != DataName.PICTURES) {
                        return new Source(name, null);
                    }
                } catch (IllegalArgumentException e) {
                    if (!isFolder(value)) {
                        throw new TypeConversionException(
                                e.getMessage()
                                        + "; a folder of pictures must have one for each class");
                    }
                }
                if (!isFolder(value)) {
                    throw new TypeConversionException("there is no folder " + value);
                }
                return new Source(DataName.PICTURES, Path.of(value));
            }

            private static boolean isFolder(String value) {
                try {
                    return Files.isDirectory(Path.of(value));
                } catch (InvalidPathException e) {
                    return false;
                }
            }
        }
    }
}
