package dev.obor.cpu.index;

import dev.obor.cpu.memory.Scratch;

/// Writes elements through indices; where two meet, the later one stays.
final class ScatterSets {
    private ScatterSets() {}

    /// Writes one block.
    static void run(IndexedBlock block, int[] at, Object out, Object in) {
        switch (out) {
            case float[] a -> floats(block, at, a, (float[]) in);
            case double[] a -> doubles(block, at, a, (double[]) in);
            case long[] a -> longs(block, at, a, (long[]) in);
            case int[] a -> ints(block, at, a, (int[]) in);
            case short[] a -> shorts(block, at, a, (short[]) in);
            default -> bytes(block, at, (byte[]) out, (byte[]) in);
        }
    }

    private static void floats(IndexedBlock b, int[] at, float[] out, float[] in) {
        int n = b.columns;
        int to = b.outColumn;
        int from = b.inColumn;
        int shift = b.shiftColumn;
        int[] far = Scratch.current().shifts;
        for (int r = 0; r < b.rows; r++) {
            int o = at[0] + r * b.outRow;
            int p = at[1] + r * b.inRow;
            int s = at[2] + r * b.shiftRow;
            if (shift == 0 && to == 1 && from == 1) {
                System.arraycopy(in, p, out, o + b.shift(s), n);
            } else {
                for (int i = 0; i < n; i += far.length) {
                    int m = Math.min(far.length, n - i);
                    b.shifts(far, s + i * shift, to, m);
                    some(out, o + i * to, in, p + i * from, from, far, m);
                }
            }
        }
    }

    private static void doubles(IndexedBlock b, int[] at, double[] out, double[] in) {
        int n = b.columns;
        int to = b.outColumn;
        int from = b.inColumn;
        int shift = b.shiftColumn;
        int[] far = Scratch.current().shifts;
        for (int r = 0; r < b.rows; r++) {
            int o = at[0] + r * b.outRow;
            int p = at[1] + r * b.inRow;
            int s = at[2] + r * b.shiftRow;
            if (shift == 0 && to == 1 && from == 1) {
                System.arraycopy(in, p, out, o + b.shift(s), n);
            } else {
                for (int i = 0; i < n; i += far.length) {
                    int m = Math.min(far.length, n - i);
                    b.shifts(far, s + i * shift, to, m);
                    some(out, o + i * to, in, p + i * from, from, far, m);
                }
            }
        }
    }

    private static void longs(IndexedBlock b, int[] at, long[] out, long[] in) {
        int n = b.columns;
        int to = b.outColumn;
        int from = b.inColumn;
        int shift = b.shiftColumn;
        int[] far = Scratch.current().shifts;
        for (int r = 0; r < b.rows; r++) {
            int o = at[0] + r * b.outRow;
            int p = at[1] + r * b.inRow;
            int s = at[2] + r * b.shiftRow;
            if (shift == 0 && to == 1 && from == 1) {
                System.arraycopy(in, p, out, o + b.shift(s), n);
            } else {
                for (int i = 0; i < n; i += far.length) {
                    int m = Math.min(far.length, n - i);
                    b.shifts(far, s + i * shift, to, m);
                    some(out, o + i * to, in, p + i * from, from, far, m);
                }
            }
        }
    }

    private static void ints(IndexedBlock b, int[] at, int[] out, int[] in) {
        int n = b.columns;
        int to = b.outColumn;
        int from = b.inColumn;
        int shift = b.shiftColumn;
        int[] far = Scratch.current().shifts;
        for (int r = 0; r < b.rows; r++) {
            int o = at[0] + r * b.outRow;
            int p = at[1] + r * b.inRow;
            int s = at[2] + r * b.shiftRow;
            if (shift == 0 && to == 1 && from == 1) {
                System.arraycopy(in, p, out, o + b.shift(s), n);
            } else {
                for (int i = 0; i < n; i += far.length) {
                    int m = Math.min(far.length, n - i);
                    b.shifts(far, s + i * shift, to, m);
                    some(out, o + i * to, in, p + i * from, from, far, m);
                }
            }
        }
    }

    private static void shorts(IndexedBlock b, int[] at, short[] out, short[] in) {
        int n = b.columns;
        int to = b.outColumn;
        int from = b.inColumn;
        int shift = b.shiftColumn;
        int[] far = Scratch.current().shifts;
        for (int r = 0; r < b.rows; r++) {
            int o = at[0] + r * b.outRow;
            int p = at[1] + r * b.inRow;
            int s = at[2] + r * b.shiftRow;
            if (shift == 0 && to == 1 && from == 1) {
                System.arraycopy(in, p, out, o + b.shift(s), n);
            } else {
                for (int i = 0; i < n; i += far.length) {
                    int m = Math.min(far.length, n - i);
                    b.shifts(far, s + i * shift, to, m);
                    some(out, o + i * to, in, p + i * from, from, far, m);
                }
            }
        }
    }

    private static void bytes(IndexedBlock b, int[] at, byte[] out, byte[] in) {
        int n = b.columns;
        int to = b.outColumn;
        int from = b.inColumn;
        int shift = b.shiftColumn;
        int[] far = Scratch.current().shifts;
        for (int r = 0; r < b.rows; r++) {
            int o = at[0] + r * b.outRow;
            int p = at[1] + r * b.inRow;
            int s = at[2] + r * b.shiftRow;
            if (shift == 0 && to == 1 && from == 1) {
                System.arraycopy(in, p, out, o + b.shift(s), n);
            } else {
                for (int i = 0; i < n; i += far.length) {
                    int m = Math.min(far.length, n - i);
                    b.shifts(far, s + i * shift, to, m);
                    some(out, o + i * to, in, p + i * from, from, far, m);
                }
            }
        }
    }

    // One loop each, which the virtual machine compiles for itself.
    private static void some(float[] out, int o, float[] in, int p, int from, int[] far, int n) {
        for (int i = 0; i < n; i++) {
            out[o + far[i]] = in[p + i * from];
        }
    }

    private static void some(double[] out, int o, double[] in, int p, int from, int[] far, int n) {
        for (int i = 0; i < n; i++) {
            out[o + far[i]] = in[p + i * from];
        }
    }

    private static void some(long[] out, int o, long[] in, int p, int from, int[] far, int n) {
        for (int i = 0; i < n; i++) {
            out[o + far[i]] = in[p + i * from];
        }
    }

    private static void some(int[] out, int o, int[] in, int p, int from, int[] far, int n) {
        for (int i = 0; i < n; i++) {
            out[o + far[i]] = in[p + i * from];
        }
    }

    private static void some(short[] out, int o, short[] in, int p, int from, int[] far, int n) {
        for (int i = 0; i < n; i++) {
            out[o + far[i]] = in[p + i * from];
        }
    }

    private static void some(byte[] out, int o, byte[] in, int p, int from, int[] far, int n) {
        for (int i = 0; i < n; i++) {
            out[o + far[i]] = in[p + i * from];
        }
    }
}
