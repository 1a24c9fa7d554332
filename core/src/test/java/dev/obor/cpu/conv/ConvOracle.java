package dev.obor.cpu.conv;

import dev.obor.backend.ConvShape;
import dev.obor.backend.Dims3;
import java.util.Random;

/// Convolution in plain loops over doubles: slow, obvious, the oracle. The order of the
/// multiply-adds is the one that the kernels promise, so that results can be compared bit by bit.
public final class ConvOracle {
    /// One fused multiply-add in the precision under test.
    interface Fma {
        double apply(double a, double b, double c);
    }

    static final Fma FLOAT32 = (a, b, c) -> Math.fma((float) a, (float) b, (float) c);
    static final Fma FLOAT64 = Math::fma;

    private final ConvShape s;
    private final Fma fma;

    ConvOracle(ConvShape s, Fma fma) {
        this.s = s;
        this.fma = fma;
    }

    /// Where a tap meets an output: input index, weight index, output index.
    interface Visit {
        void at(int x, int w, int y);
    }

    /// Visits every pair that multiplies, output channels first, then input channels, then taps:
    /// the order in which each output, and each input's gradient, adds up.
    void forEach(Visit v) {
        int cin = s.cinPerGroup();
        for (int o = 0; o < s.cout(); o++) {
            for (int c = 0; c < cin; c++) {
                for (int t = 0; t < s.kernel().volume(); t++) {
                    for (int n = 0; n < s.batch(); n++) {
                        int channel = n * s.cin() + o / s.coutPerGroup() * cin + c;
                        int weight = (o * cin + c) * s.kernel().volume() + t;
                        plane(t, channel * s.input().volume(), weight, n * s.cout() + o, v);
                    }
                }
            }
        }
    }

    private void plane(int t, int x, int weight, int y, Visit v) {
        Dims3 in = s.input();
        Dims3 out = s.output();
        Dims3 k = s.kernel();
        int td = t / (k.h() * k.w());
        int th = t / k.w() % k.h();
        int tw = t % k.w();
        for (int q = 0; q < out.volume(); q++) {
            int od = q / (out.h() * out.w());
            int oh = q / out.w() % out.h();
            int ow = q % out.w();
            int d = od * s.stride().d() - s.padding().d() + td * s.dilation().d();
            int h = oh * s.stride().h() - s.padding().h() + th * s.dilation().h();
            int w = ow * s.stride().w() - s.padding().w() + tw * s.dilation().w();
            if (d >= 0 && h >= 0 && w >= 0 && d < in.d() && h < in.h() && w < in.w()) {
                v.at(x + (d * in.h() + h) * in.w() + w, weight, y * out.volume() + q);
            }
        }
    }

    double[] forward(double[] x, double[] w, double[] bias) {
        double[] y = new double[s.batch() * s.cout() * s.output().volume()];
        for (int i = 0; i < y.length; i++) {
            y[i] = bias == null ? 0 : bias[i / s.output().volume() % s.cout()];
        }
        forEach((xi, wi, yi) -> y[yi] = fma.apply(w[wi], x[xi], y[yi]));
        return y;
    }

    double[] gradInput(double[] gy, double[] w, double[] bias) {
        double[] gx = new double[s.batch() * s.cin() * s.input().volume()];
        for (int i = 0; i < gx.length; i++) {
            gx[i] = bias == null ? 0 : bias[i / s.input().volume() % s.cin()];
        }
        forEach((xi, wi, yi) -> gx[xi] = fma.apply(w[wi], gy[yi], gx[xi]));
        return gx;
    }

    /// In double precision, whatever the kernels compute in: their sums have an order of their own.
    double[] gradWeight(double[] x, double[] gy) {
        double[] gw = new double[s.weightSize()];
        forEach((xi, wi, yi) -> gw[wi] = Math.fma(gy[yi], x[xi], gw[wi]));
        return gw;
    }

    /// A shape that has work to do, with small odd sizes.
    public static ConvShape randomShape(Random r) {
        while (true) {
            int groups = 1 + r.nextInt(3);
            int dims = 1 + r.nextInt(3);
            int cin = groups * (1 + r.nextInt(r.nextInt(4) == 0 ? 9 : 3));
            int cout = groups * (1 + r.nextInt(r.nextInt(4) == 0 ? 18 : 7));
            int max = dims == 3 ? 5 : dims == 2 ? 14 : 60;
            Dims3 in = sizes(r, dims, 1, max);
            Dims3 kernel = sizes(r, dims, 1, 4);
            Dims3 stride = sizes(r, dims, 1, 3);
            Dims3 dilation = sizes(r, dims, 1, 2);
            Dims3 padding = paddings(r, dims);
            ConvShape s =
                    ConvShape.of(
                            r.nextInt(6), cin, cout, groups, in, kernel, stride, padding, dilation);
            Dims3 o = s.output();
            if (o.d() > 0 && o.h() > 0 && o.w() > 0 && s.multiplyAdds() < 60_000) {
                return s;
            }
        }
    }

    private static Dims3 sizes(Random r, int dims, int min, int max) {
        int span = max - min + 1;
        return new Dims3(
                dims < 3 ? 1 : min + r.nextInt(span),
                dims < 2 ? 1 : min + r.nextInt(span),
                min + r.nextInt(span));
    }

    private static Dims3 paddings(Random r, int dims) {
        return new Dims3(dims < 3 ? 0 : r.nextInt(3), dims < 2 ? 0 : r.nextInt(4), r.nextInt(4));
    }

    public static double[] random(Random r, int n) {
        double[] a = new double[n];
        for (int i = 0; i < n; i++) {
            a[i] = (float) r.nextGaussian();
        }
        return a;
    }
}
