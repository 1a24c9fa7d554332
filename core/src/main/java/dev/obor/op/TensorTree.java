package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The tensors inside a value: a tensor itself, or lists, maps, arrays, optionals and records of
/// them, at any depth. Anything else is a leaf that holds none.
public final class TensorTree {
    private final MethodHandles.@Nullable Lookup lookup;

    /// @param lookup gives access to records in a package that is not opened to the library
    public TensorTree(MethodHandles.@Nullable Lookup lookup) {
        this.lookup = lookup;
    }

    /// All tensors in the order in which they stand there; those in two places appear twice.
    public List<Tensor> tensors(@Nullable Object value) {
        List<Tensor> all = new ArrayList<>();
        map(
                value,
                t -> {
                    all.add(t);
                    return t;
                });
        return all;
    }

    /// The same value with every tensor changed. What holds no changed tensor stays the same
    /// object; lists, maps and records around a changed one are built again.
    ///
    /// @throws StateError if a record cannot be taken apart
    public @Nullable Object map(@Nullable Object value, UnaryOperator<Tensor> change) {
        return switch (value) {
            case null -> null;
            case Tensor tensor -> change.apply(tensor);
            case List<?> list -> mapList(list, change);
            case Map<?, ?> map -> mapMap(map, change);
            case Object[] array -> mapArray(array, change);
            case Optional<?> optional -> mapOptional(optional, change);
            case Record record -> mapRecord(record, change);
            default -> value;
        };
    }

    private Object mapList(List<?> list, UnaryOperator<Tensor> change) {
        List<@Nullable Object> changed = new ArrayList<>(list.size());
        boolean same = true;
        for (Object item : list) {
            Object mapped = map(item, change);
            same &= mapped == item;
            changed.add(mapped);
        }
        return same ? list : changed;
    }

    private Object mapMap(Map<?, ?> map, UnaryOperator<Tensor> change) {
        Map<Object, @Nullable Object> changed = new LinkedHashMap<>();
        boolean same = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object mapped = map(entry.getValue(), change);
            same &= mapped == entry.getValue();
            changed.put(entry.getKey(), mapped);
        }
        return same ? map : changed;
    }

    private Object mapArray(Object[] array, UnaryOperator<Tensor> change) {
        @Nullable Object[] changed = array.clone();
        boolean same = true;
        for (int i = 0; i < array.length; i++) {
            changed[i] = map(array[i], change);
            same &= changed[i] == array[i];
        }
        return same ? array : changed;
    }

    private Object mapOptional(Optional<?> optional, UnaryOperator<Tensor> change) {
        Object item = optional.orElse(null);
        Object mapped = map(item, change);
        return mapped == item ? optional : Optional.ofNullable(mapped);
    }

    private Object mapRecord(Record record, UnaryOperator<Tensor> change) {
        RecordShape shape = RecordShape.of(record, lookup);
        if (!mayHoldTensors(shape)) {
            return record;
        }
        if (!shape.isOpen()) {
            throw shape.closed(
                    "the tensors of a value cannot be found",
                    "override lookup() in the module to return MethodHandles.lookup()");
        }
        return shape.map(record, item -> map(item, change));
    }

    private static boolean mayHoldTensors(RecordShape shape) {
        for (int i = 0; i < shape.size(); i++) {
            if (mayHoldTensors(shape.type(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayHoldTensors(Class<?> type) {
        return !type.isPrimitive()
                && type != String.class
                && !Number.class.isAssignableFrom(type)
                && !type.isEnum()
                && !(type.isArray() && type.getComponentType().isPrimitive());
    }
}
