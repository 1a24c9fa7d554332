package dev.obor.cpu.lines;

import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.DType;
import java.util.Arrays;

/// Sorts lines: stable, NaN counts as the largest value, -0 equals 0.
///
/// Every element becomes an integer key of the same order. Keys of up to 32 bits are sorted
/// together with their places as single longs; wider ones by a merge sort of keys and places.
public final class Sorts {
    private Sorts() {}

    public static void run(Kernel.Sort kernel) {
        View in = kernel.in();
        if (kernel.indices().numel() == 0) {
            return;
        }
        Lines lines = new Lines(kernel.dim(), in, kernel.values(), kernel.indices());
        int kept = in.dim() == 0 ? 1 : (int) kernel.indices().shape()[kernel.dim()];
        boolean wide = in.dtype() == DType.FLOAT64 || in.dtype() == DType.INT64;
        lines.share(
                32,
                (from, to) -> {
                    if (wide) {
                        wide(kernel, lines, kept, from, to);
                    } else {
                        narrow(kernel, lines, kept, from, to);
                    }
                });
    }

    private static void narrow(Kernel.Sort kernel, Lines lines, int kept, int from, int to) {
        int n = lines.length;
        long[] keys = new long[n];
        long flip = kernel.descending() ? -1L : 0L;
        for (int k = from; k < to; k++) {
            SortKeys.load(kernel.in(), lines.start(0, k), lines.stride(0), keys, n);
            for (int i = 0; i < n; i++) {
                keys[i] = (keys[i] ^ flip) << 32 | i;
            }
            if (kept <= n / 8) {
                smallest(keys, n, kept);
            } else {
                Arrays.sort(keys, 0, n);
            }
            for (int i = 0; i < kept; i++) {
                keys[i] &= 0xffffffffL;
            }
            store(kernel, lines, k, keys, kept);
        }
    }

    private static void wide(Kernel.Sort kernel, Lines lines, int kept, int from, int to) {
        int n = lines.length;
        long[] keys = new long[n];
        long[] places = new long[n];
        long[] moreKeys = new long[n];
        long[] morePlaces = new long[n];
        long flip = kernel.descending() ? -1L : 0L;
        for (int k = from; k < to; k++) {
            SortKeys.load(kernel.in(), lines.start(0, k), lines.stride(0), keys, n);
            for (int i = 0; i < n; i++) {
                keys[i] ^= flip;
                places[i] = i;
            }
            boolean swapped = merge(keys, places, moreKeys, morePlaces, n);
            store(kernel, lines, k, swapped ? morePlaces : places, kept);
        }
    }

    /// Brings the `kept` smallest of `n` values to the front, in order: a heap with the largest on
    /// top, which later values have to beat.
    private static void smallest(long[] a, int n, int kept) {
        for (int i = kept / 2 - 1; i >= 0; i--) {
            sink(a, i, kept);
        }
        for (int i = kept; i < n; i++) {
            if (a[i] < a[0]) {
                a[0] = a[i];
                sink(a, 0, kept);
            }
        }
        Arrays.sort(a, 0, kept);
    }

    private static void sink(long[] a, int at, int n) {
        long v = a[at];
        int i = at;
        for (int child = 2 * i + 1; child < n; child = 2 * i + 1) {
            if (child + 1 < n && a[child + 1] > a[child]) {
                child++;
            }
            if (a[child] <= v) {
                break;
            }
            a[i] = a[child];
            i = child;
        }
        a[i] = v;
    }

    /// A bottom-up merge sort; returns whether the result is in the second pair of arrays.
    private static boolean merge(long[] keys, long[] places, long[] k2, long[] p2, int n) {
        long[] a = keys;
        long[] p = places;
        long[] b = k2;
        long[] q = p2;
        for (int width = 1; width < n; width *= 2) {
            for (int lo = 0; lo < n; lo += 2 * width) {
                merge(a, p, b, q, lo, Math.min(lo + width, n), Math.min(lo + 2 * width, n));
            }
            long[] t = a;
            a = b;
            b = t;
            t = p;
            p = q;
            q = t;
            if (width > n / 2) {
                break; // doubling it could overflow
            }
        }
        return a != keys;
    }

    private static void merge(long[] a, long[] p, long[] b, long[] q, int lo, int mid, int hi) {
        if (mid >= hi || a[mid - 1] <= a[mid]) {
            System.arraycopy(a, lo, b, lo, hi - lo);
            System.arraycopy(p, lo, q, lo, hi - lo);
            return;
        }
        int i = lo;
        int j = mid;
        for (int to = lo; to < hi; to++) {
            boolean left = i < mid && (j >= hi || a[i] <= a[j]);
            int from = left ? i++ : j++;
            b[to] = a[from];
            q[to] = p[from];
        }
    }

    /// Writes the places of a line, and the values that stand there.
    private static void store(Kernel.Sort kernel, Lines lines, int k, long[] places, int n) {
        View indices = kernel.indices();
        View values = kernel.values();
        long[] to = (long[]) indices.array();
        int start = lines.start(2, k);
        int step = lines.stride(2);
        for (int i = 0; i < n; i++) {
            to[start + i * step] = places[i];
        }
        SortKeys.pick(
                kernel.in().array(),
                lines.start(0, k),
                lines.stride(0),
                places,
                values.array(),
                lines.start(1, k),
                lines.stride(1),
                n);
    }
}
