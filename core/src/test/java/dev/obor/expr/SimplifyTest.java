package dev.obor.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.base.DType;
import dev.obor.expr.lower.Lowering;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimplifyTest {
    private static final Expr X = Exprs.input(0, DType.FLOAT32);
    private static final Expr Y = Exprs.input(1, DType.FLOAT32);
    private static final Expr N = Exprs.input(2, DType.INT32);
    private static final Expr C = Exprs.input(3, DType.BOOL);

    private static void assertFormula(String formula, Expr e) {
        assertEquals(formula, e.toString());
    }

    @Test
    void neutralElementsGo() {
        assertFormula("x0", X.mul(1));
        assertFormula("neg(x0)", X.mul(-1));
        assertFormula("x0", X.add(-0.0));
        assertFormula("x0", X.sub(0));
        assertFormula("x0", X.div(1));
        assertFormula("x0", X.neg().neg());
        assertFormula("(x0 * 0.25)", X.div(4));
        assertFormula("x2", N.add(0));
        assertFormula("0", N.mul(0));
        assertFormula("x3", C.and(Exprs.bool(true)));
    }

    @Test
    void whatIsNotExactStays() {
        assertFormula("(x0 + 0)", X.add(0));
        assertFormula("(x0 * 0)", X.mul(0));
        assertFormula("(x0 - x0)", X.sub(X));
        assertFormula("(x0 / x0)", X.div(X));
        assertFormula("(x0 / 3)", X.div(3));
        assertFormula("not((x0 < x1))", X.lt(Y).not());
    }

    @Test
    void signsMoveOut() {
        assertFormula("(x0 - x1)", X.add(Y.neg()));
        assertFormula("(x1 - x0)", X.neg().add(Y));
        assertFormula("(x0 + x1)", X.sub(Y.neg()));
        assertFormula("(x0 * x1)", X.neg().mul(Y.neg()));
        assertFormula("neg((x0 * x1))", X.mul(Y.neg()));
        assertFormula("(x0 * -2)", X.neg().mul(2));
    }

    @Test
    void conditionsAreResolved() {
        assertFormula("x0", C.where(X, X));
        assertFormula("where(x3, x1, x0)", C.not().where(X, Y));
        assertFormula("where(x3, x0, 1)", C.where(C.where(X, Y), Exprs.constant(Type.F32, 1)));
        assertFormula("(x0 != x1)", X.eq(Y).not());
        assertFormula("false", C.and(C.not()));
        assertFormula("(x3 & (x0 < x1))", C.where(X.lt(Y), Exprs.bool(false)));
    }

    @Test
    void conversionsThatLoseNothingGo() {
        assertFormula("x0", X.cast(Type.F64).cast(Type.F32));
        assertFormula("x2", N.cast(Type.I64).cast(Type.I32));
        assertFormula("x3", C.cast(Type.F32).cast(Type.BOOL));
        assertFormula("f32(i32(x0))", X.cast(Type.I32).cast(Type.F32));
        assertFormula("i32(f32(x2))", N.cast(Type.F32).cast(Type.I32));
        assertFormula("2.5", Exprs.constant(Type.F64, 2.5).cast(Type.F32));
    }

    @Test
    void powersWithShortCuts() {
        assertFormula("(x0 * x0)", Exprs.pow(X, Exprs.constant(Type.F32, 2)));
        assertFormula("sqrt(x0)", Exprs.pow(X, Exprs.constant(Type.F32, 0.5)));
        assertFormula("1", Exprs.pow(X, Exprs.constant(Type.F32, 0)));
        assertFormula("pow(x0, 2.5)", Exprs.pow(X, Exprs.constant(Type.F32, 2.5)));
    }

    /// Random expressions built with and without rewriting must agree in every bit.
    @Test
    void rewritingKeepsEveryBit() {
        for (int seed = 0; seed < 6000; seed++) {
            Type type = new Type[] {Type.F32, Type.F64, Type.I32, Type.BOOL}[seed % 4];
            Expr plain = new RandomExpr(seed, false).make(type, 5);
            Expr simple = new RandomExpr(seed, true).make(type, 5);
            Random random = new Random(seed);
            for (int i = 0; i < 8; i++) {
                Object[] in = RandomExpr.inputs(random);
                Object want = Evaluate.bits(ScalarOracle.eval(plain, in));
                Object got = Evaluate.bits(ScalarOracle.eval(simple, in));
                int at = seed;
                assertEquals(want, got, () -> "seed " + at + ": " + plain + " became " + simple);
                Object lowered = Evaluate.bits(ScalarOracle.eval(Lowering.lower(simple), in));
                assertEquals(want, lowered, () -> "seed " + at + ", lowered: " + simple);
            }
        }
    }
}
