package dev.obor.expr.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.obor.base.DType;
import dev.obor.expr.Evaluate;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.ScalarOracle;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundingTest {
    private static final Expr X = Exprs.input(0, DType.FLOAT32);

    private static void assertRounds(DType dtype, int bits) {
        float x = Float.intBitsToFloat(bits);
        Expr node = Exprs.round(dtype, X);
        Object want = ScalarOracle.eval(node, new Object[] {x});
        Object got = ScalarOracle.eval(Lowering.lower(node), new Object[] {x});
        assertEquals(Evaluate.bits(want), Evaluate.bits(got), () -> dtype + " of " + x);
    }

    @Test
    void roundsToSixteenBitsAsTheConversionsDo() {
        Random random = new Random(7);
        for (DType dtype : new DType[] {DType.BFLOAT16, DType.FLOAT16}) {
            for (int i = 0; i < 20_000; i++) {
                assertRounds(dtype, random.nextInt());
                // numbers in float16's range, ties among them
                int exponent = 127 - 28 + random.nextInt(48);
                int tie = random.nextBoolean() ? 0x1000 : random.nextInt();
                int fraction = random.nextInt() << 13 ^ tie & 0x1FFF;
                assertRounds(dtype, exponent << 23 | fraction & 0x7FFFFF | i << 31);
            }
            for (int exponent = 0; exponent < 512; exponent++) {
                assertRounds(dtype, exponent << 23);
                assertRounds(dtype, (exponent << 23) - 1);
                assertRounds(dtype, exponent << 23 | 0x8000);
                assertRounds(dtype, exponent << 23 | 0x18000);
            }
        }
    }

    @Test
    void roundingTwiceOrWhatIsRoundedIsLeftOut() {
        Expr once = Exprs.round(DType.BFLOAT16, X);
        assertSame(once, Exprs.round(DType.BFLOAT16, once));
        Expr half = Exprs.input(0, DType.FLOAT16);
        assertSame(half, Exprs.round(DType.FLOAT16, half));
        Expr relu = half.max(0).neg();
        assertSame(relu, Exprs.round(DType.FLOAT16, relu));
    }

    @Test
    void storedWrapsAndRounds() {
        Expr n = Exprs.input(0, DType.INT32);
        Object[] in = {300};
        assertEquals(44, ScalarOracle.eval(Exprs.stored(DType.UINT8, n), in));
        assertEquals(44, ScalarOracle.eval(Exprs.stored(DType.INT8, n), in));
        assertEquals(-56, ScalarOracle.eval(Exprs.stored(DType.INT8, n), new Object[] {200}));
        assertEquals(-32768, ScalarOracle.eval(Exprs.stored(DType.INT16, n), new Object[] {32768}));
        assertEquals(true, ScalarOracle.eval(Exprs.stored(DType.BOOL, n), in));
    }
}
