package dev.obor.nn;

import dev.obor.base.Arguments;
import dev.obor.base.IndexError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Parameters by name, in the order of insertion, PyTorch's `torch.nn.ParameterDict`.
///
/// ```java
/// var weights = new ParameterDict(Map.of("scale", new Parameter(ones(2))));
/// ```
public class ParameterDict extends Module {
    /// An empty dict.
    public ParameterDict() {}

    /// The given parameters.
    @SuppressWarnings("this-escape") // only final methods are called
    public ParameterDict(Map<String, Parameter> parameters) {
        Arguments.given(parameters, "parameters");
        update(parameters);
    }

    /// Adds a parameter or replaces the one with that name.
    public final void put(String key, Parameter parameter) {
        Arguments.given(key, "key");
        Arguments.given(key, "key");
        Arguments.given(parameter, "parameter");
        if (contains(key)) {
            registered.parameters().put(key, parameter);
        } else {
            registerParameter(key, parameter);
        }
    }

    /// Adds or replaces several.
    public final void update(Map<String, Parameter> parameters) {
        Arguments.given(parameters, "parameters");
        parameters.forEach(this::put);
    }

    /// The parameter with that name.
    ///
    /// @throws IndexError if there is none
    public final Parameter get(String key) {
        Arguments.given(key, "key");
        Parameter parameter = registered.parameters().get(key);
        if (parameter == null) {
            throw new IndexError("'" + key + "' is not in " + keys());
        }
        return parameter;
    }

    /// Takes a parameter out.
    ///
    /// @throws IndexError if there is none with that name
    public final Parameter pop(String key) {
        Arguments.given(key, "key");
        Arguments.given(key, "key");
        Parameter parameter = get(key);
        registered.parameters().remove(key);
        return parameter;
    }

    /// Takes all parameters out.
    public final void clear() {
        registered.parameters().clear();
    }

    /// Whether there is a parameter with that name.
    public final boolean contains(String key) {
        Arguments.given(key, "key");
        return registered.parameters().containsKey(key);
    }

    /// How many parameters there are.
    public final int size() {
        return registered.parameters().size();
    }

    /// The names, in order.
    public final Set<String> keys() {
        return Collections.unmodifiableSet(registered.parameters().keySet());
    }

    /// The parameters, in order.
    public final Collection<Parameter> values() {
        return Collections.unmodifiableCollection(registered.parameters().values());
    }

    /// Names and parameters, in order.
    public final Map<String, Parameter> items() {
        return Collections.unmodifiableMap(registered.parameters());
    }

    /// The parameter with that name, or else `parameter`, which is added under it.
    public final Parameter setdefault(String key, Parameter parameter) {
        Arguments.given(key, "key");
        Arguments.given(parameter, "parameter");
        if (!contains(key)) {
            put(key, parameter);
        }
        return get(key);
    }

    /// Takes the last parameter out, with its name.
    ///
    /// @throws IndexError if there is none
    public final Map.Entry<String, Parameter> popitem() {
        String last = null;
        for (String key : keys()) {
            last = key;
        }
        if (last == null) {
            throw new IndexError("popitem(): dictionary is empty");
        }
        return Map.entry(last, pop(last));
    }

    /// A dict of these names, all for one parameter.
    public final ParameterDict fromkeys(Iterable<String> keys, Parameter parameter) {
        Arguments.given(parameter, "parameter");
        ParameterDict dict = new ParameterDict();
        Arguments.allGiven(keys, "keys").forEach(key -> dict.put(key, parameter));
        return dict;
    }

    @Override
    protected String extraRepr() {
        return lines(registered.parameters(), p -> "torch." + p.dtype().scalarType() + "Tensor");
    }

    /// One line per parameter, ` (name): Parameter containing: [type of size 2x3]`.
    static String lines(Map<String, Parameter> parameters, Function<Parameter, String> type) {
        List<String> lines = new ArrayList<>();
        parameters.forEach((key, p) -> {
            String sizes =
                    String.join("x", p.shape().toList().stream().map(String::valueOf).toList());
            lines.add(
                    "  ("
                            + key
                            + "): Parameter containing: ["
                            + type.apply(p)
                            + " of size "
                            + sizes
                            + "]");
        });
        return String.join("\n", lines);
    }
}
