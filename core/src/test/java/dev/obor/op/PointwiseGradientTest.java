package dev.obor.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.GradCheck;
import dev.obor.op.nn.Activations;
import dev.obor.op.pointwise.Arithmetic;
import dev.obor.op.pointwise.BesselFunctions;
import dev.obor.op.pointwise.BinaryFunctions;
import dev.obor.op.pointwise.Clamps;
import dev.obor.op.pointwise.Comparisons;
import dev.obor.op.pointwise.Elementary;
import dev.obor.op.pointwise.LogicFunctions;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.pointwise.Rounding;
import dev.obor.op.pointwise.Trigonometry;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every pointwise operation of the catalogue: first and second derivatives against central
/// differences, on contiguous, broadcast and transposed inputs; in-place against out-of-place.
final class PointwiseGradientTest {
    private static final Class<?>[] CATALOGUE = {
        Arithmetic.class,
        Comparisons.class,
        LogicFunctions.class,
        Elementary.class,
        Trigonometry.class,
        Rounding.class,
        BinaryFunctions.class,
        BesselFunctions.class,
        Clamps.class,
        Activations.class
    };

    /// Bits have no gradient, and no float form.
    private static final Set<String> INTEGERS_ONLY =
            Set.of(
                    "BITWISE_NOT",
                    "BITWISE_AND",
                    "BITWISE_OR",
                    "BITWISE_XOR",
                    "BITWISE_LEFT_SHIFT",
                    "BITWISE_RIGHT_SHIFT");

    private record Entry(String name, Pointwise op) {}

    private static List<Entry> entries() throws IllegalAccessException {
        List<Entry> entries = new ArrayList<>();
        for (Class<?> c : CATALOGUE) {
            for (Field f : c.getDeclaredFields()) {
                boolean listed =
                        f.getType() == Pointwise.class && Modifier.isPublic(f.getModifiers());
                if (listed && !INTEGERS_ONLY.contains(f.getName())) {
                    entries.add(new Entry(f.getName(), (Pointwise) f.get(null)));
                }
            }
        }
        return entries;
    }

    /// Inside the domain of every function, away from kinks, of different sizes.
    private static Tensor[] inputs(Entry e) {
        Tensor x = Obor.rand(Obor.float64, 3, 4).mul(0.8).add(0.1);
        Tensor first = (e.name().equals("ACOSH") ? x.add(1.0) : x).detach();
        Tensor second = Obor.rand(Obor.float64, 4).add(0.2);
        Tensor third = Obor.rand(Obor.float64, 3, 1).add(0.2);
        Tensor[] all = {first, second, third};
        Tensor[] in = new Tensor[e.op().operands()];
        for (int i = 0; i < in.length; i++) {
            in[i] = all[i].detach().requiresGrad_();
        }
        return in;
    }

    private static double[] extras(Entry e) {
        double[] s = {0.3, 0.7, 0.9};
        return java.util.Arrays.copyOf(s, e.op().extras());
    }

    @TestFactory
    List<DynamicTest> derivativesEqualDifferences() throws IllegalAccessException {
        return entries().stream()
                .map(e ->
                        dynamicTest(
                                e.name(),
                                () -> {
                                    Obor.manualSeed(3);
                                    Tensor[] in = inputs(e);
                                    double[] s = extras(e);
                                    Tensor out = e.op().callWith(s, in);
                                    if (out.requiresGrad()) {
                                        GradCheck.gradcheck(t -> e.op().callWith(s, t), in);
                                        GradCheck.gradgradcheck(t -> e.op().callWith(s, t), in);
                                    }
                                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> layoutDoesNotMatter() throws IllegalAccessException {
        return entries().stream()
                .map(e ->
                        dynamicTest(
                                e.name(),
                                () -> {
                                    Obor.manualSeed(4);
                                    Tensor[] in = inputs(e);
                                    double[] s = extras(e);
                                    Tensor plain = e.op().callWith(s, in).detach();
                                    Tensor[] strided = in.clone();
                                    strided[0] = in[0].detach().t().contiguous().t();
                                    Tensor out = e.op().callWith(s, strided).detach();
                                    assertTrue(out.equal(plain), e.name());
                                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> inPlaceEqualsOutOfPlace() throws IllegalAccessException {
        return entries().stream()
                .map(e ->
                        dynamicTest(
                                e.name(),
                                () -> {
                                    Obor.manualSeed(5);
                                    Tensor[] in = inputs(e);
                                    double[] s = extras(e);
                                    Tensor out = e.op().callWith(s, in);
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
        Tensor leaf = in[0].detach().clone().requiresGrad_();
        again[0] = leaf.mul(1.0);
        Tensor changed = e.op().intoWith(s, again);
        assertTrue(changed == again[0], "returns the tensor itself");
        assertTrue(changed.detach().equal(out.detach()), "values");
        if (in[0].grad() != null) {
            changed.sum().backward();
            assertTrue(leaf.grad().allclose(in[0].grad()), "gradients");
        }
    }

    @Test
    void emptyAndZeroDimensionalInputsKeepTheirSizes() throws IllegalAccessException {
        for (Entry e : entries()) {
            if (e.op().operands() != 1) {
                continue;
            }
            Tensor empty = Obor.zeros(Obor.float64, 0, 3);
            assertEquals(empty.shape(), e.op().callWith(extras(e), empty).shape(), e.name());
            Tensor scalar = Obor.tensor(0.5);
            assertEquals(0, e.op().callWith(extras(e), scalar).dim(), e.name());
        }
    }
}
