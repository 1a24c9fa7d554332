package dev.obor.cpu.lines;

import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.LowPrecision;
import dev.obor.cpu.memory.Elements;
import dev.obor.cpu.memory.Heap;
import dev.obor.cpu.threads.Workers;

/// The lines of views along one dimension: the views have the same sizes except along it.
final class Lines {
    /// The number of elements in a line of the first view.
    final int length;

    /// The number of lines.
    final int count;

    private final View[] views;
    private final int dim;
    private final long[] shape;

    /// The lines of some views along a dimension; a view without dimensions is one line.
    Lines(int dim, View... views) {
        this.views = views;
        this.dim = dim;
        this.shape = views[0].shape();
        this.length = shape.length == 0 ? 1 : (int) shape[dim];
        int n = 1;
        for (int d = 0; d < shape.length; d++) {
            n *= d == dim ? 1 : (int) shape[d];
        }
        this.count = n;
    }

    /// The distance between neighbours in a line.
    int stride(int view) {
        return shape.length == 0 ? 1 : (int) views[view].strides()[dim];
    }

    /// The position of an element of a line.
    int at(int view, int line, int i) {
        return start(view, line) + i * stride(view);
    }

    /// The position of the first element of a line.
    int start(int view, int line) {
        View v = views[view];
        int p = Heap.offset(v);
        int rest = line;
        for (int d = shape.length - 1; d >= 0; d--) {
            if (d != dim) {
                int size = (int) shape[d];
                p += rest % size * (int) v.strides()[d];
                rest /= size;
            }
        }
        return p;
    }

    /// Shares the lines out over the threads.
    ///
    /// @param work how many elements of a plain loop an element is worth
    void share(int work, Workers.Range body) {
        Workers.share(count, (long) length * work, body);
    }

    /// Reads elements of a floating dtype.
    static void load(DType dtype, Object array, int from, int stride, double[] to, int n) {
        switch (array) {
            case float[] a -> {
                for (int i = 0; i < n; i++) {
                    to[i] = a[from + i * stride];
                }
            }
            case double[] a -> {
                for (int i = 0; i < n; i++) {
                    to[i] = a[from + i * stride];
                }
            }
            default -> {
                short[] a = (short[]) array;
                for (int i = 0; i < n; i++) {
                    to[i] = LowPrecision.toFloat(dtype, a[from + i * stride]);
                }
            }
        }
    }

    /// Reads elements of an integer dtype, or truth values.
    static void load(DType dtype, Object array, int from, int stride, long[] to, int n) {
        switch (array) {
            case long[] a -> {
                for (int i = 0; i < n; i++) {
                    to[i] = a[from + i * stride];
                }
            }
            case int[] a -> {
                for (int i = 0; i < n; i++) {
                    to[i] = a[from + i * stride];
                }
            }
            case short[] a -> {
                for (int i = 0; i < n; i++) {
                    to[i] = a[from + i * stride];
                }
            }
            default -> {
                byte[] a = (byte[]) array;
                int mask = dtype == DType.UINT8 ? 0xff : -1;
                for (int i = 0; i < n; i++) {
                    to[i] = a[from + i * stride] & mask;
                }
            }
        }
    }

    /// Writes elements of a floating dtype.
    static void store(DType dtype, Object array, int to, int stride, double[] from, int n) {
        switch (array) {
            case float[] a -> {
                for (int i = 0; i < n; i++) {
                    a[to + i * stride] = (float) from[i];
                }
            }
            case double[] a -> {
                for (int i = 0; i < n; i++) {
                    a[to + i * stride] = from[i];
                }
            }
            default -> {
                short[] a = (short[]) array;
                for (int i = 0; i < n; i++) {
                    a[to + i * stride] = LowPrecision.fromFloat(dtype, (float) from[i]);
                }
            }
        }
    }

    /// Writes elements of an integer dtype, or truth values.
    static void store(DType dtype, Object array, int to, int stride, long[] from, int n) {
        Elements elements = new Elements(dtype, array);
        if (array instanceof long[] a) {
            for (int i = 0; i < n; i++) {
                a[to + i * stride] = from[i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                elements.put(from[i], to + i * stride);
            }
        }
    }
}
