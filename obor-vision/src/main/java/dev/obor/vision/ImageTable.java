package dev.obor.vision;

import java.nio.file.Path;
import java.util.Arrays;

/// Images and their labels as they lie in a file: bytes wherever the values allow it.
///
/// @param grey one byte per pixel, `count * rows * columns` of them
/// @param labels one class number per image
record ImageTable(Pixels grey, int rows, int columns, byte[] labels) {
    /// Pixels as whole steps of `unit`; `exact` replaces them where a file holds other numbers.
    ///
    /// @param bytes unsigned steps, empty where `exact` is used
    /// @param exact the values themselves, or empty
    /// @param unit the float value of one step; 0 for plain bytes, which have no such meaning
    record Pixels(byte[] bytes, float[] exact, float unit) {
        static Pixels bytes(byte[] bytes) {
            return new Pixels(bytes, new float[0], 0);
        }

        int size() {
            return bytes.length + exact.length;
        }

        /// The float values of some pixels.
        void read(int from, float[] target, int to, int n) {
            if (exact.length != 0) {
                System.arraycopy(exact, from, target, to, n);
                return;
            }
            for (int i = 0; i < n; i++) {
                target[to + i] = (bytes[from + i] & 0xff) * unit;
            }
        }
    }

    int count() {
        return labels.length;
    }

    /// Checks that images and labels fit together and that the labels are `0 .. classes - 1`.
    static ImageTable of(
            Path file, Pixels grey, int rows, int columns, byte[] labels, int classes) {
        long images = (long) grey.size() / ((long) rows * columns);
        if (images != labels.length) {
            throw new DatasetError(
                    file,
                    ("%s: %,d labels for %,d images; the files do not belong "
                                    + "together: fetch both again")
                            .formatted(file, labels.length, images));
        }
        for (int i = 0; i < labels.length; i++) {
            int label = labels[i] & 0xff;
            if (label >= classes) {
                throw new DatasetError(
                        file,
                        ("%s: label %d of image %d, expected 0 to %d; the file is "
                                        + "damaged or of another data set")
                                .formatted(file, label, i, classes - 1));
            }
        }
        return new ImageTable(grey, rows, columns, labels);
    }

    /// The images from `start` up to but without `end`.
    ImageTable slice(int start, int end) {
        int area = rows * columns;
        boolean exact = grey.exact().length != 0;
        int from = start * area;
        int to = end * area;
        var part =
                new Pixels(
                        exact ? grey.bytes() : Arrays.copyOfRange(grey.bytes(), from, to),
                        exact ? Arrays.copyOfRange(grey.exact(), from, to) : grey.exact(),
                        grey.unit());
        return new ImageTable(part, rows, columns, Arrays.copyOfRange(labels, start, end));
    }

    /// Reads a pair of IDX files.
    static ImageTable readIdx(Path images, Path labels, int classes) {
        IdxFile pictures = IdxFile.read(images, 3);
        IdxFile numbers = IdxFile.read(labels, 1);
        int[] dims = pictures.dims();
        return of(
                labels, Pixels.bytes(pictures.bytes()), dims[1], dims[2], numbers.bytes(), classes);
    }
}
