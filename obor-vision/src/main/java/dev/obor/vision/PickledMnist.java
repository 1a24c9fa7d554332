package dev.obor.vision;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;

/// Reads `mnist.pkl.gz`: three pairs of numpy arrays, 50,000 training, 10,000 validation and 10,000
/// test images of 784 float32 values `byte / 256`, labels int64.
record PickledMnist(ImageTable train, ImageTable valid, ImageTable test) {
    private static final int SIDE = 28;
    private static final String EXPECTED =
            "%s: this pickle %s; expected mnist.pkl.gz: ((train images, labels),"
                    + " (validation images, labels), (test images, labels)). Fetch it again, or use"
                    + " the four IDX files (format \"idx\")";

    static PickledMnist read(Path file) {
        try (InputStream in = DataInput.open(file)) {
            if (!(Unpickler.load(in) instanceof List<?> pairs) || pairs.size() != 3) {
                throw new PickleException("not three pairs of arrays");
            }
            return new PickledMnist(
                    table(file, pairs.get(0)),
                    table(file, pairs.get(1)),
                    table(file, pairs.get(2)));
        } catch (PickleException | EOFException | ZipException e) {
            throw new DatasetError(file, EXPECTED.formatted(file, reason(e)));
        } catch (IOException e) {
            throw DatasetError.reading(file, e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof PickleException
                ? "was refused: " + e.getMessage()
                : "cannot be unpacked (" + e.getMessage() + ")";
    }

    private static ImageTable table(Path file, Object pair) throws PickleException {
        if (!(pair instanceof List<?> two)
                || two.size() != 2
                || !(two.get(0) instanceof NdArray images)
                || !(two.get(1) instanceof NdArray labels)) {
            throw new PickleException("has something other than a pair of arrays");
        }
        int[] shape = images.shape();
        boolean flat = shape.length == 2 && shape[1] == SIDE * SIDE;
        if (!flat || !images.data().isFloat() || labels.data().isFloat()) {
            throw new PickleException(
                    "images of shape %s, expected (N, 784) float32 and int64 labels"
                            .formatted(Arrays.toString(shape)));
        }
        return ImageTable.of(
                file, images.data().pixels(), SIDE, SIDE, bytes(labels.data().longs()), 10);
    }

    private static byte[] bytes(long[] labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < bytes.length; i++) {
            // What is no byte becomes 255, which the check of the labels names.
            bytes[i] = (byte) (labels[i] < 0 || labels[i] > 255 ? 255 : labels[i]);
        }
        return bytes;
    }
}
