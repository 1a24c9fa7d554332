package dev.obor.cpu.index;

import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Indexed;
import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.cpu.memory.Elements;
import dev.obor.cpu.memory.Heap;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;

/// Writes through indices, in the order of the places: the same bits for any number of threads.
///
/// Threads share a dimension only if its places never meet in memory, whatever the indices say.
public final class Scatters {
    private Scatters() {}

    public static void run(Kernel.Scatter kernel) {
        View out = kernel.out();
        long[] shape = out.shape();
        if (out.numel() == 0) {
            return;
        }
        if (needsNoList(kernel)) {
            Indexed only = kernel.indexed()[0];
            IndexOffsets.check(only); // all of them before anything is written
            View at = only.index();
            Runs runs = runs(kernel, Heap.offset(at), Runs.broadcast(at, shape));
            share(runs, kernel, part -> new IndexedBlock(part, only));
            return;
        }
        IndexOffsets shifts = IndexOffsets.of(kernel.indexed(), shape);
        Runs runs = runs(kernel, 0, shifts.strides());
        share(runs, kernel, part -> new IndexedBlock(part, shifts.offsets()));
    }

    /// Whether there is a single index, which is not written over.
    private static boolean needsNoList(Kernel.Scatter kernel) {
        Indexed[] all = kernel.indexed();
        return all.length == 1 && all[0].index().array() != kernel.out().array();
    }

    private static Runs runs(Kernel.Scatter kernel, int at, long[] strides) {
        View out = kernel.out();
        View in = kernel.in();
        long[] shape = out.shape();
        int[] offsets = {Heap.offset(out), Heap.offset(in), at};
        return Runs.of(shape, offsets, out.strides(), Runs.broadcast(in, shape), strides);
    }

    private static void share(
            Runs runs, Kernel.Scatter kernel, Function<Runs, IndexedBlock> blockOf) {
        int dim = shareable(kernel, runs);
        if (dim < 0) {
            scatter(runs, kernel, blockOf.apply(runs));
        } else {
            runs.share(dim, 2, part -> scatter(part, kernel, blockOf.apply(part)));
        }
    }

    /// The largest dimension that threads may share, or -1.
    private static int shareable(Kernel.Scatter kernel, Runs runs) {
        int best = -1;
        if (standsApart(kernel)) {
            for (int d = 0; d < runs.sizes.length; d++) {
                boolean apart = runs.strides[0][d] != 0;
                if (apart && (best < 0 || runs.sizes[d] > runs.sizes[best])) {
                    best = d;
                }
            }
        }
        return best;
    }

    /// Whether no two places of the written tensor, indexed dimensions included, share memory.
    private static boolean standsApart(Kernel.Scatter kernel) {
        long[] shape = kernel.out().shape();
        int n = 0;
        long[][] dims = new long[shape.length + kernel.indexed().length][];
        for (int d = 0; d < shape.length; d++) {
            long stride = kernel.out().strides()[d];
            if (stride != 0 && shape[d] > 1) {
                dims[n++] = new long[] {stride, shape[d]};
            }
        }
        for (Indexed i : kernel.indexed()) {
            if (i.size() > 1) {
                dims[n++] = new long[] {i.stride(), i.size()};
            }
        }
        long[][] all = Arrays.copyOf(dims, n);
        Arrays.sort(all, Comparator.comparingLong(d -> d[0]));
        long extent = 0;
        for (long[] dim : all) {
            if (dim[0] <= extent) {
                return false;
            }
            extent += (dim[1] - 1) * dim[0];
        }
        return true;
    }

    private static void scatter(Runs runs, Kernel.Scatter kernel, IndexedBlock block) {
        Object out = kernel.out().array();
        Object in = kernel.in().array();
        ScatterOp op = kernel.op();
        DType dtype = kernel.out().dtype();
        if (op == ScatterOp.SET) {
            runs.forEach(at -> ScatterSets.run(block, at, out, in));
        } else if (op == ScatterOp.ADD && dtype == DType.FLOAT32) {
            runs.forEach(at -> ScatterAdds.floats(block, at, (float[]) out, (float[]) in));
        } else if (op == ScatterOp.ADD && dtype == DType.FLOAT64) {
            runs.forEach(at -> ScatterAdds.doubles(block, at, (double[]) out, (double[]) in));
        } else if (op == ScatterOp.ADD && dtype == DType.INT64) {
            runs.forEach(at -> ScatterAdds.longs(block, at, (long[]) out, (long[]) in));
        } else {
            runs.forEach(at -> combine(op, block, at, dtype, out, in));
        }
    }

    private static void combine(
            ScatterOp op, IndexedBlock b, int[] at, DType dtype, Object out, Object in) {
        Elements to = new Elements(dtype, out);
        Elements from = new Elements(dtype, in);
        boolean floats = dtype.isFloatingPoint();
        for (int r = 0; r < b.rows; r++) {
            for (int i = 0; i < b.columns; i++) {
                int s = at[2] + r * b.shiftRow + i * b.shiftColumn;
                int o = at[0] + r * b.outRow + i * b.outColumn + b.shift(s);
                int p = at[1] + r * b.inRow + i * b.inColumn;
                if (op == ScatterOp.MUL_PAIRS) {
                    multiply(to, o, from.get(p), from.get(p + 1));
                } else if (floats) {
                    to.put(combine(op, to.get(o), from.get(p)), o);
                } else {
                    to.put(combine(op, to.getLong(o), from.getLong(p)), o);
                }
            }
        }
    }

    private static void multiply(Elements to, int o, double re, double im) {
        double a = to.get(o);
        double b = to.get(o + 1);
        to.put(a * re - b * im, o);
        to.put(a * im + b * re, o + 1);
    }

    // A double holds the exact sum or product of two floats closely enough that rounding it once
    // more gives the float result's very bits.
    private static double combine(ScatterOp op, double a, double b) {
        return switch (op) {
            case SET -> b;
            case ADD -> a + b;
            case MUL -> a * b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case MUL_PAIRS -> throw new AssertionError(op);
        };
    }

    private static long combine(ScatterOp op, long a, long b) {
        return switch (op) {
            case SET -> b;
            case ADD -> a + b;
            case MUL -> a * b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case MUL_PAIRS -> throw new AssertionError(op);
        };
    }
}
