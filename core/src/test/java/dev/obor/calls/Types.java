package dev.obor.calls;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.Map;

/// Types with their arguments, as far as the random calls need them.
final class Types {
    private Types() {}

    static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> c -> c;
            case ParameterizedType p -> (Class<?>) p.getRawType();
            case GenericArrayType a -> raw(a.getGenericComponentType()).arrayType();
            case WildcardType w ->
                    w.getLowerBounds().length > 0
                            ? raw(w.getLowerBounds()[0])
                            : raw(w.getUpperBounds()[0]);
            case TypeVariable<?> v -> raw(v.getBounds()[0]);
            default -> Object.class;
        };
    }

    /// An argument of a generic type, or `Object`.
    static Type argument(Type type, int i) {
        return type instanceof ParameterizedType p ? p.getActualTypeArguments()[i] : Object.class;
    }

    /// What an array holds.
    static Type argumentOfArray(Type type) {
        return type instanceof GenericArrayType a
                ? a.getGenericComponentType()
                : raw(type).componentType();
    }

    /// What the variables of an interface and of those it extends stand for.
    static Map<TypeVariable<?>, Type> variables(Type type) {
        Map<TypeVariable<?>, Type> result = new HashMap<>();
        collect(type, result);
        return result;
    }

    private static void collect(Type type, Map<TypeVariable<?>, Type> result) {
        Class<?> c = raw(type);
        if (type instanceof WildcardType w && w.getLowerBounds().length == 0) {
            collect(w.getUpperBounds()[0], result);
            return;
        }
        if (type instanceof ParameterizedType p) {
            for (int i = 0; i < c.getTypeParameters().length; i++) {
                Type argument = p.getActualTypeArguments()[i];
                result.put(c.getTypeParameters()[i], resolved(argument, result));
            }
        }
        for (Type parent : c.getGenericInterfaces()) {
            collect(parent, result);
        }
    }

    static Type resolved(Type type, Map<TypeVariable<?>, Type> variables) {
        if (type instanceof TypeVariable<?> v) {
            Type known = variables.get(v);
            return known == null || known == type ? raw(type) : known;
        }
        if (type instanceof WildcardType w) {
            return w.getLowerBounds().length > 0
                    ? resolved(w.getLowerBounds()[0], variables)
                    : resolved(w.getUpperBounds()[0], variables);
        }
        return type;
    }
}
