package dev.obor.onnx.lower;

import java.util.Arrays;
import java.util.Map;

/// Activation functions.
final class ActivationLowerings {
    private ActivationLowerings() {}

    static void addTo(Map<String, Lowering> all) {
        all.put("relu", (g, s) -> g.result(s, g.op("Relu", g.in(s, "input"))));
        all.put("relu6", (g, s) -> clip(g, s, 0, 6));
        all.put("hardtanh", (g, s) -> clip(g, s, s.real("min_val", -1), s.real("max_val", 1)));
        all.put("silu", (g, s) -> g.result(s, silu(g, g.in(s, "input"))));
        all.put("gelu", ActivationLowerings::gelu);
        all.put(
                "leaky_relu",
                (g, s) ->
                        g.result(
                                s,
                                g.op(
                                        "LeakyRelu",
                                        Map.of("alpha", s.real("negative_slope", 0.01)),
                                        g.in(s, "input"))));
        all.put("elu", (g, s) -> g.result(s, alpha(g, s, "Elu")));
        all.put("celu", (g, s) -> g.result(s, alpha(g, s, "Celu")));
        all.put("selu", (g, s) -> g.result(s, g.op("Selu", g.in(s, "input"))));
        all.put("hardswish", (g, s) -> g.result(s, g.op("HardSwish", g.in(s, "input"))));
        all.put(
                "hardsigmoid",
                (g, s) ->
                        g.result(
                                s,
                                g.op(
                                        "HardSigmoid",
                                        Map.of("alpha", 1.0 / 6, "beta", 0.5),
                                        g.in(s, "input"))));
        all.put("mish", (g, s) -> g.result(s, mish(g, g.in(s, "input"))));
        all.put("softplus", ActivationLowerings::softplus);
        all.put("softsign", (g, s) -> g.result(s, g.op("Softsign", g.in(s, "input"))));
        all.put("logsigmoid", (g, s) -> g.result(s, logSigmoid(g, g.in(s, "input"))));
        all.put(
                "tanhshrink",
                (g, s) ->
                        g.result(s, g.op("Sub", g.in(s, "input"), g.op("Tanh", g.in(s, "input")))));
        all.put("softshrink", (g, s) -> shrink(g, s, s.real("lambd", 0.5)));
        all.put("hardshrink", (g, s) -> shrink(g, s, 0));
        all.put("threshold", ActivationLowerings::threshold);
        all.put("prelu", ActivationLowerings::prelu);
        all.put("glu", ActivationLowerings::glu);
        all.put("softmax", (g, s) -> softmax(g, s, "Softmax"));
        all.put("log_softmax", (g, s) -> softmax(g, s, "LogSoftmax"));
    }

    private static boolean clip(Graph g, Site s, double min, double max) {
        return g.result(
                s,
                g.op(
                        "Clip",
                        g.in(s, "input"),
                        g.number(min, PointwiseLowerings.out(s)),
                        g.number(max, PointwiseLowerings.out(s))));
    }

    private static String silu(Graph g, String x) {
        return g.op("Mul", x, g.op("Sigmoid", x));
    }

    private static String alpha(Graph g, Site s, String type) {
        return g.op(type, Map.of("alpha", s.real("alpha", 1)), g.in(s, "input"));
    }

    private static String mish(Graph g, String x) {
        return g.op("Mul", x, g.op("Tanh", g.op("Softplus", x)));
    }

    private static String logSigmoid(Graph g, String x) {
        return g.op("Neg", g.op("Softplus", g.op("Neg", x)));
    }

    private static boolean gelu(Graph g, Site s) {
        String x = g.in(s, "input");
        var dtype = PointwiseLowerings.out(s);
        String inner;
        if (s.text("approximate", "none").equals("tanh")) {
            String cube = g.op("Mul", x, g.op("Mul", x, x));
            String sum = g.op("Add", x, g.op("Mul", cube, g.number(0.044715, dtype)));
            inner = g.op("Tanh", g.op("Mul", sum, g.number(Math.sqrt(2 / Math.PI), dtype)));
        } else {
            inner = g.op("Erf", g.op("Mul", x, g.number(Math.sqrt(0.5), dtype)));
        }
        String weight = g.op("Mul", g.op("Add", inner, g.number(1, dtype)), g.number(0.5, dtype));
        return g.result(s, g.op("Mul", x, weight));
    }

    private static boolean softplus(Graph g, Site s) {
        double beta = s.real("beta", 1);
        var dtype = PointwiseLowerings.out(s);
        String x = g.in(s, "input");
        String scaled = beta == 1 ? x : g.op("Mul", x, g.number(beta, dtype));
        String soft = g.op("Softplus", scaled);
        soft = beta == 1 ? soft : g.op("Div", soft, g.number(beta, dtype));
        String linear = g.op("Greater", scaled, g.number(s.real("threshold", 20), dtype));
        return g.result(s, g.op("Where", linear, x, soft));
    }

    private static boolean shrink(Graph g, Site s, double bias) {
        return g.result(
                s,
                g.op(
                        "Shrink",
                        Map.of("lambd", s.real("lambd", 0.5), "bias", bias),
                        g.in(s, "input")));
    }

    private static boolean threshold(Graph g, Site s) {
        var dtype = PointwiseLowerings.out(s);
        String x = g.in(s, "input");
        String above = g.op("Greater", x, g.number(s.real("threshold", 0), dtype));
        return g.result(s, g.op("Where", above, x, g.number(s.real("value", 0), dtype)));
    }

    private static boolean prelu(Graph g, Site s) {
        int dims = s.shape("input").size();
        String slope = g.in(s, "weight");
        if (dims > 1 && s.shape("weight").size() == 1) {
            long[] shape = new long[dims - 1];
            Arrays.fill(shape, 1);
            shape[0] = -1;
            slope = g.op("Reshape", slope, g.longs(shape));
        }
        return g.result(s, g.op("PRelu", g.in(s, "input"), slope));
    }

    private static boolean glu(Graph g, Site s) {
        var halves =
                g.ops(
                        "Split",
                        2,
                        Map.of("axis", s.integer("dim", -1), "num_outputs", 2L),
                        g.in(s, "input"));
        return g.result(s, g.op("Mul", halves.get(0), g.op("Sigmoid", halves.get(1))));
    }

    private static boolean softmax(Graph g, Site s, String type) {
        if (s.shape("input").isEmpty()) {
            return false;
        }
        String x = g.as(s, "input", PointwiseLowerings.out(s));
        return g.result(s, g.op(type, Map.of("axis", s.integer("dim", -1)), x));
    }
}
