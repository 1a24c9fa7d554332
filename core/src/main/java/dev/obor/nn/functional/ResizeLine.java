package dev.obor.nn.functional;

import dev.obor.op.nn.Resampling.Line;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Neighbours and weights along one dimension that changes its size.
///
/// Places are computed in float32 or float64 as PyTorch computes them, since a rounding decides on
/// which side of an element a place lies.
///
/// Sources: Keys, "Cubic convolution interpolation for digital image processing", 1981 (with A =
/// -0.75, smoothed with -0.5); smoothing as by the Python Imaging Library.
final class ResizeLine {
    private static final double CUBIC = -0.75;
    private static final double SMOOTH_CUBIC = -0.5;

    private final int in;
    private final int out;
    private final boolean corners;
    private final boolean wide;
    private final double scale;

    /// @param factor how many times as large the result is; null where the sizes say it
    /// @param corners whether first and last elements keep their places
    /// @param wide whether places are computed in float64
    ResizeLine(int in, int out, @Nullable Double factor, boolean corners, boolean wide) {
        long needed = 16L * out;
        if (needed > Runtime.getRuntime().maxMemory()) {
            throw new OutOfMemoryError(
                    "a dimension of "
                            + out
                            + " elements takes "
                            + needed
                            + " bytes for its places alone, which do not fit into the heap of "
                            + Runtime.getRuntime().maxMemory()
                            + " bytes; give Java more with -Xmx");
        }
        this.in = in;
        this.out = out;
        this.corners = corners;
        this.wide = wide;
        scale = scale(factor);
    }

    private double rounded(double value) {
        return wide ? value : (float) value;
    }

    private double scale(@Nullable Double factor) {
        if (corners) {
            return out > 1 ? rounded((double) (in - 1) / (out - 1)) : 0;
        }
        return factor != null && factor > 0 ? rounded(1 / factor) : rounded((double) in / out);
    }

    /// Where the middle of a result lies among the elements.
    private double place(int o, boolean bounded) {
        if (corners) {
            return rounded(scale * o);
        }
        double place = rounded(rounded(scale * (o + 0.5)) - 0.5);
        return bounded && place < 0 ? 0 : place;
    }

    private static int floor(double place) {
        return (int) Math.floor((float) place);
    }

    /// Without smoothing.
    Line plain(String mode) {
        return switch (mode) {
            case "nearest", "nearest-exact" -> nearest(mode.equals("nearest-exact"));
            case "bicubic" -> cubic();
            default -> linear();
        };
    }

    private Line nearest(boolean exact) {
        int[] first = new int[out];
        int[] count = new int[out];
        double[] weights = new double[out];
        for (int o = 0; o < out; o++) {
            double place = exact ? rounded(place(o, false) + 0.5) : rounded(scale * o);
            first[o] = Math.min(floor(place), in - 1);
            count[o] = 1;
            weights[o] = 1;
        }
        return new Line(in, first, count, 1, weights);
    }

    private Line linear() {
        int[] first = new int[out];
        int[] count = new int[out];
        double[] weights = new double[2 * out];
        for (int o = 0; o < out; o++) {
            double place = in == out ? o : place(o, true);
            int at = Math.min(floor(place), in - 1);
            double part = Math.clamp(rounded(place - at), 0.0, 1.0);
            first[o] = at;
            boolean last = at == in - 1;
            count[o] = last ? 1 : 2;
            weights[2 * o] = last ? 1 : rounded(1 - part);
            weights[2 * o + 1] = part;
        }
        return new Line(in, first, count, 2, weights);
    }

    private Line cubic() {
        int[] first = new int[out];
        int[] count = new int[out];
        double[] weights = new double[4 * out];
        for (int o = 0; o < out; o++) {
            double place = place(o, false);
            int at = Math.min(floor(place), in - 1);
            double t = Math.clamp(rounded(place - at), 0.0, 1.0);
            double[] four = {far(t + 1), near(t), near(1 - t), far(2 - t)};
            int begin = Math.clamp(at - 1, 0, in - 1);
            first[o] = begin;
            for (int k = 0; k < 4; k++) {
                int element = Math.clamp(at - 1 + (long) k, 0, in - 1);
                weights[4 * o + element - begin] += four[k];
                count[o] = Math.max(count[o], element - begin + 1);
            }
        }
        return new Line(in, first, count, 4, weights);
    }

    private static double near(double x) {
        return ((CUBIC + 2) * x - (CUBIC + 3)) * x * x + 1;
    }

    private static double far(double x) {
        return ((CUBIC * x - 5 * CUBIC) * x + 8 * CUBIC) * x - 4 * CUBIC;
    }

    /// With smoothing where the result is smaller.
    Line smooth(String mode) {
        double reach = mode.equals("bilinear") ? 1 : mode.equals("bicubic") ? 2 : 3;
        DoubleUnaryOperator filter =
                switch (mode) {
                    case "bilinear" -> x -> Math.max(0, 1 - Math.abs(x));
                    case "bicubic" -> ResizeLine::smoothCubic;
                    default -> ResizeLine::lanczos;
                };
        double support = rounded(scale >= 1 ? reach * scale : reach);
        double inverse = scale >= 1 ? rounded(1 / scale) : 1;
        int taps = (int) Math.ceil(support) * 2 + 1;
        int[] first = new int[out];
        int[] count = new int[out];
        double[] weights = new double[taps * out];
        for (int o = 0; o < out; o++) {
            double center = rounded(scale * (o + 0.5));
            first[o] = (int) Math.max((long) rounded(center - support + 0.5), 0);
            int end = (int) Math.min((long) rounded(center + support + 0.5), in);
            count[o] = Math.clamp(end - (long) first[o], 0, taps);
            double total = 0;
            for (int k = 0; k < count[o]; k++) {
                double w =
                        filter.applyAsDouble(
                                rounded(rounded(k + first[o] - center + 0.5) * inverse));
                weights[o * taps + k] = w;
                total += w;
            }
            for (int k = 0; k < count[o] && total != 0; k++) {
                weights[o * taps + k] /= total;
            }
        }
        return new Line(in, first, count, taps, weights);
    }

    /// Weights of elements of 8 bits: whole numbers, of which those of a result add up to about a
    /// power of two.
    ///
    /// @param antialias whether there is smoothing where the result is smaller
    Bytes bytes(String mode, boolean antialias) {
        Line line = antialias ? smooth(mode) : plain(mode);
        double most = 0;
        for (double w : line.weights()) {
            most = Math.max(most, w);
        }
        int bits = 0;
        while (bits < 22 && (int) (0.5 + most * (1 << bits + 1)) < 1 << 15) {
            bits++;
        }
        double[] whole = line.weights();
        for (int i = 0; i < whole.length; i++) {
            double w = whole[i] * (1 << bits);
            whole[i] = (int) (w < 0 ? w - 0.5 : w + 0.5);
        }
        return new Bytes(line, bits);
    }

    /// Whole weights, and the bits behind the point that they stand for.
    record Bytes(Line line, int bits) {}

    private static double smoothCubic(double at) {
        double x = Math.abs(at);
        if (x < 1) {
            return ((SMOOTH_CUBIC + 2) * x - (SMOOTH_CUBIC + 3)) * x * x + 1;
        }
        return x < 2 ? (((x - 5) * x + 8) * x - 4) * SMOOTH_CUBIC : 0;
    }

    private static double lanczos(double x) {
        return Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0;
    }

    private static double sinc(double x) {
        double angle = Math.PI * x;
        return x == 0 ? 1 : StrictMath.sin(angle) / angle;
    }
}
