package dev.obor.cpu.index;

import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Indexed;
import dev.obor.backend.View;
import dev.obor.cpu.memory.Heap;
import dev.obor.cpu.memory.Scratch;
import dev.obor.machine.Machine;
import java.util.function.Function;

/// Reads through indices: whole rows where the indices leave the inner dimensions alone, single
/// elements otherwise. The dtype does not matter, only the kind of array.
public final class Gathers {
    private Gathers() {}

    public static void run(Kernel.Gather kernel) {
        View out = kernel.out();
        View in = kernel.in();
        long[] shape = out.shape();
        if (out.numel() == 0) {
            return;
        }
        if (kernel.indexed().length == 1) { // the usual case needs no list of shifts
            Indexed only = kernel.indexed()[0];
            View at = only.index();
            Runs runs = runs(out, in, Heap.offset(at), Runs.broadcast(at, shape));
            share(runs, out, in, part -> new IndexedBlock(part, only));
            return;
        }
        IndexOffsets shifts = IndexOffsets.of(kernel.indexed(), shape);
        Runs runs = runs(out, in, 0, shifts.strides());
        share(runs, out, in, part -> new IndexedBlock(part, shifts.offsets()));
    }

    private static Runs runs(View out, View in, int at, long[] strides) {
        long[] shape = out.shape();
        int[] offsets = {Heap.offset(out), Heap.offset(in), at};
        return Runs.of(shape, offsets, out.strides(), Runs.broadcast(in, shape), strides);
    }

    private static void share(Runs runs, View out, View in, Function<Runs, IndexedBlock> blockOf) {
        int dim = runs.sizes.length == 2 && runs.sizes[0] == 1 ? 1 : 0;
        runs.share(dim, 2, part -> gather(part, blockOf.apply(part), out.array(), in.array()));
    }

    private static void gather(Runs runs, IndexedBlock block, Object out, Object in) {
        runs.forEach(at -> {
            if (!MachineGathers.run(block, at, out, in)) {
                block(block, at, out, in);
            } else if (Machine.checking()) {
                MachineGathers.check(out, () -> block(block, at, out, in));
            }
        });
    }

    private static void block(IndexedBlock block, int[] at, Object out, Object in) {
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
            if (shift != 0) {
                for (int i = 0; i < n; i += far.length) {
                    int m = Math.min(far.length, n - i);
                    b.shifts(far, s + i * shift, from, m);
                    some(out, o + i * to, to, in, p + i * from, far, m);
                }
            } else if (to == 1 && from == 1) {
                System.arraycopy(in, p + b.shift(s), out, o, n);
            } else {
                int q = p + b.shift(s);
                for (int i = 0; i < n; i++) {
                    out[o + i * to] = in[q + i * from];
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
            if (shift != 0) {
                for (int i = 0; i < n; i += far.length) {
                    int m = Math.min(far.length, n - i);
                    b.shifts(far, s + i * shift, from, m);
                    some(out, o + i * to, to, in, p + i * from, far, m);
                }
            } else if (to == 1 && from == 1) {
                System.arraycopy(in, p + b.shift(s), out, o, n);
            } else {
                int q = p + b.shift(s);
                for (int i = 0; i < n; i++) {
                    out[o + i * to] = in[q + i * from];
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
            if (shift != 0) {
                for (int i = 0; i < n; i += far.length) {
                    int m = Math.min(far.length, n - i);
                    b.shifts(far, s + i * shift, from, m);
                    some(out, o + i * to, to, in, p + i * from, far, m);
                }
            } else if (to == 1 && from == 1) {
                System.arraycopy(in, p + b.shift(s), out, o, n);
            } else {
                int q = p + b.shift(s);
                for (int i = 0; i < n; i++) {
                    out[o + i * to] = in[q + i * from];
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
            if (shift != 0) {
                for (int i = 0; i < n; i += far.length) {
                    int m = Math.min(far.length, n - i);
                    b.shifts(far, s + i * shift, from, m);
                    some(out, o + i * to, to, in, p + i * from, far, m);
                }
            } else if (to == 1 && from == 1) {
                System.arraycopy(in, p + b.shift(s), out, o, n);
            } else {
                int q = p + b.shift(s);
                for (int i = 0; i < n; i++) {
                    out[o + i * to] = in[q + i * from];
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
            if (shift != 0) {
                for (int i = 0; i < n; i += far.length) {
                    int m = Math.min(far.length, n - i);
                    b.shifts(far, s + i * shift, from, m);
                    some(out, o + i * to, to, in, p + i * from, far, m);
                }
            } else if (to == 1 && from == 1) {
                System.arraycopy(in, p + b.shift(s), out, o, n);
            } else {
                int q = p + b.shift(s);
                for (int i = 0; i < n; i++) {
                    out[o + i * to] = in[q + i * from];
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
            if (shift != 0) {
                for (int i = 0; i < n; i += far.length) {
                    int m = Math.min(far.length, n - i);
                    b.shifts(far, s + i * shift, from, m);
                    some(out, o + i * to, to, in, p + i * from, far, m);
                }
            } else if (to == 1 && from == 1) {
                System.arraycopy(in, p + b.shift(s), out, o, n);
            } else {
                int q = p + b.shift(s);
                for (int i = 0; i < n; i++) {
                    out[o + i * to] = in[q + i * from];
                }
            }
        }
    }

    // One loop each, which the virtual machine compiles for itself.
    private static void some(float[] out, int o, int to, float[] in, int p, int[] far, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i * to] = in[p + far[i]];
        }
    }

    private static void some(double[] out, int o, int to, double[] in, int p, int[] far, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i * to] = in[p + far[i]];
        }
    }

    private static void some(long[] out, int o, int to, long[] in, int p, int[] far, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i * to] = in[p + far[i]];
        }
    }

    private static void some(int[] out, int o, int to, int[] in, int p, int[] far, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i * to] = in[p + far[i]];
        }
    }

    private static void some(short[] out, int o, int to, short[] in, int p, int[] far, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i * to] = in[p + far[i]];
        }
    }

    private static void some(byte[] out, int o, int to, byte[] in, int p, int[] far, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i * to] = in[p + far[i]];
        }
    }
}
