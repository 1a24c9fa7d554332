package dev.obor.cli;

import dev.obor.vision.Digits;
import dev.obor.vision.FashionMnist;
import dev.obor.vision.ImageDataset;
import dev.obor.vision.ImageDataset.Format;
import dev.obor.vision.Mnist;
import dev.obor.vision.SyntheticDigits;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The data sets that `train` knows.
enum DataName {
    SYNTHETIC(28),
    DIGITS(8),
    MNIST(28),
    FASHION_MNIST(28);

    private final int side;

    DataName(int side) {
        this.side = side;
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

    static String labels() {
        return Arrays.stream(values()).map(DataName::label).collect(Collectors.joining(", "));
    }

    /// Height and width of an image.
    int side() {
        return side;
    }

    /// Whether a picture holds one sign whose ink was centred, and not a whole scene.
    boolean isHandwriting() {
        return this != FASHION_MNIST;
    }

    /// Training and test images.
    record Parts(ImageDataset train, ImageDataset test) {
        /// With fewer training images.
        Parts limited(int n) {
            return new Parts(train.first(n), test);
        }

        /// Short names of the classes.
        List<String> classes() {
            return train.classes().stream().map(name -> name.replaceAll(" - .*", "")).toList();
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
        };
    }
}
