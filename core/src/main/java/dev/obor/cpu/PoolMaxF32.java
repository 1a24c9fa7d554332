package dev.obor.cpu;

import dev.obor.backend.Dims3;
import dev.obor.backend.PoolShape;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Max pooling of float32 planes, with indices.
///
/// As in PyTorch: an index counts the elements of its input plane; padding is minus infinity; the
/// first of equal elements wins; a NaN wins over everything, the last one if there are several.
final class PoolMaxF32 {
    private static final int L = ConvF32.L;

    private static final PoolWarmth WARMTH = new PoolWarmth(PoolMaxF32::example);

    private PoolMaxF32() {}

    /// A row of two vectors of windows of two by two.
    private static void example() {
        PoolShape s =
                PoolShape.max(
                        1,
                        new Dims3(1, 2, 4 * L),
                        new Dims3(1, 2, 2),
                        new Dims3(1, 2, 2),
                        Dims3.ZERO,
                        Dims3.ONE,
                        false);
        PoolWindows w = PoolWindows.of(s, L);
        float[] x = new float[8 * L];
        plane(s, w, true, x, 0, new float[2 * L], 0, new long[2 * L], 0);
    }

    /// Max pooling: values to `y`, indices to `index`.
    static void forward(PoolShape s, float[] x, int xo, float[] y, int yo, long[] index, int io) {
        run(s, PoolWindows.of(s, L), x, xo, y, yo, index, io);
    }

    /// Adaptive max pooling: values to `y`, indices to `index`.
    static void adaptive(PoolShape s, float[] x, int xo, float[] y, int yo, long[] index, int io) {
        run(s, PoolWindows.adaptive(s, L), x, xo, y, yo, index, io);
    }

    private static void run(
            PoolShape s,
            PoolWindows w,
            float[] x,
            int xo,
            float[] y,
            int yo,
            long[] index,
            int io) {
        int in = s.inputSize();
        int out = s.outputSize();
        boolean vectors = WARMTH.isWarm();
        PoolWindows.split(
                s.planes(),
                in,
                (from, to) -> {
                    for (int p = from; p < to; p++) {
                        plane(s, w, vectors, x, xo + p * in, y, yo + p * out, index, io + p * out);
                    }
                });
    }

    private static void plane(
            PoolShape s,
            PoolWindows w,
            boolean vectors,
            float[] x,
            int x0,
            float[] y,
            int o,
            long[] index,
            int io) {
        int ow = s.output().w();
        for (int d = 0; d < s.output().d(); d++) {
            for (int h = 0; h < s.output().h(); h++, o += ow, io += ow) {
                int i = 0;
                // A gather for less is not worth it.
                int last = vectors ? w.w.last - 4 : -1;
                for (int v = w.w.first; v <= last; v += L) {
                    int n = Math.min(L, w.w.last - v);
                    scalar(s, w, x, x0, y, o, index, io, d, h, i, v);
                    Lanes.vector(s, w, x, x0, y, o, index, io, d, h, v, n);
                    i = v + n;
                }
                scalar(s, w, x, x0, y, o, index, io, d, h, i, ow);
            }
        }
    }

    /// The windows from `i` to `to` of one row.
    private static void scalar(
            PoolShape s,
            PoolWindows w,
            float[] x,
            int x0,
            float[] y,
            int o,
            long[] index,
            int io,
            int d,
            int h,
            int i,
            int to) {
        int height = s.input().h();
        int width = s.input().w();
        for (; i < to; i++) {
            int c0 = w.w.start[i];
            float best = Float.NEGATIVE_INFINITY;
            int where = (w.d.start[d] * height + w.h.start[h]) * width + c0;
            for (int z = w.d.start[d]; z < w.d.end[d]; z += w.step.d()) {
                for (int r = w.h.start[h]; r < w.h.end[h]; r += w.step.h()) {
                    int row = (z * height + r) * width;
                    for (int c = c0; c < w.w.end[i]; c += w.step.w()) {
                        float v = x[x0 + row + c];
                        if (v > best || v != v) {
                            best = v;
                            where = row + c;
                        }
                    }
                }
            }
            y[o + i] = best;
            index[io + i] = where;
        }
    }

    /// The gradient of any max pooling: `gx[index] += gy`, plane by plane, outputs in order, from
    /// zero.
    static void backward(
            PoolShape s, float[] gy, int gyo, long[] index, int io, float[] gx, int gxo) {
        int in = s.inputSize();
        int out = s.outputSize();
        PoolWindows.split(
                s.planes(),
                Math.max(in, out),
                (from, to) -> {
                    Arrays.fill(gx, gxo + from * in, gxo + to * in, 0f);
                    for (int p = from; p < to; p++) {
                        int plane = gxo + p * in;
                        for (int i = p * out; i < (p + 1) * out; i++) {
                            gx[plane + (int) index[io + i]] += gy[gyo + i];
                        }
                    }
                });
    }

    /// The vector code, in a class of its own: this one must load without the Vector API.
    private static final class Lanes {
        private static final VectorSpecies<Float> S = VectorTier.Species.F32;
        // Of the length of S: see VectorTier.
        private static final VectorSpecies<Integer> I =
                VectorSpecies.of(int.class, S.vectorShape());
        private static final ThreadLocal<int[]> INDICES = ThreadLocal.withInitial(() -> new int[L]);

        /// `n` windows from `i`, at most a vector of them, which are of equal length and equally
        /// far apart.
        static void vector(
                PoolShape s,
                PoolWindows w,
                float[] x,
                int x0,
                float[] y,
                int o,
                long[] index,
                int io,
                int d,
                int h,
                int i,
                int n) {
            int height = s.input().h();
            int width = s.input().w();
            int stride = w.w.stride;
            int[] steps = n == L ? w.w.steps : w.w.lastSteps;
            int c0 = w.w.start[i];
            int c1 = w.w.end[i];
            VectorMask<Float> lanes = VectorMask.fromLong(S, ~(-1L << n));
            FloatVector best = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
            IntVector where =
                    IntVector.broadcast(I, (w.d.start[d] * height + w.h.start[h]) * width + c0);
            for (int z = w.d.start[d]; z < w.d.end[d]; z += w.step.d()) {
                for (int r = w.h.start[h]; r < w.h.end[h]; r += w.step.h()) {
                    int row = (z * height + r) * width;
                    for (int c = c0; c < c1; c += w.step.w()) {
                        int at = x0 + row + c;
                        FloatVector v =
                                stride == 1
                                        ? FloatVector.fromArray(S, x, at, lanes)
                                        : FloatVector.fromArray(S, x, at, steps, 0, lanes);
                        VectorMask<Float> m =
                                v.compare(VectorOperators.GT, best)
                                        .or(v.compare(VectorOperators.NE, v));
                        best = best.blend(v, m);
                        where = where.blend(IntVector.broadcast(I, row + c), m.cast(I));
                    }
                }
            }
            best.intoArray(y, o + i, lanes);
            int[] list = INDICES.get();
            where.addIndex(stride).intoArray(list, 0);
            for (int l = 0; l < n; l++) {
                index[io + i + l] = list[l];
            }
        }
    }
}
