package dev.obor.optim;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the values of a state dict; what is of another kind than expected is refused by name.
final class SavedValues {
    private SavedValues() {}

    /// A number; a tensor with one element counts as one.
    static double number(String name, @Nullable Object value) {
        if (value instanceof Number n) {
            return n.doubleValue();
        }
        if (value instanceof Tensor t && t.numel() == 1) {
            return t.item();
        }
        throw wrong(name, "a number", value);
    }

    private static @Nullable Object in(
            @Nullable Map<String, ? extends @Nullable Object> state, String name) {
        return Arguments.given(state, "state").get(name);
    }

    /// A number of the dict.
    static double number(Map<String, ? extends @Nullable Object> dict, String name) {
        return number(name, in(dict, name));
    }

    /// A whole number that is not negative.
    static long count(String name, @Nullable Object value) {
        double number = number(name, value);
        if (number >= 0 && number == Math.rint(number) && number <= 1L << 53) {
            return (long) number;
        }
        throw wrong(name, "a whole number from 0", value);
    }

    /// A whole number of the dict that is not negative.
    static int count(Map<String, ? extends @Nullable Object> dict, String name) {
        return Math.toIntExact(Math.min(count(name, in(dict, name)), Integer.MAX_VALUE));
    }

    /// The last epoch of a schedule, -1 for one that a sequence has not begun.
    static int epoch(Map<String, ? extends @Nullable Object> dict) {
        Object value = in(dict, "last_epoch");
        return value instanceof Number n && n.doubleValue() == -1 ? -1 : count(dict, "last_epoch");
    }

    /// A list of numbers of the dict.
    static List<Double> numbers(Map<String, ? extends @Nullable Object> dict, String name) {
        Object saved = in(dict, name);
        if (!(saved instanceof List<?> list)) {
            throw wrong(name, "a list of numbers", saved);
        }
        List<Double> result = new ArrayList<>();
        for (Object value : list) {
            result.add(number(name, value));
        }
        return result;
    }

    private static ValueError wrong(String name, String expected, @Nullable Object value) {
        return new ValueError(
                "state dict: '" + name + "' should be " + expected + ", but got " + value);
    }
}
