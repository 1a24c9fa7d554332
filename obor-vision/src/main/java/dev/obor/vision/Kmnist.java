package dev.obor.vision;

import dev.obor.vision.ImageDataset.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Kuzushiji-MNIST: grey images of 28 by 28 pixels, ten characters of old Japanese handwriting.
///
/// The four IDX files must be there, as `KMNIST/raw` of torchvision has them; they are not fetched.
/// Source: Clanuwat et al., "Deep learning for classical Japanese literature", 2018.
public final class Kmnist {
    private static final MnistFamily FAMILY =
            new MnistFamily(
                    new DataFolders(
                            List.of("KMNIST", "kmnist", "kuzushiji-mnist"),
                            Set.of("MNIST", "mnist", "FashionMNIST", "fashion-mnist")),
                    List.of(
                                    "train-images-idx3-ubyte.gz",
                                    "train-labels-idx1-ubyte.gz",
                                    "t10k-images-idx3-ubyte.gz",
                                    "t10k-labels-idx1-ubyte.gz")
                            .stream()
                            .map(name ->
                                    new Downloader.Resource(
                                            name,
                                            MnistFamily.mirrors(
                                                    "http://codh.rois.ac.jp/kmnist/dataset/kmnist/"),
                                            0,
                                            ""))
                            .toList(),
                    List.of("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"),
                    "");

    private Kmnist() {}

    /// The 60,000 training images.
    ///
    /// @throws DatasetError if the files are missing or damaged
    public static ImageDataset train(Path root) {
        return train(root, o -> {});
    }

    /// The 60,000 training images, with options.
    ///
    /// @throws DatasetError if the files are missing or damaged
    public static ImageDataset train(Path root, Consumer<Options> options) {
        return FAMILY.load(root, MnistFamily.Part.TRAIN, options);
    }

    /// The 10,000 test images.
    ///
    /// @throws DatasetError if the files are missing or damaged
    public static ImageDataset test(Path root) {
        return test(root, o -> {});
    }

    /// The 10,000 test images, with options.
    ///
    /// @throws DatasetError if the files are missing or damaged
    public static ImageDataset test(Path root, Consumer<Options> options) {
        return FAMILY.load(root, MnistFamily.Part.TEST, options);
    }
}
