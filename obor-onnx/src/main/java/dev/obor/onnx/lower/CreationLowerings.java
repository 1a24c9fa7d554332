package dev.obor.onnx.lower;

import dev.obor.base.DType;
import java.util.List;
import java.util.Map;

/// Tensors that follow the batch; others are constants.
final class CreationLowerings {
    private CreationLowerings() {}

    static void addTo(Map<String, Lowering> all) {
        for (String name : List.of("zeros", "new_zeros", "zeros_like")) {
            all.put(name, (g, s) -> filled(g, s, 0));
        }
        for (String name : List.of("ones", "new_ones", "ones_like")) {
            all.put(name, (g, s) -> filled(g, s, 1));
        }
        all.put("full", (g, s) -> filled(g, s, s.real("value", 0)));
        all.put("full_like", (g, s) -> filled(g, s, s.real("value", 0)));
        all.put("new_full", (g, s) -> filled(g, s, s.real("fill_value", 0)));
        all.put("arange", CreationLowerings::arange);
    }

    private static boolean filled(Graph g, Site s, double value) {
        String one = g.number(value, PointwiseLowerings.out(s));
        return g.result(s, g.op("Expand", one, g.shape(s.outputShape(0))));
    }

    private static boolean arange(Graph g, Site s) {
        DType dtype = PointwiseLowerings.out(s);
        Dim end = s.outputShape(0).getFirst();
        if (s.real("start", 0) != 0 || s.real("step", 1) != 1) {
            return false;
        }
        String limit = g.op("Squeeze", g.size(end), g.longs(0));
        String range = g.op("Range", g.longScalar(0), limit, g.longScalar(1));
        return g.result(s, dtype == DType.INT64 ? range : g.cast(range, dtype));
    }
}
