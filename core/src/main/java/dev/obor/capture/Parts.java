package dev.obor.capture;

import dev.obor.backend.View;
import dev.obor.expr.Program;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The parts of a kernel, which is a record of views, numbers, arrays and further records: what
/// differs between two kernels, and the same kernel on other views. One walk serves all kinds.
final class Parts {
    private Parts() {}

    /// The same with every view changed; what holds no view stays the same object.
    @SuppressWarnings("unchecked")
    static <P> P moved(P part, UnaryOperator<View> change) {
        return (P) moving(part, change);
    }

    private static Object moving(Object part, UnaryOperator<View> change) {
        return switch (part) {
            case View view -> change.apply(view);
            case Object[] array -> movedArray(array, change);
            case Record record -> movedRecord(record, change);
            default -> part;
        };
    }

    private static Object movedArray(Object[] array, UnaryOperator<View> change) {
        Object[] moved = array.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] = moving(array[i], change);
        }
        return moved;
    }

    private static Object movedRecord(Record record, UnaryOperator<View> change) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new Object[components.length];
        boolean same = true;
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            Object value = value(record, components[i]);
            values[i] = value == null ? null : moving(value, change);
            same &= values[i] == value;
        }
        if (same) {
            return record;
        }
        try {
            return record.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /// What differs between two kernels, or null if they do the same.
    ///
    /// @param views whether two views, already of the same geometry, are on memory that corresponds
    static @Nullable String difference(Record a, Record b, BiPredicate<View, View> views) {
        return a.getClass() == b.getClass()
                ? inRecord(a, b, views)
                : "it was a " + a.getClass().getSimpleName() + ", then another kernel";
    }

    private static @Nullable String inRecord(Record a, Record b, BiPredicate<View, View> views) {
        for (RecordComponent component : a.getClass().getRecordComponents()) {
            String found = inPart(value(a, component), value(b, component), views);
            if (found != null) {
                return component.getName() + ": " + found;
            }
        }
        return null;
    }

    private static @Nullable String inPart(
            @Nullable Object a, @Nullable Object b, BiPredicate<View, View> views) {
        if (a == b && !(a instanceof View)) {
            return null;
        }
        if (a == null || b == null || a.getClass() != b.getClass()) {
            return a + ", then " + b;
        }
        if (a instanceof View v && b instanceof View w) {
            return inView(v, w, views);
        }
        if (a instanceof Program p && b instanceof Program q) {
            boolean same =
                    p.results().equals(q.results()) && p.resultTypes().equals(q.resultTypes());
            return same ? null : p.name() + ", then " + q.name();
        }
        if (a instanceof Record r && b instanceof Record s) {
            return inRecord(r, s, views);
        }
        if (a.getClass().isArray()) {
            return inArray(a, b, views);
        }
        return a.equals(b) ? null : a + ", then " + b;
    }

    private static @Nullable String inView(View v, View w, BiPredicate<View, View> views) {
        if (v.dtype() != w.dtype() || !Arrays.equals(v.shape(), w.shape())) {
            return text(v) + ", then " + text(w);
        }
        boolean lies = v.offset() == w.offset() && Arrays.equals(v.strides(), w.strides());
        return !lies
                ? "elements lie in another way"
                : views.test(v, w)
                        ? null
                        : "a tensor of sizes "
                                + Arrays.toString(v.shape())
                                + " is another one each time";
    }

    private static String text(View v) {
        return v.dtype() + Arrays.toString(v.shape());
    }

    private static @Nullable String inArray(Object a, Object b, BiPredicate<View, View> views) {
        int n = Array.getLength(a);
        if (n != Array.getLength(b)) {
            return n + " parts, then " + Array.getLength(b);
        }
        for (int i = 0; i < n; i++) {
            String found = inPart(Array.get(a, i), Array.get(b, i), views);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
