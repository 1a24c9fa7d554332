package dev.obor.onnx.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Recurrent layers, a node for each layer: ONNX orders the gates otherwise, so that weights are
/// cut and joined by nodes, and keep their names.
final class RecurrentLowerings {
    private record Kind(String type, int gates, int[] order) {}

    private RecurrentLowerings() {}

    static void addTo(Map<String, Lowering> all) {
        Map<String, Kind> kinds =
                Map.of(
                        "lstm", new Kind("LSTM", 4, new int[] {0, 3, 1, 2}),
                        "gru", new Kind("GRU", 3, new int[] {1, 0, 2}),
                        "rnn_tanh", new Kind("RNN", 1, new int[] {0}),
                        "rnn_relu", new Kind("RNN", 1, new int[] {0}));
        kinds.forEach((name, kind) -> all.put(name, (g, s) -> layers(g, s, kind)));
    }

    private static boolean layers(Graph g, Site s, Kind kind) {
        if (s.has("batch_sizes")) {
            throw s.refuse("packed sequences have no counterpart in ONNX");
        }
        if (s.flag("train", false) && s.real("dropout", 0) != 0) {
            throw s.refuse("it draws random numbers; call eval() first");
        }
        boolean biases = s.flag("has_biases", true);
        boolean both = s.flag("bidirectional", false);
        boolean batchFirst = s.flag("batch_first", false);
        int directions = both ? 2 : 1;
        int layers = (int) s.integer("num_layers", 1);
        int each = biases ? 4 : 2;
        boolean lstm = kind.type.equals("LSTM");
        int given = s.call().arguments().get("params") instanceof List<?> l ? l.size() : 0;
        if (given != layers * directions * each) {
            throw s.refuse("projections have no counterpart in ONNX");
        }
        long hidden = s.shape("params", 1).get(1).rest();
        String x = g.in(s, "input");
        if (batchFirst) {
            x = g.op("Transpose", Map.of("perm", new long[] {1, 0, 2}), x);
        }
        List<String> lastHidden = new ArrayList<>();
        List<String> lastCell = new ArrayList<>();
        String h0 = lstm ? g.in(s, "hx", 0) : g.in(s, "hx");
        String c0 = lstm ? g.in(s, "hx", 1) : "";
        for (int layer = 0; layer < layers; layer++) {
            String[] w = new String[directions];
            String[] r = new String[directions];
            String[] b = new String[directions];
            for (int d = 0; d < directions; d++) {
                int at = (layer * directions + d) * each;
                w[d] = lead(g, ordered(g, g.in(s, "params", at), kind, hidden));
                r[d] = lead(g, ordered(g, g.in(s, "params", at + 1), kind, hidden));
                if (biases) {
                    String in = ordered(g, g.in(s, "params", at + 2), kind, hidden);
                    String back = ordered(g, g.in(s, "params", at + 3), kind, hidden);
                    b[d] = lead(g, g.op("Concat", Map.of("axis", 0L), in, back));
                }
            }
            Map<String, Object> a = new LinkedHashMap<>();
            a.put("hidden_size", hidden);
            a.put("direction", both ? "bidirectional" : "forward");
            if (kind.type.equals("GRU")) {
                a.put("linear_before_reset", 1L);
            } else if (s.name().equals("rnn_relu")) {
                a.put("activations", both ? new String[] {"Relu", "Relu"} : new String[] {"Relu"});
            }
            List<String> in = new ArrayList<>();
            in.add(x);
            in.add(joined(g, w));
            in.add(joined(g, r));
            in.add(biases ? joined(g, b) : "");
            in.add("");
            in.add(part(g, h0, layer * directions, directions));
            if (lstm) {
                in.add(part(g, c0, layer * directions, directions));
            }
            List<String> out = g.ops(kind.type, lstm ? 3 : 2, a, in.toArray(String[]::new));
            // (length, directions, batch, hidden) to (length, batch, directions * hidden)
            String y = g.op("Transpose", Map.of("perm", new long[] {0, 2, 1, 3}), out.getFirst());
            x = g.op("Reshape", y, g.longs(0, 0, directions * hidden));
            lastHidden.add(out.get(1));
            if (lstm) {
                lastCell.add(out.get(2));
            }
        }
        if (batchFirst) {
            x = g.op("Transpose", Map.of("perm", new long[] {1, 0, 2}), x);
        }
        g.put(s, 0, x);
        g.put(s, 1, joined(g, lastHidden.toArray(String[]::new)));
        if (lstm) {
            g.put(s, 2, joined(g, lastCell.toArray(String[]::new)));
        }
        return true;
    }

    /// The gates in ONNX's order.
    private static String ordered(Graph g, String weight, Kind kind, long hidden) {
        if (kind.gates == 1) {
            return weight;
        }
        String[] parts = new String[kind.gates];
        for (int i = 0; i < parts.length; i++) {
            long from = kind.order[i] * hidden;
            parts[i] = g.op("Slice", weight, g.longs(from), g.longs(from + hidden), g.longs(0));
        }
        return g.op("Concat", Map.of("axis", 0L), parts);
    }

    private static String lead(Graph g, String x) {
        return g.op("Unsqueeze", x, g.longs(0));
    }

    private static String joined(Graph g, String... parts) {
        return parts.length == 1 ? parts[0] : g.op("Concat", Map.of("axis", 0L), parts);
    }

    private static String part(Graph g, String state, long from, long count) {
        return g.op("Slice", state, g.longs(from), g.longs(from + count), g.longs(0));
    }
}
