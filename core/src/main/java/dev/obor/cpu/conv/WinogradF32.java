package dev.obor.cpu.conv;

import dev.obor.backend.ConvShape;
import dev.obor.backend.Dims3;
import dev.obor.cpu.threads.Workers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// 3×3 convolutions of float32 by Winograd's F(2×2, 3×3): 16 multiplications for each 2×2 elements
/// of a channel and not 36. A. Lavin and S. Gray, Fast Algorithms for Convolutional Neural Networks
/// (2015); here the last row of `B` has the other sign. Decision 11 has its errors beside those of
/// the definition.
///
/// [#fits] says which convolutions are computed so, by their shape alone: in plain loops, here, and
/// in machine code (`machine.conv.Winograd`), with the same bits.
final class WinogradF32 {
    // Channels fill vectors of every length that there is.
    private static final int CHANNELS = 16;
    private static final int MOST_CHANNELS = 1024;
    private static final int SMALLEST = 4;
    // So many squares pay for the weights' transform.
    private static final int FEWEST = 64;
    private static final int ALL = 16;
    private static final int BIASED = 5;

    private WinogradF32() {}

    /// Whether a convolution of float32 is computed so.
    static boolean fits(ConvShape s) {
        Dims3 in = s.input();
        Dims3 out = s.output();
        Dims3 pad = s.padding();
        boolean flat = in.d() == 1 && out.d() == 1 && pad.d() == 0;
        boolean kind = s.kernel().equals(Dims3.of(1, 3, 3)) && s.groups() == 1 && flat;
        kind &= s.stride().h() == 1 && s.stride().w() == 1;
        kind &= s.dilation().h() == 1 && s.dilation().w() == 1;
        int smallest = Math.min(Math.min(in.h(), in.w()), Math.min(out.h(), out.w()));
        return kind
                && Math.max(pad.h(), pad.w()) <= 2
                && smallest >= SMALLEST
                && isFull(s.cin())
                && isFull(s.cout())
                && (long) s.batch() * ((out.h() + 1) / 2) * ((out.w() + 1) / 2) >= FEWEST;
    }

    private static boolean isFull(int channels) {
        return channels > 0 && channels % CHANNELS == 0 && channels <= MOST_CHANNELS;
    }

    /// Images of a side of a convolution.
    private record Images(float[] at, int start, int channels, int height, int width) {
        private int area() {
            return height * width;
        }

        /// An element, or 0 outside.
        private float get(int image, int channel, int h, int w) {
            if (h < 0 || w < 0 || h >= height || w >= width) {
                return 0;
            }
            return at[start + (image * channels + channel) * area() + h * width + w];
        }
    }

    /// The forward pass or the gradient of the input: `to = conv(from, w) + bias`.
    static void sweep(
            ConvShape s,
            boolean gradient,
            float[] x,
            int xo,
            float[] w,
            int wo,
            float @Nullable [] bias,
            int bo,
            float[] y,
            int yo) {
        Images in = new Images(x, xo, s.cin(), s.input().h(), s.input().w());
        Images out = new Images(y, yo, s.cout(), s.output().h(), s.output().w());
        Images from = gradient ? out : in;
        Images to = gradient ? in : out;
        float[] u = weights(s, gradient, w, wo);
        int top = gradient ? s.padding().h() - 2 : -s.padding().h();
        int left = gradient ? s.padding().w() - 2 : -s.padding().w();
        int high = (to.height() + 1) / 2;
        Workers.run(
                s.batch() * high,
                i -> {
                    int image = i / high;
                    int h = i % high;
                    for (int q = 0; 2 * q < to.width(); q++) {
                        float[] v = new float[ALL * from.channels()];
                        source(from, image, 2 * h + top, 2 * q + left, v);
                        float[] sums = sums(u, v, from.channels(), to.channels(), bias, bo);
                        result(sums, to, image, 2 * h, 2 * q);
                    }
                });
    }

    /// For each of 16 elements, source channel and target channel.
    private static float[] weights(ConvShape s, boolean gradient, float[] w, int wo) {
        int sources = gradient ? s.cout() : s.cin();
        int targets = gradient ? s.cin() : s.cout();
        float[] u = new float[ALL * sources * targets];
        float[] g = new float[ALL];
        for (int c = 0; c < sources; c++) {
            for (int k = 0; k < targets; k++) {
                int at = wo + (gradient ? c * targets + k : k * sources + c) * 9;
                for (int t = 0; t < 9; t++) {
                    g[t / 3 * 4 + t % 3] = w[at + (gradient ? 8 - t : t)];
                }
                transform(Grid.WEIGHT, g);
                for (int e = 0; e < ALL; e++) {
                    u[(e * sources + c) * targets + k] = g[e];
                }
            }
        }
        return u;
    }

    private static void source(Images from, int image, int top, int left, float[] v) {
        float[] g = new float[ALL];
        for (int c = 0; c < from.channels(); c++) {
            for (int e = 0; e < ALL; e++) {
                g[e] = from.get(image, c, top + e / 4, left + e % 4);
            }
            transform(Grid.SOURCE, g);
            for (int e = 0; e < ALL; e++) {
                v[e * from.channels() + c] = g[e];
            }
        }
    }

    private static float[] sums(
            float[] u, float[] v, int sources, int targets, float @Nullable [] bias, int bo) {
        float[] sums = new float[ALL * targets];
        if (bias != null) {
            System.arraycopy(bias, bo, sums, BIASED * targets, targets);
        }
        for (int e = 0; e < ALL; e++) {
            for (int c = 0; c < sources; c++) {
                multiplyAdd(
                        v[e * sources + c],
                        u,
                        (e * sources + c) * targets,
                        sums,
                        e * targets,
                        targets);
            }
        }
        return sums;
    }

    private static void multiplyAdd(float x, float[] y, int from, float[] sums, int to, int n) {
        for (int k = 0; k < n; k++) {
            sums[to + k] = Math.fma(x, y[from + k], sums[to + k]);
        }
    }

    private static void result(float[] sums, Images to, int image, int h, int w) {
        float[] g = new float[ALL];
        int targets = to.channels();
        for (int k = 0; k < targets; k++) {
            for (int e = 0; e < ALL; e++) {
                g[e] = sums[e * targets + k];
            }
            transform(Grid.TARGET, g);
            int at = to.start() + (image * targets + k) * to.area() + h * to.width() + w;
            for (int i = 0; i < Math.min(2, to.height() - h); i++) {
                for (int j = 0; j < Math.min(2, to.width() - w); j++) {
                    to.at()[at + i * to.width() + j] = g[i * 4 + j];
                }
            }
        }
    }

    /// The gradient of the weight.
    static void weights(ConvShape s, float[] x, int xo, float[] gy, int gyo, float[] gw, int gwo) {
        Images in = new Images(x, xo, s.cin(), s.input().h(), s.input().w());
        Images out = new Images(gy, gyo, s.cout(), s.output().h(), s.output().w());
        int high = (out.height() + 1) / 2;
        int wide = (out.width() + 1) / 2;
        float[] sums = new float[ALL * s.cin() * s.cout()];
        float[] v = new float[wide * ALL * s.cin()];
        float[] q = new float[wide * ALL * s.cout()];
        for (int i = 0; i < s.batch() * high; i++) {
            int image = i / high;
            int h = i % high * 2;
            Workers.run(
                    wide,
                    t -> {
                        float[] part = new float[ALL * s.cin()];
                        source(in, image, h - s.padding().h(), 2 * t - s.padding().w(), part);
                        System.arraycopy(part, 0, v, t * part.length, part.length);
                        float[] other = new float[ALL * s.cout()];
                        gradients(out, image, h, 2 * t, other);
                        System.arraycopy(other, 0, q, t * other.length, other.length);
                    });
            Workers.run(
                    ALL,
                    e -> {
                        for (int c = 0; c < s.cin(); c++) {
                            int to = (e * s.cin() + c) * s.cout();
                            for (int t = 0; t < wide; t++) {
                                float a = v[(t * ALL + e) * s.cin() + c];
                                multiplyAdd(a, q, (t * ALL + e) * s.cout(), sums, to, s.cout());
                            }
                        }
                    });
        }
        float[] g = new float[ALL];
        for (int k = 0; k < s.cout(); k++) {
            for (int c = 0; c < s.cin(); c++) {
                for (int e = 0; e < ALL; e++) {
                    g[e] = sums[(e * s.cin() + c) * s.cout() + k];
                }
                transform(Grid.WEIGHT_GRADIENT, g);
                for (int t = 0; t < 9; t++) {
                    gw[gwo + (k * s.cin() + c) * 9 + t] = g[t / 3 * 4 + t % 3];
                }
            }
        }
    }

    private static void gradients(Images out, int image, int h, int w, float[] q) {
        float[] g = new float[ALL];
        for (int k = 0; k < out.channels(); k++) {
            Arrays.fill(g, 0);
            for (int e = 0; e < 4; e++) {
                g[e / 2 * 4 + e % 2] = out.get(image, k, h + e / 2, w + e % 2);
            }
            transform(Grid.TARGET_GRADIENT, g);
            for (int e = 0; e < ALL; e++) {
                q[e * out.channels() + k] = g[e];
            }
        }
    }

    /// What happens to the lines of a square.
    private enum Grid {
        SOURCE,
        WEIGHT,
        TARGET,
        TARGET_GRADIENT,
        WEIGHT_GRADIENT
    }

    /// Transforms a square, rows first, in the first of 4×4 places.
    private static void transform(Grid grid, float[] g) {
        for (int i = 0; i < 4; i++) {
            line(grid, g, 4 * i, 1);
        }
        for (int j = 0; j < 4; j++) {
            line(grid, g, j, 4);
        }
    }

    private static void line(Grid grid, float[] g, int at, int step) {
        float a = g[at];
        float b = g[at + step];
        float c = g[at + 2 * step];
        float d = g[at + 3 * step];
        switch (grid) {
            case SOURCE -> put(g, at, step, a - c, b + c, c - b, d - b);
            case WEIGHT -> put(g, at, step, a, (a + c + b) * 0.5f, (a + c - b) * 0.5f, c);
            case TARGET -> put(g, at, step, a + b + c, b - c + d, 0, 0);
            case TARGET_GRADIENT -> put(g, at, step, a, a + b, a - b, b);
            case WEIGHT_GRADIENT -> {
                float half = (b + c) * 0.5f;
                put(g, at, step, a + half, (b - c) * 0.5f, half + d, 0);
            }
        }
    }

    private static void put(float[] g, int at, int step, float a, float b, float c, float d) {
        g[at] = a;
        g[at + step] = b;
        g[at + 2 * step] = c;
        g[at + 3 * step] = d;
    }
}
