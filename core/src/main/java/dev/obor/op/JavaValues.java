package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.create.JavaArrays;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers and truth values as objects, alone, in lists and in arrays, also nested: what PyTorch's
/// `tensor` takes as numbers and sequences.
public final class JavaValues {
    private final List<Object> leaves = new ArrayList<>();
    private final long[] shape;

    private JavaValues(long[] shape) {
        this.shape = shape;
    }

    /// Whether a value is to be read element by element: all but arrays of primitives.
    public static boolean isBoxed(@Nullable Object value) {
        if (value == null || !value.getClass().isArray()) {
            return true;
        }
        Class<?> element = value.getClass();
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return !element.isPrimitive();
    }

    /// A tensor of the values: float64 if one is a floating-point number, else int64 if one is an
    /// integer, else bool.
    ///
    /// @throws DTypeError if one is no number and no truth value
    /// @throws ShapeError if the rows are of different lengths
    public static Tensor tensor(@Nullable Object value) {
        List<Long> sizes = new ArrayList<>();
        for (Object level = value; elements(level) instanceof List<?> list; ) {
            sizes.add((long) list.size());
            level = list.isEmpty() ? "" : list.getFirst();
        }
        JavaValues values = new JavaValues(sizes.stream().mapToLong(Long::longValue).toArray());
        values.collect(value, 0);
        return values.made();
    }

    private static @Nullable List<?> elements(@Nullable Object value) {
        if (value == null || !value.getClass().isArray()) {
            return value instanceof List<?> list ? list : null;
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < Array.getLength(value); i++) {
            list.add(Array.get(value, i));
        }
        return list;
    }

    private void collect(@Nullable Object value, int dim) {
        List<?> list = elements(value);
        if (dim == shape.length) {
            leaves.add(leaf(value));
        } else if (list == null || list.size() != shape[dim]) {
            throw new ShapeError(
                    "expected sequence of length "
                            + shape[dim]
                            + " at dim "
                            + dim
                            + " (got "
                            + (list == null ? value : list.size())
                            + ")");
        } else {
            list.forEach(element -> collect(element, dim + 1));
        }
    }

    private static Object leaf(@Nullable Object value) {
        return switch (value) {
            case Double d -> d;
            case Float f -> f.doubleValue();
            case Long n -> n;
            case Integer n -> n.longValue();
            case Short n -> n.longValue();
            case Byte n -> n.longValue();
            case Boolean b -> b;
            case null ->
                    throw new DTypeError(
                            "a tensor cannot be made of null",
                            "Each element is a number or a truth value; a value that is missing can"
                                    + " be Double.NaN.");
            case Tensor _ ->
                    throw new DTypeError(
                            "tensor(...) takes Java values, but got a tensor",
                            "One tensor is copied by detach().clone(), several are joined by"
                                    + " stack(...).");
            default ->
                    throw new DTypeError(
                            "a tensor cannot be made of a " + value.getClass().getName(),
                            value instanceof Number
                                    ? "Say what it is to be: doubleValue() or longValue()."
                                    : "It takes numbers and truth values, and arrays and lists of"
                                            + " them.");
        };
    }

    private Tensor made() {
        if (leaves.isEmpty() || leaves.stream().anyMatch(Double.class::isInstance)) {
            double[] numbers = leaves.stream().mapToDouble(JavaValues::number).toArray();
            return JavaArrays.share(numbers, DType.FLOAT64, shape);
        }
        if (leaves.stream().anyMatch(Long.class::isInstance)) {
            long[] numbers = new long[leaves.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = leaves.get(i) instanceof Long n ? n : (long) number(leaves.get(i));
            }
            return JavaArrays.share(numbers, DType.INT64, shape);
        }
        boolean[] truths = new boolean[leaves.size()];
        for (int i = 0; i < truths.length; i++) {
            truths[i] = (Boolean) leaves.get(i);
        }
        return JavaArrays.share(truths, DType.BOOL, shape);
    }

    private static double number(Object leaf) {
        return leaf instanceof Number n ? n.doubleValue() : Boolean.TRUE.equals(leaf) ? 1 : 0;
    }
}
