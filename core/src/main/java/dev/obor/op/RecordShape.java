package dev.obor.op;

import dev.obor.base.StateError;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// How records of a class are taken apart and built again, looked up once for each class.
///
/// A record that is not public, in a package that is not opened to the library, is closed: only its
/// own module can give a lookup that reaches it.
public final class RecordShape {
    private static final ClassValue<RecordShape> SHAPES =
            new ClassValue<>() {
                @Override
                protected RecordShape computeValue(Class<?> type) {
                    return new RecordShape(type, MethodHandles.lookup());
                }
            };

    private final Class<?> type;
    private final RecordComponent[] components;
    private final MethodHandle[] accessors;
    private final @Nullable MethodHandle constructor; // null where the record is closed
    private final Field @Nullable [] fields; // of objects; null where they are closed

    private RecordShape(Class<?> type, MethodHandles.Lookup lookup) {
        this.type = type;
        components = type.getRecordComponents();
        accessors = new MethodHandle[components.length];
        constructor = reach(lookup);
        fields = fields(type);
    }

    /// Of a record that the library reaches by itself, or that is closed.
    public static RecordShape of(Record record) {
        return SHAPES.get(record.getClass());
    }

    /// Of a record that may be closed to all but its own module.
    ///
    /// @param lookup of that module, or null if it gives none
    public static RecordShape of(Record record, MethodHandles.@Nullable Lookup lookup) {
        RecordShape shape = of(record);
        return shape.isOpen() || lookup == null
                ? shape
                : new RecordShape(record.getClass(), lookup);
    }

    /// Finds the accessors on the way to the constructor, which is as visible as they are.
    private @Nullable MethodHandle reach(MethodHandles.Lookup lookup) {
        Class<?>[] types = new Class<?>[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                Method accessor = components[i].getAccessor();
                accessor.trySetAccessible();
                accessors[i] =
                        lookup.unreflect(accessor)
                                .asType(MethodType.methodType(Object.class, Record.class));
            }
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.trySetAccessible();
            return lookup.unreflectConstructor(canonical)
                    .asFixedArity()
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Record.class, Object[].class));
        } catch (IllegalAccessException e) {
            return null;
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e); // every record has one
        }
    }

    /// Whether a record can be taken apart.
    public boolean isOpen() {
        return constructor != null;
    }

    /// The error of a record that is closed.
    ///
    /// @param purpose what it should have been taken apart for
    /// @param otherwise what helps beside opening the package
    public StateError closed(String purpose, String otherwise) {
        return new StateError(
                purpose
                        + ": the record "
                        + type.getName()
                        + " cannot be taken apart; add `opens "
                        + type.getPackageName()
                        + " to dev.obor;` to the module-info of "
                        + type.getModule()
                        + ", or "
                        + otherwise);
    }

    /// The number of components.
    public int size() {
        return components.length;
    }

    /// The name of a component.
    public String name(int i) {
        return components[i].getName();
    }

    /// The declared type of a component.
    public Class<?> type(int i) {
        return components[i].getType();
    }

    /// What the accessor of a component gives.
    public @Nullable Object get(Record record, int i) {
        try {
            return accessors[i].invokeExact(record);
        } catch (Throwable e) {
            throw new StateError("cannot read " + components[i] + " of " + type, e);
        }
    }

    /// A record with these components.
    public Record build(@Nullable Object[] values) {
        MethodHandle open = Objects.requireNonNull(constructor, "the record is closed");
        try {
            return (Record) open.invokeExact(values);
        } catch (Throwable e) {
            throw new StateError(
                    "the record " + type.getName() + " cannot be built with other components", e);
        }
    }

    /// The record with every component changed; the same object if none is another one afterwards.
    public Record map(Record record, UnaryOperator<@Nullable Object> change) {
        @Nullable Object[] values = new Object[components.length];
        boolean same = true;
        for (int i = 0; i < values.length; i++) {
            Object before = get(record, i);
            values[i] = change.apply(before);
            same &= values[i] == before;
        }
        return same ? record : build(values);
    }

    /// All objects that a record holds, numbers left out, or null if its fields are closed.
    ///
    /// Accessors will not do for that: a program may write one that hides its field.
    public @Nullable List<@Nullable Object> held(Record record) {
        if (fields == null) {
            return null;
        }
        List<@Nullable Object> held = new ArrayList<>(fields.length);
        try {
            for (Field field : fields) {
                held.add(field.get(record));
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
        return held;
    }

    private static Field @Nullable [] fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                if (!field.trySetAccessible()) {
                    return null;
                }
                fields.add(field);
            }
        }
        return fields.toArray(Field[]::new);
    }
}
