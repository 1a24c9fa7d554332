package dev.obor.cpu.pool;

import dev.obor.backend.PoolShape;
import dev.obor.cpu.threads.Workers;
import dev.obor.machine.Machine;
import java.util.Arrays;

/// Max pooling of float64 planes, with indices.
///
/// As in PyTorch: an index counts the elements of its input plane; padding is minus infinity; the
/// first of equal elements wins; a NaN wins over everything, the last one if there are several.
final class PoolMaxF64 {
    // The order of minus infinity, where a window starts.
    private static final long LEAST = order(Double.NEGATIVE_INFINITY);

    private PoolMaxF64() {}

    /// Max pooling: values to `y`, indices to `index`.
    static void forward(PoolShape s, double[] x, int xo, double[] y, int yo, long[] index, int io) {
        run(s, PoolWindows.of(s), x, xo, y, yo, index, io);
    }

    /// Adaptive max pooling: values to `y`, indices to `index`.
    static void adaptive(
            PoolShape s, double[] x, int xo, double[] y, int yo, long[] index, int io) {
        run(s, PoolWindows.adaptive(s), x, xo, y, yo, index, io);
    }

    private static void run(
            PoolShape s,
            PoolWindows w,
            double[] x,
            int xo,
            double[] y,
            int yo,
            long[] index,
            int io) {
        int in = s.inputSize();
        int out = s.outputSize();
        Workers.share(
                s.planes(),
                in,
                (from, to) -> {
                    int n = to - from;
                    boolean done =
                            MachinePools.run(
                                    w,
                                    x,
                                    xo + from * in,
                                    y,
                                    yo + from * out,
                                    index,
                                    io + from * out,
                                    n);
                    int first = done ? MachinePools.first(w) : 0;
                    int last = done ? MachinePools.last(w) : 0;
                    if (last - first < w.w.start.length) {
                        for (int p = from; p < to; p++) {
                            plane(
                                    s,
                                    w,
                                    first,
                                    last,
                                    x,
                                    xo + p * in,
                                    y,
                                    yo + p * out,
                                    index,
                                    io + p * out);
                        }
                    }
                    if (done && Machine.checking()) {
                        MachinePools.check(
                                y,
                                yo + from * out,
                                index,
                                io + from * out,
                                n * out,
                                () -> {
                                    for (int p = from; p < to; p++) {
                                        plane(
                                                s,
                                                w,
                                                0,
                                                0,
                                                x,
                                                xo + p * in,
                                                y,
                                                yo + p * out,
                                                index,
                                                io + p * out);
                                    }
                                });
                    }
                });
    }

    private static void plane(
            PoolShape s,
            PoolWindows w,
            int first,
            int last,
            double[] x,
            int x0,
            double[] y,
            int o,
            long[] index,
            int io) {
        int ow = s.output().w();
        for (int d = 0; d < s.output().d(); d++) {
            for (int h = 0; h < s.output().h(); h++, o += ow, io += ow) {
                row(s, w, 0, first, x, x0, y, o, index, io, d, h);
                row(s, w, last, ow, x, x0, y, o, index, io, d, h);
            }
        }
    }

    /// Where a value stands among all: equal ones stand at the same place, zeros too.
    private static long order(double value) {
        long bits = Double.doubleToRawLongBits(value + 0);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    /// Windows of one row. Which element is the largest cannot be foreseen, so places are compared,
    /// for which the processor needs no jump.
    private static void row(
            PoolShape s,
            PoolWindows w,
            int from,
            int to,
            double[] x,
            int x0,
            double[] y,
            int o,
            long[] index,
            int io,
            int d,
            int h) {
        int height = s.input().h();
        int width = s.input().w();
        int stepD = w.step.d();
        int stepH = w.step.h();
        int stepW = w.step.w();
        for (int i = from; i < to; i++) {
            int c0 = w.w.start[i];
            int c1 = w.w.end[i];
            long best = LEAST;
            int where = (w.d.start[d] * height + w.h.start[h]) * width + c0;
            for (int z = w.d.start[d]; z < w.d.end[d]; z += stepD) {
                for (int r = w.h.start[h]; r < w.h.end[h]; r += stepH) {
                    int row = (z * height + r) * width;
                    for (int c = c0; c < c1; c += stepW) {
                        double v = x[x0 + row + c];
                        long order = order(v);
                        if (v != v) {
                            order = Long.MAX_VALUE;
                            best = LEAST;
                        }
                        where = order > best ? row + c : where;
                        best = Math.max(best, order);
                    }
                }
            }
            y[o + i] = best == LEAST ? Double.NEGATIVE_INFINITY : x[x0 + where];
            index[io + i] = where;
        }
    }

    /// The gradient of any max pooling: `gx[index] += gy`, plane by plane, outputs in order, from
    /// zero.
    static void backward(
            PoolShape s, double[] gy, int gyo, long[] index, int io, double[] gx, int gxo) {
        int in = s.inputSize();
        int out = s.outputSize();
        Workers.share(
                s.planes(),
                Math.max(in, out),
                (from, to) -> {
                    Arrays.fill(gx, gxo + from * in, gxo + to * in, 0);
                    for (int p = from; p < to; p++) {
                        int plane = gxo + p * in;
                        for (int i = p * out; i < (p + 1) * out; i++) {
                            gx[plane + (int) index[io + i]] += gy[gyo + i];
                        }
                    }
                });
    }
}
