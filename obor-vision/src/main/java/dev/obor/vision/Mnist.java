package dev.obor.vision;

import dev.obor.vision.ImageDataset.Format;
import dev.obor.vision.ImageDataset.Options;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The MNIST handwritten digits: 28 by 28 grey images in ten classes, torchvision's `MNIST`.
///
/// The files are looked for in the given folder, in its folders `MNIST`, `mnist` and `raw` in them,
/// beside it, and in the folder that the environment variable `OBOR_DATA` names. They are fetched
/// only if `download` says so, and then checked against their SHA-256.
///
/// Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits", 1998.
public final class Mnist {
    private static final List<URI> MIRRORS =
            MnistFamily.mirrors(
                    "https://ossci-datasets.s3.amazonaws.com/mnist/",
                    "https://storage.googleapis.com/cvdf-datasets/mnist/",
                    "http://yann.lecun.com/exdb/mnist/");

    private static final List<Downloader.Resource> FILES =
            List.of(
                    file(
                            "train-images-idx3-ubyte.gz",
                            9_912_422,
                            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                    file(
                            "train-labels-idx1-ubyte.gz",
                            28_881,
                            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                    file(
                            "t10k-images-idx3-ubyte.gz",
                            1_648_877,
                            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                    file(
                            "t10k-labels-idx1-ubyte.gz",
                            4_542,
                            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"));

    static final List<String> CLASSES =
            List.of(
                    "0 - zero",
                    "1 - one",
                    "2 - two",
                    "3 - three",
                    "4 - four",
                    "5 - five",
                    "6 - six",
                    "7 - seven",
                    "8 - eight",
                    "9 - nine");

    private static final MnistFamily FAMILY =
            new MnistFamily(
                    new DataFolders(
                            List.of("MNIST", "mnist"),
                            Set.of("FashionMNIST", "fashion-mnist", "fashion_mnist")),
                    FILES,
                    CLASSES,
                    "mnist.pkl.gz");

    private Mnist() {}

    static PickledMnist pickle(Path root, boolean download) {
        return FAMILY.readPickle(root, download);
    }

    private static Downloader.Resource file(String name, long size, String sha256) {
        return new Downloader.Resource(name, MIRRORS, size, sha256);
    }

    /// The training images: 60,000, or 50,000 of the pickle.
    ///
    /// @throws DatasetError if the files are missing or damaged
    public static ImageDataset train(Path root) {
        return train(root, o -> {});
    }

    /// The training images, with options: `Mnist.train(root, o -> o.download(true))`.
    ///
    /// @throws DatasetError if the files are missing or damaged
    public static ImageDataset train(Path root, Consumer<Options> options) {
        return FAMILY.load(root, MnistFamily.Part.TRAIN, options);
    }

    /// The 10,000 validation images of the pickle; the IDX files have none.
    ///
    /// @throws DatasetError if the file is missing or damaged
    public static ImageDataset valid(Path root, Consumer<Options> options) {
        return FAMILY.load(
                root, MnistFamily.Part.VALID, options.andThen(o -> o.format(Format.PICKLE)));
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
