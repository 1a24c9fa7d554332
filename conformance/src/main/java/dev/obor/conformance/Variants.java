package dev.obor.conformance;

import dev.obor.Index;
import dev.obor.Tensor;
import dev.obor.base.DType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The calls whose Java form differs from PyTorch's: where a flag decides in Python how many
/// results there are, Java has two names, or always all results.
final class Variants {
    private static final Set<String> SORTS = Set.of("sort", "argsort");
    private static final Set<String> CLAMPS = Set.of("clamp", "clamp_", "clip", "clip_");
    private static final Set<String> UNIQUE = Set.of("unique", "unique_consecutive");

    /// Python's operators with a tensor on the right that a number or a matrix may stand left of.
    private static final Map<String, String> REVERSED =
            Map.of(
                    "__rmod__", "remainder",
                    "__rpow__", "pow",
                    "__rmatmul__", "matmul");

    /// The methods named after dtypes: in Java only `to` has a layout.
    private static final Map<String, DType> CASTS =
            Map.ofEntries(
                    Map.entry("bfloat16", DType.BFLOAT16),
                    Map.entry("bool", DType.BOOL),
                    Map.entry("byte", DType.UINT8),
                    Map.entry("cdouble", DType.COMPLEX128),
                    Map.entry("cfloat", DType.COMPLEX64),
                    Map.entry("char", DType.INT8),
                    Map.entry("double", DType.FLOAT64),
                    Map.entry("float", DType.FLOAT32),
                    Map.entry("half", DType.FLOAT16),
                    Map.entry("int", DType.INT32),
                    Map.entry("long", DType.INT64),
                    Map.entry("short", DType.INT16));

    /// Entries whose operator is applied to the product of two factors, for a lower rank.
    static final Set<String> OF_A_PRODUCT =
            Set.of("svd_lowrank", "pca_lowrank", "linalg.pinv/singular");

    private Variants() {}

    /// A call as a Java programmer would write it.
    ///
    /// @param op the operator's name
    /// @param arguments its arguments
    record Form(String op, Arguments arguments) {}

    /// The Java form of a call that is no entry's.
    static Form of(String name, Arguments given) {
        return of(name, name, given);
    }

    /// The Java form of an entry's call.
    static Form of(String name, String entry, Arguments given) {
        Map<String, @Nullable Object> keywords = new LinkedHashMap<>(given.keywords());
        List<@Nullable Object> arguments = new ArrayList<>(given.positional());
        String op = name;
        if (OF_A_PRODUCT.contains(entry)
                && arguments.size() == 2
                && arguments.get(0) instanceof Tensor a
                && arguments.get(1) instanceof Tensor b) {
            arguments.clear();
            arguments.add(a.matmul(b.mT()));
        } else if (op.contains("max_pool")
                && flag(op, given, keywords, arguments, "return_indices")) {
            op += "_with_indices";
        } else if (op.equals("nonzero") && flag(op, given, keywords, arguments, "as_tuple")) {
            op = "nonzero_as_tuple";
        } else if (op.equals("meshgrid") && arguments.stream().allMatch(Tensor.class::isInstance)) {
            List<@Nullable Object> all = new ArrayList<>(arguments);
            arguments.clear();
            arguments.add(all);
        } else if (CLAMPS.contains(op)) {
            op = oneSided(op, given.names(), keywords, arguments);
        } else if (SORTS.contains(op) && arguments.size() == 3) { // one overload calls it `stable`
            keywords.put("descending", arguments.removeLast());
            keywords.put("dim", arguments.removeLast());
        } else if (op.equals("einsum") && arguments.size() == 2) { // its entry swaps them
            arguments = new ArrayList<>(arguments.reversed());
        } else if (op.equals("where")
                && !(arguments.getFirst() instanceof Tensor)
                && arguments.get(1) instanceof Tensor) { // a number has no method
            arguments.addFirst(arguments.remove(1));
        } else if (REVERSED.get(op) instanceof String forward && arguments.size() == 2) {
            op = forward;
            arguments = new ArrayList<>(arguments.reversed());
        } else if (op.equals("__getitem__") && arguments.size() == 2) {
            Object key = arguments.removeLast();
            if (key instanceof List<?> list && list.stream().allMatch(Long.class::isInstance)) {
                arguments.add(Index.of(list.stream().mapToLong(n -> (Long) n).toArray()));
            } else if (key instanceof List<?> list) {
                for (Object part : list) {
                    arguments.add(index(part));
                }
            } else {
                arguments.add(index(key));
            }
            op = "get";
        } else if (op.equals("item") && arguments.getFirst() instanceof Tensor t && t.isComplex()) {
            op = "item_complex";
        } else if (op.equals("to")) {
            List<String> flags = new ArrayList<>(List.of("copy", "non_blocking"));
            while (!arguments.isEmpty() && arguments.getLast() instanceof Boolean flag) {
                keywords.put(flags.removeFirst(), flag);
                arguments.removeLast();
            }
        } else if (CASTS.get(op) instanceof DType dtype && keywords.containsKey("memory_format")) {
            op = "to";
            arguments.add(dtype);
        } else if (op.equals("lu")) { // its Python function hides the names
            for (String flag : List.of("get_infos", "pivot")) {
                int place = flag.equals("pivot") ? 1 : 2;
                if (arguments.size() > place) {
                    keywords.put(flag, arguments.remove(place));
                }
            }
        } else if (UNIQUE.contains(op)) {
            keywords.remove("return_inverse");
            keywords.remove("return_counts");
            keywords.remove("sorted"); // always
            if (keywords.get("dim") == null) {
                keywords.remove("dim");
            }
        }
        return new Form(op, new Arguments(arguments, keywords, given.names(), given.defaults()));
    }

    private static Object index(@Nullable Object part) {
        return switch (part) {
            case null -> Index.newAxis();
            case Long place -> Index.of(place);
            case List<?> places when places.stream().allMatch(Long.class::isInstance) ->
                    Index.of(places.stream().mapToLong(n -> (Long) n).toArray());
            case Tensor tensor -> Index.of(tensor);
            default -> Objects.requireNonNull(part);
        };
    }

    /// With one number, `clamp` is `clampMin` or `clampMax` in Java.
    private static String oneSided(
            String op,
            List<String> names,
            Map<String, @Nullable Object> keywords,
            List<@Nullable Object> arguments) {
        Map<String, @Nullable Object> bounds = new LinkedHashMap<>();
        for (String bound : List.of("min", "max")) {
            int place = names.indexOf(bound);
            Object value =
                    place > 0 && place < arguments.size()
                            ? arguments.get(place)
                            : keywords.get(bound);
            if (value != null) {
                bounds.put(bound, value);
            }
        }
        if (bounds.size() != 1 || !(bounds.values().iterator().next() instanceof Number number)) {
            return op;
        }
        keywords.keySet().removeAll(List.of("min", "max"));
        arguments.subList(1, arguments.size()).clear();
        arguments.add(number);
        return "clamp_" + bounds.keySet().iterator().next() + (op.endsWith("_") ? "_" : "");
    }

    private static boolean flag(
            String op,
            Arguments given,
            Map<String, @Nullable Object> keywords,
            List<@Nullable Object> arguments,
            String name) {
        int place = op.contains("adaptive_max_pool") ? 2 : given.names().indexOf(name);
        if (place >= 0 && place < arguments.size()) {
            return Boolean.TRUE.equals(arguments.remove(place));
        }
        return Boolean.TRUE.equals(keywords.remove(name));
    }

    /// Those results that PyTorch was asked for.
    static List<@Nullable Object> asked(
            String op, Arguments given, List<@Nullable Object> results) {
        if (op.equals("linalg.lstsq/grad_oriented")) {
            return results.subList(0, 2);
        }
        if (!UNIQUE.contains(op) || results.size() != 3) {
            return results;
        }
        List<@Nullable Object> asked = new ArrayList<>();
        asked.add(results.get(0));
        if (Boolean.TRUE.equals(given.keywords().get("return_inverse"))) {
            asked.add(results.get(1));
        }
        if (Boolean.TRUE.equals(given.keywords().get("return_counts"))) {
            asked.add(results.get(2));
        }
        return asked;
    }
}
