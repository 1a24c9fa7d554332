package dev.obor.onnx.lower;

import dev.obor.Obor;
import dev.obor.base.DType;
import dev.obor.trace.TracedValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Operations of each element: arithmetic, comparisons, mathematical functions.
final class PointwiseLowerings {
    private static final Map<String, String> UNARY =
            Map.ofEntries(
                    Map.entry("abs", "Abs"),
                    Map.entry("absolute", "Abs"),
                    Map.entry("acos", "Acos"),
                    Map.entry("acosh", "Acosh"),
                    Map.entry("asin", "Asin"),
                    Map.entry("asinh", "Asinh"),
                    Map.entry("atan", "Atan"),
                    Map.entry("atanh", "Atanh"),
                    Map.entry("ceil", "Ceil"),
                    Map.entry("cos", "Cos"),
                    Map.entry("cosh", "Cosh"),
                    Map.entry("erf", "Erf"),
                    Map.entry("exp", "Exp"),
                    Map.entry("floor", "Floor"),
                    Map.entry("log", "Log"),
                    Map.entry("neg", "Neg"),
                    Map.entry("negative", "Neg"),
                    Map.entry("reciprocal", "Reciprocal"),
                    Map.entry("sigmoid", "Sigmoid"),
                    Map.entry("sign", "Sign"),
                    Map.entry("sin", "Sin"),
                    Map.entry("sinh", "Sinh"),
                    Map.entry("sqrt", "Sqrt"),
                    Map.entry("tan", "Tan"),
                    Map.entry("tanh", "Tanh"));

    private static final Map<String, String> COMPARISONS =
            Map.ofEntries(
                    Map.entry("eq", "Equal"),
                    Map.entry("lt", "Less"),
                    Map.entry("less", "Less"),
                    Map.entry("le", "LessOrEqual"),
                    Map.entry("less_equal", "LessOrEqual"),
                    Map.entry("gt", "Greater"),
                    Map.entry("greater", "Greater"),
                    Map.entry("ge", "GreaterOrEqual"),
                    Map.entry("greater_equal", "GreaterOrEqual"));

    private PointwiseLowerings() {}

    static void addTo(Map<String, Lowering> all) {
        UNARY.forEach(
                (name, type) -> all.put(name, (g, s) -> g.result(s, g.op(type, floating(g, s)))));
        COMPARISONS.forEach(
                (name, type) -> all.put(name, (g, s) -> g.result(s, compare(g, s, type))));
        all.put("ne", (g, s) -> g.result(s, g.op("Not", compare(g, s, "Equal"))));
        all.put("not_equal", all.get("ne"));
        all.put("add", (g, s) -> scaled(g, s, "Add"));
        all.put("sub", (g, s) -> scaled(g, s, "Sub"));
        all.put("subtract", all.get("sub"));
        all.put("rsub", PointwiseLowerings::reversed);
        all.put("mul", (g, s) -> binary(g, s, "Mul"));
        all.put("multiply", all.get("mul"));
        all.put("div", PointwiseLowerings::divide);
        all.put("divide", all.get("div"));
        all.put("true_divide", all.get("div"));
        all.put("pow", PointwiseLowerings::power);
        all.put("maximum", (g, s) -> binary(g, s, "Max"));
        all.put("minimum", (g, s) -> binary(g, s, "Min"));
        all.put("logical_and", (g, s) -> logical(g, s, "And"));
        all.put("logical_or", (g, s) -> logical(g, s, "Or"));
        all.put("logical_xor", (g, s) -> logical(g, s, "Xor"));
        all.put("bitwise_and", (g, s) -> bits(g, s, "And"));
        all.put("bitwise_or", (g, s) -> bits(g, s, "Or"));
        all.put("logical_not", (g, s) -> g.result(s, g.op("Not", g.as(s, "input", DType.BOOL))));
        all.put("bitwise_not", (g, s) -> isBool(s) && g.result(s, g.op("Not", g.in(s, "input"))));
        all.put("isnan", (g, s) -> g.result(s, g.op("IsNaN", g.in(s, "input"))));
        all.put("square", (g, s) -> g.result(s, g.op("Mul", g.in(s, "input"), g.in(s, "input"))));
        all.put("rsqrt", (g, s) -> g.result(s, g.op("Reciprocal", g.op("Sqrt", floating(g, s)))));
        all.put(
                "log1p",
                (g, s) -> g.result(s, g.op("Log", g.op("Add", floating(g, s), one(g, s)))));
        all.put(
                "expm1",
                (g, s) -> g.result(s, g.op("Sub", g.op("Exp", floating(g, s)), one(g, s))));
        all.put("log2", (g, s) -> logarithm(g, s, 2));
        all.put("log10", (g, s) -> logarithm(g, s, 10));
        all.put("exp2", (g, s) -> g.result(s, g.op("Pow", g.number(2, out(s)), floating(g, s))));
        all.put(
                "round",
                (g, s) ->
                        s.call().arguments().size() == 1
                                && g.result(s, g.op("Round", g.in(s, "input"))));
        all.put("clamp", PointwiseLowerings::clamp);
        all.put("clip", PointwiseLowerings::clamp);
        all.put("clamp_min", PointwiseLowerings::clamp);
        all.put("clamp_max", PointwiseLowerings::clamp);
        all.put("where", PointwiseLowerings::where);
        all.put("masked_fill", PointwiseLowerings::maskedFill);
        all.put("to", (g, s) -> converted(g, s));
        all.put("type", all.get("to"));
        all.put("type_as", all.get("to"));
        for (String name : List.of("float", "double", "half", "long", "int", "bool", "bfloat16")) {
            all.put(name, all.get("to"));
        }
    }

    static DType out(Site s) {
        return s.outputs(0).getFirst().dtype();
    }

    private static String one(Graph g, Site s) {
        return g.number(1, out(s));
    }

    private static boolean isBool(Site s) {
        return s.values("input").getFirst().dtype() == DType.BOOL;
    }

    /// The input with the dtype of the result: functions of integers are of floats.
    private static String floating(Graph g, Site s) {
        return g.as(s, "input", out(s));
    }

    /// An operand, a tensor or a number, with a dtype.
    static String operand(Graph g, Site s, String name, DType dtype) {
        Object value = s.call().arguments().get(name);
        if (value instanceof TracedValue) {
            return g.as(s, name, dtype);
        }
        if (s.fixed(name) instanceof Number n) {
            return g.number(n.doubleValue(), dtype);
        }
        throw s.refuse("its argument " + name + " is " + value);
    }

    private static boolean binary(Graph g, Site s, String type) {
        return out(s) != DType.BOOL
                && !out(s).isComplex()
                && g.result(
                        s,
                        g.op(type, operand(g, s, "input", out(s)), operand(g, s, "other", out(s))));
    }

    private static boolean scaled(Graph g, Site s, String type) {
        double alpha = s.real("alpha", 1);
        if (alpha == 1) {
            return binary(g, s, type);
        }
        String other = g.op("Mul", operand(g, s, "other", out(s)), g.number(alpha, out(s)));
        return g.result(s, g.op(type, operand(g, s, "input", out(s)), other));
    }

    private static boolean reversed(Graph g, Site s) {
        return s.real("alpha", 1) == 1
                && g.result(
                        s,
                        g.op(
                                "Sub",
                                operand(g, s, "other", out(s)),
                                operand(g, s, "input", out(s))));
    }

    private static boolean divide(Graph g, Site s) {
        String mode = s.text("rounding_mode", "");
        DType dtype = out(s);
        String a = operand(g, s, "input", dtype);
        String b = operand(g, s, "other", dtype);
        if (mode.isEmpty()) {
            return g.result(s, g.op("Div", a, b));
        }
        if (dtype.isFloatingPoint()) {
            String quotient = g.op("Div", a, b);
            if (mode.equals("floor")) {
                return g.result(s, g.op("Floor", quotient));
            }
            return g.result(
                    s, g.op("Mul", g.op("Sign", quotient), g.op("Floor", g.op("Abs", quotient))));
        }
        return mode.equals("trunc") && g.result(s, g.op("Div", a, b));
    }

    private static boolean power(Graph g, Site s) {
        String name = s.call().arguments().containsKey("exponent") ? "exponent" : "other";
        return g.result(
                s, g.op("Pow", operand(g, s, "input", out(s)), operand(g, s, name, out(s))));
    }

    private static String compare(Graph g, Site s, String type) {
        DType a = dtypeOf(s, "input");
        DType b = dtypeOf(s, "other");
        DType dtype = a == null ? b : b == null ? a : Obor.promoteTypes(a, b);
        if (dtype == null || dtype == DType.BOOL) {
            dtype = DType.INT32;
        }
        Object other = s.call().arguments().get("other");
        if (other instanceof Double d && !dtype.isFloatingPoint() && d != Math.rint(d)) {
            dtype = DType.FLOAT32;
        }
        return g.op(type, operand(g, s, "input", dtype), operand(g, s, "other", dtype));
    }

    private static @Nullable DType dtypeOf(Site s, String name) {
        return s.call().arguments().get(name) instanceof TracedValue v ? v.dtype() : null;
    }

    private static boolean logical(Graph g, Site s, String type) {
        return g.result(s, g.op(type, g.as(s, "input", DType.BOOL), g.as(s, "other", DType.BOOL)));
    }

    private static boolean bits(Graph g, Site s, String type) {
        return out(s) == DType.BOOL && logical(g, s, type);
    }

    private static boolean logarithm(Graph g, Site s, double base) {
        return g.result(
                s, g.op("Div", g.op("Log", floating(g, s)), g.number(Math.log(base), out(s))));
    }

    private static boolean clamp(Graph g, Site s) {
        String result = g.as(s, "input", out(s));
        if (s.has("min")) {
            result = g.op("Max", result, operand(g, s, "min", out(s)));
        }
        if (s.has("max")) {
            result = g.op("Min", result, operand(g, s, "max", out(s)));
        }
        return g.result(s, result);
    }

    private static boolean where(Graph g, Site s) {
        if (!s.has("input")) {
            return false;
        }
        return g.result(
                s,
                g.op(
                        "Where",
                        g.as(s, "condition", DType.BOOL),
                        operand(g, s, "input", out(s)),
                        operand(g, s, "other", out(s))));
    }

    private static boolean maskedFill(Graph g, Site s) {
        return g.result(
                s,
                g.op(
                        "Where",
                        g.as(s, "mask", DType.BOOL),
                        operand(g, s, "value", out(s)),
                        g.in(s, "input")));
    }

    private static boolean converted(Graph g, Site s) {
        return g.result(s, g.as(s, "input", out(s)));
    }
}
