package dev.obor.op.pointwise;

import static dev.obor.op.Layouts.Gradient.FOLLOWS_INPUTS;
import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;
import static dev.obor.op.pointwise.Pointwise.binary;
import static dev.obor.op.pointwise.Pointwise.of;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.PythonFormat;
import dev.obor.base.ValueError;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.op.DTypes;
import dev.obor.op.Globals;
import dev.obor.op.InPlace;
import dev.obor.op.Operation;
import dev.obor.op.pointwise.Pointwise.Rule;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Elements kept between bounds.
public final class Clamps {
    private Clamps() {}

    private static Expr zero(Expr like) {
        return Exprs.constant(like.type(), 0);
    }

    /// x kept between two numbers that may have fractions: the result is a float.
    public static final Pointwise CLAMP = clamping(Rule.FLOAT);

    /// x kept between two integers.
    private static final Pointwise CLAMP_WHOLE = clamping(Rule.ARITHMETIC);

    /// Between two numbers; at the bounds there is no gradient, as in PyTorch.
    private static Pointwise clamping(Rule rule) {
        return of("clamp", 1, 2, rule, (x, s) -> clamp(x[0], s[0], s[1]))
                .gradients(FOLLOWS_INPUTS)
                .derivative((i, g, x, out) -> {
                    Expr low = Exprs.scalar(0, x[0].type());
                    Expr high = Exprs.scalar(1, x[0].type());
                    return x[0].gt(low).and(x[0].lt(high)).where(g, zero(g));
                })
                .node("ClampBackward1")
                .selecting()
                .holding();
    }

    private static Expr raised(Expr a, Expr b) {
        return a.ge(b).or(a.ne(a)).where(a, b);
    }

    private static Expr lowered(Expr a, Expr b) {
        return a.le(b).or(a.ne(a)).where(a, b);
    }

    /// The gradient of one of two tensors of which one is chosen: half where both are the same.
    static Expr shared(Expr g, Expr[] x, Expr lost) {
        return lost.where(zero(g), x[0].eq(x[1]).where(g.mul(0.5), g));
    }

    /// Each element kept from being below a bound, another tensor's. Where both are the same each
    /// gets half of the gradient.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMin(tensor(0, 1, 1)) // [0, 1, 2]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            other = Operation.Other.TENSOR,
            inPlace = true)
    public static final Pointwise CLAMP_MIN =
            binary("clamp_min", Rule.ARITHMETIC, Clamps::raised)
                    .node("ClampMinBackward1")
                    .gradients(FOLLOWS_INPUTS)
                    // As PyTorch states it: all for both where one is NaN.
                    .derivative(
                            (i, g, x, out) -> shared(g, x, i == 0 ? x[0].lt(x[1]) : x[0].gt(x[1])))
                    .keepingNoResult()
                    .selecting()
                    .copying(0, 1);

    /// Each element kept from being above a bound, another tensor's. Where both are the same each
    /// gets half of the gradient.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMax(tensor(0, 1, 1)) // [-1, 0, 1]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            other = Operation.Other.TENSOR,
            inPlace = true)
    public static final Pointwise CLAMP_MAX =
            binary("clamp_max", Rule.ARITHMETIC, Clamps::lowered)
                    .node("ClampMaxBackward1")
                    .gradients(FOLLOWS_INPUTS)
                    .derivative(
                            (i, g, x, out) -> shared(g, x, i == 0 ? x[0].gt(x[1]) : x[0].lt(x[1])))
                    .keepingNoResult()
                    .selecting()
                    .copying(0, 1);

    /// A number as the bound: no gradient where it is reached.
    private static final Pointwise CLAMP_MIN_NUMBER =
            binary("clamp_min", Rule.ARITHMETIC, Clamps::raised)
                    .gradients(FOLLOWS_INPUTS)
                    .derivative((i, g, x, out) -> x[0].gt(x[1]).where(g, zero(g)))
                    .keepingNoResult()
                    .selecting()
                    .holding()
                    .copying(0);

    private static final Pointwise CLAMP_MAX_NUMBER =
            binary("clamp_max", Rule.ARITHMETIC, Clamps::lowered)
                    .gradients(FOLLOWS_INPUTS)
                    .derivative((i, g, x, out) -> x[0].lt(x[1]).where(g, zero(g)))
                    .keepingNoResult()
                    .selecting()
                    .holding()
                    .copying(0);

    /// Each element kept from being below a number; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1.0, 0, 2).clampMin(0.0) // [0, 0, 2]
    /// ```
    ///
    /// @param min the least value
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    @Operation({TENSOR, OBOR})
    public static Tensor clampMin(Tensor input, double min, boolean inPlace) {
        return inPlace ? CLAMP_MIN_NUMBER.into(input, min) : CLAMP_MIN_NUMBER.call(input, min);
    }

    /// Each element kept from being below an integer; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMin(0) // [0, 0, 2]
    /// ```
    ///
    /// @param min the least value
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws ValueError if no number of the dtype is that large
    /// @throws dev.obor.base.DTypeError for complex numbers
    @Operation({TENSOR, OBOR})
    public static Tensor clampMin(Tensor input, long min, boolean inPlace) {
        long bound = least(input, min);
        return inPlace ? CLAMP_MIN_NUMBER.into(input, bound) : CLAMP_MIN_NUMBER.call(input, bound);
    }

    /// Each element kept from being above a number; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1.0, 0, 2).clampMax(1.0) // [-1, 0, 1]
    /// ```
    ///
    /// @param max the largest value
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    @Operation({TENSOR, OBOR})
    public static Tensor clampMax(Tensor input, double max, boolean inPlace) {
        return inPlace ? CLAMP_MAX_NUMBER.into(input, max) : CLAMP_MAX_NUMBER.call(input, max);
    }

    /// Each element kept from being above an integer; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMax(1) // [-1, 0, 1]
    /// ```
    ///
    /// @param max the largest value
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws ValueError if no number of the dtype is that small
    /// @throws dev.obor.base.DTypeError for complex numbers
    @Operation({TENSOR, OBOR})
    public static Tensor clampMax(Tensor input, long max, boolean inPlace) {
        long bound = most(input, max);
        return inPlace ? CLAMP_MAX_NUMBER.into(input, bound) : CLAMP_MAX_NUMBER.call(input, bound);
    }

    private static long smallest(DType dtype) {
        return dtype.isSigned() ? -1L << (8 * dtype.itemSize() - 1) : 0;
    }

    private static long largest(DType dtype) {
        return -1L >>> (64 - 8 * dtype.itemSize() + (dtype.isSigned() ? 1 : 0));
    }

    /// A lower bound as a number of the dtype.
    private static long least(Tensor t, long min) {
        if (!t.dtype().isInteger()) {
            return min;
        }
        if (min > largest(t.dtype())) {
            throw outside("min", min, t);
        }
        return Math.max(min, smallest(t.dtype()));
    }

    /// An upper bound as a number of the dtype.
    private static long most(Tensor t, long max) {
        if (!t.dtype().isInteger()) {
            return max;
        }
        if (max < smallest(t.dtype())) {
            throw outside("max", max, t);
        }
        return Math.min(max, largest(t.dtype()));
    }

    private static ValueError outside(String which, long bound, Tensor t) {
        return new ValueError(
                "Clamp "
                        + which
                        + " value "
                        + PythonFormat.format((double) bound, "g")
                        + " is outside the representable range of "
                        + t.dtype().scalarType());
    }

    /// x kept between two tensors.

    public static final Pointwise CLAMP_TENSOR =
            of("clamp", 3, 0, Rule.ARITHMETIC, (x, s) -> clamp(x[0], x[1], x[2]))
                    .checkedInOrder(2, 1, 0)
                    .gradients(FOLLOWS_INPUTS)
                    .refusing(t -> {
                        if (Arrays.stream(t).allMatch(d -> d == DType.BOOL)) {
                            throw DTypes.notImplemented("clamp_cpu", DType.BOOL);
                        }
                    })
                    .derivative((i, g, x, out) -> clampGradient(i, g, x[0], x[1], x[2]))
                    .selecting()
                    .copying(0, 1, 2);

    private static Expr clamp(Expr x, Expr low, Expr high) {
        Expr raised = x.ge(low).or(x.ne(x)).where(x, low); // NaN if one of the three is
        return raised.le(high).or(raised.ne(raised)).where(raised, high);
    }

    /// To where the result comes from, half each where that is two; all to the first if one of the
    /// three is NaN, as in PyTorch.
    private static Expr clampGradient(int i, Expr g, Expr x, Expr low, Expr high) {
        Expr half = g.mul(0.5);
        Expr none = zero(g);
        Expr atLow = x.eq(low).and(low.lt(high));
        Expr atHigh = x.eq(high).and(low.lt(high));
        Expr ordered = low.le(high);
        return switch (i) {
            case 0 -> x.lt(low).or(x.gt(high)).where(none, atLow.or(atHigh).where(half, g));
            case 1 -> x.lt(low).and(ordered).where(g, atLow.where(half, none));
            default -> x.gt(high).and(ordered).or(high.lt(low)).where(g, atHigh.where(half, none));
        };
    }

    /// Each element kept between two integers.
    ///
    /// ```java
    /// tensor(-5, 1, 9).clamp(0, 3) // [0, 1, 3]
    /// ```
    ///
    /// @param min the least value
    /// @param max the largest value; where it is below `min`, it is the result
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            names = {"clamp", "clip"})
    public static Tensor clamp(Tensor input, long min, long max) {
        if (input.isFloatingPoint()) {
            return CLAMP.callWith(input, min, max);
        }
        return CLAMP_WHOLE.callWith(
                new long[] {least(input, min), most(input, max)}, numbers(input));
    }

    private static Tensor numbers(Tensor t) {
        return t.dtype() == DType.BOOL ? t.toLong() : t;
    }

    /// Each element kept between two integers, in place; returns this.
    ///
    /// ```java
    /// tensor(-5, 1, 9).clamp_(0, 3) // [0, 1, 3]
    /// ```
    ///
    /// @param min the least value
    /// @param max the largest value; where it is below `min`, it is the result
    @Operation(
            value = TENSOR,
            names = {"clamp_", "clip_"})
    public static Tensor clamp_(Tensor input, long min, long max) {
        if (input.isFloatingPoint()) {
            return CLAMP.intoWith(new double[] {min, max}, input);
        }
        if (input.dtype() == DType.BOOL) {
            InPlace.check(input, input);
            throw InPlace.cannotHold(DType.INT64, input);
        }
        return CLAMP_WHOLE.intoWith(new long[] {least(input, min), most(input, max)}, input);
    }

    /// Each element kept between those of two tensors, of which one may be null, in place; returns
    /// this.
    ///
    /// ```java
    /// tensor(-5, 9).clamp_(tensor(0, 0), tensor(3, 4)) // [0, 4]
    /// ```
    ///
    /// @param min the least values, or null for none; they broadcast to the input
    /// @param max the largest values, or null for none; they broadcast to the input
    /// @throws ValueError if both are
    @Operation(
            value = TENSOR,
            names = {"clamp_", "clip_"})
    public static Tensor clamp_(Tensor input, @Nullable Tensor min, @Nullable Tensor max) {
        if (min != null && max != null) {
            return CLAMP_TENSOR.into(input, min, max);
        }
        if (min != null) {
            return CLAMP_MIN.into(input, min);
        }
        if (max != null) {
            return CLAMP_MAX.into(input, max);
        }
        throw noBound();
    }

    private static ValueError noBound() {
        return new ValueError("torch.clamp: At least one of 'min' or 'max' must not be None");
    }

    /// Each element kept between those of two tensors, which broadcast and of which one may be
    /// null.
    ///
    /// ```java
    /// tensor(-5, 1, 9).clamp(tensor(-2, 2, 0), null) // [-2, 2, 9]
    /// ```
    ///
    /// @param min the least values, or null for none
    /// @param max the largest values, or null for none
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws ValueError if both are
    /// @throws dev.obor.base.DTypeError for complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            names = {"clamp", "clip"})
    public static Tensor clamp(Tensor input, @Nullable Tensor min, @Nullable Tensor max) {
        if (min != null && max != null) {
            return CLAMP_TENSOR.call(input, min, max);
        }
        if (min != null) {
            return CLAMP_MIN.call(input, min);
        }
        if (max != null) {
            return CLAMP_MAX.call(input, max);
        }
        throw noBound();
    }

    /// Each element kept between two numbers.
    ///
    /// ```java
    /// tensor(-1.5, 0.2, 3).clamp(-1.0, 1.0) // [-1, 0.2, 1]
    /// ```
    ///
    /// @param min the least value
    /// @param max the largest value; where it is below `min`, it is the result
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    @Operation({TENSOR, OBOR})
    public static Tensor clamp(Tensor input, double min, double max, boolean inPlace) {
        if (inPlace && !input.dtype().isDifferentiable()) { // said before memory is looked at
            throw InPlace.cannotHold(Globals.defaultDType(), input);
        }
        return inPlace
                ? CLAMP.intoWith(new double[] {min, max}, input)
                : CLAMP.callWith(input, min, max);
    }

    /// Each element kept between two numbers: [#clamp] by another name.
    ///
    /// ```java
    /// tensor(-1.5, 0.2, 3).clip(-1.0, 1.0) // [-1, 0.2, 1]
    /// ```
    ///
    /// @param min the least value
    /// @param max the largest value; where it is below `min`, it is the result
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    @Operation({TENSOR, OBOR})
    public static Tensor clip(Tensor input, double min, double max, boolean inPlace) {
        return inPlace
                ? CLAMP.intoWith(new double[] {min, max}, input)
                : CLAMP.callWith(input, min, max);
    }
}
