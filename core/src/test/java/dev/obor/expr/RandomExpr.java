package dev.obor.expr;

import java.util.Random;

/// Random machine expressions over inputs 0 to 4 of types F32, F64, I32, I64, BOOL; the same seed
/// gives the same expression built node by node or through [Exprs].
public final class RandomExpr {
    private static final BinaryOp[] FLOAT = {
        BinaryOp.ADD,
        BinaryOp.SUB,
        BinaryOp.MUL,
        BinaryOp.DIV,
        BinaryOp.MAX,
        BinaryOp.MIN,
        BinaryOp.REM
    };
    private static final BinaryOp[] INTEGER = {
        BinaryOp.ADD,
        BinaryOp.SUB,
        BinaryOp.MUL,
        BinaryOp.MAX,
        BinaryOp.MIN,
        BinaryOp.AND,
        BinaryOp.OR,
        BinaryOp.XOR,
        BinaryOp.SHL,
        BinaryOp.SHR,
        BinaryOp.USHR
    };
    private static final BinaryOp[] COMPARE = {
        BinaryOp.EQ, BinaryOp.NE, BinaryOp.LT, BinaryOp.LE, BinaryOp.GT, BinaryOp.GE
    };
    private static final BinaryOp[] LOGIC = {BinaryOp.AND, BinaryOp.OR, BinaryOp.XOR};
    private static final UnaryOp[] FLOAT_UNARY = {
        UnaryOp.NEG, UnaryOp.NEG, UnaryOp.ABS, UnaryOp.SQRT
    };
    private static final UnaryOp[] INTEGER_UNARY = {UnaryOp.NEG, UnaryOp.ABS, UnaryOp.NOT};
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1,
        -1,
        2,
        0.5,
        -3,
        1e-40,
        1e38,
        5e-324,
        1e308,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    private final Random random;
    private final boolean simplify;

    /// @param simplify whether nodes are made by [Exprs]
    public RandomExpr(long seed, boolean simplify) {
        this.random = new Random(seed);
        this.simplify = simplify;
    }

    /// One value per input, special ones often.
    public static Object[] inputs(Random random) {
        double a = number(random);
        double b = number(random);
        long n = random.nextBoolean() ? random.nextInt(5) - 2 : random.nextLong();
        return new Object[] {(float) a, b, (int) n, n, random.nextBoolean()};
    }

    private static double number(Random random) {
        return random.nextBoolean()
                ? SPECIAL[random.nextInt(SPECIAL.length)]
                : random.nextGaussian() * 4;
    }

    /// An expression of a type and at most that depth.
    public Expr make(Type type, int depth) {
        int kind = random.nextInt(10);
        if (depth == 0 || kind == 0) {
            return leaf(type);
        }
        if (kind == 1) {
            return where(make(Type.BOOL, depth - 1), make(type, depth - 1), make(type, depth - 1));
        }
        if (kind == 2) {
            return cast(type, make(Type.values()[random.nextInt(5)], depth - 1));
        }
        if (kind <= 4) {
            return unary(type, depth);
        }
        return binary(type, depth);
    }

    private Expr leaf(Type type) {
        int special = random.nextInt(SPECIAL.length);
        boolean input = random.nextInt(3) != 0;
        return input
                ? Evaluate.input(type.ordinal(), type)
                : Exprs.constant(type, SPECIAL[special]);
    }

    private Expr unary(Type type, int depth) {
        UnaryOp op =
                switch (type) {
                    case F32, F64 -> FLOAT_UNARY[random.nextInt(FLOAT_UNARY.length)];
                    case I32, I64 -> INTEGER_UNARY[random.nextInt(INTEGER_UNARY.length)];
                    case BOOL -> UnaryOp.NOT;
                };
        Expr x = make(type, depth - 1);
        return simplify ? Simplify.unary(op, x) : new Unary(op, x);
    }

    private Expr binary(Type type, int depth) {
        if (type == Type.BOOL && random.nextBoolean()) {
            Type of = Type.values()[random.nextInt(4)];
            return binary(COMPARE[random.nextInt(COMPARE.length)], of, depth);
        }
        return switch (type) {
            case F32, F64 -> float2(type, depth);
            case I32, I64 -> binary(INTEGER[random.nextInt(INTEGER.length)], type, depth);
            case BOOL -> binary(LOGIC[random.nextInt(LOGIC.length)], type, depth);
        };
    }

    private Expr float2(Type type, int depth) {
        int op = random.nextInt(FLOAT.length + 1);
        if (op < FLOAT.length) {
            return binary(FLOAT[op], type, depth);
        }
        Expr a = make(type, depth - 1);
        Expr b = make(type, depth - 1);
        Expr c = make(type, depth - 1);
        return simplify ? Exprs.fma(a, b, c) : new Fma(a, b, c);
    }

    private Expr binary(BinaryOp op, Type type, int depth) {
        Expr a = make(type, depth - 1);
        Expr b = random.nextInt(6) == 0 ? a : make(type, depth - 1);
        return simplify ? Simplify.binary(op, a, b) : new Binary(op, a, b);
    }

    private Expr where(Expr cond, Expr a, Expr b) {
        return simplify ? Exprs.where(cond, a, b) : new Where(cond, a, b);
    }

    private Expr cast(Type to, Expr x) {
        if (to == x.type()) {
            return x;
        }
        return simplify ? Exprs.cast(to, x) : new Cast(to, x);
    }
}
