package dev.obor.op;

import static dev.obor.op.Pointwise.unary;

import dev.obor.expr.Exprs;
import dev.obor.op.Pointwise.Rule;

/// Functions of one element.
public final class Pointwises {
    private Pointwises() {}

    /// |x|.
    public static final Pointwise ABS = unary("abs", Rule.ARITHMETIC, Exprs::abs);

    /// exp(x).
    public static final Pointwise EXP = unary("exp", Rule.FLOAT, Exprs::exp);

    /// log(x).
    public static final Pointwise LOG = unary("log", Rule.FLOAT, Exprs::log);

    /// The square root.
    public static final Pointwise SQRT = unary("sqrt", Rule.FLOAT, Exprs::sqrt);

    /// tanh(x).
    public static final Pointwise TANH = unary("tanh", Rule.FLOAT, Exprs::tanh);

    /// 1 / (1 + exp(-x)).
    public static final Pointwise SIGMOID = unary("sigmoid", Rule.FLOAT, Exprs::sigmoid);

    /// max(x, 0). Its gradient reads the result: then the in-place form needs no copy, and the
    /// memory is that which the next layer keeps anyway.
    public static final Pointwise RELU =
            unary("relu", Rule.ARITHMETIC, x -> x.max(0))
                    .derivative((i, g, x, out) -> out.le(0).where(Exprs.constant(g.type(), 0), g));

    /// Whether x is NaN.
    public static final Pointwise ISNAN = unary("isnan", Rule.COMPARISON, Exprs::isNan);
}
