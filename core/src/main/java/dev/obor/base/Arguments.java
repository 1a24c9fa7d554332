package dev.obor.base;

import org.jspecify.annotations.Nullable;

/// What every public method asks of its arguments.
public final class Arguments {
    private Arguments() {}

    /// The argument itself, which must be there: `this.module = given(module, "module")`.
    ///
    /// @throws ValueError naming the argument if it is null
    public static <T> T given(@Nullable T argument, String name) {
        if (argument == null) {
            throw missing(name);
        }
        return argument;
    }

    /// The list itself, which must be there, as must all that it holds.
    ///
    /// @throws ValueError naming the argument if it or an element is null
    public static <T, L extends Iterable<? extends T>> L allGiven(@Nullable L list, String name) {
        int i = 0;
        for (T element : given(list, name)) {
            if (element == null) {
                throw missing(name + "[" + i + "]");
            }
            i++;
        }
        return given(list, name);
    }

    /// The list itself, which must be there, as must all that it holds.
    ///
    /// @throws ValueError naming the argument if it or an element is null
    public static <T> T[] allGiven(T @Nullable [] list, String name) {
        T[] result = given(list, name);
        for (int i = 0; i < result.length; i++) {
            if (result[i] == null) {
                throw missing(name + "[" + i + "]");
            }
        }
        return result;
    }

    private static ValueError missing(String name) {
        return new ValueError("argument '" + name + "' must not be null");
    }
}
