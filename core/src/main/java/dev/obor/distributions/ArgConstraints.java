package dev.obor.distributions;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.distributions.constraints.Constraint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The arguments of a distribution by PyTorch's names, with what they must satisfy: what a class
/// that extends [Distribution] says of itself.
///
/// ```java
/// var constraints =
///         new ArgConstraints()
///                 .and("loc", loc, Constraints.real())
///                 .and("scale", scale, Constraints.positive());
/// ```
public final class ArgConstraints {
    private final List<Argument> arguments = new ArrayList<>();

    /// An argument.
    ///
    /// @param shown whether it is printed
    record Argument(String name, @Nullable Tensor value, Constraint constraint, boolean shown) {}

    /// No arguments.
    public ArgConstraints() {}

    /// Another argument, or null where it can be given in the place of one that is.
    public ArgConstraints and(String name, @Nullable Tensor value, Constraint constraint) {
        arguments.add(
                new Argument(
                        Arguments.given(name, "name"),
                        value,
                        Arguments.given(constraint, "constraint"),
                        true));
        return this;
    }

    /// Another argument, which the distribution does not print.
    ArgConstraints hidden(String name, @Nullable Tensor value, Constraint constraint) {
        arguments.add(new Argument(name, value, constraint, false));
        return this;
    }

    List<Argument> all() {
        return arguments;
    }

    Map<String, Constraint> byName() {
        Map<String, Constraint> map = new LinkedHashMap<>();
        arguments.forEach(a -> map.put(a.name(), a.constraint()));
        return Collections.unmodifiableMap(map);
    }
}
