package dev.obor.vision;

import dev.obor.vision.Cifar.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// CIFAR-10: colour images of 32 by 32 pixels in ten classes, from the binary version of the files
/// (`cifar-10-batches-bin`); `o -> o.download(true)` fetches them.
///
/// Source: Krizhevsky, "Learning multiple layers of features from tiny images", 2009.
public final class Cifar10 {
    private static final Cifar.Layout LAYOUT =
            new Cifar.Layout(
                    "cifar-10-batches-bin",
                    "batches.meta.txt",
                    0,
                    List.of(
                            "batches.meta.txt",
                            "data_batch_1.bin",
                            "data_batch_2.bin",
                            "data_batch_3.bin",
                            "data_batch_4.bin",
                            "data_batch_5.bin",
                            "test_batch.bin"),
                    new Downloader.Resource(
                            "cifar-10-binary.tar.gz",
                            MnistFamily.mirrors("https://www.cs.toronto.edu/~kriz/"),
                            170_052_171,
                            "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"));

    private Cifar10() {}

    /// The 50,000 training images.
    ///
    /// @throws DatasetError if the files are missing or damaged
    public static Cifar train(Path root) {
        return train(root, o -> {});
    }

    /// The 50,000 training images, with options.
    ///
    /// @throws DatasetError if the files are missing or damaged
    public static Cifar train(Path root, Consumer<Options> options) {
        List<String> files =
                List.of(
                        "data_batch_1.bin",
                        "data_batch_2.bin",
                        "data_batch_3.bin",
                        "data_batch_4.bin",
                        "data_batch_5.bin");
        return LAYOUT.load(root, files, 10, new Options().with(options));
    }

    /// The 10,000 test images.
    ///
    /// @throws DatasetError if the files are missing or damaged
    public static Cifar test(Path root) {
        return test(root, o -> {});
    }

    /// The 10,000 test images, with options.
    ///
    /// @throws DatasetError if the files are missing or damaged
    public static Cifar test(Path root, Consumer<Options> options) {
        return LAYOUT.load(root, List.of("test_batch.bin"), 10, new Options().with(options));
    }
}
