package dev.obor.vision;

import java.nio.file.Path;

/// `mnist.pkl.gz` as plain arrays, as Python's `pickle.load` gives it: three pairs of images and
/// labels.
///
/// @param train 50,000 images
/// @param valid 10,000 images
/// @param test 10,000 images
public record MnistArrays(Part train, Part valid, Part test) {
    /// Images and their labels.
    ///
    /// @param images 784 numbers for each image, row by row: bytes divided by 256
    /// @param labels one class from 0 to 9 for each image
    public record Part(float[] images, long[] labels) {
        private static Part of(ImageTable table) {
            float[] images = new float[table.grey().size()];
            table.grey().read(0, images, 0, images.length);
            long[] labels = new long[table.count()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = table.labels()[i] & 0xff;
            }
            return new Part(images, labels);
        }
    }

    /// Reads the file, which is looked for as [Mnist] looks for it. Only tuples and numpy arrays
    /// are unpickled; a file that asks for anything else is refused.
    ///
    /// @throws DatasetError if the file is missing, damaged or of another kind
    public static MnistArrays load(Path root) {
        return load(root, false);
    }

    /// As [#load(Path)]; makes the folder `root/mnist` and fetches the file once if it is missing
    /// and `download` allows it.
    ///
    /// @throws DatasetError if the file is missing, damaged or of another kind
    public static MnistArrays load(Path root, boolean download) {
        PickledMnist tables = Mnist.pickle(root, download);
        return new MnistArrays(
                Part.of(tables.train()), Part.of(tables.valid()), Part.of(tables.test()));
    }
}
