package dev.obor.cpu.pool;

import dev.obor.backend.PoolShape;
import dev.obor.cpu.threads.Workers;
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
                    if (w.wholePlane(s.input())) {
                        int all = divisor(s, w, 0, 0, 0);
                        whole(x, xo + from * in, in, all, y, yo + from, to - from);
                        return;
                    }
                    for (int p = from; p < to; p++) {
                        plane(s, w, x, xo + p * in, y, yo + p * out);
                    }
                });
    }

    private static void plane(PoolShape s, PoolWindows w, float[] x, int x0, float[] y, int o) {
        int ow = s.output().w();
        for (int d = 0; d < s.output().d(); d++) {
            for (int h = 0; h < s.output().h(); h++, o += ow) {
                row(s, w, x, x0, y, o, d, h);
                if (w.d.end[d] <= w.d.start[d] || w.h.end[h] <= w.h.start[h]) {
                    Arrays.fill(y, o, o + ow, 0f);
                }
            }
        }
    }

    /// The windows of one row; all go on together.
    private static void row(
            PoolShape s, PoolWindows w, float[] x, int x0, float[] y, int o, int d, int h) {
        int height = s.input().h();
        int width = s.input().w();
        int[] start = w.w.start;
        int[] end = w.w.end;
        Arrays.fill(y, o, o + start.length, 0f);
        for (int z = w.d.start[d]; z < w.d.end[d]; z++) {
            for (int r = w.h.start[h]; r < w.h.end[h]; r++) {
                int row = x0 + (z * height + r) * width;
                for (int c = 0; c < w.w.longest; c++) {
                    for (int i = 0; i < start.length; i++) {
                        int at = start[i] + c;
                        if (at < end[i]) {
                            y[o + i] += x[row + at];
                        }
                    }
                }
            }
        }
        for (int i = 0; i < start.length; i++) {
            y[o + i] = end[i] <= start[i] ? 0f : y[o + i] / divisor(s, w, d, h, i);
        }
    }

    private static int divisor(PoolShape s, PoolWindows w, int d, int h, int i) {
        int all = s.divisorOverride();
        return all != 0 ? all : w.d.size[d] * w.h.size[h] * w.w.size[i];
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
                    Arrays.fill(gx, gxo + from * in, gxo + to * in, 0f);
                    for (int p = from; p < to; p++) {
                        planeBack(s, w, gy, gyo + p * out, gx, gxo + p * in);
                    }
                });
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
                    g[i] = gy[o + i] / divisor(s, w, d, h, i);
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
