package dev.obor.onnx.lower;

import dev.obor.base.DType;
import java.util.List;
import java.util.Map;

/// Products of vectors and matrices, and attention.
final class ProductLowerings {
    private ProductLowerings() {}

    static void addTo(Map<String, Lowering> all) {
        for (String name : List.of("matmul", "mm", "bmm", "mv", "dot")) {
            all.put(name, ProductLowerings::product);
        }
        all.put("linear", ProductLowerings::linear);
        all.put("addmm", (g, s) -> added(g, s, "mat1", "mat2"));
        all.put("baddbmm", (g, s) -> added(g, s, "batch1", "batch2"));
        all.put("einsum", ProductLowerings::einsum);
        all.put("scaled_dot_product_attention", ProductLowerings::attention);
    }

    private static boolean product(Graph g, Site s) {
        String other = "other";
        for (String name : List.of("mat2", "vec", "tensor")) {
            other = s.has(name) ? name : other;
        }
        return g.result(s, g.op("MatMul", g.in(s, "input"), g.in(s, other)));
    }

    private static boolean linear(Graph g, Site s) {
        String x = g.in(s, "input");
        String w = g.in(s, "weight");
        if (s.shape("weight").size() != 2) {
            return false;
        }
        String bias = g.inOrNone(s, "bias");
        if (s.shape("input").size() == 2) {
            return g.result(s, g.op("Gemm", Map.of("transB", 1L), x, w, bias));
        }
        String y = g.op("MatMul", x, g.op("Transpose", Map.of("perm", new long[] {1, 0}), w));
        return g.result(s, bias.isEmpty() ? y : g.op("Add", y, bias));
    }

    private static boolean added(Graph g, Site s, String a, String b) {
        DType dtype = PointwiseLowerings.out(s);
        String y = g.op("MatMul", g.in(s, a), g.in(s, b));
        String c = g.in(s, "input");
        if (s.real("alpha", 1) != 1) {
            y = g.op("Mul", y, g.number(s.real("alpha", 1), dtype));
        }
        if (s.real("beta", 1) != 1) {
            c = g.op("Mul", c, g.number(s.real("beta", 1), dtype));
        }
        return g.result(s, g.op("Add", c, y));
    }

    private static boolean einsum(Graph g, Site s) {
        int n = s.call().arguments().get("operands") instanceof List<?> l ? l.size() : 0;
        String[] in = new String[n];
        for (int i = 0; i < n; i++) {
            in[i] = g.in(s, "operands", i);
        }
        String equation = s.text("equation", "").replace(" ", "");
        return n > 0 && g.result(s, g.op("Einsum", Map.of("equation", equation), in));
    }

    /// softmax(q k^T scale + mask) v
    private static boolean attention(Graph g, Site s) {
        if (s.real("dropout_p", 0) != 0) {
            throw s.refuse("it draws random numbers; call eval() first");
        }
        DType dtype = PointwiseLowerings.out(s);
        List<Dim> q = s.shape("query");
        List<Dim> k = s.shape("key");
        int dims = k.size();
        String key = g.in(s, "key");
        String value = g.in(s, "value");
        if (s.flag("enable_gqa", false)) {
            long heads = q.get(dims - 3).rest();
            key = repeated(g, key, k.get(dims - 3).rest(), heads, dims);
            value = repeated(g, value, s.shape("value").get(dims - 3).rest(), heads, dims);
        }
        long[] perm = new long[dims];
        for (int d = 0; d < dims; d++) {
            perm[d] = d;
        }
        perm[dims - 1] = dims - 2;
        perm[dims - 2] = dims - 1;
        double scale = s.real("scale", 1 / Math.sqrt(q.getLast().rest()));
        String keys = g.op("Transpose", Map.of("perm", perm), key);
        String scores = g.op("MatMul", g.op("Mul", g.in(s, "query"), g.number(scale, dtype)), keys);
        String lowest = g.number(Double.NEGATIVE_INFINITY, dtype);
        if (s.flag("is_causal", false)) {
            String sizes = g.shape(List.of(q.get(q.size() - 2), k.get(dims - 2)));
            String ones = g.op("Expand", g.number(1, dtype), sizes);
            String lower = g.op("Trilu", Map.of("upper", 0L), ones, g.longScalar(0));
            scores = g.op("Where", g.cast(lower, DType.BOOL), scores, lowest);
        }
        if (s.has("attn_mask")) {
            String mask = g.in(s, "attn_mask");
            scores =
                    s.values("attn_mask").getFirst().dtype() == DType.BOOL
                            ? g.op("Where", mask, scores, lowest)
                            : g.op("Add", scores, mask);
        }
        String weights = g.op("Softmax", Map.of("axis", -1L), scores);
        return g.result(s, g.op("MatMul", weights, value));
    }

    /// Each head as often as there are queries for it.
    private static String repeated(Graph g, String x, long heads, long wanted, int dims) {
        if (heads == wanted) {
            return x;
        }
        long[] from = new long[(int) wanted];
        for (int i = 0; i < from.length; i++) {
            from[i] = i / (wanted / heads);
        }
        return g.op("Gather", Map.of("axis", dims - 3L), x, g.longs(from));
    }
}
