package dev.obor.cpu.pool;

import dev.obor.backend.Dims3;
import dev.obor.backend.PoolShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The elements of every pooling window in plain loops, the oracle of the pooling tests.
public final class PoolOracle {
    /// One window: where its input elements are in the plane, in order, and its average's divisor.
    record Window(List<Integer> elements, int divisor) {}

    private PoolOracle() {}

    static List<Window> windows(PoolShape s) {
        Dims3 in = s.input();
        Dims3 k = s.kernel();
        List<Window> all = new ArrayList<>();
        for (int o = 0; o < s.outputSize(); o++) {
            int d0 = o / (s.output().h() * s.output().w()) * s.stride().d() - s.padding().d();
            int h0 = o / s.output().w() % s.output().h() * s.stride().h() - s.padding().h();
            int w0 = o % s.output().w() * s.stride().w() - s.padding().w();
            List<Integer> list = new ArrayList<>();
            int padded = 0;
            for (int t = 0; t < k.volume(); t++) {
                int d = d0 + t / (k.h() * k.w()) * s.dilation().d();
                int h = h0 + t / k.w() % k.h() * s.dilation().h();
                int w = w0 + t % k.w() * s.dilation().w();
                boolean inside = d >= 0 && h >= 0 && w >= 0;
                if (inside && d < in.d() && h < in.h() && w < in.w()) {
                    list.add((d * in.h() + h) * in.w() + w);
                }
                boolean counted = d < in.d() + s.padding().d() && h < in.h() + s.padding().h();
                padded += counted && w < in.w() + s.padding().w() ? 1 : 0;
            }
            int divisor = s.countIncludePad() ? padded : list.size();
            all.add(new Window(list, s.divisorOverride() != 0 ? s.divisorOverride() : divisor));
        }
        return all;
    }

    static List<Window> adaptiveWindows(PoolShape s) {
        List<Window> all = new ArrayList<>();
        Dims3 in = s.input();
        Dims3 out = s.output();
        for (int o = 0; o < s.outputSize(); o++) {
            int d = o / (out.h() * out.w());
            int h = o / out.w() % out.h();
            int w = o % out.w();
            List<Integer> list = new ArrayList<>();
            for (int i = 0; i < s.inputSize(); i++) {
                if (covers(d, i / (in.h() * in.w()), in.d(), out.d())
                        && covers(h, i / in.w() % in.h(), in.h(), out.h())
                        && covers(w, i % in.w(), in.w(), out.w())) {
                    list.add(i);
                }
            }
            all.add(new Window(list, list.size()));
        }
        return all;
    }

    private static boolean covers(int o, int i, int in, int out) {
        return i >= o * in / out && i < ((o + 1) * in + out - 1) / out;
    }

    /// A pooling with small odd sizes; `dilated` as only max pooling may be.
    public static PoolShape randomShape(Random r, boolean max) {
        while (true) {
            int dims = 1 + r.nextInt(3);
            int largest = dims == 1 ? 90 : dims == 2 ? 45 : 9;
            Dims3 k = sizes(r, dims, 1, 4, 1);
            Dims3 in = sizes(r, dims, 1, largest, 1);
            Dims3 pad =
                    new Dims3(
                            r.nextInt(k.d() / 2 + 1),
                            r.nextInt(k.h() / 2 + 1),
                            r.nextInt(k.w() / 2 + 1));
            Dims3 stride = sizes(r, dims, 1, 3, 1);
            boolean ceil = r.nextBoolean();
            PoolShape s =
                    max
                            ? PoolShape.max(
                                    1 + r.nextInt(7),
                                    in,
                                    k,
                                    stride,
                                    pad,
                                    sizes(r, dims, 1, 2, 1),
                                    ceil)
                            : PoolShape.average(
                                    1 + r.nextInt(7),
                                    in,
                                    k,
                                    stride,
                                    pad,
                                    ceil,
                                    r.nextBoolean(),
                                    r.nextInt(4) == 0 ? 3 : 0);
            Dims3 o = s.output();
            if (o.d() > 0 && o.h() > 0 && o.w() > 0) {
                return s;
            }
        }
    }

    public static PoolShape randomAdaptive(Random r) {
        int dims = 1 + r.nextInt(3);
        int largest = dims == 1 ? 90 : dims == 2 ? 45 : 9;
        Dims3 in = sizes(r, dims, 1, largest, 1);
        Dims3 out = r.nextInt(4) == 0 ? Dims3.ONE : sizes(r, dims, 1, dims == 3 ? 5 : 40, 1);
        return PoolShape.adaptive(1 + r.nextInt(7), in, out);
    }

    private static Dims3 sizes(Random r, int dims, int min, int max, int fill) {
        int span = max - min + 1;
        return new Dims3(
                dims < 3 ? fill : min + r.nextInt(span),
                dims < 2 ? fill : min + r.nextInt(span),
                min + r.nextInt(span));
    }
}
