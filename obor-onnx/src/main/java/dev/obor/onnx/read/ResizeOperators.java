package dev.obor.onnx.read;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Other sizes of signals, images and volumes, and samples at any place.
final class ResizeOperators {
    private ResizeOperators() {}

    static void addTo(Operators.Table all) {
        all.add("Resize", 1, 4, ResizeOperators::resize);
        all.add("Upsample", 1, 2, ResizeOperators::upsample);
        all.add("GridSample", 2, ResizeOperators::gridSample);
    }

    private static Body gridSample(Binding b) {
        String mode =
                switch (b.text("mode", "linear")) {
                    case "linear", "bilinear" -> "bilinear";
                    case "cubic", "bicubic" -> "bicubic";
                    case "nearest" -> "nearest";
                    default -> throw b.refuse("its mode is not known");
                };
        String padding = b.text("padding_mode", "zeros");
        boolean corners = b.flag("align_corners", false);
        return c ->
                F.gridSample(
                        c.in(0),
                        c.in(1),
                        o -> o.mode(mode).paddingMode(padding).alignCorners(corners));
    }

    private static Body upsample(Binding b) {
        float[] given = b.reals("scales");
        ResizeLine.Kind kind =
                new ResizeLine.Kind(
                        b.text("mode", "nearest"), "asymmetric", "floor", -0.75, false, false, 0);
        return c -> {
            Tensor x = c.in(0);
            double[] scales = given == null ? reals(c, 1) : doubles(given);
            return scaled(x, all(x.dim()), scales, null, kind, null);
        };
    }

    private static double[] doubles(float[] values) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i];
        }
        return out;
    }

    private static double[] reals(Call c, int input) {
        return c.in(input).detach().to(DType.FLOAT64).flatten().toDoubleArray();
    }

    private static long[] all(int rank) {
        long[] axes = new long[rank];
        Arrays.setAll(axes, i -> i);
        return axes;
    }

    private static Body resize(Binding b) {
        boolean old = b.opset() < 11;
        ResizeLine.Kind kind =
                new ResizeLine.Kind(
                        b.text("mode", "nearest"),
                        b.text("coordinate_transformation_mode", old ? "asymmetric" : "half_pixel"),
                        b.text("nearest_mode", old ? "floor" : "round_prefer_floor"),
                        b.real("cubic_coeff_a", -0.75),
                        b.flag("exclude_outside", false),
                        b.flag("antialias", false),
                        b.real("extrapolation_value", 0));
        long[] axes = b.integers("axes");
        String policy = b.text("keep_aspect_ratio_policy", "stretch");
        kind.check(b);
        return c -> {
            Tensor x = c.in(0);
            long[] dims = axes == null ? all(x.dim()) : Axes.of(axes, x.dim());
            int at = old ? 1 : 2;
            double[] scales = c.maybe(at) == null || c.in(at).numel() == 0 ? null : reals(c, at);
            long[] sizes = c.maybe(3) == null || c.in(3).numel() == 0 ? null : c.longs(3);
            double[] roi = old || c.maybe(1) == null || c.in(1).numel() == 0 ? null : reals(c, 1);
            if ((scales == null) == (sizes == null)) {
                throw new ValueError("needs either scales or sizes");
            }
            if (sizes != null && !policy.equals("stretch")) {
                scales = fitting(x, dims, sizes, policy.equals("not_larger"));
                for (int i = 0; i < sizes.length; i++) {
                    sizes[i] = (long) Math.floor(scales[i] * x.size(dims[i]) + 0.5);
                }
            }
            return scaled(x, dims, scales, sizes, kind, roi);
        };
    }

    private static double[] fitting(Tensor x, long[] dims, long[] sizes, boolean smallest) {
        double scale = smallest ? Double.POSITIVE_INFINITY : 0;
        for (int i = 0; i < dims.length; i++) {
            double s = (double) sizes[i] / x.size(dims[i]);
            scale = smallest ? Math.min(scale, s) : Math.max(scale, s);
        }
        double[] all = new double[dims.length];
        Arrays.fill(all, scale);
        return all;
    }

    private static Tensor scaled(
            Tensor given,
            long[] dims,
            double @Nullable [] scales,
            long @Nullable [] sizes,
            ResizeLine.Kind kind,
            double @Nullable [] roi) {
        int n = dims.length;
        if (scales != null && scales.length != n
                || sizes != null && sizes.length != n
                || roi != null && roi.length != 2 * n) {
            throw new ValueError("scales, sizes or roi of other dimensions than " + n);
        }
        Tensor x = given;
        ResizeLine[] lines = new ResizeLine[n];
        for (int i = 0; i < n; i++) {
            long in = x.size(dims[i]);
            double wish = scales == null ? Double.NaN : scales[i] * in;
            long out = sizes != null ? sizes[i] : (long) Math.floor(wish);
            if (out < 0 || out > 1 << 24) {
                throw new ValueError("a size of " + out);
            }
            double scale = scales != null ? scales[i] : (double) out / in;
            double from = roi == null ? 0 : roi[i];
            double to = roi == null ? 1 : roi[n + i];
            lines[i] = new ResizeLine(in, out, scale, from, to, kind);
        }
        Tensor fast = usual(x, dims, lines, kind);
        if (fast != null) {
            return fast;
        }
        if (!x.isFloatingPoint() && !kind.mode().equals("nearest")) {
            x = x.toDouble();
        }
        for (int i = 0; i < n; i++) {
            x = lines[i].apply(x, (int) dims[i]);
        }
        return x.to(given.dtype());
    }

    /// By the function of networks, where it means the same.
    private static @Nullable Tensor usual(
            Tensor x, long[] dims, ResizeLine[] lines, ResizeLine.Kind kind) {
        int spatial = x.dim() - 2;
        if (spatial < 1 || spatial > 3 || !x.isFloatingPoint() || kind.antialias()) {
            return null;
        }
        int[] sizes = new int[spatial];
        for (int d = 0; d < spatial; d++) {
            sizes[d] = Math.toIntExact(x.size(d + 2));
        }
        boolean single = false;
        for (int i = 0; i < lines.length; i++) {
            if (dims[i] < 2 && !lines[i].isIdentity() || !lines[i].isExact()) {
                return null;
            }
            if (dims[i] >= 2) {
                sizes[(int) dims[i] - 2] = (int) lines[i].out();
                single |= lines[i].out() <= 1;
            }
        }
        String coordinates = kind.coordinates();
        boolean corners = coordinates.equals("align_corners");
        boolean half =
                coordinates.equals("half_pixel")
                        || coordinates.equals("pytorch_half_pixel") && !single;
        String mode =
                switch (kind.mode()) {
                    case "nearest" ->
                            coordinates.equals("asymmetric") && kind.nearest().equals("floor")
                                    ? "nearest"
                                    : "";
                    case "linear" ->
                            corners || half
                                    ? List.of("linear", "bilinear", "trilinear").get(spatial - 1)
                                    : "";
                    default ->
                            (corners || half)
                                            && spatial == 2
                                            && kind.cubic() == -0.75
                                            && !kind.excludes()
                                    ? "bicubic"
                                    : "";
                };
        if (mode.isEmpty() || x.numel() == 0 || Arrays.stream(sizes).anyMatch(s -> s == 0)) {
            return null;
        }
        return mode.equals("nearest")
                ? F.interpolate(x, o -> o.size(sizes).mode(mode))
                : F.interpolate(x, o -> o.size(sizes).mode(mode).alignCorners(corners));
    }

    /// A line of weights as a tensor of a dtype.
    static Tensor matrix(double[] weights, long rows, long columns, DType dtype) {
        return Obor.tensor((Object) weights, o -> o.dtype(DType.FLOAT64))
                .to(dtype)
                .reshape(rows, columns);
    }
}
