package dev.obor.cpu.reduce;

import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.cpu.memory.Loader;
import dev.obor.cpu.memory.Scratch;
import dev.obor.cpu.memory.Storer;
import dev.obor.cpu.memory.Walk;
import dev.obor.cpu.program.ProgramCode;
import dev.obor.expr.Type;

/// Finds the largest or smallest values along a dimension and the first places where they stand.
///
/// NaN counts as more extreme than any number, as in PyTorch.
public final class ArgReduces {
    // Places that are counted in an int.
    private static final long MOST = 1L << 30;

    private ArgReduces() {}

    public static void run(Kernel.ArgReduce kernel) {
        View in = kernel.in();
        int results = (int) kernel.indices().numel();
        if (results == 0) {
            return;
        }
        long[] shape = in.shape();
        long size = shape.length == 0 ? 1 : shape[kernel.dim()];
        int inner = 1;
        for (int d = kernel.dim() + 1; d < shape.length; d++) {
            inner *= (int) shape[d];
        }
        Type type = Type.of(in.dtype());
        Object best = Scratch.array(type, results);
        long[] places = new long[results];
        long together = Math.max(1, MOST / results); // of what was expanded there may be more
        for (long k = 0; k < size; k += together) {
            int n = (int) Math.min(together, size - k);
            View part = n == size ? in : part(in, kernel.dim(), k, n);
            search(kernel, part, type, k, n, inner, best, places);
        }
        store(kernel.indices(), places, results);
        if (kernel.values() != null) {
            store(kernel.values(), best, results);
        }
    }

    private static View part(View view, int dim, long start, long length) {
        long[] shape = view.shape().clone();
        shape[dim] = length;
        return view.with(view.offset() + start * view.strides()[dim], shape, view.strides());
    }

    private static void search(
            Kernel.ArgReduce kernel,
            View in,
            Type type,
            long first,
            int size,
            int inner,
            Object best,
            long[] places) {
        Walk walk = Walk.of(in, in.shape(), null);
        DType dtype = in.dtype();
        Object array = in.array();
        boolean inPlace = ProgramCode.isNative(dtype) && walk.isDense();
        int outer = places.length / inner;
        int width = Math.min(inner, Scratch.TILE);
        int length = inner == 1 ? Math.min(size, Scratch.TILE) : 1;
        Object tile = inPlace ? array : Scratch.current().operandTile(type, 0);
        for (int o = 0; o < outer; o++) {
            for (int k = 0; k < size; k += length) {
                int n = Math.min(length, size - k);
                for (int j = 0; j < inner; j += width) {
                    int w = Math.min(width, inner - j);
                    int at = (o * size + k) * inner + j;
                    if (!inPlace) {
                        Loader.load(dtype, array, walk, at, n * w, tile);
                    }
                    int from = inPlace ? walk.offset + at : 0;
                    visit(
                            kernel.largest(),
                            tile,
                            from,
                            first + k,
                            n,
                            w,
                            best,
                            places,
                            o * inner + j);
                }
            }
        }
    }

    /// Compares `n` places of one row, or one place of `w` columns.
    private static void visit(
            boolean largest,
            Object tile,
            int from,
            long k,
            int n,
            int w,
            Object best,
            long[] places,
            int at) {
        switch (tile) {
            case float[] a -> floats(largest, a, from, k, n, w, (float[]) best, places, at);
            case double[] a -> doubles(largest, a, from, k, n, w, (double[]) best, places, at);
            case int[] a -> ints(largest, a, from, k, n, w, (int[]) best, places, at);
            case long[] a -> longs(largest, a, from, k, n, w, (long[]) best, places, at);
            default -> bytes(largest, (byte[]) tile, from, k, n, w, (byte[]) best, places, at);
        }
    }

    private static void floats(
            boolean largest,
            float[] a,
            int from,
            long k,
            int n,
            int w,
            float[] best,
            long[] places,
            int at) {
        for (int j = 0; j < w; j++) {
            float b = k == 0 ? a[from + j] : best[at + j];
            long place = k == 0 ? 0 : places[at + j];
            for (int i = 0; i < n; i++) {
                float v = a[from + i * w + j];
                if ((largest ? v > b : v < b) || (v != v && b == b)) {
                    b = v;
                    place = k + i;
                }
            }
            best[at + j] = b;
            places[at + j] = place;
        }
    }

    private static void doubles(
            boolean largest,
            double[] a,
            int from,
            long k,
            int n,
            int w,
            double[] best,
            long[] places,
            int at) {
        for (int j = 0; j < w; j++) {
            double b = k == 0 ? a[from + j] : best[at + j];
            long place = k == 0 ? 0 : places[at + j];
            for (int i = 0; i < n; i++) {
                double v = a[from + i * w + j];
                if ((largest ? v > b : v < b) || (v != v && b == b)) {
                    b = v;
                    place = k + i;
                }
            }
            best[at + j] = b;
            places[at + j] = place;
        }
    }

    private static void ints(
            boolean largest,
            int[] a,
            int from,
            long k,
            int n,
            int w,
            int[] best,
            long[] places,
            int at) {
        for (int j = 0; j < w; j++) {
            int b = k == 0 ? a[from + j] : best[at + j];
            long place = k == 0 ? 0 : places[at + j];
            for (int i = 0; i < n; i++) {
                int v = a[from + i * w + j];
                if (largest ? v > b : v < b) {
                    b = v;
                    place = k + i;
                }
            }
            best[at + j] = b;
            places[at + j] = place;
        }
    }

    private static void longs(
            boolean largest,
            long[] a,
            int from,
            long k,
            int n,
            int w,
            long[] best,
            long[] places,
            int at) {
        for (int j = 0; j < w; j++) {
            long b = k == 0 ? a[from + j] : best[at + j];
            long place = k == 0 ? 0 : places[at + j];
            for (int i = 0; i < n; i++) {
                long v = a[from + i * w + j];
                if (largest ? v > b : v < b) {
                    b = v;
                    place = k + i;
                }
            }
            best[at + j] = b;
            places[at + j] = place;
        }
    }

    private static void bytes(
            boolean largest,
            byte[] a,
            int from,
            long k,
            int n,
            int w,
            byte[] best,
            long[] places,
            int at) {
        for (int j = 0; j < w; j++) {
            byte b = k == 0 ? a[from + j] : best[at + j];
            long place = k == 0 ? 0 : places[at + j];
            for (int i = 0; i < n; i++) {
                byte v = a[from + i * w + j];
                if (largest ? v > b : v < b) {
                    b = v;
                    place = k + i;
                }
            }
            best[at + j] = b;
            places[at + j] = place;
        }
    }

    private static void store(View out, Object values, int n) {
        Storer.store(out.dtype(), out.array(), Walk.of(out, out.shape(), null), 0, n, values, 0);
    }
}
