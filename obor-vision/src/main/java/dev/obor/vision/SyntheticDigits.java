package dev.obor.vision;

import java.util.List;
import java.util.function.Consumer;

/// Handwritten-looking digits that are drawn by code: a data set for where there is no file and no
/// network. 28 by 28 grey images, light on dark, ten classes of equal size, no wrong labels.
///
/// The same seed draws the same bytes on every machine. Training and test images come from
/// different random streams. The digits wander over the picture, so that a linear model does not
/// get far and convolutions are worth it: with the default sizes the best softmax regression stays
/// below 93 % and a small convolutional network passes 98 % within ten epochs.
public final class SyntheticDigits {
    private static final long TRAIN = 1;
    private static final long TEST = 2;
    private static final List<String> CLASSES =
            List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    private SyntheticDigits() {}

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        int size;
        long seed = 0;
        Transform transform = new ImageDataset.FlatPixels();

        Options(int size) {
            this.size = size;
        }

        /// How many images: 30,000 to train with, 2,000 to test with.
        public Options size(int value) {
            return set(() -> size = value);
        }

        /// Another seed draws other images.
        public Options seed(long value) {
            return set(() -> seed = value);
        }

        /// What is done to an image, `(28, 28)` uint8.
        public Options transform(Transform value) {
            return set(() -> transform = value);
        }
    }

    /// 30,000 training images.
    public static ImageDataset train() {
        return train(o -> {});
    }

    /// Training images, with options.
    ///
    /// @throws IllegalArgumentException if the size is not positive
    public static ImageDataset train(Consumer<Options> options) {
        return draw(new Options(30_000).with(options), TRAIN);
    }

    /// 2,000 test images.
    public static ImageDataset test() {
        return test(o -> {});
    }

    /// Test images, with options.
    ///
    /// @throws IllegalArgumentException if the size is not positive
    public static ImageDataset test(Consumer<Options> options) {
        return draw(new Options(2_000).with(options), TEST);
    }

    private static ImageDataset draw(Options options, long part) {
        if (options.size <= 0 || options.size > 1_000_000) {
            throw new IllegalArgumentException(
                    "SyntheticDigits: size " + options.size + ", expected 1 to 1,000,000");
        }
        long family = SplitMix.of(options.seed, part).nextLong();
        return new ImageDataset(
                SyntheticTable.draw(family, options.size),
                CLASSES,
                new ImageDataset.Options().with(o -> o.transform(options.transform)));
    }
}
