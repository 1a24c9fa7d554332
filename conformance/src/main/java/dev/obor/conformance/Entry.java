package dev.obor.conformance;

import dev.obor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One entry of PyTorch's databases with all its cases.
///
/// @param kind which database
/// @param header what is said once for all cases
/// @param cases the cases in the order of the file
/// @param tensors the tensors that they name
record Entry(
        Kind kind,
        Map<String, @Nullable Object> header,
        List<Case> cases,
        Map<String, Tensor> tensors) {
    /// PyTorch's databases, named as the folders of the data.
    enum Kind {
        OPS,
        MODULES,
        OPTIMIZERS;

        String folder() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// An entry from its line; cases are added.
    static Entry of(Kind kind, Map<String, @Nullable Object> header, Map<String, Tensor> tensors) {
        return new Entry(kind, header, new ArrayList<>(), tensors);
    }

    /// Adds a line.
    void add(Map<String, @Nullable Object> json) {
        cases.add(new Case(this, cases.size() + 1, json));
    }

    /// PyTorch's name with the variant of the test, such as `std/unbiased`.
    String name() {
        return (String) Objects.requireNonNull(header.get("entry"));
    }

    /// PyTorch's name, such as `nn.functional.gelu`.
    String op() {
        return (String) Objects.requireNonNull(header.get("op"));
    }

    /// The parameters in PyTorch's order.
    List<String> names() {
        return header.get("names") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /// Whether the file says which results require a gradient, so that no gradient is told from a
    /// gradient of zeros, and strides of gradients are compared. Older files do not.
    boolean isStrict() {
        return header.get("form") instanceof Long form && form >= 2;
    }

    /// Whether the header says so.
    boolean is(String key) {
        return Boolean.TRUE.equals(header.get(key));
    }
}
