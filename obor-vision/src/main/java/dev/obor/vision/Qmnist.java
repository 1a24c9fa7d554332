package dev.obor.vision;

import dev.obor.base.Arguments;
import dev.obor.vision.ImageDataset.Options;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// QMNIST: MNIST made anew from NIST's digits, with 60,000 images to test with, and what is known
/// of each digit: torchvision's `QMNIST`.
///
/// ```java
/// ImageDataset unseen = Qmnist.load(Path.of("data"), Qmnist.What.TEST50K);
/// ```
///
/// The files of <https://github.com/facebookresearch/qmnist> must be there, packed by gzip or not,
/// in a folder `QMNIST`; they are not fetched. Those of all of NIST come packed by xz, which Java
/// cannot read: unpack them first.
///
/// Source: C. Yadav, L. Bottou, "Cold case: the lost MNIST digits", 2019.
public final class Qmnist {
    private static final String SOURCE = "https://github.com/facebookresearch/qmnist";
    private static final DataFolders FOLDERS =
            new DataFolders(List.of("QMNIST", "qmnist"), Set.of());

    /// The test images that MNIST has, too.
    private static final int MNISTS = 10_000;

    /// Which images.
    public enum What {
        /// The 60,000 training images, MNIST's.
        TRAIN,
        /// The 60,000 test images.
        TEST,
        /// Those of the test images that MNIST has.
        TEST10K,
        /// Those of the test images that MNIST lost.
        TEST50K,
        /// All 402,953 digits of NIST.
        NIST
    }

    private Qmnist() {}

    /// Images with their classes.
    ///
    /// @throws DatasetError if the files are missing or damaged
    public static ImageDataset load(Path root, What what) {
        return load(root, what, true, o -> {});
    }

    /// Images with their classes, with options.
    ///
    /// @throws DatasetError if the files are missing or damaged
    public static ImageDataset load(Path root, What what, Consumer<Options> options) {
        return load(root, what, true, options);
    }

    /// Images with their classes or with all that is known of them.
    ///
    /// @param compat whether a label is the class; otherwise it is 8 numbers: class, series of the
    ///   writer, writer, place among the writer's digits, class of NIST, place in NIST, and two
    ///   that are not used
    /// @throws DatasetError if the files are missing or damaged
    public static ImageDataset load(
            Path root, What what, boolean compat, Consumer<Options> options) {
        String name =
                switch (Arguments.given(what, "what")) {
                    case TRAIN -> "qmnist-train-";
                    case TEST, TEST10K, TEST50K -> "qmnist-test-";
                    case NIST -> "xnist-";
                };
        List<List<String>> files =
                List.of(spellings(name + "images-idx3-ubyte"), spellings(name + "labels-idx2-int"));
        List<Path> found =
                FOLDERS.find(Arguments.given(root, "root"), files)
                        .orElseThrow(() ->
                                FOLDERS.missing(
                                        root,
                                        files,
                                        "Get the files from %s and put them into %s"
                                                .formatted(SOURCE, root.resolve("QMNIST"))));
        ImageDataset all = read(found.getFirst(), found.getLast(), compat, options);
        int mnists = (int) Math.min(MNISTS, all.size());
        return switch (what) {
            case TEST10K -> all.slice(0, mnists);
            case TEST50K -> all.slice(mnists, (int) all.size());
            default -> all;
        };
    }

    private static List<String> spellings(String name) {
        return List.of(name + ".gz", name);
    }

    private static ImageDataset read(
            Path images, Path labels, boolean compat, Consumer<Options> options) {
        IdxFile pictures = IdxFile.read(images, 3);
        IdxFile known = IdxFile.readInts(labels);
        int width = known.dims()[1];
        IntBuffer numbers = ByteBuffer.wrap(known.bytes()).asIntBuffer();
        long[] details = new long[numbers.remaining()];
        byte[] classes = new byte[known.dims()[0]];
        for (int i = 0; i < details.length; i++) {
            details[i] = numbers.get(i);
            if (i % width == 0) {
                // out of the range of bytes, it is of no class
                classes[i / width] = (byte) Math.clamp(details[i], -1, Byte.MAX_VALUE);
            }
        }
        int[] dims = pictures.dims();
        ImageTable table =
                ImageTable.of(
                        labels,
                        ImageTable.Pixels.bytes(pictures.bytes()),
                        dims[1],
                        dims[2],
                        classes,
                        Mnist.CLASSES.size());
        return new ImageDataset(
                table, Mnist.CLASSES, new Options().with(options), compat ? null : details);
    }
}
