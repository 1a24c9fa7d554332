package dev.obor.expr.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.expr.BinaryOp;
import dev.obor.expr.Evaluate;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecialFunctionsTest {
    private static final Expr X = Evaluate.input(0, Type.F64);
    private static final Expr Y = Evaluate.input(1, Type.F64);
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    private static double eval(Expr e, double... in) {
        return Evaluate.at(Lowering.lower(e), Type.F64, in);
    }

    /// mpmath: -sqrt(2) erfcinv(2 p), to 20 digits.
    @ParameterizedTest
    @CsvSource({
        "1e-16, -8.2220822161304356152",
        "1e-17, -8.4937932241095980661",
        "1e-20, -9.2623400897984075796",
        "1e-100, -21.273453560965324294",
        "1e-300, -37.047096299361199237"
    })
    void quantileOfTinyProbabilities(double p, double expected) {
        assertEquals(expected, eval(SpecialFunctions.ndtri(X), p), 2e-14 * -expected);
    }

    @Test
    void quantileAtTheEnds() {
        Expr e = SpecialFunctions.ndtri(X);
        assertEquals(-INF, eval(e, 0));
        assertEquals(INF, eval(e, 1));
        assertEquals(0, eval(e, 0.5));
        assertEquals(NAN, eval(e, -0.1));
        assertEquals(NAN, eval(e, 1.1));
    }

    @Test
    void scaledFunctionsAtInfinity() {
        assertEquals(0, eval(SpecialFunctions.erfcx(X), INF));
        assertEquals(INF, eval(SpecialFunctions.erfcx(X), -INF));
        assertEquals(0, eval(SpecialFunctions.i0e(X), INF));
        assertEquals(-0.0, eval(SpecialFunctions.i1e(X), -INF));
        assertEquals(1, eval(SpecialFunctions.i0(X), 0));
    }

    /// mpmath: polygamma(2, 1.5), polygamma(3, 0.7), polygamma(2, 30).
    @Test
    void polygammaByZeta() {
        assertEquals(-0.82879664423432, -2 * eval(zeta(3), 1.5), 1e-15);
        assertEquals(25.87914967842773, 6 * eval(zeta(4), 0.7), 1e-13);
        assertEquals(-0.00114876520372859984, -2 * eval(zeta(3), 30), 1e-18);
    }

    private static Expr zeta(double x) {
        return Exprs.loop(BinaryOp.ZETA, Exprs.constant(Type.F64, x), X);
    }

    @Test
    void nextAfterStepsThroughNeighbours() {
        Expr e = SpecialFunctions.nextAfter(X, Y);
        double[] values = {0.0, -0.0, 1, -1, Double.MIN_VALUE, -Double.MIN_VALUE, INF, -INF, 2.5};
        for (double a : values) {
            for (double b : values) {
                assertEquals(Math.nextAfter(a, b), eval(e, a, b), a + " to " + b);
            }
        }
        assertEquals(NAN, eval(e, NAN, 1));
        assertEquals(NAN, eval(e, 1, NAN));
    }
}
