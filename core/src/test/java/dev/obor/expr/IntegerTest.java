package dev.obor.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.expr.lower.Lowering;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class IntegerTest {
    private static final Expr X = Evaluate.input(0, Type.I64);
    private static final Expr Y = Evaluate.input(1, Type.I64);
    private static final long[] VALUES = {
        0, 1, -1, 2, -2, 3, -3, 7, -7, 10, 63, 64, -64, 1000, Long.MAX_VALUE, Long.MIN_VALUE + 1
    };

    private static long eval(Expr e, long... in) {
        Object[] boxed = {in[0], in.length > 1 ? in[1] : 0};
        return (Long) ScalarOracle.eval(Lowering.lower(e), boxed);
    }

    @Test
    void floorDivisionAndRemainderRoundDown() {
        for (long a : VALUES) {
            for (long b : VALUES) {
                if (b != 0) {
                    assertEquals(Math.floorDiv(a, b), eval(Exprs.floorDiv(X, Y), a, b));
                    assertEquals(Math.floorMod(a, b), eval(Exprs.remainder(X, Y), a, b));
                    assertEquals(a / b, eval(Exprs.quotient(X, Y), a, b));
                    assertEquals(a % b, eval(Exprs.fmod(X, Y), a, b));
                }
            }
        }
    }

    @Test
    void divisionByZeroIsAnArithmeticException() {
        assertThrows(ArithmeticException.class, () -> eval(Exprs.floorDiv(X, Y), 1, 0));
        assertThrows(ArithmeticException.class, () -> eval(Exprs.remainder(X, Y), 1, 0));
    }

    @Test
    void powerWrapsAndNegativeExponentsFollowPyTorch() {
        for (long a : VALUES) {
            for (long b = 0; b < 70; b++) {
                long want = BigInteger.valueOf(a).pow((int) b).longValue();
                assertEquals(want, eval(Exprs.pow(X, Y), a, b), a + "^" + b);
            }
        }
        assertEquals(0, eval(Exprs.pow(X, Y), 2, -1));
        assertEquals(-1, eval(Exprs.pow(X, Y), -1, -3));
        assertEquals(1, eval(Exprs.pow(X, Y), -1, -4));
        assertEquals(1, eval(Exprs.pow(X, Y), 1, -3));
        assertEquals(0, eval(Exprs.pow(X, Y), 0, -3));
    }

    @Test
    void signAndComparisons() {
        assertEquals(-1, eval(Exprs.sign(X), -9));
        assertEquals(0, eval(Exprs.sign(X), 0));
        assertEquals(1, eval(Exprs.sign(X), 9));
        assertEquals(1, eval(X.lt(Y).cast(Type.I64), 2, 3));
        assertEquals(0, eval(Exprs.isNan(X).cast(Type.I64), 2));
    }
}
