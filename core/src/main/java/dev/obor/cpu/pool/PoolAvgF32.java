package dev.obor.cpu.pool;

import dev.obor.backend.PoolShape;
import dev.obor.cpu.threads.Workers;
import dev.obor.machine.Machine;
import java.util.Arrays;

/// Average pooling of float32 planes: sums over the elements of a window in their order, divided by
/// the size of the window.
final class PoolAvgF32 {
    private PoolAvgF32() {}

    /// Average pooling.
    static void forward(PoolShape s, float[] x, int xo, float[] y, int yo) {
        run(s, PoolWindows.of(s), x, xo, y, yo);
    }

    /// Adaptive average pooling.
    static void adaptive(PoolShape s, float[] x, int xo, float[] y, int yo) {
        run(s, PoolWindows.adaptive(s), x, xo, y, yo);
    }

    /// The gradient of average pooling.
    static void backward(PoolShape s, float[] gy, int gyo, float[] gx, int gxo) {
        runBack(s, PoolWindows.of(s), gy, gyo, gx, gxo);
    }

    /// The gradient of adaptive average pooling.
    static void adaptiveBackward(PoolShape s, float[] gy, int gyo, float[] gx, int gxo) {
        runBack(s, PoolWindows.adaptive(s), gy, gyo, gx, gxo);
    }

    private static void run(PoolShape s, PoolWindows w, float[] x, int xo, float[] y, int yo) {
        int in = s.inputSize();
        int out = s.outputSize();
        Workers.share(
                s.planes(),
                in,
                (from, to) -> {
                    int n = to - from;
                    int x0 = xo + from * in;
                    int y0 = yo + from * out;
                    if (w.wholePlane(s.input())) {
                        whole(x, x0, in, w.divisor(s, 0, 0, 0), y, yo + from, n);
                        return;
                    }
                    boolean done = MachinePools.mean(w, x, x0, y, y0, n);
                    int first = done ? MachinePools.first(w) : 0;
                    int last = done ? MachinePools.last(w) : 0;
                    if (last - first < w.w.start.length) {
                        planes(s, w, first, last, x, x0, y, y0, n);
                    }
                    if (done && Machine.checking()) {
                        Runnable plain = () -> planes(s, w, 0, 0, x, x0, y, y0, n);
                        MachinePools.check(y, y0, n * out, plain);
                    }
                });
    }

    /// All windows but those from `first` to `last` of each row.
    private static void planes(
            PoolShape s,
            PoolWindows w,
            int first,
            int last,
            float[] x,
            int x0,
            float[] y,
            int y0,
            int n) {
        int ow = s.output().w();
        int o = y0;
        for (int p = 0; p < n; p++) {
            int plane = x0 + p * s.inputSize();
            for (int d = 0; d < s.output().d(); d++) {
                for (int h = 0; h < s.output().h(); h++, o += ow) {
                    row(s, w, 0, first, x, plane, y, o, d, h);
                    row(s, w, last, ow, x, plane, y, o, d, h);
                }
            }
        }
    }

    /// Windows of one row; all go on together.
    private static void row(
            PoolShape s,
            PoolWindows w,
            int from,
            int to,
            float[] x,
            int x0,
            float[] y,
            int o,
            int d,
            int h) {
        int height = s.input().h();
        int width = s.input().w();
        int[] start = w.w.start;
        int[] end = w.w.end;
        Arrays.fill(y, o + from, o + to, 0f);
        for (int z = w.d.start[d]; z < w.d.end[d]; z++) {
            for (int r = w.h.start[h]; r < w.h.end[h]; r++) {
                int row = x0 + (z * height + r) * width;
                for (int c = 0; c < w.w.longest; c++) {
                    for (int i = from; i < to; i++) {
                        int at = start[i] + c;
                        if (at < end[i]) {
                            y[o + i] += x[row + at];
                        }
                    }
                }
            }
        }
        boolean empty = w.d.end[d] <= w.d.start[d] || w.h.end[h] <= w.h.start[h];
        for (int i = from; i < to; i++) {
            y[o + i] = empty || end[i] <= start[i] ? 0f : y[o + i] / w.divisor(s, d, h, i);
        }
    }

    /// Windows that are whole planes: four sums at a time hide the latency of an addition.
    private static void whole(float[] x, int x0, int in, int divisor, float[] y, int o, int n) {
        int p = 0;
        for (; p + 4 <= n; p += 4, x0 += 4 * in) {
            float a = 0f;
            float b = 0f;
            float c = 0f;
            float d = 0f;
            for (int i = x0; i < x0 + in; i++) {
                a += x[i];
                b += x[i + in];
                c += x[i + 2 * in];
                d += x[i + 3 * in];
            }
            y[o + p] = a / divisor;
            y[o + p + 1] = b / divisor;
            y[o + p + 2] = c / divisor;
            y[o + p + 3] = d / divisor;
        }
        for (; p < n; p++, x0 += in) {
            float a = 0f;
            for (int i = x0; i < x0 + in; i++) {
                a += x[i];
            }
            y[o + p] = a / divisor;
        }
    }

    private static void runBack(
            PoolShape s, PoolWindows w, float[] gy, int gyo, float[] gx, int gxo) {
        int in = s.inputSize();
        int out = s.outputSize();
        Workers.share(
                s.planes(),
                Math.max(in, out),
                (from, to) -> {
                    int n = to - from;
                    int y0 = gyo + from * out;
                    int x0 = gxo + from * in;
                    Runnable plain = () -> planesBack(s, w, gy, y0, gx, x0, n);
                    if (w.apart && !w.complete) {
                        Arrays.fill(gx, x0, x0 + n * in, 0f);
                    }
                    if (!MachinePools.meanBack(w, gy, y0, gx, x0, n)) {
                        plain.run();
                    } else if (Machine.checking()) {
                        MachinePools.check(gx, x0, n * in, plain);
                    }
                });
    }

    private static void planesBack(
            PoolShape s, PoolWindows w, float[] gy, int gyo, float[] gx, int gxo, int n) {
        int in = s.inputSize();
        Arrays.fill(gx, gxo, gxo + n * in, 0f);
        for (int p = 0; p < n; p++) {
            planeBack(s, w, gy, gyo + p * s.outputSize(), gx, gxo + p * in);
        }
    }

    private static void planeBack(
            PoolShape s, PoolWindows w, float[] gy, int o, float[] gx, int x0) {
        int height = s.input().h();
        int width = s.input().w();
        int[] start = w.w.start;
        int[] end = w.w.end;
        float[] g = new float[start.length];
        for (int d = 0; d < s.output().d(); d++) {
            for (int h = 0; h < s.output().h(); h++, o += start.length) {
                for (int i = 0; i < g.length; i++) {
                    g[i] = gy[o + i] / w.divisor(s, d, h, i);
                }
                for (int z = w.d.start[d]; z < w.d.end[d]; z++) {
                    for (int r = w.h.start[h]; r < w.h.end[h]; r++) {
                        int row = x0 + (z * height + r) * width;
                        // From the windows' ends: an element meets its windows from left to right.
                        for (int c = w.w.longest - 1; c >= 0; c--) {
                            for (int i = 0; i < g.length; i++) {
                                int at = start[i] + c;
                                if (at < end[i]) {
                                    gx[row + at] += g[i];
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
