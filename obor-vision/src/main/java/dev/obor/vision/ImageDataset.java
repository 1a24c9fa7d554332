package dev.obor.vision;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.IndexError;
import dev.obor.data.Collate;
import dev.obor.data.Dataset;
import dev.obor.data.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Labelled grey images, in memory as bytes; they become floats only when they are asked for.
///
/// Sample i is `x`, the image, and `y`, its class as int64 without dimensions. Unless another
/// transform is given, `x` is a row of `height * width` float32 values from 0 to 1, as models of
/// the tutorial kind take it. Several samples asked for together are gathered and changed at once.
///
/// Made by [Mnist], [FashionMnist], [Digits] and [SyntheticDigits].
public final class ImageDataset implements Dataset<Sample> {
    private final ImageTable table;
    private final long[] labels;
    private final List<String> classes;
    private final Options options;

    /// What stands for the labels: rows of numbers, one after another; null for the labels.
    private final long @Nullable [] details;

    ImageDataset(ImageTable table, List<String> classes, Options options) {
        this(table, classes, options, null);
    }

    ImageDataset(
            ImageTable table, List<String> classes, Options options, long @Nullable [] details) {
        this.details = details;
        this.table = table;
        this.classes = List.copyOf(classes);
        this.options = options;
        labels = new long[table.count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = table.labels()[i] & 0xff;
        }
    }

    /// What the data sets do unless told otherwise: [ToTensor], then one row of numbers per image.
    record FlatPixels() implements Transform {
        private static final ToTensor TO_TENSOR = new ToTensor();

        @Override
        public Tensor apply(Tensor image) {
            return TO_TENSOR.apply(image).flatten();
        }

        @Override
        public boolean takesBatches() {
            return true;
        }

        @Override
        public Tensor applyBatch(Tensor images) {
            return TO_TENSOR.applyBatch(images).flatten(1);
        }
    }

    /// In which files a data set lies.
    public enum Format {
        /// The four IDX files: 60,000 training and 10,000 test images, bytes divided by 255.
        IDX,

        /// `mnist.pkl.gz`: 50,000 training, 10,000 validation and 10,000 test images, which hold
        /// bytes divided by 256.
        PICKLE
    }

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        Transform transform = new FlatPixels();
        @Nullable UnaryOperator<Tensor> targetTransform;
        boolean download = false;
        Format format = Format.IDX;

        Options() {}

        /// What is done to an image: `(H, W)`, uint8, or float32 where the file holds floats.
        public Options transform(Transform value) {
            return set(() -> transform = value);
        }

        /// What is done to a label, or null.
        public Options targetTransform(@Nullable UnaryOperator<Tensor> value) {
            return set(() -> targetTransform = value);
        }

        /// Whether missing files may be fetched; false, so that nothing touches the network
        /// unasked.
        public Options download(boolean value) {
            return set(() -> download = value);
        }

        /// In which files the data set lies; `IDX` unless told otherwise.
        public Options format(Format value) {
            return set(() -> format = value);
        }
    }

    @Override
    public long size() {
        return labels.length;
    }

    /// One sample; a negative index counts from the end.
    ///
    /// @throws IndexError if there is no such sample
    @Override
    public Sample get(long index) {
        int[] rows = {row(index)};
        Tensor image = options.transform.apply(images(rows).select(0, 0));
        return Sample.of(image, target(label(rows[0])));
    }

    /// Several samples as one, gathered at once: `x` has a leading dimension, `y` is one number
    /// each.
    ///
    /// @throws IndexError if one does not exist
    @Override
    public Sample get(List<Long> indices) {
        int[] rows = new int[indices.size()];
        long[] wanted = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(indices.get(i));
            wanted[i] = labels[rows[i]];
        }
        boolean plain = options.targetTransform == null && details == null;
        if (plain && options.transform.takesBatches()) {
            return Sample.of(options.transform.applyBatch(images(rows)), Obor.fromArray(wanted));
        }
        Tensor files = images(rows);
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < wanted.length; i++) {
            Tensor image = options.transform.apply(files.select(0, i));
            samples.add(Sample.of(image, target(label(rows[i]))));
        }
        return Collate.defaultCollate(samples);
    }

    private Tensor label(int row) {
        if (details == null) {
            return Obor.tensor(labels[row]);
        }
        int width = details.length / labels.length;
        return Obor.fromArray(Arrays.copyOfRange(details, row * width, (row + 1) * width));
    }

    private Tensor target(Tensor label) {
        UnaryOperator<Tensor> change = options.targetTransform;
        return change == null ? label : change.apply(label);
    }

    private int row(long index) {
        long at = index < 0 ? index + labels.length : index;
        if (at < 0 || at >= labels.length) {
            throw new IndexError(
                    "index " + index + " is out of range for " + labels.length + " images");
        }
        return (int) at;
    }

    /// The images of some rows as the file holds them, copied.
    private Tensor images(int[] rows) {
        int area = table.rows() * table.columns();
        ImageTable.Pixels grey = table.grey();
        long[] shape = {rows.length, table.rows(), table.columns()};
        if (grey.unit() == 0) {
            byte[] bytes = new byte[rows.length * area];
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(grey.bytes(), rows[i] * area, bytes, i * area, area);
            }
            return Obor.fromArray(bytes, DType.UINT8, shape);
        }
        float[] floats = new float[rows.length * area];
        for (int i = 0; i < rows.length; i++) {
            grey.read(rows[i] * area, floats, i * area, area);
        }
        return Obor.fromArray(floats, DType.FLOAT32, shape);
    }

    /// All images `(N, H, W)` without any transform: uint8 on the memory of this data set, or a
    /// float32 copy where the file holds floats.
    public Tensor data() {
        ImageTable.Pixels grey = table.grey();
        long[] shape = {labels.length, table.rows(), table.columns()};
        if (grey.unit() == 0) {
            return Obor.fromArray(grey.bytes(), DType.UINT8, shape);
        }
        float[] floats = new float[grey.size()];
        grey.read(0, floats, 0, floats.length);
        return Obor.fromArray(floats, DType.FLOAT32, shape);
    }

    /// All labels `(N)`, int64, on the memory of this data set; `(N, 8)` where [Qmnist] gives all
    /// that is known of a digit.
    public Tensor targets() {
        return details == null
                ? Obor.fromArray(labels)
                : Obor.fromArray(details).view(labels.length, -1);
    }

    /// The first `n` samples as a data set of its own, copied; all of them if there are fewer.
    ///
    /// @throws IllegalArgumentException if `n` is not positive
    public ImageDataset first(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("first: " + n + " samples, expected at least 1");
        }
        return slice(0, Math.min(n, labels.length));
    }

    ImageDataset slice(int start, int end) {
        int width = details == null ? 0 : details.length / labels.length;
        long[] kept =
                details == null ? null : Arrays.copyOfRange(details, start * width, end * width);
        return new ImageDataset(table.slice(start, end), classes, options, kept);
    }

    /// The names of the classes, by number.
    public List<String> classes() {
        return classes;
    }
}
