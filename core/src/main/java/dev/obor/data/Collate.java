package dev.obor.data;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.RecordShape;
import dev.obor.op.TensorAccess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Joins samples to a batch, PyTorch's `default_collate` and `default_convert`.
///
/// Tensors and numeric arrays are stacked; floating numbers become a float64 tensor, integers an
/// int64 tensor, truth values a bool tensor; strings stay a list; maps, lists and records are
/// joined part by part and keep their kind.
public final class Collate {
    private Collate() {}

    /// The samples as one, with a leading dimension that counts them.
    ///
    /// @param <B> what comes out: for tensors, maps, lists and records of tensors the type of a
    ///   sample, for numbers `Tensor`
    /// @throws DTypeError if a sample is of a kind that cannot be joined
    /// @throws ShapeError if tensors or lists differ in size
    @SuppressWarnings("unchecked") // the caller names the type, as with every generic conversion
    public static <B> B defaultCollate(List<?> samples) {
        Arguments.given(samples, "samples");
        return (B) join(samples);
    }

    /// The samples as one of their own type, as a loader's type parameter says it.
    ///
    /// @throws DTypeError if they join to another type, as numbers and arrays do
    @SuppressWarnings("unchecked") // what joins to another type is refused
    static <T> T ofOwnType(List<?> samples) {
        Object joined = join(samples);
        Object first = samples.getFirst();
        if (first instanceof Tensor
                || first instanceof Map
                || first instanceof List
                || first instanceof Record) {
            return (T) joined;
        }
        String type = first.getClass().getSimpleName();
        String becomes = joined instanceof Tensor ? "Tensor" : "List<" + type + ">";
        throw new DTypeError(
                "default_collate: a batch of samples of type "
                        + type
                        + " is a "
                        + becomes
                        + ", and no "
                        + type,
                "Give the loader the function that joins them: DataLoader<"
                        + becomes
                        + "> loader = new DataLoader<>(dataset, Collate::defaultCollate, o -> {}).");
    }

    private static Object join(List<?> samples) {
        if (samples.isEmpty()) {
            throw new ShapeError("default_collate: a batch without samples; give at least one");
        }
        return switch (samples.getFirst()) {
            case Tensor _ -> Rows.stack(all(samples, Tensor.class));
            case Double _ -> doubles(all(samples, Number.class));
            case Float _ -> doubles(all(samples, Number.class));
            case Long _ -> longs(all(samples, Number.class));
            case Integer _ -> longs(all(samples, Number.class));
            case Short _ -> longs(all(samples, Number.class));
            case Byte _ -> longs(all(samples, Number.class));
            case Boolean _ -> booleans(all(samples, Boolean.class));
            case String _ -> List.copyOf(all(samples, String.class));
            case Map<?, ?> first -> maps(first, samples);
            case List<?> first -> lists(first.size(), samples);
            case Record first -> records(first, samples);
            case null -> throw notJoined(null);
            case Object _ -> Rows.stack(arrays(samples));
        };
    }

    private static <T> List<T> all(List<?> samples, Class<T> type) {
        List<T> result = new ArrayList<>(samples.size());
        for (Object sample : samples) {
            if (!type.isInstance(sample)) {
                throw new DTypeError(
                        "default_collate: the first sample is a "
                                + samples.getFirst().getClass().getSimpleName()
                                + ", another is "
                                + sample
                                + "; samples of one data set must be of one kind");
            }
            result.add(type.cast(sample));
        }
        return result;
    }

    private static Tensor doubles(List<Number> numbers) {
        double[] values = numbers.stream().mapToDouble(Number::doubleValue).toArray();
        return wrap(DType.FLOAT64, values, values.length);
    }

    private static Tensor longs(List<Number> numbers) {
        long[] values = numbers.stream().mapToLong(Number::longValue).toArray();
        return wrap(DType.INT64, values, values.length);
    }

    private static Tensor booleans(List<Boolean> truths) {
        byte[] values = new byte[truths.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (truths.get(i) ? 1 : 0);
        }
        return wrap(DType.BOOL, values, values.length);
    }

    private static Tensor wrap(DType dtype, Object array, int length) {
        return TensorAccess.wrap(Backends.wrap(dtype, array, length));
    }

    private static Map<Object, Object> maps(Map<?, ?> first, List<?> samples) {
        Map<Object, Object> result = new LinkedHashMap<>();
        for (Object key : first.keySet()) {
            List<@Nullable Object> parts = new ArrayList<>();
            for (Map<?, ?> sample : all(samples, Map.class)) {
                parts.add(sample.get(key));
            }
            result.put(key, join(parts));
        }
        return result;
    }

    private static List<Object> lists(int size, List<?> samples) {
        List<Object> result = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<@Nullable Object> parts = new ArrayList<>();
            for (List<?> sample : all(samples, List.class)) {
                if (sample.size() != size) {
                    throw new ShapeError(
                            "each element in list of batch should be of equal size, got "
                                    + size
                                    + " and "
                                    + sample.size());
                }
                parts.add(sample.get(i));
            }
            result.add(join(parts));
        }
        return result;
    }

    private static Record records(Record first, List<?> samples) {
        RecordShape shape = RecordShape.of(first);
        if (!shape.isOpen()) {
            throw shape.closed("default_collate", "give the loader a collate function");
        }
        List<? extends Record> records = all(samples, first.getClass());
        @Nullable Object[] values = new Object[shape.size()];
        for (int i = 0; i < values.length; i++) {
            List<@Nullable Object> parts = new ArrayList<>();
            for (Record record : records) {
                parts.add(shape.get(record, i));
            }
            values[i] = fitting(join(parts), first, shape, i);
        }
        return shape.build(values);
    }

    private static Object fitting(Object joined, Record record, RecordShape shape, int i) {
        if (shape.type(i).isInstance(joined)) {
            return joined;
        }
        throw new DTypeError(
                "default_collate: the component '"
                        + shape.name(i)
                        + "' of the record "
                        + record.getClass().getSimpleName()
                        + " is a "
                        + shape.type(i).getSimpleName()
                        + " and cannot hold a "
                        + joined.getClass().getSimpleName()
                        + " of the whole batch; declare it as Tensor, or give the loader a"
                        + " collate function");
    }

    private static List<Tensor> arrays(List<?> samples) {
        List<Tensor> tensors = new ArrayList<>();
        for (Object sample : samples) {
            Tensor tensor = fromArray(sample);
            if (tensor == null) {
                throw notJoined(sample);
            }
            tensors.add(tensor);
        }
        return tensors;
    }

    private static DTypeError notJoined(@Nullable Object sample) {
        return new DTypeError(
                "default_collate: batch must contain tensors, arrays, numbers, maps, lists or"
                        + " records; found "
                        + (sample == null ? "null" : sample.getClass().getTypeName())
                        + "; give the loader a collate function");
    }

    private static @Nullable Tensor fromArray(@Nullable Object array) {
        return switch (array) {
            case float[] a -> wrap(DType.FLOAT32, a.clone(), a.length);
            case double[] a -> wrap(DType.FLOAT64, a.clone(), a.length);
            case long[] a -> wrap(DType.INT64, a.clone(), a.length);
            case int[] a -> wrap(DType.INT32, a.clone(), a.length);
            case null, default -> null;
        };
    }

    /// A single sample as a loader without batches gives it: arrays become tensors, also inside
    /// lists and maps; everything else stays as it is.
    public static Object defaultConvert(Object sample) {
        Arguments.given(sample, "sample");
        Tensor tensor = fromArray(sample);
        return switch (sample) {
            case Map<?, ?> map -> {
                Map<Object, Object> result = new LinkedHashMap<>();
                map.forEach((key, value) -> result.put(key, defaultConvert(value)));
                yield result;
            }
            case List<?> list -> list.stream().map(Collate::defaultConvert).toList();
            default -> tensor == null ? sample : tensor;
        };
    }
}
