package dev.obor.nn.module;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.nn.Buffer;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.nn.StateKey;
import dev.obor.op.RecordShape;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Finds the parts of a module in its fields: superclass first, in the order of declaration.
///
/// Fields are only read, and read anew on each call, so that a reassigned layer is seen at once.
public final class ModuleFields {
    /// A field that may hold parts, and how to read it.
    record Slot(String key, Field field, MethodHandle getter) {}

    // What the fields of a class are never changes, only what they hold.
    private static final ClassValue<Slots> SLOTS =
            new ClassValue<>() {
                @Override
                protected Slots computeValue(Class<?> type) {
                    return new Slots();
                }
            };

    private static final class Slots {
        volatile @Nullable List<Slot> list;
    }

    private final Module module;
    private final BiConsumer<String, Object> sink;
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private ModuleFields(Module module, BiConsumer<String, Object> sink) {
        this.module = module;
        this.sink = sink;
    }

    /// Reports each parameter, buffer and module in the fields of `module`, with its key.
    public static void visit(Module module, BiConsumer<String, Object> sink) {
        ModuleFields fields = new ModuleFields(module, sink);
        for (Slot slot : slots(module)) {
            fields.collect(slot.key(), read(slot.getter(), module));
        }
    }

    /// Whether the field with that key itself holds a part, not in a list or map.
    public static boolean has(Module module, String key) {
        for (Slot slot : slots(module)) {
            if (slot.key().equals(key)) {
                Object value = read(slot.getter(), module);
                return value instanceof Parameter
                        || value instanceof Buffer
                        || value instanceof Module;
            }
        }
        return false;
    }

    /// The parameter or buffer in the field with that key itself, not in a list or map; or null.
    static @Nullable Tensor get(Module module, String key) {
        for (Slot slot : slots(module)) {
            if (slot.key().equals(key)) {
                Object value = read(slot.getter(), module);
                return value instanceof Parameter || value instanceof Buffer
                        ? (Tensor) value
                        : null;
            }
        }
        return null;
    }

    /// Puts a part into the field with that key, or into the list or map in one.
    ///
    /// @throws StateError if there is none, or it cannot be set
    static void set(Module module, String key, Object part) {
        for (Slot slot : slots(module)) {
            if (slot.key().equals(key)) {
                write(slot, module, part);
                return;
            }
            if (key.startsWith(slot.key() + ".")
                    && put(
                            read(slot.getter(), module),
                            key.substring(slot.key().length() + 1),
                            part)) {
                return;
            }
        }
        throw new StateError(
                ModuleAccess.typeName(module) + " has no field `" + key + "` of its own",
                "What stands in a record or an array of arrays cannot be replaced.");
    }

    private static void write(Slot slot, Module module, Object part) {
        try {
            slot.field().setAccessible(true);
            slot.field().set(module, part);
        } catch (InaccessibleObjectException e) {
            throw new StateError(unwritable(slot.field().getDeclaringClass()), e);
        } catch (IllegalArgumentException e) {
            throw new StateError(
                    "cannot put a "
                            + part.getClass().getSimpleName()
                            + " into the field "
                            + slot.field().getName()
                            + " of "
                            + slot.field().getDeclaringClass().getSimpleName(),
                    "It holds a "
                            + slot.field().getType().getSimpleName()
                            + ": what stands in its place must extend that class.");
        } catch (IllegalAccessException e) {
            throw new StateError("cannot set " + slot.field(), e);
        }
    }

    @SuppressWarnings("unchecked") // what does not fit is refused by the container or later
    private static boolean put(@Nullable Object container, String key, Object part) {
        try {
            switch (container) {
                case List<?> list -> ((List<Object>) list).set(Integer.parseInt(key), part);
                case Object[] array -> array[Integer.parseInt(key)] = part;
                case Map<?, ?> map -> ((Map<Object, Object>) map).put(key, part);
                case null, default -> {
                    return false;
                }
            }
            return true;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return false;
        } catch (UnsupportedOperationException | ArrayStoreException | ClassCastException e) {
            throw new StateError("cannot replace what stands at `" + key + "`", e);
        }
    }

    /// The fields of a module that may hold parts.
    private static List<Slot> slots(Module module) {
        Slots cached = SLOTS.get(module.getClass());
        List<Slot> list = cached.list;
        if (list == null) {
            list = find(module);
            cached.list = list;
        }
        return list;
    }

    private static List<Slot> find(Module module) {
        Deque<Class<?>> chain = new ArrayDeque<>();
        for (Class<?> c = module.getClass(); c != Module.class; c = c.getSuperclass()) {
            chain.push(c);
        }
        List<Slot> slots = new ArrayList<>();
        for (Class<?> c : chain) {
            for (Field field : c.getDeclaredFields()) {
                if (mayHoldParts(field)) {
                    StateKey key = field.getAnnotation(StateKey.class);
                    String name = key == null ? field.getName() : key.value();
                    slots.add(new Slot(name, field, getter(module, field)));
                }
            }
        }
        return List.copyOf(slots);
    }

    private static boolean mayHoldParts(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !field.isSynthetic()
                && mayHoldParts(field.getType());
    }

    private static boolean mayHoldParts(Class<?> type) {
        return !type.isPrimitive()
                && type != String.class
                && !(type.isArray() && type.getComponentType().isPrimitive());
    }

    private static MethodHandle getter(Module module, Field field) {
        try {
            MethodHandles.Lookup lookup = ModuleAccess.lookup(module);
            if (lookup == null) {
                field.setAccessible(true);
                lookup = MethodHandles.lookup();
            }
            return lookup.unreflectGetter(field);
        } catch (InaccessibleObjectException | IllegalAccessException e) {
            throw new StateError(closed(field.getDeclaringClass()), e);
        }
    }

    /// What to do about a class that does not let its fields be read.
    private static String closed(Class<?> owner) {
        return "the fields of "
                + owner.getName()
                + " cannot be read, so its parameters cannot be found; "
                + opens(owner)
                + ", or override lookup() in that class to return MethodHandles.lookup()";
    }

    /// What to do about a class that does not let its fields be set, which a lookup cannot do.
    static String unwritable(Class<?> owner) {
        return "the fields of " + owner.getName() + " cannot be set; " + opens(owner);
    }

    private static String opens(Class<?> owner) {
        return "add `opens "
                + owner.getPackageName()
                + " to dev.obor;` to the module-info of "
                + owner.getModule();
    }

    private static @Nullable Object read(MethodHandle getter, Object owner) {
        try {
            return getter.invoke(owner);
        } catch (Throwable e) {
            throw new StateError("a field of " + owner.getClass().getName() + " failed to read", e);
        }
    }

    /// Descends into collections, maps, arrays and records; other values hold no parts.
    private void collect(String key, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Parameter p -> sink.accept(key, p);
            case Buffer b -> sink.accept(key, b);
            case Module m -> sink.accept(key, m);
            case Collection<?> items -> inside(value, () -> numbered(key, items));
            case Object[] items -> inside(value, () -> numbered(key, Arrays.asList(items)));
            case Map<?, ?> map ->
                    inside(value, () -> map.forEach((k, v) -> collect(key + "." + k, v)));
            case Record record -> inside(value, () -> components(key, record));
            default -> {}
        }
    }

    private void numbered(String key, Collection<?> items) {
        int number = 0;
        for (Object item : items) {
            collect(key + "." + number++, item);
        }
    }

    /// A record that is closed is one of another library, which cannot hold our parameters.
    private void components(String key, Record record) {
        RecordShape shape = RecordShape.of(record, ModuleAccess.lookup(module));
        for (int i = 0; shape.isOpen() && i < shape.size(); i++) {
            if (mayHoldParts(shape.type(i))) {
                collect(key + "." + shape.name(i), shape.get(record, i));
            }
        }
    }

    /// Runs `body` unless `container` is being visited already: containers may hold themselves.
    private void inside(Object container, Runnable body) {
        if (open.add(container)) {
            body.run();
            open.remove(container);
        }
    }
}
