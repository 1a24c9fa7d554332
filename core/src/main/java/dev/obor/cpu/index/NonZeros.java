package dev.obor.cpu.index;

import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.cpu.memory.Heap;
import dev.obor.cpu.memory.Scratch;
import dev.obor.cpu.memory.Walk;

/// Lists where elements are not zero, in row-major order.
public final class NonZeros {
    private NonZeros() {}

    public static void run(Kernel.NonZero kernel) {
        View in = kernel.in();
        View out = kernel.out();
        if (in.numel() == 0 || out.numel() == 0) {
            return;
        }
        int n = (int) in.numel();
        long[] shape = in.shape();
        int rank = shape.length;
        long[] places = (long[]) out.array();
        int row = (int) out.strides()[0];
        int column = (int) out.strides()[1];
        Walk walk = Walk.of(in, shape, null);
        Walk.Cursor cursor = walk.cursor(0);
        int to = Heap.offset(out);
        int[] found = new int[Scratch.TILE];
        for (int done = 0; done < n; ) {
            int m = Math.min(Math.min(Scratch.TILE, n - done), cursor.left());
            int count = find(in, cursor.position, cursor.stride(), m, found);
            for (int i = 0; i < count; i++) {
                int rest = done + found[i];
                for (int d = rank - 1; d >= 0; d--) {
                    int size = (int) shape[d];
                    places[to + d * column] = rest % size;
                    rest /= size;
                }
                to += row;
            }
            cursor.advance(m);
            done += m;
        }
    }

    /// Which of `n` elements are not zero; returns how many.
    private static int find(View in, int from, int stride, int n, int[] found) {
        return switch (in.array()) {
            case float[] a -> floats(a, from, stride, n, found);
            case double[] a -> doubles(a, from, stride, n, found);
            case long[] a -> longs(a, from, stride, n, found);
            case int[] a -> ints(a, from, stride, n, found);
            case short[] a -> {
                // Without its sign bit a 16-bit float is zero exactly if all its bits are.
                int mask = in.dtype() == DType.INT16 ? 0xffff : 0x7fff;
                yield shorts(a, from, stride, n, mask, found);
            }
            default -> bytes((byte[]) in.array(), from, stride, n, found);
        };
    }

    private static int floats(float[] a, int from, int stride, int n, int[] found) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            found[count] = i;
            count += a[from + i * stride] != 0 ? 1 : 0;
        }
        return count;
    }

    private static int doubles(double[] a, int from, int stride, int n, int[] found) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            found[count] = i;
            count += a[from + i * stride] != 0 ? 1 : 0;
        }
        return count;
    }

    private static int longs(long[] a, int from, int stride, int n, int[] found) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            found[count] = i;
            count += a[from + i * stride] != 0 ? 1 : 0;
        }
        return count;
    }

    private static int ints(int[] a, int from, int stride, int n, int[] found) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            found[count] = i;
            count += a[from + i * stride] != 0 ? 1 : 0;
        }
        return count;
    }

    private static int shorts(short[] a, int from, int stride, int n, int mask, int[] found) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            found[count] = i;
            count += (a[from + i * stride] & mask) != 0 ? 1 : 0;
        }
        return count;
    }

    private static int bytes(byte[] a, int from, int stride, int n, int[] found) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            found[count] = i;
            count += a[from + i * stride] != 0 ? 1 : 0;
        }
        return count;
    }
}
