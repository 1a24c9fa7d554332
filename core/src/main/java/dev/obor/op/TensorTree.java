package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
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
        Class<? extends Record> type = record.getClass();
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new Object[components.length];
        boolean same = true;
        boolean holders = false;
        for (RecordComponent component : components) {
            holders |= mayHoldTensors(component.getType());
        }
        if (!holders) {
            return record;
        }
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            Object item = read(record, components[i]);
            values[i] = map(item, change);
            same &= values[i] == item;
        }
        return same ? record : build(type, types, values);
    }

    private static boolean mayHoldTensors(Class<?> type) {
        return !type.isPrimitive()
                && type != String.class
                && !Number.class.isAssignableFrom(type)
                && !type.isEnum()
                && !(type.isArray() && type.getComponentType().isPrimitive());
    }

    private @Nullable Object read(Record record, RecordComponent component) {
        try {
            if (lookup == null) {
                component.getAccessor().trySetAccessible();
                return component.getAccessor().invoke(record);
            }
            return lookup.unreflect(component.getAccessor()).invoke(record);
        } catch (IllegalAccessException e) {
            throw closed(record.getClass(), e);
        } catch (Throwable e) {
            throw new StateError("cannot read " + component + " of " + record.getClass(), e);
        }
    }

    private Object build(
            Class<? extends Record> type, Class<?>[] types, @Nullable Object[] values) {
        try {
            if (lookup != null) {
                MethodHandle constructor =
                        lookup.findConstructor(type, MethodType.methodType(void.class, types));
                return constructor.invokeWithArguments(values);
            }
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            throw closed(type, e);
        } catch (Throwable e) {
            throw new StateError(
                    "the record " + type.getName() + " cannot be built with other tensors", e);
        }
    }

    private static StateError closed(Class<?> type, Exception cause) {
        return new StateError(
                "the record "
                        + type.getName()
                        + " cannot be taken apart, so its tensors cannot be found; add `opens "
                        + type.getPackageName()
                        + " to dev.obor;` to the module-info of "
                        + type.getModule()
                        + ", or override lookup() in the module to return MethodHandles.lookup()",
                cause);
    }
}
