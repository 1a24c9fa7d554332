package dev.obor.onnx.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All operators that are read.
final class Operators {
    /// An operator, and how many inputs it has.
    record Entry(int least, int most, Operator operator) {}

    /// Where the operators of a topic are put.
    static final class Table {
        private final Map<String, Entry> all = new HashMap<>();

        void add(String type, int least, int most, Operator operator) {
            all.put(type, new Entry(least, most, operator));
        }

        void add(String type, int inputs, Operator operator) {
            add(type, inputs, inputs, operator);
        }

        /// An operator without attributes.
        void plain(String type, int inputs, Body body) {
            add(type, inputs, inputs, b -> body);
        }
    }

    /// For operators of any number of inputs.
    static final int ANY = Integer.MAX_VALUE;

    private static final Table TABLE = new Table();

    static {
        PointwiseOperators.addTo(TABLE);
        ActivationOperators.addTo(TABLE);
        ShapeOperators.addTo(TABLE);
        IndexOperators.addTo(TABLE);
        CreationOperators.addTo(TABLE);
        ReductionOperators.addTo(TABLE);
        ProductOperators.addTo(TABLE);
        ConvolutionOperators.addTo(TABLE);
        PoolingOperators.addTo(TABLE);
        ResizeOperators.addTo(TABLE);
        NormOperators.addTo(TABLE);
        RecurrentOperators.addTo(TABLE);
        AttentionOperators.addTo(TABLE);
    }

    private Operators() {}

    static @Nullable Entry find(String type) {
        return TABLE.all.get(type);
    }

    /// The names of all.
    static List<String> names() {
        return List.copyOf(new TreeSet<>(TABLE.all.keySet()));
    }
}
