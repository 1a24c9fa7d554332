package dev.obor.conformance;

import dev.obor.Tensor;
import dev.obor.base.DType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The calls whose Java form differs from PyTorch's: where a flag decides in Python how many
/// results there are, Java has two names, or always all results.
final class Variants {
    private static final Set<String> UNIQUE = Set.of("unique", "unique_consecutive");

    /// The methods named after dtypes: in Java only `to` has a layout.
    private static final Map<String, DType> CASTS =
            Map.of(
                    "bfloat16", DType.BFLOAT16,
                    "bool", DType.BOOL,
                    "byte", DType.UINT8,
                    "char", DType.INT8,
                    "double", DType.FLOAT64,
                    "float", DType.FLOAT32,
                    "half", DType.FLOAT16,
                    "int", DType.INT32,
                    "long", DType.INT64,
                    "short", DType.INT16);

    private Variants() {}

    /// The call as a Java programmer would write it.
    static Case of(Case c) {
        Map<String, @Nullable Object> keywords = new LinkedHashMap<>(c.keywords());
        List<@Nullable Object> arguments = new ArrayList<>(c.arguments());
        String op = c.op();
        if (op.contains("max_pool") && flag(c, keywords, arguments, "return_indices")) {
            op += "_with_indices";
        } else if (op.equals("nonzero") && flag(c, keywords, arguments, "as_tuple")) {
            op = "nonzero_as_tuple";
        } else if (op.equals("meshgrid") && arguments.stream().allMatch(Tensor.class::isInstance)) {
            arguments = new ArrayList<>(List.of(List.copyOf(arguments)));
        } else if (op.equals("to")) {
            List<String> flags = new ArrayList<>(List.of("copy", "non_blocking"));
            while (!arguments.isEmpty() && arguments.getLast() instanceof Boolean flag) {
                keywords.put(flags.removeFirst(), flag);
                arguments.removeLast();
            }
        } else if (CASTS.get(op) instanceof DType dtype && keywords.containsKey("memory_format")) {
            op = "to";
            arguments.add(dtype);
        } else if (UNIQUE.contains(op)) {
            keywords.remove("return_inverse");
            keywords.remove("return_counts");
            keywords.remove("sorted"); // always
            if (keywords.get("dim") == null) {
                keywords.remove("dim");
            }
        }
        return c.with(op, arguments, keywords);
    }

    private static boolean flag(
            Case c,
            Map<String, @Nullable Object> keywords,
            List<@Nullable Object> arguments,
            String name) {
        int place = c.op().contains("adaptive_max_pool") ? 2 : c.names().indexOf(name);
        if (place >= 0 && place < arguments.size()) {
            return Boolean.TRUE.equals(arguments.remove(place));
        }
        return Boolean.TRUE.equals(keywords.remove(name));
    }

    /// Those results that PyTorch was asked for.
    static List<@Nullable Object> asked(Case c, List<@Nullable Object> results) {
        if (!UNIQUE.contains(c.op()) || results.size() != 3) {
            return results;
        }
        List<@Nullable Object> asked = new ArrayList<>();
        asked.add(results.get(0));
        if (Boolean.TRUE.equals(c.keywords().get("return_inverse"))) {
            asked.add(results.get(1));
        }
        if (Boolean.TRUE.equals(c.keywords().get("return_counts"))) {
            asked.add(results.get(2));
        }
        return asked;
    }
}
