package dev.obor.op;

import static dev.obor.expr.Exprs.floorDiv;
import static dev.obor.expr.Exprs.fmod;
import static dev.obor.expr.Exprs.remainder;
import static dev.obor.op.Layouts.Gradient.FOLLOWS_GRADIENT;
import static dev.obor.op.Layouts.Gradient.FOLLOWS_INPUTS;
import static dev.obor.op.Pointwise.binary;
import static dev.obor.op.Pointwise.of;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Type;
import dev.obor.op.Pointwise.Rule;
import org.jspecify.annotations.Nullable;

/// Sums, products, powers, and comparisons: the operators.
public final class Arithmetic {
    private Arithmetic() {}

    /// a + b; for bool, or.
    public static final Pointwise ADD =
            binary("add", Rule.ARITHMETIC, (a, b) -> isBool(a) ? a.or(b) : a.add(b));

    /// a + alpha · b; for bool, or, where alpha is not 0.
    public static final Pointwise ADD_SCALED =
            of(
                    "add",
                    2,
                    1,
                    Rule.ARITHMETIC,
                    (x, s) ->
                            isBool(x[0])
                                    ? x[0].or(x[1].and(s[0].ne(0)))
                                    : x[0].add(x[1].mul(s[0])));

    /// a - b.
    public static final Pointwise SUB =
            binary("sub", Rule.ARITHMETIC, Expr::sub).refusing(DTypes::subtraction);

    /// a - alpha · b.
    public static final Pointwise SUB_SCALED =
            of("sub", 2, 1, Rule.ARITHMETIC, (x, s) -> x[0].sub(x[1].mul(s[0])))
                    .refusing(DTypes::subtraction);

    /// a - b, asked for by b; the layout of the result follows a.
    public static final Pointwise RSUB =
            binary("rsub", Rule.ARITHMETIC, Expr::sub).refusing(DTypes::subtraction);

    /// b - a with a number b.
    public static final Pointwise RSUB_NUMBER =
            binary("rsub", Rule.ARITHMETIC, (a, b) -> b.sub(a))
                    .node("RsubBackward1")
                    .refusing(DTypes::subtraction);

    /// a · b; for bool, and.
    public static final Pointwise MUL =
            binary("mul", Rule.ARITHMETIC, (a, b) -> isBool(a) ? a.and(b) : a.mul(b));

    /// a / b as floats.
    public static final Pointwise DIV =
            binary("div", Rule.FLOAT, Expr::div)
                    // In PyTorch's order: where the terms of a second derivative cancel, it shows.
                    .derivative((i, g, x, out) -> i == 0 ? g.div(x[1]) : g.neg().mul(out.div(x[1])))
                    .recomputingResult();

    /// a / b rounded down.
    public static final Pointwise FLOOR_DIVIDE =
            binary("floor_divide", Rule.ARITHMETIC, Exprs::floorDiv);

    /// a / b rounded down, as `div` with `roundingMode("floor")`.
    public static final Pointwise DIV_FLOOR =
            binary("div", Rule.ARITHMETIC, (a, b) -> floorDiv(a, b))
                    .node("DivBackward1")
                    .readBy(1, Instance.ALL);

    /// a / b rounded towards zero, as `div` with `roundingMode("trunc")`.
    public static final Pointwise DIV_TRUNC =
            binary(
                            "div",
                            Rule.ARITHMETIC,
                            (a, b) ->
                                    a.type().isFloat()
                                            ? Exprs.trunc(a.div(b))
                                            : Exprs.quotient(a, b))
                    .node("DivBackward1")
                    .readBy(1, Instance.ALL);

    /// The remainder with b's sign.
    public static final Pointwise REMAINDER =
            binary("remainder", Rule.ARITHMETIC, (a, b) -> remainder(a, b));

    /// The remainder with a's sign.
    public static final Pointwise FMOD = binary("fmod", Rule.ARITHMETIC, (a, b) -> fmod(a, b));

    /// a to the power b.
    public static final Pointwise POW =
            binary("pow", Rule.ARITHMETIC, Exprs::pow)
                    .gradients(FOLLOWS_INPUTS, FOLLOWS_GRADIENT)
                    .node("PowBackward1");

    /// a to the power of a number.
    ///
    /// The exponent less one is an argument too: as difference of two float32 numbers it would be
    /// less exact than the derivative may be.
    private static final Pointwise POW_NUMBER =
            of("pow", 2, 1, Rule.ARITHMETIC, (x, s) -> Exprs.pow(x[0], x[1]))
                    .derivative((i, g, x, out) -> {
                        Expr exponent = Exprs.scalar(0, g.type());
                        Expr less = Exprs.scalar(1, g.type());
                        Expr slope = g.mul(exponent.mul(Exprs.pow(x[0], less)));
                        return exponent.eq(0).where(Exprs.constant(g.type(), 0), slope);
                    })
                    .recording((g, x, s) -> powerSlope(g, x, Double.longBitsToDouble(s[0])));

    private static final Pointwise CUBE =
            Pointwise.unary("pow", Rule.ARITHMETIC, x -> x.mul(x).mul(x))
                    .recording((g, x, s) -> powerSlope(g, x, 3));

    private static final Pointwise ROOT =
            Pointwise.unary("pow", Rule.FLOAT, Exprs::sqrt)
                    .derivative((i, g, x, out) -> g.mul(0.5).mul(Exprs.rsqrt(x[0])));

    private static final Pointwise INVERSE_ROOT =
            Pointwise.unary("pow", Rule.FLOAT, Exprs::rsqrt)
                    .derivative((i, g, x, out) -> {
                        Expr power = Exprs.constant(g.type(), -1.5);
                        return g.mul(-0.5).mul(Exprs.pow(x[0], power));
                    });

    private static final Pointwise INVERSE = Pointwise.unary("pow", Rule.FLOAT, Exprs::reciprocal);

    /// The gradient of a power as PyTorch states it: every power with an exponent other than 0
    /// leads to the base, its slope of a straight line too.
    static Tensor powerSlope(Tensor g, Tensor x, double exponent) {
        if (exponent == 0) {
            return WriteOp.zeros(g, x.shape().toArray());
        }
        return g.mul(POW_NUMBER.call(x, exponent - 1, exponent - 2).mul(exponent));
    }

    /// a to the power of a number; squares, cubes, roots and reciprocals without logarithms.
    public static Tensor pow(Tensor a, double exponent) {
        boolean isFloat = a.isFloatingPoint();
        if (isFloat && exponent == 2) {
            return Elementary.SQUARE.call(a);
        } else if (isFloat && exponent == 3) {
            return CUBE.call(a);
        } else if (isFloat && exponent == 0.5) {
            return ROOT.call(a);
        } else if (isFloat && exponent == -0.5) {
            return INVERSE_ROOT.call(a);
        } else if (isFloat && exponent == -1) {
            return INVERSE.call(a);
        }
        return POW_NUMBER.call(a, exponent, exponent - 1);
    }

    /// a to the power of an integer.
    ///
    /// @throws IllegalArgumentException for integers to negative powers
    public static Tensor pow(Tensor a, long exponent) {
        if (a.isFloatingPoint()) {
            return pow(a, (double) exponent);
        }
        if (exponent < 0) {
            throw new IllegalArgumentException(
                    "Integers to negative integer powers are not allowed.");
        }
        return POW_NUMBER.call(a, exponent, exponent - 1.0);
    }

    /// The square in place.
    ///
    /// @throws dev.obor.base.DTypeError for bool, whose square is an integer
    public static Tensor square_(Tensor a) {
        if (a.dtype() == DType.BOOL) {
            InPlace.check(a, a);
            throw InPlace.cannotHold(DType.INT64, a);
        }
        return Elementary.SQUARE.into(a);
    }

    /// The division of a rounding mode: null, `floor` or `trunc`.
    public static Pointwise division(@Nullable String roundingMode) {
        return switch (roundingMode) {
            case null -> DIV;
            case "floor" -> DIV_FLOOR;
            case "trunc" -> DIV_TRUNC;
            default ->
                    throw new IllegalArgumentException(
                            "div expected rounding_mode to be one of None, 'trunc', or 'floor' but"
                                    + " found '"
                                    + roundingMode
                                    + "'");
        };
    }

    /// Whether a = b.
    public static final Pointwise EQ = binary("eq", Rule.COMPARISON, Expr::eq);

    /// Whether a ≠ b.
    public static final Pointwise NE = binary("ne", Rule.COMPARISON, Expr::ne);

    /// Whether a < b.
    public static final Pointwise LT = binary("lt", Rule.COMPARISON, (a, b) -> num(a).lt(num(b)));

    /// Whether a ≤ b.
    public static final Pointwise LE = binary("le", Rule.COMPARISON, (a, b) -> num(a).le(num(b)));

    /// Whether a > b.
    public static final Pointwise GT = binary("gt", Rule.COMPARISON, (a, b) -> num(a).gt(num(b)));

    /// Whether a ≥ b.
    public static final Pointwise GE = binary("ge", Rule.COMPARISON, (a, b) -> num(a).ge(num(b)));

    private static boolean isBool(Expr e) {
        return e.type() == Type.BOOL;
    }

    private static Expr num(Expr e) {
        return isBool(e) ? e.cast(Type.I32) : e;
    }
}
