package dev.obor.onnx.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Views, joins, splits, copies.
final class ShapeLowerings {
    private ShapeLowerings() {}

    static void addTo(Map<String, Lowering> all) {
        for (String name :
                List.of(
                        "view",
                        "reshape",
                        "flatten",
                        "unflatten",
                        "unsqueeze",
                        "squeeze",
                        "view_as",
                        "reshape_as",
                        "ravel")) {
            all.put(name, ShapeLowerings::reshaped);
        }
        for (String name : List.of("contiguous", "clone", "detach", "data", "positive", "alias")) {
            all.put(name, (g, s) -> g.result(s, g.in(s, "input")));
        }
        for (String name :
                List.of(
                        "dropout",
                        "dropout1d",
                        "dropout2d",
                        "dropout3d",
                        "alpha_dropout",
                        "feature_alpha_dropout")) {
            all.put(name, ShapeLowerings::dropout);
        }
        all.put("permute", (g, s) -> permuted(g, s, s.integers("dims")));
        all.put("transpose", ShapeLowerings::transposed);
        all.put("swapaxes", ShapeLowerings::transposed);
        all.put("swapdims", ShapeLowerings::transposed);
        all.put("t", (g, s) -> transposedLast(g, s));
        all.put("m_t", (g, s) -> transposedLast(g, s));
        all.put("expand", ShapeLowerings::expanded);
        all.put("expand_as", ShapeLowerings::expanded);
        all.put("broadcast_to", ShapeLowerings::expanded);
        all.put("repeat", ShapeLowerings::repeated);
        all.put("cat", (g, s) -> joined(g, s, "Concat"));
        all.put("concat", all.get("cat"));
        all.put("concatenate", all.get("cat"));
        all.put("stack", ShapeLowerings::stacked);
        all.put("split", ShapeLowerings::split);
        all.put("split_with_sizes", ShapeLowerings::split);
        all.put("chunk", ShapeLowerings::split);
        all.put("unbind", ShapeLowerings::unbound);
    }

    private static boolean reshaped(Graph g, Site s) {
        return g.result(s, g.reshape(g.in(s, "input"), s.outputShape(0)));
    }

    private static boolean dropout(Graph g, Site s) {
        Object training = s.fixed("training");
        if (!(training instanceof Boolean on) || on) {
            throw s.refuse("it draws random numbers; call eval() first");
        }
        return g.result(s, g.in(s, "input"));
    }

    private static boolean permuted(Graph g, Site s, long[] dims) {
        long[] perm = dims.clone();
        for (int d = 0; d < perm.length; d++) {
            perm[d] = perm[d] < 0 ? perm[d] + perm.length : perm[d];
        }
        return g.result(s, g.op("Transpose", Map.of("perm", perm), g.in(s, "input")));
    }

    private static boolean swapped(Graph g, Site s, int a, int b) {
        long[] perm = new long[s.shape("input").size()];
        for (int d = 0; d < perm.length; d++) {
            perm[d] = d == a ? b : d == b ? a : d;
        }
        return permuted(g, s, perm);
    }

    private static boolean transposed(Graph g, Site s) {
        int dims = s.shape("input").size();
        String first = s.has("dim0") ? "dim0" : "axis0";
        String second = s.has("dim1") ? "dim1" : "axis1";
        long a = s.integer(first, 0);
        long b = s.integer(second, 1);
        return swapped(g, s, (int) (a < 0 ? a + dims : a), (int) (b < 0 ? b + dims : b));
    }

    private static boolean transposedLast(Graph g, Site s) {
        int dims = s.shape("input").size();
        return dims < 2 ? g.result(s, g.in(s, "input")) : swapped(g, s, dims - 2, dims - 1);
    }

    private static boolean expanded(Graph g, Site s) {
        return g.result(s, g.op("Expand", g.in(s, "input"), g.shape(s.outputShape(0))));
    }

    private static boolean repeated(Graph g, Site s) {
        List<Dim> repeats = s.dims("repeats");
        String x = g.in(s, "input");
        int more = repeats.size() - s.shape("input").size();
        if (more > 0) {
            List<Dim> shape = new ArrayList<>(s.shape("input"));
            for (int i = 0; i < more; i++) {
                shape.addFirst(Dim.of(1));
            }
            x = g.reshape(x, shape);
        }
        return g.result(s, g.op("Tile", x, g.shape(repeats)));
    }

    static String[] tensors(Graph g, Site s) {
        int n = s.call().arguments().get("tensors") instanceof List<?> list ? list.size() : 0;
        String[] names = new String[n];
        for (int i = 0; i < n; i++) {
            names[i] = g.in(s, "tensors", i);
            var dtype = s.values("tensors", i).getFirst().dtype();
            if (dtype != PointwiseLowerings.out(s)) {
                names[i] = g.cast(names[i], PointwiseLowerings.out(s));
            }
        }
        return names;
    }

    private static boolean joined(Graph g, Site s, String type) {
        return g.result(s, g.op(type, Map.of("axis", s.integer("dim", 0)), tensors(g, s)));
    }

    private static boolean stacked(Graph g, Site s) {
        long dim = s.integer("dim", 0);
        int dims = s.outputShape(0).size();
        long axis = dim < 0 ? dim + dims : dim;
        String[] parts = tensors(g, s);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = g.op("Unsqueeze", parts[i], g.longs(axis));
        }
        return g.result(s, g.op("Concat", Map.of("axis", axis), parts));
    }

    private static int axis(Site s) {
        long dim = s.integer("dim", 0);
        return (int) (dim < 0 ? dim + s.shape("input").size() : dim);
    }

    private static boolean split(Graph g, Site s) {
        int axis = axis(s);
        int n = s.call().outputs().size();
        List<Dim> sizes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            sizes.add(s.outputShape(i).get(axis));
        }
        List<String> parts =
                g.ops("Split", n, Map.of("axis", (long) axis), g.in(s, "input"), g.shape(sizes));
        for (int i = 0; i < n; i++) {
            g.put(s, i, parts.get(i));
        }
        return true;
    }

    private static boolean unbound(Graph g, Site s) {
        int axis = axis(s);
        int n = s.call().outputs().size();
        if (n > 0 && !s.shape("input").get(axis).isFixed()) {
            throw s.refuse("the number of its parts follows the batch");
        }
        for (int i = 0; i < n; i++) {
            String part =
                    g.op("Gather", Map.of("axis", (long) axis), g.in(s, "input"), g.longScalar(i));
            g.put(s, i, part);
        }
        return true;
    }
}
