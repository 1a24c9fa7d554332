package dev.obor.cpu;

import dev.obor.backend.Kernel;
import dev.obor.backend.View;

/// Reads through indices: whole rows where the indices leave the inner dimensions alone, single
/// elements otherwise. The dtype does not matter, only the kind of array.
final class Gathers {
    private Gathers() {}

    /// Runs one kernel.
    static void run(Kernel.Gather kernel) {
        View out = kernel.out();
        View in = kernel.in();
        long[] shape = out.shape();
        if (out.numel() == 0) {
            return;
        }
        IndexOffsets shifts = IndexOffsets.of(kernel.indexed(), shape);
        Runs runs =
                Runs.of(
                        shape,
                        new int[] {Heap.offset(out), Heap.offset(in), 0},
                        out.strides(),
                        Runs.broadcast(in, shape),
                        shifts.strides());
        int dim = runs.sizes.length == 2 && runs.sizes[0] == 1 ? 1 : 0;
        runs.share(dim, 2, part -> gather(part, out.array(), in.array(), shifts.offsets()));
    }

    private static void gather(Runs runs, Object out, Object in, int[] shifts) {
        IndexedBlock block = new IndexedBlock(runs, shifts);
        runs.forEach(at -> {
            switch (out) {
                case float[] a -> floats(block, at, a, (float[]) in);
                case double[] a -> doubles(block, at, a, (double[]) in);
                case long[] a -> longs(block, at, a, (long[]) in);
                case int[] a -> ints(block, at, a, (int[]) in);
                case short[] a -> shorts(block, at, a, (short[]) in);
                default -> bytes(block, at, (byte[]) out, (byte[]) in);
            }
        });
    }

    private static void floats(IndexedBlock b, int[] at, float[] out, float[] in) {
        int[] shifts = b.shifts;
        int n = b.columns;
        int to = b.outColumn;
        int from = b.inColumn;
        int shift = b.shiftColumn;
        for (int r = 0; r < b.rows; r++) {
            int o = at[0] + r * b.outRow;
            int p = at[1] + r * b.inRow;
            int s = at[2] + r * b.shiftRow;
            if (shift != 0) {
                for (int i = 0; i < n; i++) {
                    out[o + i * to] = in[p + i * from + shifts[s + i * shift]];
                }
            } else if (to == 1 && from == 1) {
                System.arraycopy(in, p + shifts[s], out, o, n);
            } else {
                int q = p + shifts[s];
                for (int i = 0; i < n; i++) {
                    out[o + i * to] = in[q + i * from];
                }
            }
        }
    }

    private static void doubles(IndexedBlock b, int[] at, double[] out, double[] in) {
        int[] shifts = b.shifts;
        int n = b.columns;
        int to = b.outColumn;
        int from = b.inColumn;
        int shift = b.shiftColumn;
        for (int r = 0; r < b.rows; r++) {
            int o = at[0] + r * b.outRow;
            int p = at[1] + r * b.inRow;
            int s = at[2] + r * b.shiftRow;
            if (shift != 0) {
                for (int i = 0; i < n; i++) {
                    out[o + i * to] = in[p + i * from + shifts[s + i * shift]];
                }
            } else if (to == 1 && from == 1) {
                System.arraycopy(in, p + shifts[s], out, o, n);
            } else {
                int q = p + shifts[s];
                for (int i = 0; i < n; i++) {
                    out[o + i * to] = in[q + i * from];
                }
            }
        }
    }

    private static void longs(IndexedBlock b, int[] at, long[] out, long[] in) {
        int[] shifts = b.shifts;
        int n = b.columns;
        int to = b.outColumn;
        int from = b.inColumn;
        int shift = b.shiftColumn;
        for (int r = 0; r < b.rows; r++) {
            int o = at[0] + r * b.outRow;
            int p = at[1] + r * b.inRow;
            int s = at[2] + r * b.shiftRow;
            if (shift != 0) {
                for (int i = 0; i < n; i++) {
                    out[o + i * to] = in[p + i * from + shifts[s + i * shift]];
                }
            } else if (to == 1 && from == 1) {
                System.arraycopy(in, p + shifts[s], out, o, n);
            } else {
                int q = p + shifts[s];
                for (int i = 0; i < n; i++) {
                    out[o + i * to] = in[q + i * from];
                }
            }
        }
    }

    private static void ints(IndexedBlock b, int[] at, int[] out, int[] in) {
        int[] shifts = b.shifts;
        int n = b.columns;
        int to = b.outColumn;
        int from = b.inColumn;
        int shift = b.shiftColumn;
        for (int r = 0; r < b.rows; r++) {
            int o = at[0] + r * b.outRow;
            int p = at[1] + r * b.inRow;
            int s = at[2] + r * b.shiftRow;
            if (shift != 0) {
                for (int i = 0; i < n; i++) {
                    out[o + i * to] = in[p + i * from + shifts[s + i * shift]];
                }
            } else if (to == 1 && from == 1) {
                System.arraycopy(in, p + shifts[s], out, o, n);
            } else {
                int q = p + shifts[s];
                for (int i = 0; i < n; i++) {
                    out[o + i * to] = in[q + i * from];
                }
            }
        }
    }

    private static void shorts(IndexedBlock b, int[] at, short[] out, short[] in) {
        int[] shifts = b.shifts;
        int n = b.columns;
        int to = b.outColumn;
        int from = b.inColumn;
        int shift = b.shiftColumn;
        for (int r = 0; r < b.rows; r++) {
            int o = at[0] + r * b.outRow;
            int p = at[1] + r * b.inRow;
            int s = at[2] + r * b.shiftRow;
            if (shift != 0) {
                for (int i = 0; i < n; i++) {
                    out[o + i * to] = in[p + i * from + shifts[s + i * shift]];
                }
            } else if (to == 1 && from == 1) {
                System.arraycopy(in, p + shifts[s], out, o, n);
            } else {
                int q = p + shifts[s];
                for (int i = 0; i < n; i++) {
                    out[o + i * to] = in[q + i * from];
                }
            }
        }
    }

    private static void bytes(IndexedBlock b, int[] at, byte[] out, byte[] in) {
        int[] shifts = b.shifts;
        int n = b.columns;
        int to = b.outColumn;
        int from = b.inColumn;
        int shift = b.shiftColumn;
        for (int r = 0; r < b.rows; r++) {
            int o = at[0] + r * b.outRow;
            int p = at[1] + r * b.inRow;
            int s = at[2] + r * b.shiftRow;
            if (shift != 0) {
                for (int i = 0; i < n; i++) {
                    out[o + i * to] = in[p + i * from + shifts[s + i * shift]];
                }
            } else if (to == 1 && from == 1) {
                System.arraycopy(in, p + shifts[s], out, o, n);
            } else {
                int q = p + shifts[s];
                for (int i = 0; i < n; i++) {
                    out[o + i * to] = in[q + i * from];
                }
            }
        }
    }
}
