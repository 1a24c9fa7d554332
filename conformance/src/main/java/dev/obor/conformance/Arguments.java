package dev.obor.conformance;

import dev.obor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The arguments of a Python call.
///
/// @param positional by place
/// @param keywords by name
/// @param names the parameters in PyTorch's order
/// @param defaults values of the parameters that may be left out
record Arguments(
        List<@Nullable Object> positional,
        Map<String, @Nullable Object> keywords,
        List<String> names,
        Map<String, @Nullable Object> defaults) {

    /// The tensors among them, in order.
    List<Tensor> tensors() {
        List<@Nullable Object> all = new ArrayList<>(positional);
        all.addAll(keywords.values());
        return Invocation.tensors(Invocation.flat(all));
    }

    /// The same with every tensor replaced.
    Arguments map(Function<Tensor, Tensor> change) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        keywords.forEach((k, v) -> changed.put(k, changed(v, change)));
        return new Arguments(changed(positional, change), changed, names, defaults);
    }

    private static List<@Nullable Object> changed(
            List<@Nullable Object> list, Function<Tensor, Tensor> change) {
        List<@Nullable Object> result = new ArrayList<>();
        list.forEach(v -> result.add(changed(v, change)));
        return result;
    }

    private static @Nullable Object changed(
            @Nullable Object value, Function<Tensor, Tensor> change) {
        if (value instanceof Tensor tensor) {
            return change.apply(tensor);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list);
            return changed(copy, change);
        }
        return value;
    }

    /// The same without a keyword.
    Arguments without(String keyword) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(keywords);
        rest.remove(keyword);
        return new Arguments(positional, rest, names, defaults);
    }

    /// The same with another first argument.
    Arguments first(@Nullable Object value) {
        List<@Nullable Object> all = new ArrayList<>(positional);
        all.set(0, value);
        return new Arguments(all, keywords, names, defaults);
    }

    @Override
    public String toString() {
        return positional.stream().map(Arguments::text).collect(Collectors.joining(", ", "(", ""))
                + keywords.entrySet().stream()
                        .map(e -> ", " + e.getKey() + "=" + text(e.getValue()))
                        .collect(Collectors.joining())
                + ")";
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Tensor tensor) {
            return tensor.dtype() + tensor.shape().toList().toString();
        }
        return value instanceof List<?> list
                ? list.stream().map(Arguments::text).collect(Collectors.joining(", ", "[", "]"))
                : String.valueOf(value);
    }
}
