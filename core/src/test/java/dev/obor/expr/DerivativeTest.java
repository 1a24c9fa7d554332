package dev.obor.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.base.DType;
import dev.obor.expr.lower.Lowering;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DerivativeTest {
    private static final Expr X = Exprs.input(0, DType.FLOAT64);
    private static final Expr Y = Exprs.input(1, DType.FLOAT64);
    private static final Expr G = Exprs.input(2, DType.FLOAT64);
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    private static double eval(Expr e, double... in) {
        Object[] inputs = new Object[3];
        for (int i = 0; i < in.length; i++) {
            inputs[i] = in[i];
        }
        return (Double) ScalarOracle.eval(Lowering.lower(e), inputs);
    }

    private static double slope(Expr f, int input, double... in) {
        double h = 1e-5;
        double[] up = in.clone();
        double[] down = in.clone();
        up[input] += h;
        down[input] -= h;
        return (eval(f, up) - eval(f, down)) / (2 * h);
    }

    private static void assertSlope(Expr f, int input, double... in) {
        double expected = slope(f, input, in);
        double tolerance = 1e-7 * Math.max(1, Math.abs(expected));
        assertEquals(expected, eval(Derivative.of(f, input), in), tolerance, f::toString);
    }

    @ParameterizedTest
    @EnumSource(UnaryOp.class)
    void unaryRulesAgreeWithDifferences(UnaryOp op) {
        if (op == UnaryOp.NOT || op == UnaryOp.ISNAN) {
            return; // no floats
        }
        Expr f = Simplify.unary(op, X);
        for (double x : op == UnaryOp.ACOSH ? new double[] {1.2, 3.4} : new double[] {0.2, 0.7}) {
            assertSlope(f, 0, x);
            assertSlope(f.mul(X), 0, x);
        }
        if (Double.isFinite(eval(f, -0.3))) {
            assertSlope(f, 0, -0.3);
        }
    }

    @ParameterizedTest
    @EnumSource(UnaryOp.class)
    void secondDerivativesFollow(UnaryOp op) {
        if (op == UnaryOp.NOT || op == UnaryOp.ISNAN) {
            return;
        }
        boolean bounded =
                switch (op) {
                    case ASIN, ACOS, ATANH, ERFINV -> true;
                    default -> false;
                };
        Expr argument = bounded ? X.mul(X) : X.mul(X).add(1.1);
        assertSlope(Derivative.of(Simplify.unary(op, argument), 0), 0, 0.6);
    }

    static Stream<BinaryOp> floatOps() {
        return Stream.of(
                BinaryOp.ADD,
                BinaryOp.SUB,
                BinaryOp.MUL,
                BinaryOp.DIV,
                BinaryOp.REM,
                BinaryOp.MAX,
                BinaryOp.MIN,
                BinaryOp.FLOOR_DIV,
                BinaryOp.REMAINDER,
                BinaryOp.POW,
                BinaryOp.ATAN2);
    }

    @ParameterizedTest
    @MethodSource("floatOps")
    void binaryRulesAgreeWithDifferences(BinaryOp op) {
        Expr f = Simplify.binary(op, X, Y);
        for (double[] in : new double[][] {{0.7, 2.3}, {7.3, 1.9}, {2.6, -1.4}}) {
            assertSlope(f, 0, in);
            if (op != BinaryOp.POW || in[0] > 0) {
                assertSlope(f, 1, in);
            }
        }
    }

    @Test
    void maximumGivesHalfAtATieAndNothingToTheSmaller() {
        Expr a = Derivative.vjp(Exprs.max(X, Y), G, 0);
        Expr b = Derivative.vjp(Exprs.max(X, Y), G, 1);
        assertEquals(3, eval(a, 2, 2, 6));
        assertEquals(3, eval(b, 2, 2, 6));
        assertEquals(0, eval(a, 1, 2, INF));
        assertEquals(6, eval(b, 1, 2, 6));
        assertEquals(6, eval(a, NAN, 2, 6));
    }

    @Test
    void clampPassesTheGradientAtItsBounds() {
        Expr clamp = X.max(-1).min(1);
        Expr d = Derivative.vjp(clamp, G, 0);
        assertEquals(5, eval(d, -1, 0, 5));
        assertEquals(5, eval(d, 1, 0, 5));
        assertEquals(0, eval(d, 1.5, 0, INF));
        assertEquals(0, eval(d, -1.5, 0, NAN));
        assertEquals(0, eval(d, NAN, 0, 5));
    }

    @Test
    void reluMasksInsteadOfMultiplying() {
        Expr relu = X.le(0).where(Exprs.constant(Type.F64, 0), X);
        Expr d = Derivative.vjp(relu, G, 0);
        assertEquals("where((x0 <= 0), 0, x2)", d.toString());
        assertEquals(0, eval(d, -1, 0, NAN));
        assertEquals(0, eval(d, 0, 0, INF));
        assertEquals(4, eval(d, 3, 0, 4));
    }

    @Test
    void branchNotTakenCannotSpoilTheGradient() {
        // exp overflows at 800: inf / inf in the discarded branch of softplus
        Expr softplus = X.gt(20).where(X, Exprs.log1p(Exprs.exp(X)));
        Expr mish = X.mul(Exprs.tanh(softplus));
        assertEquals(1, eval(Derivative.of(softplus, 0), 800));
        assertEquals(1, eval(Derivative.of(mish, 0), 800));
        assertSlope(mish, 0, 0.3);
        assertSlope(mish, 0, 25);
        // sqrt has an infinite slope at 0
        Expr guarded = X.gt(0).where(Exprs.sqrt(X), Exprs.constant(Type.F64, 0));
        assertEquals(0, eval(Derivative.of(guarded, 0), 0));
    }

    @Test
    void nestedBranchesAreJoined() {
        Expr inner = X.lt(2).where(X.mul(3), Exprs.exp(X));
        Expr f = X.lt(1).where(X.mul(X), inner);
        Expr d = Derivative.vjp(f, G, 0);
        assertEquals(
                "where((x0 < 1), ((x2 * 2) * x0), where((x0 < 2), (x2 * 3), (x2 *" + " exp(x0))))",
                d.toString());
    }

    @Test
    void kinksFollowPyTorch() {
        assertEquals(0, eval(Derivative.of(Exprs.abs(X), 0), 0));
        assertEquals(0, eval(Derivative.of(Exprs.sign(X), 0), 0));
        assertEquals(0, eval(Derivative.of(Exprs.pow(X, Y), 0), 0, 0));
        assertEquals(0, eval(Derivative.of(Exprs.pow(X, Y), 1), 0, 2));
        assertEquals(0, eval(Derivative.of(Exprs.round(X), 0), 0.7));
        assertEquals(0, eval(Derivative.of(Exprs.atan2(X, Y), 0), 0, 0));
    }

    @Test
    void gradientIsCastBack() {
        Expr half = Exprs.input(0, DType.BFLOAT16);
        Expr d = Derivative.vjp(half.cast(Type.F64).mul(Y), G, 0);
        assertEquals(Type.F32, d.type());
        assertEquals("f32((x2 * x1))", d.toString());
    }

    @Test
    void integersAndUnusedInputsGetNothing() {
        Expr n = Exprs.input(0, DType.INT32);
        Expr f = n.cast(Type.F64).mul(Y);
        assertEquals("0", Derivative.vjp(X.cast(Type.I32).cast(Type.F64), G, 0).toString());
        assertEquals("0", Derivative.vjp(f, G, 7).toString());
        assertThrows(IllegalArgumentException.class, () -> Derivative.vjp(f, G, 0));
        assertThrows(IllegalArgumentException.class, () -> Derivative.vjp(f, n, 1));
    }

    @Test
    void sharedPartsStayShared() {
        Expr deep = X;
        for (int i = 0; i < 200; i++) {
            deep = deep.mul(deep).add(deep.mul(0.25)); // 3^200 paths
        }
        assertTrue(Double.isFinite(eval(Derivative.of(deep, 0), 0.1)));
        assertTrue(deep.toString().length() < 10_000);
    }

    @Test
    void severalGradientsAtOnceEqualSingleOnes() {
        Expr f = Exprs.tanh(X.mul(Y));
        List<Expr> both = Derivative.vjp(f, G, 0, 1);
        assertEquals(Derivative.vjp(f, G, 0), both.get(0));
        assertEquals(Derivative.vjp(f, G, 1), both.get(1));
    }

    @Test
    void popularActivationsStaySmall() {
        Expr s = Exprs.sigmoid(X);
        assertEquals(
                "(x2 * ((1 - sigmoid(x0)) * sigmoid(x0)))", Derivative.vjp(s, G, 0).toString());
        assertEquals(
                "(x2 * (1 - (tanh(x0) * tanh(x0))))",
                Derivative.vjp(Exprs.tanh(X), G, 0).toString());
    }
}
