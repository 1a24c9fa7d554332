package dev.obor.op.memory;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.op.RecordShape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The tensors inside a value: in Java's own collections, in arrays and in records.
public final class TensorsIn {
    // Deeper than that a value is taken for one that contains itself.
    private static final int DEEPEST = 32;

    /// Collections that show all they hold when they are walked. Others, such as a program's own or
    /// the wrappers around them, may not.
    private static final Set<Class<?>> OPEN =
            Set.of(
                    ArrayList.class,
                    LinkedList.class,
                    ArrayDeque.class,
                    HashSet.class,
                    LinkedHashSet.class,
                    TreeSet.class,
                    HashMap.class,
                    LinkedHashMap.class,
                    TreeMap.class,
                    IdentityHashMap.class,
                    Arrays.asList(0).getClass(),
                    List.of().getClass(),
                    List.of(1).getClass(),
                    Set.of().getClass(),
                    Set.of(1).getClass(),
                    Map.of().getClass(),
                    Map.of(1, 1).getClass(),
                    Map.entry(1, 1).getClass());

    private TensorsIn() {}

    /// Shows every tensor inside a value.
    ///
    /// @return whether those are all: false where the value has a part that cannot be looked into
    public static boolean visit(@Nullable Object value, Consumer<Tensor> action) {
        return visit(value, action, 0);
    }

    private static boolean visit(@Nullable Object value, Consumer<Tensor> action, int depth) {
        if (value instanceof Tensor t) {
            action.accept(t);
            return true;
        }
        if (value == null || isPlain(value)) {
            return true;
        }
        if (depth == DEEPEST) {
            return false;
        }
        return switch (value) {
            case Object[] array -> all(Arrays.asList(array), action, depth);
            case Record r -> {
                List<?> held = RecordShape.of(r).held(r);
                yield held != null && all(held, action, depth);
            }
            case Optional<?> o -> visit(o.orElse(null), action, depth + 1);
            case Collection<?> c when isOpen(c) -> all(c, action, depth);
            case Map<?, ?> m when isOpen(m) ->
                    all(m.keySet(), action, depth) & all(m.values(), action, depth);
            case Map.Entry<?, ?> e when isOpen(e) ->
                    visit(e.getKey(), action, depth + 1) & visit(e.getValue(), action, depth + 1);
            default -> value.getClass().isArray(); // of a primitive type
        };
    }

    private static boolean isPlain(Object value) {
        return value instanceof Number
                || value instanceof CharSequence
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum<?>
                || value instanceof Size;
    }

    private static boolean isOpen(Object value) {
        return OPEN.contains(value.getClass());
    }

    private static boolean all(Iterable<?> values, Consumer<Tensor> action, int depth) {
        boolean complete = true;
        for (Object v : values) {
            complete &= visit(v, action, depth + 1);
        }
        return complete;
    }
}
