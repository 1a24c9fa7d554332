package dev.obor.onnx.lower;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Sums, means, extremes.
final class ReductionLowerings {
    private ReductionLowerings() {}

    static void addTo(Map<String, Lowering> all) {
        all.put("sum", (g, s) -> g.result(s, reduced(g, s, "ReduceSum")));
        all.put("mean", (g, s) -> g.result(s, reduced(g, s, "ReduceMean")));
        all.put("prod", (g, s) -> g.result(s, reduced(g, s, "ReduceProd")));
        all.put("amax", (g, s) -> g.result(s, reduced(g, s, "ReduceMax")));
        all.put("amin", (g, s) -> g.result(s, reduced(g, s, "ReduceMin")));
        all.put("logsumexp", (g, s) -> g.result(s, reduced(g, s, "ReduceLogSumExp")));
        all.put("max", (g, s) -> extreme(g, s, "Max"));
        all.put("min", (g, s) -> extreme(g, s, "Min"));
        all.put("argmax", (g, s) -> g.result(s, place(g, s, "ArgMax")));
        all.put("argmin", (g, s) -> g.result(s, place(g, s, "ArgMin")));
        all.put("var", (g, s) -> g.result(s, variance(g, s)));
        all.put("std", (g, s) -> g.result(s, g.op("Sqrt", variance(g, s))));
        all.put("cumsum", ReductionLowerings::cumsum);
    }

    private static String[] axes(Graph g, Site s, String x) {
        String name = s.has("dim") ? "dim" : "dims";
        long[] dims = s.has(name) ? s.integers(name) : new long[0];
        return dims.length == 0 ? new String[] {x} : new String[] {x, g.longs(dims)};
    }

    private static Map<String, Object> keep(Site s) {
        return Map.of("keepdims", s.flag("keepdim", false) ? 1L : 0L);
    }

    private static String reduced(Graph g, Site s, String type) {
        String x = g.as(s, "input", PointwiseLowerings.out(s));
        return s.shape("input").isEmpty() ? x : g.op(type, keep(s), axes(g, s, x));
    }

    private static boolean extreme(Graph g, Site s, String kind) {
        if (s.has("other")) {
            var dtype = PointwiseLowerings.out(s);
            String b = PointwiseLowerings.operand(g, s, "other", dtype);
            return g.result(s, g.op(kind, PointwiseLowerings.operand(g, s, "input", dtype), b));
        }
        g.put(s, 0, reduced(g, s, "Reduce" + kind));
        if (s.call().outputs().size() == 2) {
            g.put(s, 1, place(g, s, "Arg" + kind));
        }
        return true;
    }

    private static String place(Graph g, Site s, String type) {
        Map<String, Object> attributes = new LinkedHashMap<>(keep(s));
        String x = g.in(s, "input");
        if (!s.has("dim")) {
            x = g.op("Reshape", x, g.longs(-1));
        }
        attributes.put("axis", s.integer("dim", 0));
        return g.op(type, attributes, x);
    }

    private static String variance(Graph g, Site s) {
        String x = g.in(s, "input");
        String[] whole = axes(g, s, x);
        String mean = g.op("ReduceMean", Map.of("keepdims", 1L), whole);
        String off = g.op("Sub", x, mean);
        String[] squares = axes(g, s, g.op("Mul", off, off));
        double correction = s.real("correction", 1);
        List<Dim> shape = s.shape("input");
        long[] dims = s.has("dim") ? s.integers("dim") : new long[0];
        long count = 1;
        for (int d = 0; d < shape.size(); d++) {
            boolean counts = dims.length == 0;
            for (long dim : dims) {
                counts |= dim == d || dim == d - shape.size();
            }
            if (counts) {
                if (!shape.get(d).isFixed()) {
                    throw s.refuse("it runs over the batch");
                }
                count *= shape.get(d).rest();
            }
        }
        String result = g.op("ReduceMean", keep(s), squares);
        return correction == 0
                ? result
                : g.op(
                        "Mul",
                        result,
                        g.number(count / (count - correction), PointwiseLowerings.out(s)));
    }

    private static boolean cumsum(Graph g, Site s) {
        String x = g.as(s, "input", PointwiseLowerings.out(s));
        return g.result(s, g.op("CumSum", x, g.longScalar(s.integer("dim", 0))));
    }
}
