package dev.obor.optim;

import dev.obor.base.PythonFloat;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the options of every optimizer have in common; each is a record with copy methods.
///
/// @param <O> the record itself
public interface OptimizerOptions<O extends OptimizerOptions<O>> {
    /// The learning rate.
    double lr();

    /// With another learning rate.
    O lr(double value);

    /// What a momentum cycle changes: the momentum, or Adam's first beta.
    ///
    /// @throws StateError if there is neither
    default double cyclicMomentum() {
        throw new StateError(
                "optimizer must support momentum or beta1 with `cycleMomentum` option enabled");
    }

    /// With another momentum, or first beta.
    ///
    /// @throws StateError if there is neither
    default O cyclicMomentum(double value) {
        throw new StateError(
                "optimizer must support momentum or beta1 with `cycleMomentum` option enabled");
    }

    /// Names and values as PyTorch prints them, in alphabetical order.
    default Map<String, String> describe() {
        Map<String, String> result = new TreeMap<>();
        for (RecordComponent c : getClass().getRecordComponents()) {
            result.put(snakeCase(c.getName()), text(value(c)));
        }
        return result;
    }

    private @Nullable Object value(RecordComponent c) {
        try {
            return c.getAccessor().invoke(this);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case Double d when d == Math.rint(d) && Math.abs(d) < 1e15 && d == 0 -> "0";
            case Double d -> PythonFloat.repr(d);
            case Boolean b -> b ? "True" : "False";
            default -> String.valueOf(value);
        };
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }

    /// Refuses numbers out of range.
    static void check(boolean valid, String name, double value) {
        if (!valid) {
            throw new ValueError(
                    "Invalid " + name + ": " + PythonFloat.repr(value),
                    name.equals("learning rate")
                            ? "A step goes against the gradient by itself: the rate is positive."
                            : "");
        }
    }
}
