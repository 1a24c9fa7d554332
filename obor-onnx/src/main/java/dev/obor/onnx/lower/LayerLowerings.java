package dev.obor.onnx.lower;

import dev.obor.Obor;
import dev.obor.base.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Convolutions, normalisations, padding.
final class LayerLowerings {
    private LayerLowerings() {}

    static void addTo(Map<String, Lowering> all) {
        for (int d = 1; d <= 3; d++) {
            int dims = d;
            all.put("conv" + d + "d", (g, s) -> convolution(g, s, dims, false));
            all.put("conv_transpose" + d + "d", (g, s) -> convolution(g, s, dims, true));
        }
        all.put("batch_norm", LayerLowerings::batchNorm);
        all.put("layer_norm", LayerLowerings::layerNorm);
        all.put("group_norm", LayerLowerings::groupNorm);
        all.put("instance_norm", LayerLowerings::instanceNorm);
        all.put("rms_norm", LayerLowerings::rmsNorm);
        all.put("pad", LayerLowerings::pad);
    }

    private static boolean convolution(Graph g, Site s, int dims, boolean transposed) {
        boolean batched = s.shape("input").size() == dims + 2;
        String x = g.in(s, "input");
        x = batched ? x : g.op("Unsqueeze", x, g.longs(0));
        Map<String, Object> a = new LinkedHashMap<>();
        long[] kernel = new long[dims];
        for (int d = 0; d < dims; d++) {
            kernel[d] = s.shape("weight").get(d + 2).rest();
        }
        long[] dilation = s.integers("dilation", dims, 1);
        a.put("kernel_shape", kernel);
        a.put("strides", s.integers("stride", dims, 1));
        a.put("dilations", dilation);
        a.put("group", s.integer("groups", 1));
        long[] pads = new long[2 * dims];
        String named = s.text("padding_name", "");
        long[] padding = s.integers("padding", dims, 0);
        for (int d = 0; d < dims; d++) {
            long whole = dilation[d] * (kernel[d] - 1);
            pads[d] = named.equals("same") ? whole / 2 : named.isEmpty() ? padding[d] : 0;
            pads[d + dims] = named.equals("same") ? whole - whole / 2 : pads[d];
        }
        a.put("pads", pads);
        if (transposed) {
            a.put("output_padding", s.integers("output_padding", dims, 0));
        }
        String type = transposed ? "ConvTranspose" : "Conv";
        String y = g.op(type, a, x, g.in(s, "weight"), g.inOrNone(s, "bias"));
        return g.result(s, batched ? y : g.op("Squeeze", y, g.longs(0)));
    }

    /// A vector of a number for each channel.
    private static String vector(Graph g, Site s, String name, double otherwise, int channels) {
        if (s.has(name)) {
            return g.in(s, name);
        }
        DType dtype = PointwiseLowerings.out(s);
        return g.constant(Obor.full(new long[] {channels}, otherwise).to(dtype));
    }

    private static boolean batchNorm(Graph g, Site s) {
        if (s.flag("training", false)) {
            throw s.refuse("it is in training mode; call eval() first");
        }
        int channels = (int) s.shape("input").get(1).rest();
        return g.result(
                s,
                g.op(
                        "BatchNormalization",
                        Map.of("epsilon", s.real("eps", 1e-5)),
                        g.in(s, "input"),
                        vector(g, s, "weight", 1, channels),
                        vector(g, s, "bias", 0, channels),
                        g.in(s, "running_mean"),
                        g.in(s, "running_var")));
    }

    private static boolean layerNorm(Graph g, Site s) {
        long[] shape = s.integers("normalized_shape");
        String scale =
                s.has("weight")
                        ? g.in(s, "weight")
                        : g.constant(Obor.ones(PointwiseLowerings.out(s), shape));
        return g.result(
                s,
                g.op(
                        "LayerNormalization",
                        Map.of("epsilon", s.real("eps", 1e-5), "axis", (long) -shape.length),
                        g.in(s, "input"),
                        scale,
                        g.inOrNone(s, "bias")));
    }

    private static String perChannel(Graph g, Site s, String name, String x, String type) {
        if (!s.has(name)) {
            return x;
        }
        long[] shape = new long[s.shape("input").size() - 1];
        Arrays.fill(shape, 1);
        shape[0] = -1;
        return g.op(type, x, g.op("Reshape", g.in(s, name), g.longs(shape)));
    }

    private static boolean groupNorm(Graph g, Site s) {
        long groups = s.integer("num_groups", 1);
        String ones = vector(g, s, "", 1, (int) groups);
        String zeros = vector(g, s, "", 0, (int) groups);
        String parted = g.op("Reshape", g.in(s, "input"), g.longs(0, groups, -1));
        String normal =
                g.op(
                        "InstanceNormalization",
                        Map.of("epsilon", s.real("eps", 1e-5)),
                        parted,
                        ones,
                        zeros);
        String y = g.reshape(normal, s.shape("input"));
        y = perChannel(g, s, "weight", y, "Mul");
        return g.result(s, perChannel(g, s, "bias", y, "Add"));
    }

    private static boolean instanceNorm(Graph g, Site s) {
        if (!s.flag("use_input_stats", true)) {
            return false;
        }
        int channels = (int) s.shape("input").get(1).rest();
        return s.shape("input").size() > 2
                && g.result(
                        s,
                        g.op(
                                "InstanceNormalization",
                                Map.of("epsilon", s.real("eps", 1e-5)),
                                g.in(s, "input"),
                                vector(g, s, "weight", 1, channels),
                                vector(g, s, "bias", 0, channels)));
    }

    private static boolean rmsNorm(Graph g, Site s) {
        DType dtype = PointwiseLowerings.out(s);
        long[] axes = new long[s.integers("normalized_shape").length];
        for (int d = 0; d < axes.length; d++) {
            axes[d] = d - axes.length;
        }
        double eps = s.real("eps", dtype == DType.FLOAT64 ? Math.ulp(1.0) : Math.ulp(1.0f));
        String x = g.in(s, "input");
        String square =
                g.op("ReduceMean", Map.of("keepdims", 1L), g.op("Mul", x, x), g.longs(axes));
        String root = g.op("Sqrt", g.op("Add", square, g.number(eps, dtype)));
        String y = g.op("Div", x, root);
        return g.result(s, s.has("weight") ? g.op("Mul", y, g.in(s, "weight")) : y);
    }

    private static boolean pad(Graph g, Site s) {
        String mode = s.text("mode", "constant");
        String kind =
                switch (mode) {
                    case "constant" -> "constant";
                    case "reflect" -> "reflect";
                    case "replicate" -> "edge";
                    case "circular" -> "wrap";
                    default -> throw s.refuse("mode " + mode);
                };
        if (kind.equals("wrap") && g.opset < 19) {
            return false;
        }
        long[] pad = s.integers("pad");
        int dims = s.shape("input").size();
        long[] pads = new long[2 * dims];
        for (int i = 0; i < pad.length / 2; i++) {
            pads[dims - 1 - i] = pad[2 * i];
            pads[2 * dims - 1 - i] = pad[2 * i + 1];
        }
        List<String> in = new ArrayList<>(List.of(g.in(s, "input"), g.longs(pads)));
        if (kind.equals("constant")) {
            in.add(g.number(s.real("value", 0), PointwiseLowerings.out(s)));
        }
        return g.result(s, g.op("Pad", Map.of("mode", kind), in.toArray(String[]::new)));
    }
}
