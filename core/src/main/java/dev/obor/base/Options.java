package dev.obor.base;

import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Optional arguments, PyTorch's keywords: a call takes a `Consumer` that sets what differs from
/// the defaults, as in `new Conv2d(3, 8, 3, o -> o.stride(2).padding(1))`.
///
/// An option is a field with its default and a setter of the same name:
///
/// ```java
/// public final class LionOptions extends Options<LionOptions> {
///     double lr = 1e-4;
///     double weightDecay;
///
///     /// The learning rate, 1e-4.
///     public LionOptions lr(double value) {
///         return set(() -> lr = value);
///     }
///
///     /// How much parameters shrink, 0.
///     public LionOptions weightDecay(double value) {
///         return set(() -> weightDecay = value);
///     }
/// }
/// ```
///
/// What takes them calls `new LionOptions().with(options)` and reads the fields. Options are
/// values: setters work only inside of [#with], on the copy that it returns, so that what a layer
/// or a group of parameters holds changes only where its owner puts other options in the place of
/// these.
///
/// @param <O> the class itself; one that others extend leaves it open, `class A<O extends A<O>>
///   extends Options<O>`, so that a chain of setters keeps the type
public abstract class Options<O extends Options<O>> implements Consumer<O>, Cloneable {
    private static final ClassValue<List<Field>> FIELDS =
            new ClassValue<>() {
                @Override
                protected List<Field> computeValue(Class<?> type) {
                    return fields(type);
                }
            };

    private boolean open;

    /// The defaults.
    protected Options() {}

    /// A copy with other values: `options.with(o -> o.lr(0.01))`.
    ///
    /// @throws ValueError if the values do not fit
    @SuppressWarnings("unchecked") // O is the class itself
    public final O with(Consumer<? super O> change) {
        if (Arguments.given(change, "options").getClass() == getClass()) {
            return (O) change; // closed and checked already
        }
        O copy = copy();
        Options<O> options = copy;
        options.open = true;
        try {
            change.accept(copy);
            options.check();
        } finally {
            options.open = false;
        }
        return copy;
    }

    /// Sets all values of the target to these.
    @Override
    public final void accept(O target) {
        copyTo(target);
    }

    /// Sets the values that other options have, too: those of the classes that both extend. So a
    /// layer, whose options are more than those of its function, makes the function's from its own.
    protected final void copyTo(Options<?> target) {
        target.set(() -> {
            for (Field field : FIELDS.get(getClass())) {
                try {
                    if (field.getDeclaringClass().isInstance(target)) {
                        field.set(target, field.get(this));
                    }
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        });
    }

    @SuppressWarnings("unchecked") // O is the class itself
    private O copy() {
        try {
            return (O) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /// Carries out an assignment; the body of every setter.
    ///
    /// @throws StateError outside of [#with]
    @SuppressWarnings("unchecked") // O is the class itself
    protected final O set(Runnable assignment) {
        if (!open) {
            throw new StateError(
                    "these options were taken already and cannot be changed any more",
                    "Set options inside of the lambda that takes them: o -> o.name(value).");
        }
        assignment.run();
        return (O) this;
    }

    /// Refuses values out of range, or that do not fit together; runs after all have been set.
    ///
    /// @throws ValueError if one is refused
    protected void check() {}

    /// The values by PyTorch's names, in the order of declaration, those of the superclass first.
    ///
    /// @throws StateError if the fields are in a named module that is not opened to this one
    public final Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        for (Field field : FIELDS.get(getClass())) {
            try {
                result.put(snakeCase(field.getName()), field.get(this));
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        return result;
    }

    /// A copy with values by PyTorch's names, as [#values] gives them; names that are no options
    /// are left out, and options that are not named stay.
    ///
    /// @throws ValueError if a value is of another kind than the option
    /// @throws ValueError if the values do not fit
    public final O withValues(Map<String, ? extends @Nullable Object> values) {
        Arguments.given(values, "values");
        return with(copy -> {
            for (Field field : FIELDS.get(getClass())) {
                String name = snakeCase(field.getName());
                if (values.containsKey(name) && !Modifier.isFinal(field.getModifiers())) {
                    try {
                        field.set(copy, converted(name, field, values.get(name)));
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                }
            }
        });
    }

    private @Nullable Object converted(String name, Field field, @Nullable Object value)
            throws IllegalAccessException {
        Class<?> type = field.getType();
        if (type.isEnum() && value instanceof String s) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equalsIgnoreCase(s)) {
                    return constant;
                }
            }
        }
        Object result = value;
        if (value instanceof List<?> list
                && field.get(this) instanceof List<?> now
                && now.stream().allMatch(Double.class::isInstance)
                && list.stream().allMatch(Number.class::isInstance)) {
            result = list.stream().map(v -> ((Number) v).doubleValue()).toList();
        } else if (value instanceof Number n) {
            boolean whole = n.doubleValue() == n.longValue();
            if (type == double.class) {
                result = n.doubleValue();
            } else if (whole && (type == int.class || type == Integer.class)) {
                result = n.intValue();
            } else if (whole && type == long.class) {
                result = n.longValue();
            }
        }
        boolean fits =
                result == null
                        ? !type.isPrimitive()
                        : MethodType.methodType(type).wrap().returnType().isInstance(result);
        if (!fits) {
            throw new ValueError(
                    "option '" + name + "' is a " + type.getSimpleName() + ", but got " + value);
        }
        return result;
    }

    /// The values as PyTorch prints them: `None`, `True`, `1e-05`, `(1, 0)`, and a plain `0`.
    ///
    /// @throws StateError if the fields are in a named module that is not opened to this one
    public Map<String, String> describe() {
        Map<String, String> result = new LinkedHashMap<>();
        values().forEach((name, value) -> result.put(name, text(value)));
        return result;
    }

    /// A value as PyTorch prints it.
    public static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case Double d when d == 0 -> "0"; // the default that PyTorch writes as an integer
            case Double d -> PythonFloat.repr(d);
            case Boolean b -> b ? "True" : "False";
            case List<?> list when list.size() == 1 -> "(" + text(list.getFirst()) + ",)";
            case List<?> list ->
                    "(" + String.join(", ", list.stream().map(Options::text).toList()) + ")";
            default -> String.valueOf(value);
        };
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> all = new ArrayList<>();
        if (type == Options.class) {
            return all;
        }
        all.addAll(fields(type.getSuperclass()));
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                try {
                    field.setAccessible(true);
                } catch (InaccessibleObjectException e) {
                    String name = type.getPackageName();
                    StateError error =
                            new StateError(
                                    "the fields of " + type.getName() + " cannot be read",
                                    "Add `opens " + name + " to dev.obor;` to the module-info.");
                    error.initCause(e);
                    throw error;
                }
                all.add(field);
            }
        }
        return all;
    }
}
