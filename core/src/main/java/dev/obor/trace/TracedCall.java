package dev.obor.trace;

import dev.obor.base.Arguments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One operation that ran.
///
/// @param name PyTorch's name, such as `layer_norm`; with an underscore behind it, it changed its
///   input
/// @param arguments what it was given, by the names of its declaration as Python writes them,
///   options included; a [TracedValue] where a tensor was given, also in lists
/// @param outputs the tensors in its result
/// @param calls the operations that it is made of, in order; empty for what is computed by kernels
///   of its own
/// @param module the path of the module that was running; empty for the outermost
/// @param place where it stands in the program, such as `Net.java:12`, or empty
public record TracedCall(
        String name,
        Map<String, @Nullable Object> arguments,
        List<TracedValue> outputs,
        List<TracedCall> calls,
        String module,
        String place) {
    /// With copies of the lists.
    public TracedCall {
        Arguments.given(name, "name");
        arguments =
                Collections.unmodifiableMap(
                        new LinkedHashMap<>(Arguments.given(arguments, "arguments")));
        outputs = List.copyOf(Arguments.allGiven(outputs, "outputs"));
        calls = List.copyOf(Arguments.allGiven(calls, "calls"));
        Arguments.given(module, "module");
        Arguments.given(place, "place");
    }

    /// The tensors among the arguments, in order.
    public List<TracedValue> inputs() {
        List<TracedValue> result = new ArrayList<>();
        arguments.values().forEach(a -> collect(a, result));
        return result;
    }

    private static void collect(@Nullable Object argument, List<TracedValue> into) {
        if (argument instanceof TracedValue value) {
            into.add(value);
        } else if (argument instanceof List<?> list) {
            list.forEach(item -> collect(item, into));
        }
    }

    /// Such as `relu in layers.1 (Net.java:12)`.
    @Override
    public String toString() {
        return name
                + (module.isEmpty() ? "" : " in " + module)
                + (place.isEmpty() ? "" : " (" + place + ")");
    }
}
