package dev.obor.onnx.lower;

import dev.obor.Index;
import dev.obor.base.DType;
import dev.obor.trace.TracedValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parts by place or by index.
final class IndexLowerings {
    private IndexLowerings() {}

    static void addTo(Map<String, Lowering> all) {
        all.put("select", IndexLowerings::select);
        all.put("narrow", IndexLowerings::narrow);
        all.put("slice", IndexLowerings::slice);
        all.put("get", IndexLowerings::get);
        all.put("gather", (g, s) -> g.result(s, gather(g, s, "GatherElements")));
        all.put("index_select", (g, s) -> g.result(s, gather(g, s, "Gather")));
        all.put("embedding", IndexLowerings::embedding);
        all.put("roll", IndexLowerings::roll);
        all.put("flip", IndexLowerings::flip);
        all.put("tril", (g, s) -> triangle(g, s, 0));
        all.put("triu", (g, s) -> triangle(g, s, 1));
        all.put("one_hot", IndexLowerings::oneHot);
    }

    private static long axis(Site s, long dim) {
        return dim < 0 ? dim + s.shape("input").size() : dim;
    }

    private static boolean select(Graph g, Site s) {
        long axis = axis(s, s.integer("dim", 0));
        Dim at = s.dim("index");
        String x = g.in(s, "input");
        if (at.isFixed()) {
            return g.result(s, g.op("Gather", Map.of("axis", axis), x, g.longScalar(at.rest())));
        }
        String row = g.op("Gather", Map.of("axis", axis), x, g.size(at));
        return g.result(s, g.op("Squeeze", row, g.longs(axis)));
    }

    private static String cut(Graph g, String x, Dim start, Dim end, long axis, long step) {
        return g.op("Slice", x, g.size(start), g.size(end), g.longs(axis), g.longs(step));
    }

    private static boolean narrow(Graph g, Site s) {
        long axis = axis(s, s.integer("dim", 0));
        Dim start = s.dim("start");
        Dim length = s.outputShape(0).get((int) axis);
        Dim end = new Dim(start.factor() + length.factor(), start.rest() + length.rest());
        if (start.isFixed() && start.rest() < 0) {
            Dim size = s.shape("input").get((int) axis);
            start = new Dim(size.factor(), size.rest() + start.rest());
            end = new Dim(start.factor() + length.factor(), start.rest() + length.rest());
        }
        return g.result(s, cut(g, g.in(s, "input"), start, end, axis, 1));
    }

    private static boolean slice(Graph g, Site s) {
        long axis = axis(s, s.integer("dim", 0));
        Dim start = s.has("start") ? s.dim("start") : Dim.of(0);
        Dim end = s.has("end") ? s.dim("end") : Dim.of(Long.MAX_VALUE);
        return g.result(s, cut(g, g.in(s, "input"), start, end, axis, s.integer("step", 1)));
    }

    /// Places, slices, new axes, and one tensor of places.
    private static boolean get(Graph g, Site s) {
        String x = g.in(s, "input");
        Object index = s.call().arguments().get("index");
        if (!(index instanceof List<?> parts)) {
            for (String name : List.of("i", "j", "k", "l")) {
                if (s.has(name)) {
                    x = g.op("Gather", Map.of("axis", 0L), x, g.longScalar(s.integer(name, 0)));
                }
            }
            return g.result(s, x);
        }
        s.fixed("index");
        int taken = 0;
        for (Object part : parts) {
            boolean none =
                    part == null || part instanceof Index.NewAxis || part instanceof Index.Ellipsis;
            taken += none ? 0 : 1;
        }
        long axis = 0;
        boolean tensors = false;
        for (int i = 0; i < parts.size(); i++) {
            Object part = parts.get(i);
            switch (part) {
                case null -> x = g.op("Unsqueeze", x, g.longs(axis++));
                case Index.NewAxis _ -> x = g.op("Unsqueeze", x, g.longs(axis++));
                case Index.Ellipsis _ -> axis += s.shape("input").size() - taken;
                case Number n ->
                        x = g.op("Gather", Map.of("axis", axis), x, g.longScalar(n.longValue()));
                case Index.At at ->
                        x = g.op("Gather", Map.of("axis", axis), x, g.longScalar(at.place()));
                case Index.Slice cut -> x = cut(g, x, cut, axis++);
                case TracedValue v -> {
                    if (tensors || v.dtype() == DType.BOOL) {
                        return false;
                    }
                    tensors = true;
                    x = g.op("Gather", Map.of("axis", axis), x, g.in(s, "index", i));
                    axis += v.shape().toArray().length;
                }
                default -> {
                    return false;
                }
            }
        }
        return g.result(s, x);
    }

    private static String cut(Graph g, String x, Index.Slice slice, long axis) {
        long start = or(slice.start(), slice.step() > 0 ? 0 : Long.MAX_VALUE);
        long end = or(slice.end(), slice.step() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE);
        return start == 0 && end == Long.MAX_VALUE && slice.step() == 1
                ? x
                : cut(g, x, Dim.of(start), Dim.of(end), axis, slice.step());
    }

    private static long or(@Nullable Long value, long otherwise) {
        return value == null ? otherwise : value;
    }

    private static String gather(Graph g, Site s, String type) {
        return g.op(
                type,
                Map.of("axis", s.integer("dim", 0)),
                g.in(s, "input"),
                g.as(s, "index", DType.INT64));
    }

    private static boolean embedding(Graph g, Site s) {
        return !s.has("max_norm")
                && g.result(s, g.op("Gather", g.in(s, "weight"), g.in(s, "input")));
    }

    private static boolean roll(Graph g, Site s) {
        if (!s.has("dims") && !s.has("dim")) {
            return false;
        }
        long[] shifts = s.integers(s.has("shifts") ? "shifts" : "shift");
        long[] dims = s.integers(s.has("dims") ? "dims" : "dim");
        String x = g.in(s, "input");
        for (int i = 0; i < dims.length; i++) {
            long axis = axis(s, dims[i]);
            Dim size = s.shape("input").get((int) axis);
            if (!size.isFixed()) {
                throw s.refuse("it rolls the batch");
            }
            long shift = size.rest() == 0 ? 0 : Math.floorMod(shifts[i], size.rest());
            if (shift != 0) {
                Dim at = Dim.of(size.rest() - shift);
                String end = cut(g, x, at, Dim.of(Long.MAX_VALUE), axis, 1);
                String start = cut(g, x, Dim.of(0), at, axis, 1);
                x = g.op("Concat", Map.of("axis", axis), end, start);
            }
        }
        return g.result(s, x);
    }

    private static boolean flip(Graph g, Site s) {
        String x = g.in(s, "input");
        for (long dim : s.integers("dims")) {
            x = cut(g, x, Dim.of(-1), Dim.of(Long.MIN_VALUE), axis(s, dim), -1);
        }
        return g.result(s, x);
    }

    private static boolean triangle(Graph g, Site s, long upper) {
        return g.result(
                s,
                g.op(
                        "Trilu",
                        Map.of("upper", upper),
                        g.in(s, "input"),
                        g.longScalar(s.integer("diagonal", 0))));
    }

    private static boolean oneHot(Graph g, Site s) {
        Dim classes = s.outputShape(0).getLast();
        String hot =
                g.op(
                        "OneHot",
                        Map.of("axis", -1L),
                        g.in(s, "classes"),
                        g.size(classes),
                        g.longs(0, 1));
        return classes.isFixed() && g.result(s, hot);
    }
}
