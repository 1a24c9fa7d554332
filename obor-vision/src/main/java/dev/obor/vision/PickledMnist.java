package dev.obor.vision;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.FileReading;
import dev.obor.io.Pickle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads `mnist.pkl.gz`: three pairs of numpy arrays, 50,000 training, 10,000 validation and 10,000
/// test images of 784 float32 values `byte / 256`, labels int64.
record PickledMnist(ImageTable train, ImageTable valid, ImageTable test) {
    private static final int SIDE = 28;

    /// What one step of a pixel byte is worth in the classic file.
    private static final float UNIT = 1f / 256;

    /// What gzip can make of a byte at most.
    private static final long MOST_OF_A_BYTE = 1040;

    /// The file unpacked has 220 MB.
    private static final long LIMIT = 1L << 29;

    private static final int ROWS_AT_ONCE = 256;
    private static final String EXPECTED =
            "%s: this pickle was refused: %s; expected mnist.pkl.gz: ((train images, labels),"
                    + " (validation images, labels), (test images, labels)). Fetch it again, or use"
                    + " the four IDX files (format \"idx\")";

    static PickledMnist read(Path file) {
        try (InputStream probe = FileReading.stream(file)) {
            probe.read();
        } catch (IOException e) {
            throw DatasetError.reading(file, e);
        }
        try (InputStream in = DataInput.open(file)) {
            long most = MOST_OF_A_BYTE * Files.size(file);
            if (!(Pickle.read(in, most, LIMIT).value() instanceof List<?> pairs)
                    || pairs.size() != 3) {
                throw new IOException("it is not three pairs of arrays");
            }
            return new PickledMnist(
                    table(file, pairs.get(0)),
                    table(file, pairs.get(1)),
                    table(file, pairs.get(2)));
        } catch (IOException e) {
            throw new DatasetError(file, EXPECTED.formatted(file, e.getMessage()));
        }
    }

    private static ImageTable table(Path file, @Nullable Object pair) throws IOException {
        if (!(pair instanceof List<?> two)
                || two.size() != 2
                || !(two.get(0) instanceof Tensor images)
                || !(two.get(1) instanceof Tensor labels)) {
            throw new IOException("it has something other than a pair of arrays");
        }
        boolean flat = images.dim() == 2 && images.size(1) == SIDE * SIDE;
        if (!flat
                || images.dtype() != DType.FLOAT32
                || labels.dtype() != DType.INT64
                || labels.dim() != 1) {
            throw new IOException(
                    "it has images of shape %s, expected (N, 784) float32 and int64 labels"
                            .formatted(images.shape().toList()));
        }
        return ImageTable.of(file, pixels(images), SIDE, SIDE, bytes(labels.toLongArray()), 10);
    }

    /// Bytes, if all values are steps; the values themselves if one is not.
    private static ImageTable.Pixels pixels(Tensor images) {
        int area = SIDE * SIDE;
        long rows = images.size(0);
        byte[] steps = new byte[(int) (rows * area)];
        for (long row = 0; row < rows; row += ROWS_AT_ONCE) {
            long count = Math.min(ROWS_AT_ONCE, rows - row);
            float[] values = images.narrow(0, row, count).contiguous().toFloatArray();
            for (int i = 0; i < values.length; i++) {
                int step = (int) (values[i] * 256);
                // The bit comparison also refuses -0 and NaN.
                if (step < 0
                        || step > 255
                        || Float.floatToRawIntBits(step * UNIT)
                                != Float.floatToRawIntBits(values[i])) {
                    return new ImageTable.Pixels(
                            new byte[0], images.contiguous().toFloatArray(), UNIT);
                }
                steps[(int) row * area + i] = (byte) step;
            }
        }
        return new ImageTable.Pixels(steps, new float[0], UNIT);
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
