package dev.obor.vision;

import dev.obor.vision.ImageDataset.Options;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Zalando's pieces of clothing: as many images of the same size as MNIST, in ten harder classes,
/// torchvision's `FashionMNIST`. Files are looked for as those of [Mnist] are, in folders named
/// `FashionMNIST` or `fashion-mnist`. Licence of the data: MIT, copyright 2017 Zalando SE.
///
/// Source: H. Xiao, K. Rasul, R. Vollgraf, "Fashion-MNIST: a novel image dataset for benchmarking
/// machine learning algorithms", 2017, arXiv:1708.07747.
public final class FashionMnist {
    private static final List<URI> MIRRORS =
            MnistFamily.mirrors(
                    "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
                    "https://raw.githubusercontent.com/zalandoresearch/"
                            + "fashion-mnist/master/data/fashion/");

    private static final List<Downloader.Resource> FILES =
            List.of(
                    file(
                            "train-images-idx3-ubyte.gz",
                            26_421_880,
                            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
                    file(
                            "train-labels-idx1-ubyte.gz",
                            29_515,
                            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
                    file(
                            "t10k-images-idx3-ubyte.gz",
                            4_422_102,
                            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
                    file(
                            "t10k-labels-idx1-ubyte.gz",
                            5_148,
                            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"));

    private static final MnistFamily FAMILY =
            new MnistFamily(
                    new DataFolders(
                            List.of("FashionMNIST", "fashion-mnist", "fashion_mnist"),
                            Set.of("MNIST", "mnist")),
                    FILES,
                    List.of(
                            "T-shirt/top",
                            "Trouser",
                            "Pullover",
                            "Dress",
                            "Coat",
                            "Sandal",
                            "Shirt",
                            "Sneaker",
                            "Bag",
                            "Ankle boot"),
                    "");

    private FashionMnist() {}

    private static Downloader.Resource file(String name, long size, String sha256) {
        return new Downloader.Resource(name, MIRRORS, size, sha256);
    }

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
