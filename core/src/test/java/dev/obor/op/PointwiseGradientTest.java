package dev.obor.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.architecture.Library;
import dev.obor.autograd.GradCheck;
import dev.obor.op.pointwise.Pointwise;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every constant of type [Pointwise], found by looking at all classes of `dev.obor.op`: first and
/// second derivatives against central differences, on contiguous, broadcast and transposed inputs,
/// on numbers of both signs, and at kinks; in-place against out-of-place.
final class PointwiseGradientTest {
    private static final String NO_FLOATS = "bits have no gradient, and no float form";

    /// What is not looked at, and why.
    private static final Map<String, String> EXCLUDED =
            Map.ofEntries(
                    Map.entry("LogicFunctions.BITWISE_NOT", NO_FLOATS),
                    Map.entry("LogicFunctions.BITWISE_AND", NO_FLOATS),
                    Map.entry("LogicFunctions.BITWISE_OR", NO_FLOATS),
                    Map.entry("LogicFunctions.BITWISE_XOR", NO_FLOATS),
                    Map.entry("LogicFunctions.BITWISE_LEFT_SHIFT", NO_FLOATS),
                    Map.entry("LogicFunctions.BITWISE_RIGHT_SHIFT", NO_FLOATS),
                    Map.entry("GammaSlopes.GAMMA", "a slope itself, of which there is none"),
                    Map.entry("GammaSlopes.DIRICHLET", "a slope itself, of which there is none"),
                    Map.entry("Specials.MANTISSA", "Specials.Fraction states the gradient"));

    /// What has no gradient by its first operand, as in PyTorch.
    private static final Set<String> FIRST_FIXED =
            Set.of("GammaFunctions.IGAMMA", "GammaFunctions.IGAMMAC", "GammaFunctions.ZETA");

    /// Whose second derivatives are not looked at, and why.
    private static final Map<String, String> ONCE =
            Map.of(
                    "GammaFunctions.ZETA",
                    "the slope's slope by the offset asks for that by the exponent as well");

    /// What takes a number as its second operand, and which numbers are given.
    private static final Map<String, double[]> NUMBERS =
            Map.of(
                    "Clamps.CLAMP_MIN_NUMBER", new double[] {0.4},
                    "Clamps.CLAMP_MAX_NUMBER", new double[] {0.4},
                    "Arithmetic.POW_NUMBER", new double[] {2.7, 1.7});

    private static final String AS_PYTORCH = "NaN where both are 0, as in PyTorch";

    /// Whose gradient at a kink is none of the slopes.
    private static final Map<String, String> KINKED =
            Map.of(
                    "BinaryFunctions.XLOGY", AS_PYTORCH,
                    "BinaryFunctions.HYPOT", AS_PYTORCH,
                    "Norms.BELOW_TWO", AS_PYTORCH,
                    "Norms.FROM_TWO", AS_PYTORCH,
                    "Losses.BCE_WEIGHTED", AS_PYTORCH,
                    "Clamps.CLAMP_TENSOR", "1 between equal bounds, as in PyTorch",
                    "Specials.NEXT", "0 between equal numbers, as in PyTorch",
                    "Specials.NEXT_FLOAT16", "0 between equal numbers, as in PyTorch",
                    "Specials.NEXT_BFLOAT16", "0 between equal numbers, as in PyTorch");

    private record Entry(String name, Pointwise op) {
        /// How many tensors it takes.
        int operands() {
            return NUMBERS.containsKey(name) ? 1 : op.operands();
        }

        /// Which of them have gradients.
        boolean hasGradient(int operand) {
            return operand > 0 || !FIRST_FIXED.contains(name);
        }

        Tensor call(double[] extras, Tensor... in) {
            double[] numbers = NUMBERS.get(name);
            return numbers == null
                    ? op.callWith(extras, in)
                    : op.call(in[0], numbers[0], Arrays.copyOfRange(numbers, 1, numbers.length));
        }

        Tensor into(double[] extras, Tensor... in) {
            double[] numbers = NUMBERS.get(name);
            return numbers == null
                    ? op.intoWith(extras, in)
                    : op.into(in[0], numbers[0], Arrays.copyOfRange(numbers, 1, numbers.length));
        }
    }

    private static final List<Entry> ENTRIES = entries();

    private static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        Set<String> named = new TreeSet<>(FIRST_FIXED);
        named.addAll(NUMBERS.keySet());
        named.addAll(KINKED.keySet());
        named.addAll(ONCE.keySet());
        named.addAll(EXCLUDED.keySet());
        for (JavaClass c : Library.CLASSES) {
            for (JavaField f : c.getFields()) {
                boolean found =
                        f.getModifiers().contains(JavaModifier.STATIC)
                                && f.getRawType().isEquivalentTo(Pointwise.class);
                String name = c.getSimpleName() + "." + f.getName();
                if (found) {
                    named.remove(name);
                }
                if (found && !EXCLUDED.containsKey(name)) {
                    entries.add(new Entry(name, constant(f)));
                }
            }
        }
        assertEquals(Set.of(), named, "there are no such constants");
        assertTrue(entries.size() > 200, entries.size() + " constants");
        return entries;
    }

    private static Pointwise constant(JavaField found) {
        try {
            Field field = found.reflect();
            field.setAccessible(true);
            return (Pointwise) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /// Inside the domain of every function, away from kinks, of different sizes.
    private static Tensor[] inputs(Entry e) {
        Tensor[] in = new Tensor[e.operands()];
        for (int i = 0; i < in.length; i++) {
            Tensor x =
                    switch (i) {
                        case 0 -> Obor.rand(Obor.float64, 3, 4).mul(0.8).add(0.1);
                        case 1 -> Obor.rand(Obor.float64, 4).add(0.2);
                        default -> Obor.rand(Obor.float64, 3, 1).add(0.2);
                    };
            boolean above = i == 0 && (e.name().endsWith(".ACOSH") || e.name().endsWith(".ZETA"));
            in[i] = (above ? x.add(1.0) : x).detach().requiresGrad_(e.hasGradient(i));
        }
        return in;
    }

    private static double[] extras(Entry e) {
        double[] s = {0.3, 0.7, 0.9};
        return Arrays.copyOf(s, e.op().extras());
    }

    @TestFactory
    List<DynamicTest> derivativesEqualDifferences() {
        return ENTRIES.stream()
                .map(e ->
                        dynamicTest(
                                e.name(),
                                () -> {
                                    Obor.manualSeed(3);
                                    Tensor[] in = inputs(e);
                                    double[] s = extras(e);
                                    Tensor out = e.call(s, in);
                                    if (out.requiresGrad()) {
                                        GradCheck.gradcheck(t -> e.call(s, t), in);
                                        if (!ONCE.containsKey(e.name())) {
                                            GradCheck.gradgradcheck(t -> e.call(s, t), in);
                                        }
                                    }
                                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> layoutDoesNotMatter() {
        return ENTRIES.stream()
                .map(e ->
                        dynamicTest(
                                e.name(),
                                () -> {
                                    Obor.manualSeed(4);
                                    Tensor[] in = inputs(e);
                                    double[] s = extras(e);
                                    Tensor plain = e.call(s, in).detach();
                                    Tensor[] strided = in.clone();
                                    strided[0] = in[0].detach().t().contiguous().t();
                                    Tensor out = e.call(s, strided).detach();
                                    assertTrue(out.equal(plain), e.name());
                                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> inPlaceEqualsOutOfPlace() {
        return ENTRIES.stream()
                .map(e ->
                        dynamicTest(
                                e.name(),
                                () -> {
                                    Obor.manualSeed(5);
                                    Tensor[] in = inputs(e);
                                    double[] s = extras(e);
                                    Tensor out = e.call(s, in);
                                    if (!out.isFloatingPoint() || !out.requiresGrad()) {
                                        return;
                                    }
                                    checkInPlace(e, in, s, out);
                                }))
                .toList();
    }

    private static void checkInPlace(Entry e, Tensor[] in, double[] s, Tensor out) {
        out.sum().backward();
        Tensor[] again = in.clone();
        Tensor leaf = in[0].detach().clone().requiresGrad_(e.hasGradient(0));
        again[0] = leaf.mul(1.0);
        Tensor changed = e.into(s, again);
        assertTrue(changed == again[0], "returns the tensor itself");
        assertTrue(changed.detach().equal(out.detach()), "values");
        if (in[0].grad() != null) {
            changed.sum().backward();
            assertTrue(leaf.grad().allclose(in[0].grad()), "gradients");
        }
    }

    @Test
    void emptyAndZeroDimensionalInputsKeepTheirSizes() {
        for (Entry e : ENTRIES) {
            if (e.operands() != 1) {
                continue;
            }
            Tensor empty = Obor.zeros(Obor.float64, 0, 3);
            assertEquals(empty.shape(), e.call(extras(e), empty).shape(), e.name());
            Tensor scalar = Obor.tensor(0.5);
            assertEquals(0, e.call(extras(e), scalar).dim(), e.name());
        }
    }

    private static final double[] BOTH_SIGNS = {
        -7.3, -3.61, -2.37, -1.63, -0.71, -0.29, 0.13, 0.47, 0.87, 1.43, 2.61, 5.9
    };

    /// Numbers of both signs and sizes, where the function is finite.
    @TestFactory
    List<DynamicTest> derivativesOfBothSigns() {
        return ENTRIES.stream().map(e -> dynamicTest(e.name(), () -> checkBothSigns(e))).toList();
    }

    private static void checkBothSigns(Entry e) {
        double[] s = extras(e);
        int n = e.operands();
        for (int shift = 0; shift < (n == 1 ? 1 : 5); shift++) {
            Tensor[] in = new Tensor[n];
            for (int i = 0; i < n; i++) {
                Tensor x = Obor.tensor(BOTH_SIGNS).to(Obor.float64);
                in[i] = x.roll(i * (2L * shift + 1)).mul(1 + 0.01 * i).detach();
            }
            Tensor out = e.call(s, in);
            if (!out.isFloatingPoint()) {
                return;
            }
            Tensor finite = out.isfinite();
            for (int i = 0; i < n; i++) {
                in[i] = in[i].maskedSelect(finite).requiresGrad_(e.hasGradient(i));
            }
            if (in[0].numel() > 0 && e.call(s, in).requiresGrad()) {
                GradCheck.gradcheck(t -> e.call(s, t), in);
                if (!ONCE.containsKey(e.name())) {
                    GradCheck.gradgradcheck(t -> e.call(s, t), in);
                }
            }
        }
    }

    private static final double[] KINKS = {-6, -3, -1, -0.7, -0.5, -0.3, 0, 0.3, 0.5, 0.7, 1, 3, 6};
    private static final double STEP = 1e-7;

    /// Where slopes differ between the sides, the gradient is none beyond them.
    @TestFactory
    List<DynamicTest> gradientsAtKinksLieBetweenTheSlopes() {
        return ENTRIES.stream()
                .filter(e -> !KINKED.containsKey(e.name()))
                .map(e -> dynamicTest(e.name(), () -> checkKinks(e)))
                .toList();
    }

    private static void checkKinks(Entry e) {
        double[] s = extras(e);
        int n = e.operands();
        for (int shift = 0; shift < (n == 1 ? 1 : 4); shift++) {
            Tensor[] in = new Tensor[n];
            for (int i = 0; i < n; i++) {
                in[i] = Obor.tensor(KINKS).to(Obor.float64).roll((long) i * shift).detach();
                in[i].requiresGrad_(e.hasGradient(i));
            }
            Tensor out = e.call(s, in);
            if (!out.isFloatingPoint() || !out.requiresGrad()) {
                return;
            }
            out.sum().backward();
            for (int i = 0; i < n; i++) {
                if (in[i].grad() != null) {
                    checkSlopes(e, s, in, i, out);
                }
            }
        }
    }

    private static void checkSlopes(Entry e, double[] s, Tensor[] in, int which, Tensor out) {
        try (var _ = Obor.noGrad()) {
            Tensor[] moved = in.clone();
            moved[which] = in[which].add(STEP);
            Tensor right = e.call(s, moved).sub(out).div(STEP);
            moved[which] = in[which].sub(STEP);
            Tensor left = out.sub(e.call(s, moved)).div(STEP);
            double[] a = left.toDoubleArray();
            double[] b = right.toDoubleArray();
            double[] g = in[which].grad().toDoubleArray();
            for (int i = 0; i < g.length; i++) {
                boolean smooth = Math.abs(a[i]) < 1e3 && Math.abs(b[i]) < 1e3; // else it jumps
                double slack = 1e-4 * (1 + Math.abs(g[i]));
                boolean between =
                        g[i] >= Math.min(a[i], b[i]) - slack
                                && g[i] <= Math.max(a[i], b[i]) + slack;
                int place = i;
                assertTrue(
                        !smooth || between,
                        () ->
                                e.name()
                                        + " of operand "
                                        + which
                                        + " at place "
                                        + place
                                        + ": "
                                        + g[place]
                                        + ", slopes "
                                        + a[place]
                                        + " and "
                                        + b[place]);
            }
        }
    }
}
