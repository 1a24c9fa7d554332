package dev.obor.op.nn;

import static dev.obor.expr.Exprs.abs;
import static dev.obor.expr.Exprs.exp;
import static dev.obor.expr.Exprs.log;
import static dev.obor.expr.Exprs.log1p;
import static dev.obor.expr.Exprs.sigmoid;
import static dev.obor.op.Layouts.Gradient.CONTIGUOUS;
import static dev.obor.op.Layouts.Gradient.FOLLOWS_INPUTS;
import static dev.obor.op.Layouts.Gradient.FOLLOWS_TARGET;
import static dev.obor.op.pointwise.Pointwise.binary;
import static dev.obor.op.pointwise.Pointwise.of;
import static dev.obor.op.pointwise.TypedPointwise.ALL;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Input;
import dev.obor.expr.Type;
import dev.obor.op.DTypes;
import dev.obor.op.pointwise.Arithmetic;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.pointwise.Pointwise.Rule;
import java.util.Collections;
import java.util.stream.IntStream;

/// Losses of one element: input, target and, where a third operand is named, a weight.
public final class Losses {
    private Losses() {}

    /// (x - y)².
    public static final Pointwise MSE =
            binary("mse_loss", Rule.ARITHMETIC, (x, y) -> x.sub(y).square())
                    .checkedInOrder(0, 1)
                    .gradients(CONTIGUOUS)
                    .floats("mse_cpu")
                    .inOneStep();

    /// Squared below beta, absolute beyond.
    public static final Pointwise SMOOTH_L1 =
            of(
                            "smooth_l1_loss",
                            2,
                            1,
                            Rule.ARITHMETIC,
                            (x, s) -> {
                                Expr z = abs(x[0].sub(x[1]));
                                Expr near = z.mul(z).mul(0.5).div(s[0]);
                                return z.lt(s[0]).where(near, z.sub(s[0].mul(0.5)));
                            })
                    .gradients(CONTIGUOUS)
                    // The derived one would lose NaN, and the second derivative at 0.
                    .derivative((i, g, x, out) -> {
                        Expr beta = Exprs.scalar(0, g.type());
                        Expr d = x[i].sub(x[1 - i]);
                        return bent(d, beta, g, g.mul(d.div(beta)));
                    })
                    .checkedInOrder(0, 1)
                    .node("SmoothL1LossBackward0");

    /// Squared below delta, linear beyond.
    public static final Pointwise HUBER =
            of(
                            "huber_loss",
                            2,
                            1,
                            Rule.ARITHMETIC,
                            (x, s) -> {
                                Expr z = abs(x[0].sub(x[1]));
                                Expr far = s[0].mul(z.sub(s[0].mul(0.5)));
                                return z.lt(s[0]).where(z.mul(z).mul(0.5), far);
                            })
                    .checkedInOrder(0, 1)
                    .gradients(CONTIGUOUS)
                    .floats("huber_cpu")
                    .derivative((i, g, x, out) -> {
                        Expr delta = Exprs.scalar(0, g.type());
                        Expr d = x[i].sub(x[1 - i]);
                        return bent(d, delta, g.mul(delta), g.mul(d));
                    });

    /// `far` from bend on and its opposite up to -bend, `near` between; NaN stays NaN.
    private static Expr bent(Expr d, Expr bend, Expr far, Expr near) {
        Expr inside = d.gt(bend.neg()).and(d.lt(bend));
        Expr beyond = d.ge(bend).where(far, far.mul(Double.NaN));
        return inside.where(near, d.le(bend.neg()).where(far.neg(), beyond));
    }

    /// Binary cross entropy of probabilities; logarithms stop at -100.
    public static final Pointwise BCE =
            binary("binary_cross_entropy", Rule.FLOAT, Losses::bce)
                    .checkedInOrder(0, 1)
                    .gradients(FOLLOWS_INPUTS)
                    .floats("binary_cross_entropy")
                    .derivative((i, g, x, out) ->
                            i == 0
                                    ? bceGradient(g, x[0], x[1])
                                    : g.mul(log1p(x[0].neg()).sub(log(x[0]))))
                    .recording((i, g, x, s) -> i == 1 ? bceOfTarget(g, x[0]) : null)
                    .readBy(ALL, ALL)
                    .inOneStep();

    /// The same with a weight.
    public static final Pointwise BCE_WEIGHTED =
            of("binary_cross_entropy", 3, 0, Rule.FLOAT, (x, s) -> bce(x[0], x[1]).mul(x[2]))
                    .gradients(FOLLOWS_INPUTS)
                    .refusing(t -> DTypes.checkFloat("binary_cross_entropy", t[0]))
                    .derivative((i, g, x, out) ->
                            switch (i) {
                                case 0 -> bceGradient(g.mul(x[2]), x[0], x[1]);
                                case 1 -> g.mul(x[2]).mul(log1p(x[0].neg()).sub(log(x[0])));
                                default -> null;
                            })
                    .recording((i, g, x, s) -> i == 1 ? bceOfTarget(g, x[0]).mul(x[2]) : null)
                    .readBy(ALL, ALL, ALL)
                    .inOneStep();

    /// The gradient of a target's probability as PyTorch makes it, of several steps: none of them
    /// keeps the probability itself.
    private static Tensor bceOfTarget(Tensor g, Tensor x) {
        return x.logit().neg().mul(g);
    }

    /// Binary cross entropy of logits.
    public static final Pointwise BCE_LOGITS = bceLogits(false, false);

    /// The same with a weight as third operand.
    public static final Pointwise BCE_LOGITS_WEIGHTED = bceLogits(false, true);

    /// The same; the third operand is the weight of positive targets.
    public static final Pointwise BCE_LOGITS_POSITIVE = bceLogits(true, false);

    /// The same with a weight and the weight of positive targets, which comes last, as the layout
    /// of the gradient follows it.
    public static final Pointwise BCE_LOGITS_BOTH = bceLogits(true, true);

    private static Pointwise bceLogits(boolean positive, boolean weighted) {
        int operands = 2 + (positive ? 1 : 0) + (weighted ? 1 : 0);
        int at = positive ? operands - 1 : 0;
        return of(
                        "binary_cross_entropy_with_logits",
                        operands,
                        0,
                        Rule.FLOAT,
                        (x, s) -> {
                            Expr rest = minusLogSigmoid(x[0]);
                            Expr factor = positive ? x[at].sub(1).mul(x[1]).add(1).mul(rest) : rest;
                            Expr loss = x[1].neg().add(1).mul(x[0]).add(factor);
                            return weighted ? loss.mul(x[2]) : loss;
                        })
                .checkedInOrder(IntStream.range(0, operands).toArray())
                .laidOutAs(1)
                .readBy(Collections.nCopies(operands, ALL).stream().mapToInt(n -> n).toArray())
                .gradients(
                        positive ? FOLLOWS_TARGET : FOLLOWS_INPUTS,
                        positive ? CONTIGUOUS : FOLLOWS_INPUTS)
                .derivative((i, g, x, out) ->
                        i == 0 ? bceLogitsGradient(weighted ? g.mul(x[2]) : g, x, at) : null)
                .recording((i, g, x, s) -> {
                    if (i > 1) {
                        return null;
                    }
                    Tensor slope = i == 0 ? ofLogit(x, at).mul(g) : ofTarget(g, x, at);
                    return weighted ? slope.mul(x[2]) : slope;
                });
    }

    /// How the loss changes with the logit, in PyTorch's steps: they keep neither logit nor target.
    ///
    /// @param positive the operand with the weight of positive targets, 0 if there is none
    private static Tensor ofLogit(Tensor[] x, int positive) {
        if (positive == 0) {
            return x[0].sigmoid().sub(x[1]);
        }
        Tensor t = x[positive].mul(x[1]);
        return t.add(1).sub(x[1]).mul(x[0].sigmoid()).sub(t);
    }

    private static Tensor ofTarget(Tensor g, Tensor[] x, int positive) {
        if (positive == 0) {
            return x[0].neg().mul(g);
        }
        Tensor no = Activations.LOG_SIGMOID.call(x[0].neg());
        return no.sub(Activations.LOG_SIGMOID.call(x[0]).mul(x[positive])).mul(g);
    }

    private static Expr bceLogitsGradient(Expr g, Expr[] x, int positive) {
        if (positive == 0) {
            return g.mul(sigmoid(x[0]).sub(x[1]));
        }
        Expr t = x[positive].mul(x[1]);
        return g.mul(t.add(1).sub(x[1]).mul(sigmoid(x[0])).sub(t));
    }

    /// A sum over classes divided by the number of samples, as PyTorch's C++ code writes it.
    public static final Pointwise SHARE = Arithmetic.DIV.node("DivBackward1");

    /// y (log y - x), the Kullback-Leibler divergence; x is a logarithm. The target y comes first,
    /// as the layout of the result follows it.
    public static final Pointwise KL_DIV =
            binary(
                            "kl_div",
                            Rule.FLOAT,
                            (y, x) -> y.eq(0).where(number(y, 0), y.mul(log(y))).sub(y.mul(x)))
                    .node("SubBackward0")
                    .derivative((i, g, x, out) -> i == 1 ? g.mul(x[0]).neg() : null);

    /// log(1 + exp(-y x)), for targets 1 and -1, without overflow.
    private static final Pointwise SOFT_MARGIN =
            binary("soft_margin_loss", Rule.FLOAT, (x, y) -> minusLogSigmoid(x.mul(y)))
                    .checkedInOrder(0, 1)
                    .gradients(FOLLOWS_TARGET)
                    // The derived one has a kink at 0, where its two parts meet.
                    .derivative((i, g, x, out) -> {
                        Expr away = i == 0 ? negated(x[1]) : x[0].neg();
                        return g.mul(away).mul(sigmoid(away.mul(x[i])));
                    });

    private static final Pointwise SOFT_MARGIN_HALF = softMargin(DType.FLOAT16);
    private static final Pointwise SOFT_MARGIN_BRAIN = softMargin(DType.BFLOAT16);

    /// log(1 + exp(-y x)), for targets 1 and -1.
    ///
    /// @param input whose dtype each step is stored in, if it has 16 bits: the loss is infinite
    ///   where the exponential is
    public static Pointwise softMargin(Tensor input) {
        return switch (input.dtype()) {
            case FLOAT16 -> SOFT_MARGIN_HALF;
            case BFLOAT16 -> SOFT_MARGIN_BRAIN;
            default -> SOFT_MARGIN;
        };
    }

    /// As [#softMargin], of complex scores.
    ///
    /// @throws DTypeError if it would be recorded
    public static Tensor softMarginOfComplex(Tensor input, Tensor target) {
        if (Autograd.isGradEnabled() && (input.requiresGrad() || target.requiresGrad())) {
            throw new DTypeError(
                    "soft_margin_loss does not support automatic differentiation for outputs with"
                            + " complex dtype.",
                    "log1p(exp(-input * target)) does.");
        }
        return input.neg().mul(target).exp().log1p().to(input.dtype());
    }

    private static Pointwise softMargin(DType dtype) {
        return binary("soft_margin_loss", Rule.FLOAT, (x, y) -> log1p(softMarginPower(dtype, x, y)))
                .checkedInOrder(0, 1)
                .gradients(FOLLOWS_TARGET)
                // As PyTorch states it: NaN where the power is infinite.
                .derivative((i, g, x, out) -> {
                    Expr power = softMarginPower(dtype, x[0], x[1]);
                    Expr away = i == 0 ? negated(x[1]) : x[0].neg();
                    return g.mul(away.mul(power).div(power.add(1)));
                });
    }

    /// The negative of a target in its own dtype: one without a sign wraps round, as in PyTorch.
    private static Expr negated(Expr y) {
        boolean whole = y.arity() == 1 && y.arg(0) instanceof Input in && in.dtype() == DType.UINT8;
        return whole ? Exprs.cast(y.type(), Exprs.stored(DType.UINT8, y.arg(0).neg())) : y.neg();
    }

    private static Expr softMarginPower(DType dtype, Expr x, Expr y) {
        return step(dtype, exp(step(dtype, x.neg().mul(y))));
    }

    private static Expr step(DType dtype, Expr x) {
        return dtype.isLowPrecision() && x.type() == Type.F32 ? Exprs.stored(dtype, x) : x;
    }

    private static Expr bce(Expr x, Expr y) {
        Expr zero = log1p(x.neg()).max(-100);
        Expr one = log(x).max(-100);
        return y.sub(1).mul(zero).sub(y.mul(one));
    }

    private static Expr bceGradient(Expr g, Expr x, Expr y) {
        Expr spread = x.neg().add(1).mul(x).max(1e-12);
        return g.mul(x.sub(y)).div(spread);
    }

    /// -log(sigmoid(x)) without overflow; its derivative must be stated, for it has a kink at 0.
    private static Expr minusLogSigmoid(Expr x) {
        return log1p(exp(abs(x).neg())).add(x.neg().max(0));
    }

    private static Expr number(Expr like, double value) {
        return Exprs.constant(like.type(), value);
    }
}
