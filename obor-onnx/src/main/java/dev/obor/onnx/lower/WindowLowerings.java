package dev.obor.onnx.lower;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Pooling and resizing.
final class WindowLowerings {
    private WindowLowerings() {}

    static void addTo(Map<String, Lowering> all) {
        for (int d = 1; d <= 3; d++) {
            int dims = d;
            all.put("max_pool" + d + "d", (g, s) -> pool(g, s, dims, "MaxPool"));
            all.put("avg_pool" + d + "d", (g, s) -> pool(g, s, dims, "AveragePool"));
            all.put("adaptive_avg_pool" + d + "d", (g, s) -> adaptive(g, s, dims, "AveragePool"));
            all.put("adaptive_max_pool" + d + "d", (g, s) -> adaptive(g, s, dims, "MaxPool"));
        }
        for (String name :
                List.of("interpolate", "upsample", "upsample_nearest", "upsample_bilinear")) {
            all.put(name, WindowLowerings::resize);
        }
        all.put("local_response_norm", WindowLowerings::localResponse);
    }

    private static boolean pool(Graph g, Site s, int dims, String type) {
        boolean average = type.equals("AveragePool");
        if (average && s.integer("divisor_override", 0) != 0) {
            throw s.refuse("ONNX knows no divisor_override");
        }
        Map<String, Object> a = new LinkedHashMap<>();
        long[] kernel = s.integers("kernel_size", dims, 1);
        long[] stride = s.integers("stride");
        a.put("kernel_shape", kernel);
        a.put("strides", stride.length == 0 ? kernel : s.integers("stride", dims, 1));
        long[] padding = s.integers("padding", dims, 0);
        long[] pads = new long[2 * dims];
        for (int d = 0; d < dims; d++) {
            pads[d] = padding[d];
            pads[d + dims] = padding[d];
        }
        a.put("pads", pads);
        a.put("ceil_mode", s.flag("ceil_mode", false) ? 1L : 0L);
        if (average) {
            a.put("count_include_pad", s.flag("count_include_pad", true) ? 1L : 0L);
        } else {
            a.put("dilations", s.integers("dilation", dims, 1));
        }
        return run(g, s, dims, type, a);
    }

    private static boolean run(Graph g, Site s, int dims, String type, Map<String, Object> a) {
        boolean batched = s.shape("input").size() == dims + 2;
        String x = g.in(s, "input");
        x = batched ? x : g.op("Unsqueeze", x, g.longs(0));
        String y = g.op(type, a, x);
        return g.result(s, batched ? y : g.op("Squeeze", y, g.longs(0)));
    }

    /// Windows that are all alike.
    private static boolean adaptive(Graph g, Site s, int dims, String type) {
        List<Dim> in = s.shape("input");
        List<Dim> out = s.outputShape(0);
        long[] kernel = new long[dims];
        boolean one = true;
        for (int d = 0; d < dims; d++) {
            int at = in.size() - dims + d;
            if (!in.get(at).isFixed()) {
                throw s.refuse("its sizes follow the batch");
            }
            long from = in.get(at).rest();
            long to = out.get(at).rest();
            one &= to == 1;
            if ((to == 0 || from % to != 0) && type.equals("AveragePool") && dims < 3) {
                return averages(g, s, dims);
            }
            if (to == 0 || from % to != 0) {
                throw s.refuse("windows of different sizes: " + from + " elements to " + to);
            }
            kernel[d] = from / to;
        }
        if (one) {
            return run(g, s, dims, "Global" + type, Map.of());
        }
        return run(g, s, dims, type, Map.of("kernel_shape", kernel, "strides", kernel));
    }

    /// Windows of different sizes: a product with a matrix of weights along each dimension.
    private static boolean averages(Graph g, Site s, int dims) {
        List<Dim> in = s.shape("input");
        String x = g.in(s, "input");
        DType dtype = PointwiseLowerings.out(s);
        for (int d = 0; d < dims; d++) {
            int at = in.size() - dims + d;
            int from = Math.toIntExact(in.get(at).rest());
            int to = Math.toIntExact(s.outputShape(0).get(at).rest());
            double[][] weights = new double[to][from];
            for (int i = 0; i < to; i++) {
                int start = i * from / to;
                int end = ((i + 1) * from + to - 1) / to;
                for (int j = start; j < end; j++) {
                    weights[i][j] = 1.0 / (end - start);
                }
            }
            Tensor matrix = Obor.tensor((Object) weights, o -> o.dtype(dtype));
            x =
                    d == dims - 1
                            ? g.op("MatMul", x, g.constant(matrix.t().contiguous()))
                            : g.op("MatMul", g.constant(matrix), x);
        }
        return g.result(s, x);
    }

    private static boolean resize(Graph g, Site s) {
        String mode = s.name().equals("upsample_bilinear") ? "bilinear" : s.text("mode", "nearest");
        boolean corners = s.name().equals("upsample_bilinear") || s.flag("align_corners", false);
        Map<String, Object> a = new LinkedHashMap<>();
        switch (mode) {
            case "nearest" -> {
                a.put("mode", "nearest");
                a.put("nearest_mode", "floor");
                a.put("coordinate_transformation_mode", "asymmetric");
            }
            case "nearest-exact" -> {
                a.put("mode", "nearest");
                a.put("nearest_mode", "round_prefer_ceil");
                a.put("coordinate_transformation_mode", "half_pixel");
            }
            case "linear", "bilinear", "trilinear", "bicubic" -> {
                a.put("mode", mode.equals("bicubic") ? "cubic" : "linear");
                a.put(
                        "coordinate_transformation_mode",
                        corners ? "align_corners" : "pytorch_half_pixel");
                if (mode.equals("bicubic")) {
                    a.put("cubic_coeff_a", -0.75);
                }
            }
            default -> throw s.refuse("mode " + mode);
        }
        if (s.flag("antialias", false)) {
            a.put("antialias", 1L);
        }
        if (s.fixed("scale_factor") instanceof List<?> scales && !scales.isEmpty()) {
            boolean whole = true;
            for (Object scale : scales) {
                whole &= scale instanceof Double d && d == Math.rint(d);
            }
            // Sizes alone would give another scale where they were rounded.
            if (!whole && !s.flag("recompute_scale_factor", false)) {
                float[] all = new float[s.shape("input").size()];
                Arrays.fill(all, 1);
                for (int d = 2; d < all.length; d++) {
                    Object scale = scales.size() == 1 ? scales.getFirst() : scales.get(d - 2);
                    all[d] = scale instanceof Double v ? v.floatValue() : 1;
                }
                String given = g.constant(Obor.tensor(all));
                return g.result(s, g.op("Resize", a, g.in(s, "input"), "", given));
            }
        }
        String sizes = g.shape(s.outputShape(0));
        return g.result(s, g.op("Resize", a, g.in(s, "input"), "", "", sizes));
    }

    private static boolean localResponse(Graph g, Site s) {
        long size = s.integer("size", 1);
        return size % 2 == 1
                && g.result(
                        s,
                        g.op(
                                "LRN",
                                Map.of(
                                        "size",
                                        size,
                                        "alpha",
                                        s.real("alpha", 1e-4),
                                        "beta",
                                        s.real("beta", 0.75),
                                        "bias",
                                        s.real("k", 1)),
                                g.in(s, "input")));
    }
}
