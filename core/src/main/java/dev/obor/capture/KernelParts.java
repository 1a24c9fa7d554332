package dev.obor.capture;

import dev.obor.backend.View;
import dev.obor.expr.Program;
import dev.obor.op.RecordShape;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The parts of a kernel, which is a record of views, numbers, arrays and further records: what
/// differs between two kernels, and the same kernel on other views. One walk serves all kinds.
final class KernelParts {
    private KernelParts() {}

    /// The same with every view changed; what holds no view stays the same object.
    @SuppressWarnings("unchecked")
    static <P> P moved(P part, UnaryOperator<View> change) {
        return (P) Objects.requireNonNull(moving(part, change));
    }

    private static @Nullable Object moving(@Nullable Object part, UnaryOperator<View> change) {
        return switch (part) {
            case null -> null;
            case View view -> change.apply(view);
            case Object[] array -> movedArray(array, change);
            case Record record -> RecordShape.of(record).map(record, p -> moving(p, change));
            default -> part;
        };
    }

    private static Object movedArray(Object[] array, UnaryOperator<View> change) {
        @Nullable Object[] moved = array.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] = moving(array[i], change);
        }
        return moved;
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
        RecordShape shape = RecordShape.of(a);
        for (int i = 0; i < shape.size(); i++) {
            String found = inPart(shape.get(a, i), shape.get(b, i), views);
            if (found != null) {
                return shape.name(i) + ": " + found;
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
