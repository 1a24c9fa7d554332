package dev.obor.nn.module;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.nn.Buffer;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.nn.UninitializedBuffer;
import dev.obor.nn.UninitializedParameter;
import dev.obor.op.RecordShape;
import dev.obor.op.TensorAccess;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Copies a module with everything below it, Python's `copy.deepcopy(module)`.
///
/// Each part is copied once, so that sharing survives. Lists, maps, arrays and records are copied
/// too; other objects, such as lambdas and strings, are shared with the original.
public final class ModuleCopy {
    /// What a layer takes beside its elements, in bytes, at least.
    private static final long OBJECTS = 1024;

    private final Map<Object, Object> done = new IdentityHashMap<>();

    private ModuleCopy() {}

    public static Module of(Module module) {
        return (Module) new ModuleCopy().part(module);
    }

    /// So many copies of a layer.
    ///
    /// @throws OutOfMemoryError if they do not fit into the heap, before the first one is made
    public static <M extends Module> List<M> times(M layer, long count) {
        long bytes =
                Stream.concat(layer.parameters().stream(), layer.buffers().stream())
                        .mapToLong(Tensor::nbytes)
                        .sum();
        requireRoom(count, bytes);
        List<M> copies = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            @SuppressWarnings("unchecked") // a copy is of the same class
            M copy = (M) of(layer);
            copies.add(copy);
        }
        return copies;
    }

    /// Refuses a number of layers that cannot fit into the heap.
    ///
    /// @param bytes what the elements of each take
    /// @throws OutOfMemoryError saying what they need and what there is
    public static void requireRoom(long count, long bytes) {
        long most = Runtime.getRuntime().maxMemory();
        double needed = (double) count * (OBJECTS + bytes);
        if (needed > most) {
            throw new OutOfMemoryError(
                    String.format(
                            Locale.ROOT,
                            "%d layers take %.4g bytes at least, which do not fit into the heap of %d"
                                    + " bytes; give Java more with -Xmx",
                            count,
                            needed,
                            most));
        }
    }

    private Object part(Object original) {
        Object known = done.get(original);
        if (known != null) {
            return known;
        }
        Object copy =
                switch (original) {
                    case UninitializedParameter p when p.isLazy() -> p.fresh();
                    case UninitializedBuffer b when b.isLazy() -> b.fresh();
                    case Parameter p -> new Parameter(values(p), p.requiresGrad());
                    case Buffer b -> new Buffer(values(b), b.persistent());
                    case Tensor t -> values(t).requiresGrad_(t.isLeaf() && t.requiresGrad());
                    default -> ModuleAccess.shallowCopy((Module) original);
                };
        done.put(original, copy); // before the fields: an inner class points back at its owner
        if (copy instanceof Module module) {
            fields(module);
            registered((Module) original, module);
        }
        return copy;
    }

    private static Tensor values(Tensor tensor) {
        Tensor copy = tensor.detach().clone();
        TensorAccess.escape(copy); // a module outlives every scope
        return copy;
    }

    private void registered(Module original, Module copy) {
        ModuleParts from = ModuleAccess.registered(original);
        ModuleParts to = ModuleAccess.registered(copy);
        from.parameters().forEach((name, p) -> to.parameters().put(name, (Parameter) part(p)));
        from.buffers().forEach((name, b) -> to.buffers().put(name, (Buffer) part(b)));
        from.children().forEach((name, m) -> to.children().put(name, (Module) part(m)));
        to.computed().putAll(from.computed());
    }

    /// Replaces what the fields of a shallow copy still share with the original.
    private void fields(Module copy) {
        for (Class<?> c = copy.getClass(); c != Module.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    replace(field, copy);
                }
            }
        }
    }

    private void replace(Field field, Module owner) {
        try {
            field.setAccessible(true);
            Object before = field.get(owner);
            Object after = deep(before);
            if (after != before) {
                field.set(owner, after);
            }
        } catch (InaccessibleObjectException e) {
            throw new StateError(ModuleFields.unwritable(field.getDeclaringClass()), e);
        } catch (IllegalAccessException | IllegalArgumentException e) {
            throw new StateError(
                    "copy() cannot set " + field + "; give the class a copy constructor instead",
                    e);
        }
    }

    private @Nullable Object deep(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Tensor _, Module _ -> part(value);
            case List<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            case Record record -> record(record);
            default -> value.getClass().isArray() ? array(value) : value;
        };
    }

    private List<?> list(List<?> list) {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        for (Object item : list) {
            copy.add(deep(item));
        }
        return list instanceof ArrayList<?> ? copy : isImmutable(list) ? List.copyOf(copy) : list;
    }

    private Map<?, ?> map(Map<?, ?> map) {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, deep(value)));
        return isImmutable(map) ? Map.copyOf(copy) : copy;
    }

    private static boolean isImmutable(Object container) {
        return container.getClass().getName().startsWith("java.util.ImmutableCollections");
    }

    private Object array(Object array) {
        int length = Array.getLength(array);
        Object copy = Array.newInstance(array.getClass().getComponentType(), length);
        for (int i = 0; i < length; i++) {
            Array.set(copy, i, deep(Array.get(array, i)));
        }
        return copy;
    }

    private Object record(Record record) {
        RecordShape shape = RecordShape.of(record);
        return shape.isOpen() ? shape.map(record, this::deep) : record; // closed: not our parts
    }
}
