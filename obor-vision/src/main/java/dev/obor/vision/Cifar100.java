package dev.obor.vision;

import dev.obor.vision.Cifar.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// CIFAR-100: colour images of 32 by 32 pixels in a hundred classes, from the binary version of the
/// files (`cifar-100-binary`); `o -> o.download(true)` fetches them. Labels are the fine ones.
///
/// Source: Krizhevsky, "Learning multiple layers of features from tiny images", 2009.
public final class Cifar100 {
    private static final Cifar.Layout LAYOUT =
            new Cifar.Layout(
                    "cifar-100-binary",
                    "fine_label_names.txt",
                    1,
                    List.of(
                            "fine_label_names.txt",
                            "coarse_label_names.txt",
                            "train.bin",
                            "test.bin"),
                    new Downloader.Resource(
                            "cifar-100-binary.tar.gz",
                            MnistFamily.mirrors("https://www.cs.toronto.edu/~kriz/"),
                            168_513_733,
                            "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec"));

    private Cifar100() {}

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
        return LAYOUT.load(root, List.of("train.bin"), 100, new Options().with(options));
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
        return LAYOUT.load(root, List.of("test.bin"), 100, new Options().with(options));
    }
}
