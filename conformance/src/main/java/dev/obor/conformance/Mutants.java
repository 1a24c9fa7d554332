package dev.obor.conformance;

import dev.obor.Tensor;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Rewrite;
import dev.obor.expr.Type;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the classes that [MutationLoader] has changed call: notes which rules a case reaches, and
/// flips one of them.
public final class Mutants {
    private static final Set<String> HITS = new LinkedHashSet<>();
    private static final List<Object[]> DERIVED = new ArrayList<>();
    private static final Set<Object> POINTWISE = Collections.newSetFromMap(new IdentityHashMap<>());
    private static final Set<String> COMPARED = Set.of("EQ", "NE", "LT", "LE", "GT", "GE");
    private static final DType[] DTYPES = DType.values();
    private static boolean recording;
    private static @Nullable String active;

    private Mutants() {}

    /// Notes from now on what is reached, forgetting what was.
    static void record() {
        HITS.clear();
        recording = true;
        active = null;
    }

    /// What was reached since [#record].
    static Set<String> hits() {
        return new LinkedHashSet<>(HITS);
    }

    /// Flips one rule, or none for null.
    static void activate(@Nullable String mutant) {
        recording = false;
        active = mutant;
        DERIVED.forEach(gradients -> Arrays.fill(gradients, null));
        DERIVED.clear();
        POINTWISE.forEach(Mutants::clear);
        POINTWISE.clear();
    }

    private static boolean isOf(String kind) {
        return recording || active != null && active.startsWith(kind);
    }

    private static boolean flips(String mutant) {
        if (recording) {
            HITS.add(mutant);
        }
        return mutant.equals(active);
    }

    /// Gradients that a function returns: one is negated.
    public static @Nullable Tensor[] gradients(@Nullable Tensor[] result, Object function) {
        if (!recording && (active == null || !active.startsWith("gradient"))) {
            return result;
        }
        String name = "gradient " + function.getClass().getSimpleName() + " " + node(function);
        for (int i = 0; i < result.length; i++) {
            Tensor gradient = result[i];
            if (gradient == null || recording && !isAnyNonzero(gradient)) {
                continue;
            }
            if (flips(name + " " + i)) {
                result[i] = gradient.neg();
            }
        }
        return result;
    }

    private static boolean isAnyNonzero(Tensor gradient) {
        return gradient.numel() > 0 && gradient.detach().ne(0).any().item() != 0;
    }

    private static String node(Object function) {
        try {
            for (Class<?> c = function.getClass(); c != null; c = c.getSuperclass()) {
                for (Method m : c.getDeclaredMethods()) {
                    if (m.getName().equals("nodeName") && m.getParameterCount() == 0) {
                        m.setAccessible(true);
                        return String.valueOf(m.invoke(function));
                    }
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return "";
    }

    /// Before a pointwise gradient is looked up: it is derived anew while its rules are watched.
    public static void derive(Object[] gradients, int input) {
        if (isOf("rule") || isOf("tie") || isOf("layout follows")) {
            gradients[input] = null;
            DERIVED.add(gradients);
        }
    }

    /// The gradient that arrives at a primitive: it is negated.
    public static Expr rule(Expr e, int operand, Expr gradient) {
        boolean flips =
                active != null
                        && active.startsWith("rule")
                        && active.equals("rule " + primitive(e) + " " + operand);
        return flips ? gradient.neg() : gradient;
    }

    /// What a rule gave: nothing where the derivative is 0, and then there is nothing to flip.
    public static void note(@Nullable Object cotangent, Expr e, int operand) {
        if (recording && cotangent != null) {
            HITS.add("rule " + primitive(e) + " " + operand);
        }
    }

    private static String primitive(Expr e) {
        try {
            Method op = e.getClass().getDeclaredMethod("op");
            op.setAccessible(true);
            return String.valueOf(op.invoke(e));
        } catch (NoSuchMethodException none) {
            return e.getClass().getSimpleName();
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// The derivative of a pointwise operation: what is compared for order decides equal numbers
    /// the other way, and what is compared for equality finds none.
    public static Expr ties(Object instance, Expr derived) {
        if (!isOf("tie")) {
            return derived;
        }
        Set<Expr> comparisons = new LinkedHashSet<>();
        comparisons(derived, comparisons);
        Expr result = derived;
        int n = 0;
        for (Expr c : comparisons) {
            if (flips("tie " + field(instance, "name") + " " + primitive(c) + " " + n++)) {
                result = Rewrite.apply(result, e -> e.equals(c) ? otherwise(c) : null);
            }
        }
        return result;
    }

    private static void comparisons(Expr e, Set<Expr> into) {
        if (e.type() == Type.BOOL && e.arity() == 2 && COMPARED.contains(primitive(e))) {
            into.add(e);
        }
        for (int i = 0; i < e.arity(); i++) {
            comparisons(e.arg(i), into);
        }
    }

    private static Expr otherwise(Expr c) {
        Expr a = c.arg(0);
        Expr b = c.arg(1);
        return switch (primitive(c)) {
            case "LT" -> a.le(b);
            case "LE" -> a.lt(b);
            case "GT" -> a.ge(b);
            case "GE" -> a.gt(b);
            default -> Exprs.constant(Type.BOOL, primitive(c).equals("NE") ? 1 : 0);
        };
    }

    /// What equal elements share: each of them gets all of it.
    public static Tensor share(Tensor grad, Tensor ties, long[] dims) {
        boolean any =
                isOf("tie") && ties.numel() > 0 && ties.sum(dims, true).gt(1).any().item() != 0;
        return any && flips("tie share " + caller()) ? grad.mul(ties.sum(dims, true)) : grad;
    }

    /// What the layout of a gradient follows: something else.
    public static Object gradientLayout(Object instance, Object layout) {
        if (!isOf("layout follows")) {
            return layout;
        }
        String other =
                switch (layout.toString()) {
                    case "FOLLOWS_GRADIENT", "CONTIGUOUS" -> "FOLLOWS_INPUTS";
                    default -> "FOLLOWS_GRADIENT";
                };
        if (!flips("layout follows " + field(instance, "name") + " " + layout)) {
            return layout;
        }
        return Arrays.stream(layout.getClass().getEnumConstants())
                .filter(c -> c.toString().equals(other))
                .findFirst()
                .orElseThrow();
    }

    /// Whether channels lie side by side.
    public static boolean channels(boolean result, View view) {
        boolean images = view.dim() == 4 || view.dim() == 5;
        return result ^ (images && isOf("layout") && flips("layout channels " + caller()));
    }

    /// Whether columns lie one after the other.
    public static boolean columns(boolean result, View view) {
        boolean both = view.shape()[0] > 1 && view.shape()[1] > 1;
        return result ^ (both && isOf("layout") && flips("layout columns " + caller()));
    }

    /// The dtype that two promote to.
    public static DType promotion(DType result, DType a, DType b) {
        if (a == b || !isOf("promotion")) {
            return result;
        }
        String both = a.compareTo(b) < 0 ? a.name() + " " + b.name() : b.name() + " " + a.name();
        return flips("promotion of " + both) ? other(result) : result;
    }

    /// The dtype that the operands of a pointwise operation promote to: numbers, tensors with and
    /// without dimensions.
    public static DType operands(DType result, int key, int count) {
        if (!isOf("promotion") || count < 2) {
            return result;
        }
        Set<String> kinds = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            int operand = key >>> (i * 5) & 31;
            int dtype = operand & 15;
            kinds.add(
                    dtype >= DTYPES.length
                            ? "number" + (dtype - DTYPES.length)
                            : DTYPES[dtype] + (operand > 15 ? "[]" : ""));
        }
        boolean flips = kinds.size() > 1 && flips("promotion operands " + String.join(" ", kinds));
        return flips ? other(result) : result;
    }

    private static DType other(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> DType.FLOAT64;
            case FLOAT64, FLOAT16, BFLOAT16 -> DType.FLOAT32;
            case INT64 -> DType.INT32;
            default -> DType.INT64;
        };
    }

    /// Before the instance of a pointwise operation is looked up: it is made anew while promotion
    /// is watched.
    public static void forget(Object pointwise) {
        if (isOf("promotion")) {
            clear(pointwise);
            POINTWISE.add(pointwise);
        }
    }

    private static void clear(Object pointwise) {
        ((Map<?, ?>) field(pointwise, "instances")).clear();
        try {
            Field recent = pointwise.getClass().getDeclaredField("recent");
            recent.setAccessible(true);
            recent.set(pointwise, null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object field(Object owner, String name) {
        try {
            Field field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return Objects.requireNonNull(field.get(owner));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The geometry of a view: a stride becomes 0, or 1 where it was 0; an offset becomes 0.
    public static View geometry(View view, String node) {
        if (!recording && (active == null || !active.startsWith("view"))) {
            return view;
        }
        View result = view;
        for (int d = 0; d < view.dim(); d++) {
            if (view.shape()[d] > 1 && flips("view " + node + " stride " + d)) {
                long[] strides = view.strides().clone();
                strides[d] = strides[d] == 0 ? 1 : 0;
                result = view.with(view.offset(), view.shape(), strides);
            }
        }
        if (view.offset() > 0 && view.numel() > 0 && flips("view " + node + " offset")) {
            result = view.with(0, view.shape(), view.strides());
        }
        return result;
    }

    /// The strides of a result: row-major becomes column-major, anything else row-major.
    public static long[] layout(long[] strides, long[] shape) {
        if (!recording && (active == null || !active.startsWith("layout"))) {
            return strides;
        }
        long[] plain = View.contiguousStrides(shape);
        boolean isPlain = Arrays.equals(plain, strides);
        if (Arrays.stream(shape).filter(n -> n > 1).count() < 2
                || !flips("layout " + caller() + (isPlain ? " plain" : " permuted"))) {
            return strides;
        }
        if (!isPlain) {
            return plain;
        }
        long next = 1;
        long[] column = new long[shape.length];
        for (int d = 0; d < shape.length; d++) {
            column[d] = next;
            next *= Math.max(shape[d], 1);
        }
        return column;
    }

    private static String caller() {
        return StackWalker.getInstance()
                .walk(frames ->
                        frames.filter(f -> !f.getClassName().endsWith(".Mutants"))
                                .filter(f -> !f.getClassName().endsWith(".Layouts"))
                                .findFirst()
                                .map(f -> simple(f.getClassName()) + "." + f.getMethodName())
                                .orElse(""));
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// The text of an error: every digit becomes the next one, every dtype another one.
    public static @Nullable String message(@Nullable String text, String place) {
        if (text == null || Facts.of(text).isEmpty() || !flips("message " + place)) {
            return text;
        }
        var changed = new StringBuilder();
        for (char c : text.toCharArray()) {
            changed.append(Character.isDigit(c) ? (char) ('0' + (c - '0' + 1) % 10) : c);
        }
        return changed.toString().replaceAll("Float|Double|Long|Bool|BFloat16|Int", "Half");
    }
}
