package dev.obor.pointwise;

import static dev.obor.Obor.bfloat16;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.int32;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.autograd.GradCheck;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Operations and updates that a program declares for itself.
class PointwiseTest {
    private static final PointwiseFunction MISH =
            PointwiseFunction.unary("mish", x -> x.mul(x.exp().log1p().tanh()));
    private static final PointwiseFunction HYPOT =
            PointwiseFunction.binary("hypot", (a, b) -> a.square().add(b.square()).sqrt());
    private static final PointwiseFunction LEAKY =
            PointwiseFunction.of(
                    "leaky", 1, 1, (x, n) -> Formula.where(x[0].gt(0), x[0], x[0].mul(n[0])));
    private static final PointwiseUpdate MOMENTUM =
            new PointwiseUpdate(
                    "momentum",
                    2,
                    (t, n) -> {
                        Formula buffer = t[1].mul(n[1]).add(t[2]);
                        return List.of(t[0].sub(buffer.mul(n[0])), buffer);
                    });

    @Test
    void aFunctionIsLikeTheLibrarysOwn() {
        manualSeed(0);
        Tensor x = randn(float64, 3, 4).requiresGrad_();
        Tensor b = randn(float64, 4).requiresGrad_();
        assertTrue(MISH.apply(x).allclose(F.mish(x)));
        assertEquals("MishBackward0", MISH.apply(x).gradFn().name());
        assertTrue(HYPOT.apply(x, b).allclose(x.hypot(b)));
        assertArrayEquals(new long[] {1, 4}, HYPOT.apply(x.t(), x.t()).stride());
        assertEquals(bfloat16, MISH.apply(x.to(bfloat16)).dtype());
        assertEquals(DType.FLOAT32, MISH.apply(tensor(1, 2)).dtype());
        for (PointwiseFunction f : List.of(MISH, HYPOT)) {
            Tensor[] in = f == MISH ? new Tensor[] {x} : new Tensor[] {x, b};
            assertTrue(GradCheck.gradcheck(f::apply, in));
            assertTrue(GradCheck.gradgradcheck(f::apply, in));
        }
    }

    @Test
    void numbersAreArguments() {
        Tensor x = tensor(-2.0, 3.0).requiresGrad_();
        LEAKY.apply(new double[] {0.1}, x).sum().backward();
        assertArrayEquals(new float[] {0.1f, 1}, x.grad().toFloatArray());
        Tensor y = tensor(-2.0, 3.0);
        assertEquals("tensor([-1.,  3.])", LEAKY.apply_(new double[] {0.5}, y).toString());
        assertEquals("tensor([-1.,  3.])", y.toString());
    }

    @Test
    void aConditionGivesBool() {
        var near = PointwiseFunction.binary("near", (a, b) -> a.sub(b).abs().le(1));
        assertEquals("tensor([ True, False])", near.apply(tensor(1, 2), tensor(2, 4)).toString());
    }

    @Test
    void integersStayWhereAskedTo() {
        var f = PointwiseFunction.unary("triple_plus", x -> x.mul(3).add(1)).keepingIntegers();
        Tensor y = f.apply(tensor(1, 2).to(int32));
        assertEquals("tensor([4, 7], dtype=torch.int32)", y.toString());
        var root = PointwiseFunction.unary("root", Formula::sqrt).keepingIntegers();
        DTypeError e = assertThrows(DTypeError.class, () -> root.apply(tensor(4)));
        assertEquals("\"root_cpu\" not implemented for 'Long'", e.sentence());
    }

    @Test
    void aDerivativeOfOnesOwnIsUsed() {
        var straight =
                PointwiseFunction.unary("straight_round", Formula::round)
                        .derivative((i, grad, x, n, result) -> grad);
        Tensor x = tensor(0.4, 1.6).requiresGrad_();
        straight.apply(x).sum().backward();
        assertArrayEquals(new float[] {1, 1}, x.grad().toFloatArray());
    }

    @Test
    void inPlaceIsCheckedLikeAnyOperation() {
        Tensor leaf = tensor(1.0).requiresGrad_();
        assertThrows(StateError.class, () -> MISH.apply_(leaf));
        Tensor y = leaf.mul(2);
        Tensor z = y.exp();
        MISH.apply_(z);
        assertThrows(StateError.class, () -> z.sum().backward(), "exp saved its result");
    }

    @Test
    void mistakesAreNamed() {
        ValueError e = assertThrows(ValueError.class, () -> HYPOT.apply(ones(2)));
        assertEquals("hypot: expected 2 tensors and 0 numbers, but got 1 and 0", e.sentence());
        e = assertThrows(ValueError.class, () -> PointwiseFunction.unary("f", x -> x.gt(0).add(1)));
        assertTrue(e.sentence().startsWith("add: expected a number, but got the condition"));
        e =
                assertThrows(
                        ValueError.class,
                        () -> PointwiseFunction.unary("f", x -> Formula.where(x, x, x)));
        assertTrue(e.sentence().startsWith("where: expected a condition, but got the number"));
        assertThrows(ValueError.class, () -> PointwiseFunction.of("f", 0, 0, (x, n) -> n[0]));
        assertThrows(ValueError.class, () -> PointwiseFunction.of("f", 7, 0, (x, n) -> x[0]));
        assertThrows(ShapeError.class, () -> HYPOT.apply(ones(2), ones(3)));
    }

    @Test
    void anUpdateWritesTheFirstTensors() {
        Tensor p = tensor(1.0, 2.0).requiresGrad_();
        Tensor buffer = zeros(2);
        try (var _ = noGrad()) {
            MOMENTUM.apply(new double[] {0.5, 0.9}, p, buffer, tensor(1.0, -1.0));
            MOMENTUM.apply(new double[] {0.5, 0.9}, p, buffer, tensor(2.0));
        }
        assertArrayEquals(new float[] {2.9f, 1.1f}, buffer.toFloatArray(), 1e-6f);
        assertArrayEquals(new float[] {-0.95f, 1.95f}, p.detach().toFloatArray(), 1e-6f);
    }

    @Test
    void anUpdateRefusesWhatMayNotChange() {
        double[] n = {0.5, 0.9};
        Tensor leaf = ones(2).requiresGrad_();
        assertThrows(StateError.class, () -> MOMENTUM.apply(n, leaf, zeros(2), ones(2)));
        StateError e =
                assertThrows(
                        StateError.class,
                        () -> MOMENTUM.apply(n, ones(1).expand(2), zeros(2), ones(2)));
        assertTrue(e.sentence().contains("more than one element of the written-to tensor"));
        assertThrows(ShapeError.class, () -> MOMENTUM.apply(n, ones(2), zeros(1), ones(2)));
        assertThrows(ShapeError.class, () -> MOMENTUM.apply(n, ones(2), zeros(2), ones(3)));
        assertThrows(ValueError.class, () -> MOMENTUM.apply(new double[1], ones(2), ones(2)));
    }

    private static boolean takesNumber(String name) {
        return Arrays.stream(Tensor.class.getMethods())
                .anyMatch(m ->
                        m.getName().equals(name)
                                && Arrays.equals(
                                        m.getParameterTypes(), new Class<?>[] {double.class}));
    }

    /// Every operation of a formula is the tensor's of the same name: same values.
    @Test
    void wordsMeanWhatTheyMeanForTensors() throws ReflectiveOperationException {
        Tensor x = tensor(0.3, 0.5, 0.9).to(float64);
        Tensor y = tensor(0.2, 0.5, 1.0).to(float64);
        int compared = 0;
        for (Method m : Formula.class.getDeclaredMethods()) {
            if (!Modifier.isPublic(m.getModifiers())
                    || Modifier.isStatic(m.getModifiers())
                    || m.getReturnType() != Formula.class
                    || List.of("constant", "logicalAnd", "logicalOr", "logicalNot", "clamp")
                            .contains(m.getName())) {
                continue; // the logical ones take conditions, clamp takes other parameters
            }
            Class<?>[] types = m.getParameterTypes();
            PointwiseFunction f =
                    PointwiseFunction.binary(
                            m.getName(),
                            (a, b) -> {
                                try {
                                    return (Formula)
                                            (types.length == 0
                                                    ? m.invoke(a)
                                                    : types[0] == double.class
                                                            ? m.invoke(a, 0.5)
                                                            : m.invoke(a, b));
                                } catch (ReflectiveOperationException e) {
                                    throw new AssertionError(e);
                                }
                            });
            Tensor expected;
            if (m.getName().equals("rsub")) {
                expected = x.neg().add(0.5);
            } else if (types.length == 0) {
                expected = (Tensor) Tensor.class.getMethod(m.getName()).invoke(x);
            } else {
                Object other = y;
                Class<?> type = Tensor.class;
                if (types[0] == double.class && takesNumber(m.getName())) {
                    other = 0.5;
                    type = double.class;
                } else if (types[0] == double.class) {
                    other = ones(3).to(float64).mul(0.5);
                }
                expected = (Tensor) Tensor.class.getMethod(m.getName(), type).invoke(x, other);
            }
            Tensor result = f.apply(x, y);
            assertEquals(expected.dtype(), result.dtype(), m.toString());
            assertArrayEquals(
                    expected.to(float64).toDoubleArray(),
                    result.to(float64).toDoubleArray(),
                    m.toString());
            compared++;
        }
        assertTrue(compared > 50, "compared " + compared);
    }
}
