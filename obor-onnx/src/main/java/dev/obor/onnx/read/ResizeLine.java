package dev.obor.onnx.read;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.ValueError;
import java.util.Arrays;
import java.util.List;

/// How one dimension gets another size: each element of the result is a sum of few of the input.
///
/// Source: ONNX's description of the operator Resize.
///
/// @param from where the part that is resized begins, of 0 to 1
/// @param to where it ends
record ResizeLine(long in, long out, double scale, double from, double to, Kind kind) {
    private static final long MOST = 1L << 28;

    /// What is the same in all dimensions.
    ///
    /// @param outside what stands outside of the input
    record Kind(
            String mode,
            String coordinates,
            String nearest,
            double cubic,
            boolean excludes,
            boolean antialias,
            double outside) {
        void check(Binding b) {
            if (!List.of("nearest", "linear", "cubic").contains(mode)) {
                throw b.refuse("mode '" + mode + "' is not known");
            }
            if (!List.of(
                            "half_pixel",
                            "half_pixel_symmetric",
                            "pytorch_half_pixel",
                            "align_corners",
                            "asymmetric",
                            "tf_half_pixel_for_nn",
                            "tf_crop_and_resize")
                    .contains(coordinates)) {
                throw b.refuse("coordinate_transformation_mode '" + coordinates + "' is not known");
            }
            if (!List.of("round_prefer_floor", "round_prefer_ceil", "floor", "ceil")
                    .contains(nearest)) {
                throw b.refuse("nearest_mode '" + nearest + "' is not known");
            }
        }
    }

    boolean isIdentity() {
        return in == out && scale == 1 && !kind.coordinates.equals("tf_crop_and_resize");
    }

    /// Whether the scale is that of the sizes.
    boolean isExact() {
        return Math.abs(scale * in - out) < 1e-9 * out;
    }

    private double place(long i) {
        return switch (kind.coordinates) {
            case "half_pixel" -> (i + 0.5) / scale - 0.5;
            case "half_pixel_symmetric" -> {
                double adjustment = out / (scale * in);
                yield in / 2.0 * (1 - adjustment) + (i + 0.5) / scale - 0.5;
            }
            case "pytorch_half_pixel" -> out > 1 ? (i + 0.5) / scale - 0.5 : 0;
            case "align_corners" -> out > 1 ? i * (in - 1.0) / (scale * in - 1.0) : 0;
            case "asymmetric" -> i / scale;
            case "tf_half_pixel_for_nn" -> (i + 0.5) / scale;
            default ->
                    out > 1
                            ? from * (in - 1) + i * (to - from) * (in - 1) / (out - 1.0)
                            : 0.5 * (from + to) * (in - 1);
        };
    }

    Tensor apply(Tensor x, int dim) {
        if (isIdentity()) {
            return x;
        }
        boolean crop = kind.coordinates.equals("tf_crop_and_resize");
        if (in == 0 || in * out > MOST) {
            throw new ValueError("a dimension of " + in + " cannot become one of " + out);
        }
        Tensor y;
        if (kind.mode.equals("nearest")) {
            long[] places = new long[(int) out];
            for (int i = 0; i < out; i++) {
                places[i] = Math.clamp(nearest(place(i)), 0, in - 1);
            }
            y = x.indexSelect(dim, Obor.tensor(places));
        } else {
            double[] weights = new double[Math.toIntExact(in * out)];
            for (int i = 0; i < out; i++) {
                row(place(i), weights, (int) (i * in));
            }
            Tensor m = ResizeOperators.matrix(weights, out, in, x.dtype());
            y = x.transpose(dim, -1).matmul(m.t()).transpose(dim, -1);
        }
        return crop ? filled(y, dim) : y;
    }

    /// What lies outside of the input has a value of its own.
    private Tensor filled(Tensor y, int dim) {
        boolean[] outside = new boolean[(int) out];
        for (int i = 0; i < out; i++) {
            double p = place(i);
            outside[i] = p < 0 || p > in - 1;
        }
        long[] shape = new long[y.dim()];
        Arrays.fill(shape, 1);
        shape[dim] = out;
        return y.maskedFill(Obor.tensor(outside).reshape(shape), kind.outside);
    }

    private long nearest(double x) {
        return (long)
                switch (kind.nearest) {
                    case "floor" -> Math.floor(x);
                    case "ceil" -> Math.ceil(x);
                    case "round_prefer_ceil" -> Math.floor(x + 0.5);
                    default -> Math.ceil(x - 0.5);
                };
    }

    private void row(double x, double[] weights, int at) {
        double narrow = kind.antialias && scale < 1 ? scale : 1;
        double reach = (kind.mode.equals("cubic") ? 2 : 1) / narrow;
        long base = (long) Math.floor(x);
        double ratio = x - base;
        long first = (long) Math.floor(-reach) + 1;
        long last = 1 - first;
        double sum = 0;
        for (long k = first; k <= last; k++) {
            boolean inside = base + k >= 0 && base + k < in;
            if (inside || !kind.excludes) {
                sum += weight((k - ratio) * narrow);
            }
        }
        for (long k = first; k <= last; k++) {
            boolean inside = base + k >= 0 && base + k < in;
            if (inside || !kind.excludes) {
                double w = weight((k - ratio) * narrow);
                boolean normal = narrow != 1 || kind.excludes;
                weights[at + (int) Math.clamp(base + k, 0, in - 1)] += normal ? w / sum : w;
            }
        }
    }

    private double weight(double distance) {
        double d = Math.abs(distance);
        if (kind.mode.equals("linear")) {
            return Math.max(0, 1 - d);
        }
        double a = kind.cubic;
        if (d <= 1) {
            return ((a + 2) * d - (a + 3)) * d * d + 1;
        }
        return d < 2 ? ((a * d - 5 * a) * d + 8 * a) * d - 4 * a : 0;
    }
}
