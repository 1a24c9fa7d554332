package dev.obor.machine.conv;

import dev.obor.machine.conv.Convolutions.Part;
import dev.obor.machine.product.Crew;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A convolution drawn at random: a pass, sizes, offsets, numbers, and zones around everything that
/// must stay as they are.
final class ConvCase {
    private static final double GUARD = -12345.678;

    private enum Pass {
        FORWARD,
        INPUT_GRADIENT,
        WEIGHT_GRADIENT
    }

    final ConvSize s;
    final boolean wide;
    private final Pass pass;
    private final Part x;
    private final Part w;
    private final Part y;
    private final @Nullable Part bias;
    private final int ranges;
    private final int images;
    private final int rows;
    private final String what;
    private boolean mayBeNan;

    /// @param most about how many channels, and half as many positions, there are along an axis
    ConvCase(long seed, int most) {
        Random r = new Random(seed);
        wide = r.nextInt(4) == 0;
        pass = Pass.values()[r.nextInt(3)];
        s = size(r, most);
        boolean special = r.nextInt(8) == 0;
        x = part(r, (long) s.batch() * s.cin() * s.h().input() * s.w().input(), special);
        w = part(r, (long) s.cout() * s.cin() / s.groups() * s.taps(), special);
        y = part(r, (long) s.batch() * s.cout() * s.h().output() * s.w().output(), special);
        boolean start = pass != Pass.WEIGHT_GRADIENT && r.nextBoolean();
        bias = start ? part(r, pass == Pass.FORWARD ? s.cout() : s.cin(), special) : null;
        images = 1 + r.nextInt(s.batch());
        rows = 1 + r.nextInt(s.h().output());
        int items = (s.batch() + images - 1) / images * ((s.h().output() + rows - 1) / rows);
        ranges = 1 + r.nextInt(Math.min(4, items));
        what =
                "seed "
                        + seed
                        + ": "
                        + pass
                        + (wide ? " float64 " : " float32 ")
                        + s
                        + (bias == null ? "" : " with bias")
                        + ", "
                        + ranges
                        + " ranges of "
                        + images
                        + " images, "
                        + rows
                        + " rows";
    }

    private static ConvSize size(Random r, int most) {
        int kind = r.nextInt(6);
        int groups = kind == 0 ? 1 + r.nextInt(most) : kind == 1 ? 1 + r.nextInt(3) : 1;
        int cin = kind == 0 ? 1 : 1 + r.nextInt(r.nextInt(3) == 0 ? most : 8);
        int cout = kind == 0 ? 1 : 1 + r.nextInt(r.nextInt(3) == 0 ? 8 : most);
        boolean plain = r.nextInt(5) == 0;
        boolean signal = r.nextInt(5) == 0;
        Axis w = axis(r, plain, signal ? 2 * most : most / 2 + 1);
        Axis h = signal ? new Axis(1, 1, 1, 0, 1, 1) : axis(r, plain, most / 2 + 1);
        return new ConvSize(1 + r.nextInt(4), groups * cin, groups * cout, groups, h, w);
    }

    private static Axis axis(Random r, boolean plain, int most) {
        while (true) {
            int input = 1 + r.nextInt(most);
            int kernel = plain ? 1 : 1 + r.nextInt(4);
            int stride = plain || r.nextInt(2) == 0 ? 1 : 1 + r.nextInt(3);
            int padding = plain || r.nextInt(3) == 0 ? 0 : r.nextInt(4);
            int dilation = r.nextInt(3) == 0 ? 1 + r.nextInt(3) : 1;
            int reach = (kernel - 1) * dilation + 1;
            int left = input + 2 * padding - reach;
            if (left >= 0) {
                // Uneven padding: the last outputs may be missing.
                int output = left / stride + 1;
                output -= output > 1 && r.nextInt(6) == 0 ? 1 : 0;
                return new Axis(input, kernel, stride, padding, dilation, output);
            }
        }
    }

    private Part part(Random r, long count, boolean special) {
        int offset = r.nextInt(24);
        int length = offset + (int) count + (r.nextBoolean() ? 0 : r.nextInt(24));
        double[] d = new double[length];
        Arrays.fill(d, GUARD);
        for (int i = 0; i < count; i++) {
            d[offset + i] = special ? special(r) : r.nextDouble() - 0.5;
        }
        return new Part(wide ? d : floats(d), offset);
    }

    private static float[] floats(double[] d) {
        float[] f = new float[d.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) d[i];
        }
        return f;
    }

    private static double special(Random r) {
        return switch (r.nextInt(60)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> -0.0;
            case 3 -> 0.0;
            case 4 -> 1e-42;
            case 5 -> -3e38;
            default -> r.nextDouble() * 4 - 2;
        };
    }

    private double get(Object array, long at) {
        return wide ? ((double[]) array)[(int) at] : ((float[]) array)[(int) at];
    }

    private Object copy(Object array) {
        return wide ? ((double[]) array).clone() : ((float[]) array).clone();
    }

    private Part result() {
        return switch (pass) {
            case FORWARD -> y;
            case INPUT_GRADIENT -> x;
            case WEIGHT_GRADIENT -> w;
        };
    }

    /// Runs it and compares all arrays, zones included.
    ///
    /// @return what differs; null if nothing does; "" if it is not done in machine code
    @Nullable String run(Convolutions code, Crew crew) {
        Object[] before = {copy(x.array()), copy(w.array()), copy(y.array())};
        boolean done =
                pass == Pass.WEIGHT_GRADIENT
                        ? code.weights(s, x, w, y, ranges, images, rows, crew, true)
                        : code.sweep(s, pass == Pass.INPUT_GRADIENT, x, w, bias, y, crew, true);
        Object[] after = {x.array(), w.array(), y.array()};
        int written = pass == Pass.FORWARD ? 2 : pass == Pass.INPUT_GRADIENT ? 0 : 1;
        if (done) {
            expect(before[written], after);
        }
        for (int i = 0; i < 3; i++) {
            String difference = difference(before[i], after[i]);
            if (difference != null) {
                return what + ": " + "xwy".charAt(i) + difference;
            }
        }
        return done ? null : "";
    }

    private @Nullable String difference(Object want, Object got) {
        int n = wide ? ((double[]) want).length : ((float[]) want).length;
        for (int i = 0; i < n; i++) {
            if (Double.compare(get(want, i), get(got, i)) != 0) {
                return "[" + i + "] is " + get(got, i) + ", not " + get(want, i);
            }
        }
        return null;
    }

    private double fma(double a, double b, double c) {
        return wide ? Math.fma(a, b, c) : Math.fma((float) a, (float) b, (float) c);
    }

    private void put(Object array, long at, double value) {
        if (wide) {
            ((double[]) array)[(int) at] = value;
        } else {
            ((float[]) array)[(int) at] = (float) value;
        }
    }

    private void expect(Object want, Object[] arrays) {
        Part r = result();
        int n =
                (int)
                        (pass == Pass.WEIGHT_GRADIENT
                                ? count(w)
                                : pass == Pass.FORWARD ? count(y) : count(x));
        for (int i = 0; i < n; i++) {
            mayBeNan = false;
            double value =
                    switch (pass) {
                        case FORWARD -> output(i, arrays);
                        case INPUT_GRADIENT -> input(i, arrays);
                        case WEIGHT_GRADIENT -> weight(i, arrays);
                    };
            double got = get(r.array(), r.start() + i);
            boolean alike = value == got || mayBeNan && Double.isNaN(got); // such as -0 and 0
            put(want, r.start() + i, alike ? got : value);
        }
    }

    private long count(Part p) {
        if (p == w) {
            return (long) s.cout() * s.cin() / s.groups() * s.taps();
        }
        return p == x
                ? (long) s.batch() * s.cin() * s.h().input() * s.w().input()
                : (long) s.batch() * s.cout() * s.h().output() * s.w().output();
    }

    /// Whether a tap lies outside. As a zero it may be a term or none, so where the other factor is
    /// not finite, the sum may be NaN.
    private boolean isOutside(Part p, int h, int w, double other) {
        int height = p == x ? s.h().input() : s.h().output();
        int width = p == x ? s.w().input() : s.w().output();
        boolean outside = h < 0 || w < 0 || h >= height || w >= width;
        mayBeNan |= outside && !Double.isFinite(other);
        return outside;
    }

    private double pixel(Object array, Part p, int channel, int h, int w) {
        int height = p == x ? s.h().input() : s.h().output();
        int width = p == x ? s.w().input() : s.w().output();
        return get(array, p.start() + ((long) channel * height + h) * width + w);
    }

    private double output(int i, Object[] arrays) {
        int wo = i % s.w().output();
        int ho = i / s.w().output() % s.h().output();
        int co = i / s.w().output() / s.h().output() % s.cout();
        int n = i / s.w().output() / s.h().output() / s.cout();
        int cin = s.cin() / s.groups();
        int group = co / (s.cout() / s.groups());
        double sum = bias == null ? 0 : get(bias.array(), bias.start() + co);
        for (int c = 0; c < cin; c++) {
            for (int t = 0; t < s.taps(); t++) {
                int h = place(s.h(), ho, t / s.w().kernel());
                int v = place(s.w(), wo, t % s.w().kernel());
                double weight = get(arrays[1], w.start() + ((long) co * cin + c) * s.taps() + t);
                if (isOutside(x, h, v, weight)) {
                    continue;
                }
                double pixel = pixel(arrays[0], x, n * s.cin() + group * cin + c, h, v);
                sum = fma(weight, pixel, sum);
            }
        }
        return sum;
    }

    private static int place(Axis a, int output, int tap) {
        return output * a.stride() - a.padding() + tap * a.dilation();
    }

    private double input(int i, Object[] arrays) {
        int wi = i % s.w().input();
        int hi = i / s.w().input() % s.h().input();
        int ci = i / s.w().input() / s.h().input() % s.cin();
        int n = i / s.w().input() / s.h().input() / s.cin();
        int cin = s.cin() / s.groups();
        int cout = s.cout() / s.groups();
        int group = ci / cin;
        double sum = bias == null ? 0 : get(bias.array(), bias.start() + ci);
        for (int c = group * cout; c < group * cout + cout; c++) {
            for (int t = 0; t < s.taps(); t++) {
                int h = hi + s.h().padding() - t / s.w().kernel() * s.h().dilation();
                int v = wi + s.w().padding() - t % s.w().kernel() * s.w().dilation();
                if (Math.floorMod(h, s.h().stride()) != 0
                        || Math.floorMod(v, s.w().stride()) != 0) {
                    continue;
                }
                h = Math.floorDiv(h, s.h().stride());
                v = Math.floorDiv(v, s.w().stride());
                double weight =
                        get(arrays[1], w.start() + ((long) c * cin + ci % cin) * s.taps() + t);
                if (isOutside(y, h, v, weight)) {
                    continue;
                }
                double pixel = pixel(arrays[2], y, n * s.cout() + c, h, v);
                sum = fma(weight, pixel, sum);
            }
        }
        return sum;
    }

    private double weight(int i, Object[] arrays) {
        int t = i % s.taps();
        int cin = s.cin() / s.groups();
        int c = i / s.taps() % cin;
        int co = i / s.taps() / cin;
        int ci = co / (s.cout() / s.groups()) * cin + c;
        int strips = (s.h().output() + rows - 1) / rows;
        int blocks = (s.batch() + images - 1) / images;
        double total = 0;
        for (int range = 0; range < ranges; range++) {
            double sum = 0;
            int end = blocks * strips * (range + 1) / ranges;
            for (int item = blocks * strips * range / ranges; item < end; item++) {
                int first = item / strips * images;
                for (int n = first; n < Math.min(s.batch(), first + images); n++) {
                    sum = strip(sum, n, item % strips * rows, ci, co, t, arrays);
                }
            }
            total = range == 0 ? sum : wide ? total + sum : (float) total + (float) sum;
        }
        return total;
    }

    private double strip(double from, int n, int row, int ci, int co, int t, Object[] arrays) {
        double sum = from;
        for (int ho = row; ho < Math.min(s.h().output(), row + rows); ho++) {
            for (int wo = 0; wo < s.w().output(); wo++) {
                int h = place(s.h(), ho, t / s.w().kernel());
                int v = place(s.w(), wo, t % s.w().kernel());
                double gradient = pixel(arrays[2], y, n * s.cout() + co, ho, wo);
                if (isOutside(x, h, v, gradient)) {
                    continue;
                }
                sum = fma(gradient, pixel(arrays[0], x, n * s.cin() + ci, h, v), sum);
            }
        }
        return sum;
    }
}
