package dev.obor.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.expr.lower.Lowering;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Zeros with their signs, infinities, NaN, subnormals, over- and underflow, as C99 asks for.
class SpecialValuesTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final double[] F32 = {
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        -0.5,
        2,
        -2,
        INF,
        -INF,
        NAN,
        0x1p-149,
        -0x1p-149,
        0x1.8p-127,
        0x1p-126,
        0x1.fffffep127,
        -0x1.fffffep127,
        88,
        89,
        -87.5f,
        -103.9f,
        -104.5f,
        127.5,
        128,
        -148.9f,
        -151,
        1e10f,
        -1e10f,
        0x1p100,
        0x1.fffffep-1,
        0x1.000002p0,
        3,
        -3,
        1e-10f
    };
    private static final double[] F64 = {
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        -0.5,
        2,
        -2,
        INF,
        -INF,
        NAN,
        0x1p-1074,
        -0x1p-1074,
        0x1.8p-1023,
        0x1p-1022,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        709.5,
        710,
        -708.5,
        -745,
        -746,
        1023.5,
        1024,
        -1074,
        -1076,
        1e10,
        -1e10,
        0x1p900,
        0x1.fffffffffffffp-1,
        0x1.0000000000001p0,
        3,
        -3,
        1e-300
    };

    private static double[] values(Type type) {
        return type == Type.F32 ? F32 : F64;
    }

    private static Arguments of(UnaryOp op, DoubleUnaryOperator reference) {
        return Arguments.of(op, reference);
    }

    static Stream<Arguments> unary() {
        return Stream.of(
                of(UnaryOp.EXP, StrictMath::exp),
                of(UnaryOp.EXP2, x -> StrictMath.pow(2, x)),
                of(UnaryOp.EXPM1, StrictMath::expm1),
                of(UnaryOp.LOG, StrictMath::log),
                of(UnaryOp.LOG2, x -> StrictMath.log(x) / StrictMath.log(2)),
                of(UnaryOp.LOG10, StrictMath::log10),
                of(UnaryOp.LOG1P, StrictMath::log1p),
                of(UnaryOp.SIN, StrictMath::sin),
                of(UnaryOp.COS, StrictMath::cos),
                of(UnaryOp.TAN, StrictMath::tan),
                of(UnaryOp.ASIN, StrictMath::asin),
                of(UnaryOp.ACOS, StrictMath::acos),
                of(UnaryOp.ATAN, StrictMath::atan),
                of(UnaryOp.SINH, StrictMath::sinh),
                of(UnaryOp.COSH, StrictMath::cosh),
                of(UnaryOp.TANH, StrictMath::tanh),
                of(UnaryOp.SQRT, StrictMath::sqrt),
                of(UnaryOp.RECIPROCAL, x -> 1 / x),
                of(UnaryOp.SIGMOID, x -> 1 / (1 + StrictMath.exp(-x))),
                of(UnaryOp.FLOOR, StrictMath::floor),
                of(UnaryOp.CEIL, StrictMath::ceil),
                of(UnaryOp.ROUND, StrictMath::rint),
                of(UnaryOp.TRUNC, x -> x < 0 ? StrictMath.ceil(x) : StrictMath.floor(x)),
                of(UnaryOp.ABS, StrictMath::abs),
                of(UnaryOp.NEG, x -> -x));
    }

    @ParameterizedTest
    @MethodSource
    void unary(UnaryOp op, DoubleUnaryOperator reference) {
        for (Type type : new Type[] {Type.F32, Type.F64}) {
            Expr e = Lowering.lower(Simplify.unary(op, Evaluate.input(0, type)));
            for (double x : values(type)) {
                check(op.text() + "(" + x + ")", type, reference.applyAsDouble(x), e, x);
            }
        }
    }

    private static void check(String what, Type type, double expected, Expr e, double... in) {
        double want = type == Type.F32 ? (float) expected : expected;
        double got = Evaluate.at(e, type, in);
        double ulp = type == Type.F32 ? Math.ulp((float) want) : Math.ulp(want);
        boolean exact = want == 0 || Double.isInfinite(want) || Double.isNaN(want);
        assertEquals(want, got, exact ? 0 : 2.5 * ulp, () -> what + " in " + type);
    }

    @ParameterizedTest
    @EnumSource(
            value = UnaryOp.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NOT", "ISNAN"})
    void nanStaysNan(UnaryOp op) {
        for (Type type : new Type[] {Type.F32, Type.F64}) {
            Expr e = Lowering.lower(Simplify.unary(op, Evaluate.input(0, type)));
            assertEquals(op == UnaryOp.SIGN ? 0 : NAN, Evaluate.at(e, type, NAN), type.name());
        }
    }

    @Test
    void functionsThatJavaLacks() {
        double[][] table = {
            // x, asinh, acosh, atanh, erf, erfc, erfinv, lgamma
            {0.0, 0.0, NAN, 0.0, 0.0, 1, 0.0, INF},
            {-0.0, -0.0, NAN, -0.0, -0.0, 1, -0.0, INF},
            {1, 0.881373587019543, 0.0, INF, 0.8427007929497149, 0.15729920705028513, INF, 0},
            {-1, -0.881373587019543, NAN, -INF, -0.8427007929497149, 1.8427007929497148, -INF, INF},
            {INF, INF, INF, NAN, 1, 0, NAN, INF},
            {-INF, -INF, NAN, NAN, -1, 2, NAN, INF},
        };
        UnaryOp[] ops = {
            UnaryOp.ASINH,
            UnaryOp.ACOSH,
            UnaryOp.ATANH,
            UnaryOp.ERF,
            UnaryOp.ERFC,
            UnaryOp.ERFINV,
            UnaryOp.LGAMMA
        };
        for (Type type : new Type[] {Type.F32, Type.F64}) {
            for (int i = 0; i < ops.length; i++) {
                Expr e = Lowering.lower(Simplify.unary(ops[i], Evaluate.input(0, type)));
                for (double[] row : table) {
                    check(ops[i] + "(" + row[0] + ")", type, row[i + 1], e, row[0]);
                }
            }
        }
    }

    @Test
    void digammaAtItsPoles() {
        Expr e = Lowering.lower(Exprs.digamma(Evaluate.input(0, Type.F64)));
        assertEquals(-INF, Evaluate.at(e, Type.F64, 0.0));
        assertEquals(INF, Evaluate.at(e, Type.F64, -0.0));
        assertEquals(NAN, Evaluate.at(e, Type.F64, -3));
        assertEquals(INF, Evaluate.at(e, Type.F64, INF));
        assertEquals(NAN, Evaluate.at(e, Type.F64, -INF));
    }

    @Test
    void subnormalResultsAreNotFlushed() {
        Expr exp = Lowering.lower(Exprs.exp(Evaluate.input(0, Type.F32)));
        for (double x = -104; x < -87; x += 0.037) {
            check("exp", Type.F32, StrictMath.exp((float) x), exp, (float) x);
        }
        Expr exp2 = Lowering.lower(Exprs.exp2(Evaluate.input(0, Type.F64)));
        for (int k = -1074; k <= 1023; k++) {
            assertEquals(Math.scalb(1.0, k), Evaluate.at(exp2, Type.F64, k));
        }
    }

    @Test
    void logarithmsOfPowersAreExact() {
        Expr log2 = Lowering.lower(Exprs.log2(Evaluate.input(0, Type.F64)));
        Expr log2f = Lowering.lower(Exprs.log2(Evaluate.input(0, Type.F32)));
        Expr log10 = Lowering.lower(Exprs.log10(Evaluate.input(0, Type.F64)));
        for (int k = -1074; k <= 1023; k++) {
            assertEquals(k, Evaluate.at(log2, Type.F64, Math.scalb(1.0, k)));
        }
        for (int k = -149; k <= 127; k++) {
            assertEquals(k, Evaluate.at(log2f, Type.F32, Math.scalb(1.0, k)));
        }
        for (int k = 0; k <= 22; k++) {
            assertEquals(k, Evaluate.at(log10, Type.F64, Double.parseDouble("1e" + k)));
        }
    }

    private static Arguments of(BinaryOp op, DoubleBinaryOperator reference) {
        return Arguments.of(op, reference);
    }

    static Stream<Arguments> binary() {
        return Stream.of(
                of(BinaryOp.POW, SpecialValuesTest::pow),
                of(BinaryOp.ATAN2, StrictMath::atan2),
                of(BinaryOp.REM, (a, b) -> a % b),
                of(BinaryOp.MAX, StrictMath::max),
                of(BinaryOp.MIN, StrictMath::min));
    }

    /// C's pow, which knows 1 to any power and -1 to an infinite one; Java's gives NaN.
    private static double pow(double a, double b) {
        boolean one = a == 1 || a == -1 && Double.isInfinite(b);
        return one ? 1 : StrictMath.pow(a, b);
    }

    @ParameterizedTest
    @MethodSource
    void binary(BinaryOp op, DoubleBinaryOperator reference) {
        for (Type type : new Type[] {Type.F32, Type.F64}) {
            Expr x = Evaluate.input(0, type);
            Expr e = Lowering.lower(Simplify.binary(op, x, Evaluate.input(1, type)));
            for (double a : values(type)) {
                for (double b : values(type)) {
                    String what = op.text() + "(" + a + ", " + b + ")";
                    check(what, type, reference.applyAsDouble(a, b), e, a, b);
                }
            }
        }
    }

    /// `torch.remainder` and `torch.floor_divide` 2.13 on these pairs.
    @Test
    void flooredDivisionAsInPyTorch() {
        double[][] table = {
            {-1, INF, INF, -1}, {5, 0, NAN, INF}, {-0.0, 3, -0.0, -0.0}, {7, -2, -1, -4},
            {-7, -2, -1, 3}, {INF, 2, NAN, NAN}, {0, 0, NAN, NAN}, {5.5, 1.5, 1, 3},
        };
        for (Type type : new Type[] {Type.F32, Type.F64}) {
            Expr x = Evaluate.input(0, type);
            Expr y = Evaluate.input(1, type);
            Expr remainder = Lowering.lower(Exprs.remainder(x, y));
            Expr floorDiv = Lowering.lower(Exprs.floorDiv(x, y));
            for (double[] row : table) {
                assertEquals(row[2], Evaluate.at(remainder, type, row[0], row[1]));
                assertEquals(row[3], Evaluate.at(floorDiv, type, row[0], row[1]));
            }
        }
    }
}
