package dev.obor.nn.functional;

import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Numbers per spatial dimension, given as one for all or as one for each: `stride=2`, `padding=(1,
/// 0)`.
public final class Extents {
    private Extents() {}

    /// A list from one number or several.
    public static List<Integer> of(int... numbers) {
        Arguments.given(numbers, "numbers");
        return Arrays.stream(numbers).boxed().toList();
    }

    /// One number per dimension.
    ///
    /// @param name what the numbers are, for the error
    /// @throws ShapeError if there is neither one number nor one per dimension
    public static int[] expand(List<Integer> numbers, int dims, String name) {
        Arguments.given(numbers, "numbers");
        Arguments.given(name, "name");
        if (dims < 1 || dims > 3) {
            throw new ValueError("a number of spatial dimensions is 1 to 3, but got " + dims);
        }
        if (numbers.size() != 1 && numbers.size() != dims) {
            throw new ShapeError(
                    "expected "
                            + name
                            + " to be a single integer value or a list of "
                            + dims
                            + " values to match the convolution dimensions, but got "
                            + name
                            + "="
                            + numbers,
                    advice(dims));
        }
        List<Integer> all =
                numbers.size() == dims ? numbers : Collections.nCopies(dims, numbers.get(0));
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    /// What to do where there are too many numbers, or too few.
    static String advice(int dims) {
        return "Give one number"
                + (dims == 1 ? ": a signal has one dimension." : ", or " + dims + ".");
    }

    /// As Python prints what was given: `2` or `(1, 0)`.
    public static String text(List<Integer> numbers) {
        Arguments.given(numbers, "numbers");
        return numbers.size() == 1 ? numbers.get(0).toString() : tuple(numbers);
    }

    /// As Python prints a tuple: `(2,)`, `(1, 0)`.
    public static String tuple(List<?> numbers) {
        Arguments.given(numbers, "numbers");
        String inner = numbers.toString();
        return "(" + inner.substring(1, inner.length() - 1) + (numbers.size() == 1 ? ",)" : ")");
    }

    /// As Python prints one number per dimension as a tuple.
    public static String tuple(List<Integer> numbers, int dims) {
        Arguments.given(numbers, "numbers");
        return tuple(of(expand(numbers, dims, "the numbers")));
    }
}
