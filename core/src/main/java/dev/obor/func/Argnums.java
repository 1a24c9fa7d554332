package dev.obor.func;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The arguments by which a function of several is differentiated: they are taken out as a list,
/// and the others stay as they are.
///
/// @param <T> what all arguments are
final class Argnums<T> {
    private final Function<List<T>, Tensor> function;
    private final List<T> all;
    private final int[] places;

    /// @param argnums places of arguments, negative ones from the end
    Argnums(Function<List<T>, Tensor> function, List<T> all, int[] argnums) {
        this.function = function;
        this.all = all;
        places = checked(argnums, all.size());
    }

    /// The places from the front.
    ///
    /// @param count how many arguments there are
    /// @throws ValueError if there is no place, or one twice, or one that the function has not
    static int[] checked(int[] argnums, int count) {
        if (argnums.length == 0) {
            throw new ValueError("argnums must be non-empty");
        }
        int[] places = Arrays.stream(argnums).map(i -> wrapped(i, count)).toArray();
        if (Arrays.stream(places).distinct().count() < places.length) {
            throw new ValueError(
                    "argnums elements must be unique, got " + Arrays.toString(argnums));
        }
        return places;
    }

    private static int wrapped(int argnum, int count) {
        if (argnum < -count || argnum >= count) {
            throw new ValueError(
                    "Got argnum=" + argnum + ", but only " + count + " positional inputs");
        }
        return argnum < 0 ? argnum + count : argnum;
    }

    static <T> Function<List<T>, Tensor> listed(BiFunction<T, T, Tensor> function) {
        Arguments.given(function, "function");
        return all -> function.apply(all.get(0), all.get(1));
    }

    static <T> Function<List<T>, Tensor> listed(Func.TriFunction<T, T, T, Tensor> function) {
        Arguments.given(function, "function");
        return all -> function.apply(all.get(0), all.get(1), all.get(2));
    }

    /// The arguments by which to differentiate.
    List<T> chosen() {
        return Arrays.stream(places).mapToObj(all::get).toList();
    }

    /// The function with others in their places.
    Tensor call(List<T> chosen) {
        List<T> arguments = new ArrayList<>(all);
        for (int i = 0; i < places.length; i++) {
            arguments.set(places[i], chosen.get(i));
        }
        return function.apply(arguments);
    }
}
