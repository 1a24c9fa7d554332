package dev.obor.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Functions of extreme numbers, and their first and second derivatives, against PyTorch's.
///
/// The data come from conformance/python/edges.py. Unlike in the cases from PyTorch's own tests,
/// nothing is close because it is small: a value is measured by its own size, or by the largest one
/// of its row where it is made of a row. Four times PyTorch's own distance from its result in
/// float64 is allowed, and so everything where PyTorch overflows and float64 does not.
///
/// Second derivatives are compared where PyTorch's are finite, and so are the arguments: elsewhere
/// PyTorch multiplies masks by infinities where Obor selects, and neither is right.
class EdgesTest {
    private static final int ROW = 5; // of `vectors` in edges.py

    /// Where PyTorch is wrong by arithmetic or by its documentation: entry, part, and why.
    private static final Map<String, String> OURS =
            Map.ofEntries(
                    Map.entry("sinc gradients", "a difference without digits near 0 is 0 there"),
                    Map.entry("sinc seconds", "the same"),
                    Map.entry("pow gradients", "sqrt(-inf) is NaN, but (-inf)^0.5 is infinite"),
                    Map.entry("fmod results", "NaN where the quotient overflows; C's fmod is 0"),
                    Map.entry("remainder results", "the same"),
                    Map.entry("logaddexp2 results", "log2(1/2 + 1/2) is exactly 0"),
                    Map.entry("nn.functional.tanhshrink results", "the last bit of tanh"),
                    Map.entry("nn.functional.gelu seconds", "1 - tanh² is 0 in the tails: 1e-8"),
                    Map.entry("nn.functional.kl_div gradients", "t log t has a slope at 0: -inf"),
                    Map.entry("nn.functional.prelu seconds", "at 0 no derivative of the first one"),
                    Map.entry("nn.functional.binary_cross_entropy seconds", "1e-12 is added"),
                    Map.entry("nn.functional.softsign seconds", "a difference that cancels"),
                    Map.entry("nn.functional.softmin seconds", "a difference that cancels"),
                    Map.entry("nn.functional.layer_norm gradients", "squares overflow: NaN"),
                    Map.entry("nn.functional.group_norm gradients", "the same"),
                    Map.entry("cdist results", "the largest of NaN and numbers is NaN"),
                    Map.entry("cdist gradients", "the sign of NaN is 0, as in abs"),
                    Map.entry("std_mean results", "the mean of infinite numbers is infinite"),
                    Map.entry("var_mean results", "the same"));

    private final List<String> failing = new ArrayList<>();
    private final Set<String> used = new TreeSet<>();

    @Test
    void extremesAreAsInPyTorch() {
        var path = Fixtures.committed().resolve("edges.jsonl.gz");
        new Fixtures.Part(Entry.Kind.OPS, path).read(e -> e.cases().forEach(this::check));
        assertEquals("", String.join("\n", failing));
        assertEquals(new TreeSet<>(OURS.keySet()), used, "exceptions that nothing needs");
    }

    private void check(Case c) {
        List<?> extra =
                c.raw("arguments").stream().filter(a -> !a.toString().contains("t=")).toList();
        String label = c.label() + " " + c.dtype() + extra + c.json().get("keywords") + ": ";
        var decoder = new Decoder(c.entry().tensors());
        Arguments arguments = c.arguments(decoder);
        try {
            Binder.Call call = OpRun.bind(c, arguments).orElseThrow();
            List<Tensor> leaves = decoder.leaves();
            OpRun.Computed computed = OpRun.compute(call, leaves, c, arguments);
            part(c, label, "results", computed.results());
            part(c, label, "gradients", computed.gradients().first());
            part(c, label, "seconds", computed.gradients().second());
        } catch (RuntimeException e) {
            failing.add(label + e);
        }
    }

    private void part(Case c, String label, String part, List<?> actual) {
        int before = failing.size();
        compare(c, label, part, actual);
        String what = c.entry().name() + " " + part;
        if (failing.size() > before && OURS.containsKey(what)) {
            used.add(what);
            failing.subList(before, failing.size()).clear();
        }
    }

    private void compare(Case c, String label, String part, List<?> actual) {
        List<@Nullable Object> expected = c.values(part);
        List<@Nullable Object> exact = c.values("wide_" + part);
        for (int i = 0; i < expected.size(); i++) {
            if (!(expected.get(i) instanceof Tensor right)) {
                if (i < actual.size() && actual.get(i) instanceof Tensor t && anyNonZero(t)) {
                    failing.add(label + part + " " + i + ": PyTorch has none");
                }
                continue;
            }
            Object found = i < actual.size() ? actual.get(i) : null;
            Tensor left = found instanceof Tensor t ? t : Obor.zerosLike(right); // no gradient is 0
            Tensor wide = i < exact.size() && exact.get(i) instanceof Tensor w ? w : right;
            String difference = Comparison.form(left, right);
            if (difference == null) {
                difference = values(c, left, right, wide, part.equals("seconds"));
            }
            if (difference != null) {
                failing.add(label + part + " " + i + ": " + difference);
            }
        }
    }

    private static boolean anyNonZero(Tensor t) {
        return t.detach().ne(0).any().itemBoolean();
    }

    private static @Nullable String values(
            Case c, Tensor left, Tensor right, Tensor exact, boolean second) {
        double[] a = doubles(left);
        double[] b = doubles(right);
        double[] e = doubles(exact);
        int row = c.is("each") ? 1 : Math.max(1, a.length / (int) rows(c));
        double near = near(right.dtype());
        double smallest = right.dtype() == DType.FLOAT64 && !second ? 1e-307 : 1e-37;
        int wrong = 0;
        String first = "";
        for (int i = 0; i < a.length; i++) {
            boolean skip = second && !(Double.isFinite(b[i]) && isNormal(c, i, a.length));
            if (skip || a[i] == b[i] || a[i] == e[i] || Double.isNaN(a[i]) && Double.isNaN(b[i])) {
                continue;
            }
            double allowed = smallest;
            double error = 0;
            for (int j = i / row * row; j < Math.min(a.length, i / row * row + row); j++) {
                allowed = Math.max(allowed, Double.isFinite(e[j]) ? near * Math.abs(e[j]) : 0);
                error = Math.max(error, distance(b[j], e[j]));
            }
            if (!(Math.abs(a[i] - e[i]) <= allowed + 4 * error) && !Double.isInfinite(error)) {
                first += wrong++ < 3 ? " " + a[i] + " for " + b[i] + at(c, i, a.length) : "";
            }
        }
        return wrong == 0 ? null : wrong + " of " + a.length + ":" + first;
    }

    /// How far PyTorch is from float64: infinitely, where only that is a number.
    private static double distance(double narrow, double exact) {
        if (Double.isFinite(exact) && !Double.isFinite(narrow)) {
            return Double.POSITIVE_INFINITY;
        }
        return Double.isFinite(exact) ? Math.abs(narrow - exact) : 0;
    }

    private static double near(DType dtype) {
        return switch (dtype) {
            case FLOAT64 -> 1e-7;
            case FLOAT32 -> 1e-5;
            default -> 8e-3;
        };
    }

    private static long rows(Case c) {
        return c.arguments(new Decoder(c.entry().tensors())).tensors().getFirst().size(0);
    }

    /// Whether the arguments of an element, or of its row, are finite and not subnormal.
    private static boolean isNormal(Case c, int i, int length) {
        for (Object argument : c.values("arguments")) {
            if (argument instanceof Tensor t && t.numel() >= length && length > 0) {
                int of = (int) t.numel() / length * (c.is("each") ? 1 : ROW);
                int start = c.is("each") ? i * of : i / ROW * of;
                double[] x = doubles(t);
                for (int j = start; j < Math.min(x.length, start + of); j++) {
                    boolean subnormal = x[j] != 0 && Math.abs(x[j]) < smallestNormal(t.dtype());
                    if (subnormal || !Double.isFinite(x[j])) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static double smallestNormal(DType dtype) {
        return dtype == DType.FLOAT64 ? Double.MIN_NORMAL : Float.MIN_NORMAL;
    }

    private static String at(Case c, int i, int length) {
        var text = new StringBuilder(" at " + i);
        for (Object argument : c.values("arguments")) {
            if (argument instanceof Tensor t && t.numel() == length) {
                text.append(", ").append(doubles(t)[i]);
            }
        }
        return text.append(";").toString();
    }

    private static double[] doubles(Tensor tensor) {
        return (double[]) Objects.requireNonNull(tensor).detach().toDouble().reshape(-1).toArray();
    }
}
