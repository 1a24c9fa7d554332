package dev.obor.conformance;

import dev.obor.Tensor;
import dev.obor.backend.View;
import dev.obor.expr.Expr;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the classes that [MutationLoader] has changed call: notes which rules a case reaches, and
/// flips one of them.
public final class Mutants {
    private static final Set<String> HITS = new LinkedHashSet<>();
    private static final List<Object[]> DERIVED = new ArrayList<>();
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
        if (recording || active != null && active.startsWith("rule")) {
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
