package dev.obor.op.nn;

import static dev.obor.expr.Exprs.abs;
import static dev.obor.expr.Exprs.erf;
import static dev.obor.expr.Exprs.exp;
import static dev.obor.expr.Exprs.expm1;
import static dev.obor.expr.Exprs.log1p;
import static dev.obor.expr.Exprs.sigmoid;
import static dev.obor.expr.Exprs.tanh;
import static dev.obor.op.Layouts.Gradient.FOLLOWS_INPUTS;
import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;
import static dev.obor.op.pointwise.Pointwise.binary;
import static dev.obor.op.pointwise.Pointwise.of;
import static dev.obor.op.pointwise.Pointwise.unary;

import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.expr.ComplexExpr;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.Operation;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.pointwise.Pointwise.Rule;
import dev.obor.op.pointwise.TypedPointwise;
import java.util.Arrays;

/// Activation functions of neural networks, one formula each.
///
/// Where a derivative is stated by hand, the derived one would multiply a zero by an infinity from
/// a branch that is not taken, or would differ from PyTorch's in a kink.
public final class Activations {
    private static final double SQRT_HALF = 0.7071067811865476;
    private static final double SQRT_2_OVER_PI = 0.7978845608028654;
    private static final double DENSITY = 0.3989422804014327; // 1 / √(2π)
    private static final double SELU_ALPHA = 1.6732632423543772;
    private static final double SELU_SCALE = 1.0507009873554805;

    private Activations() {}

    /// The Gaussian error linear unit.
    public static final Pointwise GELU =
            unary("gelu", Rule.FLOAT, x -> x.mul(0.5).mul(erf(x.mul(SQRT_HALF)).add(1)))
                    // The density of x², not of the rounded (x √½)².
                    .derivative((i, g, x, out) -> {
                        Expr share = erf(x[0].mul(SQRT_HALF)).add(1).mul(0.5);
                        Expr density = exp(x[0].square().mul(-0.5)).mul(DENSITY);
                        return g.mul(share.add(x[0].mul(density)));
                    })
                    .refusing(DTypes.floats("GeluKernelImpl"))
                    .roundingOnce();

    /// Its approximation with tanh.
    public static final Pointwise GELU_TANH =
            unary(
                            "gelu",
                            Rule.FLOAT,
                            x -> {
                                Expr inner =
                                        x.add(x.square().mul(x).mul(0.044715)).mul(SQRT_2_OVER_PI);
                                return x.mul(0.5).mul(tanh(inner).add(1));
                            })
                    .refusing(DTypes.floats("GeluKernelImpl"))
                    .roundingOnce();

    /// x sigmoid(x).
    public static final Pointwise SILU =
            unary("silu", Rule.FLOAT, x -> x.mul(sigmoid(x)))
                    .complex(
                            z -> z.mul(z.wide(ComplexExpr::sigmoid)),
                            (x, y) -> {
                                ComplexExpr s = x.wide(ComplexExpr::sigmoid);
                                return s.mul(x.mul(s.neg().add(1)).add(1));
                            })
                    // Without the product of the gradient and x, which may overflow.
                    .derivative((i, g, x, out) -> {
                        Expr s = sigmoid(x[0]);
                        return g.mul(s.mul(x[0].mul(s.neg().add(1)).add(1)));
                    })
                    .refusing(DTypes.numbers("silu_cpu"))
                    .roundingOnce();

    /// x tanh(softplus(x)).
    public static final Pointwise MISH =
            unary("mish", Rule.FLOAT, x -> x.mul(tanh(softplus(x))))
                    .derivative((i, g, x, out) -> {
                        Expr t = tanh(softplus(x[0]));
                        Expr slope = t.square().neg().add(1).mul(sigmoid(x[0]));
                        return g.mul(t.add(x[0].mul(slope)));
                    })
                    .refusing(DTypes.floats("mish_cpu"))
                    .roundingOnce();

    /// log(1 + exp(beta x)) / beta, and x where beta x passes the threshold.
    public static final Pointwise SOFTPLUS =
            of(
                            "softplus",
                            1,
                            2,
                            Rule.FLOAT,
                            (x, s) -> {
                                Expr scaled = x[0].mul(s[0]);
                                Expr curve = log1p(exp(scaled)).div(s[0]);
                                return scaled.gt(s[1]).where(x[0], curve);
                            })
                    .derivative((i, g, x, out) -> {
                        Expr scaled = x[0].mul(scalar(0, g));
                        Expr threshold = scalar(1, g);
                        // At the threshold the slope is the curve's, but it changes no more.
                        Expr bounded = scaled.ge(threshold).where(threshold, scaled);
                        return scaled.gt(threshold).where(g, g.mul(sigmoid(bounded)));
                    })
                    .refusing(DTypes.floats("softplus_cpu"))
                    .roundingOnce();

    /// x, and alpha (exp(x) - 1) below zero.
    public static final Pointwise ELU =
            of("elu", 1, 1, Rule.FLOAT, (x, s) -> elu(x[0], s[0]))
                    .derivative((i, g, x, out) -> eluGradient(g, x[0], scalar(0, g)))
                    .refusing(DTypes.floats("elu_cpu"))
                    .computingWith()
                    .roundingOnce();

    /// The same written over its input: the gradient is read off the result, which is kept, as in
    /// PyTorch.
    public static final Pointwise ELU_OVER =
            ELU.node("EluBackward1")
                    .derivative((i, g, x, out) -> out.gt(0).where(g, g.mul(out.add(scalar(0, g)))))
                    .inOneStep()
                    .roundingOnce();

    /// x, and alpha (exp(x / alpha) - 1) below zero.
    public static final Pointwise CELU =
            of(
                            "celu",
                            1,
                            1,
                            Rule.FLOAT,
                            (x, s) ->
                                    x[0].gt(0)
                                            .where(x[0], expm1(negative(x[0]).div(s[0])).mul(s[0])))
                    .derivative((i, g, x, out) ->
                            x[0].gt(0).where(g, g.mul(exp(negative(x[0]).div(scalar(0, g))))))
                    .refusing(DTypes.floats("elu_cpu"))
                    .computingWith()
                    .roundingOnce();

    /// The same written over its input: the gradient is read off the result, which is kept, as in
    /// PyTorch.
    public static final Pointwise CELU_OVER =
            CELU.node("CeluBackward1")
                    .derivative((i, g, x, out) -> {
                        Expr alpha = scalar(0, g);
                        Expr below = g.mul(Exprs.reciprocal(alpha)).mul(out.add(alpha));
                        return out.gt(0).where(g, below);
                    })
                    .inOneStep()
                    .roundingOnce();

    /// The scaled ELU.
    public static final Pointwise SELU =
            unary("elu", Rule.FLOAT, x -> elu(x, number(x, SELU_ALPHA)).mul(SELU_SCALE))
                    .derivative((i, g, x, out) ->
                            eluGradient(g.mul(SELU_SCALE), x[0], number(g, SELU_ALPHA)))
                    .refusing(DTypes.floats("elu_cpu"))
                    .roundingOnce();

    /// The same written over its input.
    public static final Pointwise SELU_OVER =
            SELU.node("EluBackward1")
                    .derivative((i, g, x, out) ->
                            out.gt(0)
                                    .where(
                                            g.mul(SELU_SCALE),
                                            g.mul(out.add(SELU_ALPHA * SELU_SCALE))))
                    .inOneStep()
                    .roundingOnce();

    /// x, and slope x below zero.
    public static final Pointwise LEAKY_RELU =
            of("leaky_relu", 1, 1, Rule.FLOAT, (x, s) -> x[0].gt(0).where(x[0], x[0].mul(s[0])))
                    .gradients(FOLLOWS_INPUTS)
                    .refusing(DTypes.floats("leaky_relu_cpu"))
                    .computingWith()
                    .inOneStep();

    /// The same written over its input; the slope is not negative.
    public static final Pointwise LEAKY_RELU_OVER =
            LEAKY_RELU
                    .node("LeakyReluBackward1")
                    .derivative((i, g, x, out) -> out.gt(0).where(g, g.mul(scalar(0, g))));

    /// The same, under the name of the rectifier with random slopes.
    public static final Pointwise RRELU_MEAN = LEAKY_RELU.node("RreluWithNoiseBackward0");

    /// The same written over its input; the slope is not negative.
    public static final Pointwise RRELU_MEAN_OVER = LEAKY_RELU_OVER.node("RreluWithNoiseBackward1");

    /// x times drawn slopes, written over x.
    public static final Pointwise RRELU_OVER =
            binary("rrelu", Rule.FLOAT, (x, slopes) -> x.mul(slopes))
                    .gradients(FOLLOWS_INPUTS)
                    .keepingResult()
                    .node("RreluWithNoiseBackward1")
                    .inOneStep();

    /// x, and weight x below zero.
    public static final Pointwise PRELU =
            binary("prelu", Rule.ARITHMETIC, (x, w) -> x.gt(0).where(x, x.mul(w)))
                    .checkedInOrder(0, 1)
                    .gradients(FOLLOWS_INPUTS)
                    // The weight's gradient stays 0 around 0, as in PyTorch.
                    .derivative((i, g, x, out) ->
                            i == 0
                                    ? x[0].gt(0).where(g, g.mul(x[1]))
                                    : x[0].ge(0).where(number(g, 0), g.mul(x[0])))
                    .tyingAll()
                    .floats("prelu_cpu")
                    .node("PreluKernelBackward0")
                    .readBy(TypedPointwise.ALL, TypedPointwise.ALL)
                    .refusing(
                            DTypes.alike((x, w) ->
                                    "prelu: Type promoting not supported. Got "
                                            + x.scalarType()
                                            + " and "
                                            + w.scalarType()))
                    .inOneStep();

    /// x between two limits.
    public static final Pointwise HARDTANH =
            of("hardtanh", 1, 2, Rule.ARITHMETIC, (x, s) -> x[0].max(s[0]).min(s[1]))
                    .derivative((i, g, x, out) ->
                            x[0].gt(scalar(0, g)).and(x[0].lt(scalar(1, g))).where(g, number(g, 0)))
                    .holding()
                    .inOneStep();

    /// x / 6 + 1/2 between 0 and 1.
    public static final Pointwise HARDSIGMOID =
            unary("hardsigmoid", Rule.FLOAT, x -> x.add(3).max(0).min(6).div(6))
                    .derivative((i, g, x, out) ->
                            x[0].gt(-3).and(x[0].lt(3)).where(g.div(6), number(g, 0)))
                    .refusing(DTypes.floats("hardsigmoid_cpu"));

    /// x hardsigmoid(x).
    public static final Pointwise HARDSWISH =
            unary("hardswish", Rule.FLOAT, x -> x.mul(x.add(3).max(0).min(6)).div(6))
                    .derivative((i, g, x, out) -> {
                        Expr middle = g.mul(x[0].div(3).add(0.5));
                        Expr right = x[0].ge(3).where(g, middle);
                        return x[0].le(-3).where(number(g, 0), right);
                    })
                    .refusing(DTypes.floats("hardswish_cpu"))
                    .roundingOnce();

    /// log(sigmoid(x)).
    public static final Pointwise LOG_SIGMOID =
            unary("logsigmoid", Rule.FLOAT, x -> x.min(0).sub(log1p(exp(abs(x).neg()))))
                    // sigmoid(-x), of whose derivative no digit is lost on either side.
                    .derivative((i, g, x, out) -> {
                        Expr below = x[0].lt(0);
                        Expr small = exp(below.where(x[0], x[0].neg()));
                        Expr share = Exprs.reciprocal(small.add(1));
                        return g.mul(below.where(share, small.mul(share)));
                    })
                    .node("LogSigmoidBackward0")
                    .contiguous()
                    .refusing(DTypes.floats("log_sigmoid_cpu"))
                    .roundingOnce();

    /// x, but zero between -lambd and lambd.
    public static final Pointwise HARDSHRINK =
            of(
                            "hardshrink",
                            1,
                            1,
                            Rule.FLOAT,
                            (x, s) -> abs(x[0]).le(s[0]).where(number(x[0], 0), x[0]))
                    .derivative((i, g, x, out) -> shrinkGradient(g, x[0]))
                    .refusing(DTypes.floats("hardshrink_cpu"))
                    .holding()
                    .inOneStep();

    /// x, but zero between -lambd and lambd.
    ///
    /// ```java
    /// tensor(-2.0, 0.3, 1).hardshrink() // [-2, 0, 1]
    /// ```
    ///
    /// @param input floats
    /// @param lambd half the width of the gap
    /// @return a new tensor of the input's shape and dtype
    @Operation({TENSOR, OBOR})
    public static Tensor hardshrink(Tensor input, @Default("0.5") double lambd) {
        return HARDSHRINK.callWith(input, lambd);
    }

    /// x where it is positive, and elsewhere a slope times x.
    ///
    /// ```java
    /// tensor(-2.0, 0, 3).prelu(tensor(0.25)) // [-0.5, 0, 3]
    /// ```
    ///
    /// @param input floats
    /// @param weight one slope, or one per channel (dimension 1)
    /// @return a new tensor of the input's shape and dtype
    /// @throws ShapeError if the number of slopes is neither, or they have several dimensions
    @Operation({TENSOR, OBOR})
    public static Tensor prelu(Tensor input, Tensor weight) {
        long slopes = weight.numel();
        long channels = input.dim() < 2 ? 1 : input.size(1);
        if (slopes != 1 && input.dim() == 0) {
            throw new ShapeError("Not allow zero-dim input tensor.");
        }
        if (slopes != 1 && input.dtype() != weight.dtype()) {
            return PRELU.call(input, weight); // which refuses them
        }
        if (slopes != 1 && slopes != channels) {
            throw new ShapeError(
                    "Mismatch of parameter numbers and input channel size. Found parameter numbers"
                            + " = "
                            + slopes
                            + " and channel size = "
                            + channels
                            + ".");
        }
        if (weight.dim() > 1) {
            throw new ShapeError(
                    "prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = "
                            + weight.dim(),
                    "Its sizes are " + weight.shape().toList() + ".");
        }
        if (slopes == 1) {
            return PRELU.call(input, input.dim() == 0 ? weight.reshape() : weight.reshape(1));
        }
        if (input.dim() < 2) {
            return PRELU.call(input, weight); // of other dtypes, which is refused there
        }
        long[] shape = new long[input.dim()];
        Arrays.fill(shape, 1);
        shape[1] = channels;
        return PRELU.call(input, weight.reshape(shape));
    }

    /// x moved towards zero by lambd.
    public static final Pointwise SOFTSHRINK =
            of(
                            "softshrink",
                            1,
                            1,
                            Rule.FLOAT,
                            (x, s) -> {
                                Expr low = x[0].lt(s[0].neg()).where(x[0].add(s[0]), x[0].mul(0));
                                return x[0].gt(s[0]).where(x[0].sub(s[0]), low);
                            })
                    .derivative((i, g, x, out) -> shrinkGradient(g, x[0]))
                    .refusing(DTypes.floats("softshrink_check"))
                    .inOneStep();

    /// x above the threshold, else the value.
    public static final Pointwise THRESHOLD =
            of("threshold", 1, 2, Rule.ARITHMETIC, (x, s) -> x[0].le(s[0]).where(s[1], x[0]))
                    .gradients(FOLLOWS_INPUTS)
                    .inOneStep();

    /// a sigmoid(b).
    public static final Pointwise GLU =
            binary("glu", Rule.FLOAT, (a, b) -> a.mul(sigmoid(b)))
                    .refusing(DTypes.floats("glu_cpu"))
                    .roundingOnce();

    /// log(1 + exp(x)) without overflow; from 20 on it is x in every type that a result is rounded
    /// to.
    private static Expr softplus(Expr x) {
        return x.gt(20).where(x, log1p(exp(x)));
    }

    private static Expr elu(Expr x, Expr alpha) {
        return x.gt(0).where(x, expm1(negative(x)).mul(alpha));
    }

    private static Expr eluGradient(Expr g, Expr x, Expr alpha) {
        return x.gt(0).where(g, g.mul(alpha).mul(exp(negative(x))));
    }

    /// x below 0 and NaN, else 0, where the curve ends: its slope counts there, but changes no
    /// more.
    private static Expr negative(Expr x) {
        return x.ge(0).where(number(x, 0), x);
    }

    /// Nothing between -lambd and lambd, and for NaN, as in PyTorch.
    private static Expr shrinkGradient(Expr g, Expr x) {
        Expr lambd = scalar(0, x);
        return x.lt(lambd.neg()).or(x.gt(lambd)).where(g, number(g, 0));
    }

    private static Expr number(Expr like, double value) {
        return Exprs.constant(like.type(), value);
    }

    /// A scalar argument of the operation, as its derivative sees it.
    private static Expr scalar(int index, Expr like) {
        return Exprs.scalar(index, like.type());
    }
}
