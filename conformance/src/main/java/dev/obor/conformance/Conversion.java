package dev.obor.conformance;

import dev.obor.Index;
import dev.obor.MemoryFormat;
import dev.obor.Tensor;
import dev.obor.base.Complex;
import dev.obor.base.Device;
import dev.obor.nn.PairwiseDistance;
import dev.obor.nn.functional.LinearCrossEntropyOptions;
import dev.obor.nn.functional.Reduction;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A value as a parameter's type wants it, and how far it had to go.
record Conversion(@Nullable Object value, int cost) {

    /// Converts, or answers null where Java has no such argument.
    static @Nullable Conversion to(Class<?> type, @Nullable Object value) {
        return switch (value) {
            // a number that is None, rather than a name
            case null ->
                    type.isPrimitive() ? null : new Conversion(null, type == String.class ? 2 : 1);
            case Long number -> whole(type, number);
            case Double number when type == Complex.class ->
                    new Conversion(new Complex(number, 0), 3);
            case Double number ->
                    type == double[].class
                            ? new Conversion(new double[] {number}, 1)
                            : type == double.class || type == Double.class ? of(number) : null;
            case Complex number -> type == Complex.class ? of(number) : null;
            case Boolean truth -> truth(type, truth);
            case String text when type == Reduction.class -> reduction(text);
            case String text when type == Device.class && text.equals("cpu") -> of(Device.CPU);
            case String text when type == MemoryFormat.class ->
                    of(MemoryFormat.valueOf(text.replace("torch.", "").toUpperCase(Locale.ROOT)));
            case PairwiseDistance distance when type == BinaryOperator.class ->
                    of((BinaryOperator<Tensor>) distance::call);
            case Map<?, ?> options when type == LinearCrossEntropyOptions.class ->
                    of(new LinearCrossEntropyOptions().withValues(named(options)));
            case List<?> list -> list(type, list);
            case Index index when type == Object[].class -> of(new Object[] {index});
            case Tensor single when type == Tensor[].class ->
                    new Conversion(new Tensor[] {single}, 1);
            default -> type != Object.class && type.isInstance(value) ? of(value) : null;
        };
    }

    private static Map<String, @Nullable Object> named(Map<?, ?> values) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        values.forEach((name, value) -> result.put((String) name, value));
        return result;
    }

    private static Conversion of(Object value) {
        return new Conversion(value, 0);
    }

    private static @Nullable Conversion truth(Class<?> type, Boolean value) {
        if (type == boolean.class || type == Boolean.class) {
            return of(value);
        }
        if (type != long.class && type != double.class) {
            return null;
        }
        return new Conversion(
                type == long.class ? (Object) number(value) : (double) number(value), 2);
    }

    private static long number(boolean value) {
        return value ? 1 : 0;
    }

    private static @Nullable Conversion whole(Class<?> type, Long value) {
        if (type == long.class || type == Long.class) {
            return of(value);
        }
        if (type == int.class || type == Integer.class) {
            return value == value.intValue() ? of(value.intValue()) : null;
        }
        if (type == double.class || type == Double.class) {
            return new Conversion(value.doubleValue(), 1);
        }
        if (type == Complex.class) {
            return new Conversion(new Complex(value, 0), 4);
        }
        var converted = list(type, List.of(value));
        return converted == null ? null : new Conversion(converted.value(), 1);
    }

    private static @Nullable Conversion reduction(String text) {
        try {
            return of(Reduction.of(text));
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private static boolean isSizes(@Nullable Object value) {
        return value instanceof Long
                || value instanceof List<?> list && list.stream().allMatch(Long.class::isInstance);
    }

    private static long[] sizes(@Nullable Object value) {
        return value instanceof Long n
                ? new long[] {n}
                : ((List<?>) Objects.requireNonNull(value))
                        .stream().mapToLong(n -> (Long) n).toArray();
    }

    private static boolean isExtent(@Nullable Object value) {
        return value == null || value instanceof Long n && n == n.intValue();
    }

    private static @Nullable Conversion list(Class<?> type, List<?> list) {
        if (list.stream().allMatch(Long.class::isInstance)) {
            if (type == long[].class) {
                return of(list.stream().mapToLong(v -> (Long) v).toArray());
            }
            if (type == int[].class) {
                int[] numbers = list.stream().mapToInt(v -> ((Long) v).intValue()).toArray();
                boolean fit =
                        IntStream.range(0, numbers.length)
                                .allMatch(i -> list.get(i) instanceof Long v && v == numbers[i]);
                return fit ? of(numbers) : null; // what Java's compiler refuses is no case
            }
        }
        if (type == double[].class && list.stream().allMatch(Number.class::isInstance)) {
            return of(list.stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray());
        }
        if (type == long[][].class && list.stream().allMatch(Conversion::isSizes)) {
            return of(list.stream().map(Conversion::sizes).toArray(long[][]::new));
        }
        if (type == List.class && list.stream().allMatch(Conversion::isExtent)) {
            List<@Nullable Integer> extents = new ArrayList<>();
            list.forEach(v -> extents.add(v == null ? null : (Integer) ((Long) v).intValue()));
            return of(extents);
        }
        if (type == List.class && list.stream().allMatch(Tensor.class::isInstance)) {
            return of(list);
        }
        if (type == Integer[].class && list.stream().allMatch(Conversion::isWholeOrNull)) {
            return of(list.stream().map(Conversion::boxed).toArray(Integer[]::new));
        }
        if (Iterable.class.isAssignableFrom(type)
                && type.isInstance(list)
                && !list.isEmpty()
                && list.stream().allMatch(Tensor.class::isInstance)) {
            return of(list);
        }
        if (type == Object[].class && list.stream().allMatch(Index.class::isInstance)) {
            return of(list.toArray());
        }
        if (type == Tensor[].class && list.stream().allMatch(Tensor.class::isInstance)) {
            return of(list.toArray(Tensor[]::new));
        }
        return type.isRecord() ? record(type, list) : null;
    }

    /// A tuple of tensors as the record that Java has for it.
    private static @Nullable Conversion record(Class<?> type, List<?> list) {
        RecordComponent[] parts = type.getRecordComponents();
        boolean fits =
                parts.length == list.size()
                        && Arrays.stream(parts).allMatch(p -> p.getType() == Tensor.class)
                        && list.stream().allMatch(Tensor.class::isInstance);
        return fits ? of(Invocation.invoke(type.getConstructors()[0], null, list.toArray())) : null;
    }

    private static boolean isWholeOrNull(@Nullable Object value) {
        return isExtent(value);
    }

    private static @Nullable Integer boxed(@Nullable Object value) {
        return value instanceof Long number ? Integer.valueOf(number.intValue()) : null;
    }
}
