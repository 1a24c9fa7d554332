package dev.obor.op.reduce;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.expr.Exprs;
import dev.obor.op.Default;
import dev.obor.op.Operation;
import dev.obor.op.pointwise.Pointwise;
import org.jspecify.annotations.Nullable;

/// Sums and means of what is not NaN.
public final class NanReductions {
    private NanReductions() {}

    /// NaN as 0. Its gradient is a product, as in PyTorch, so that a NaN in it stays.
    private static final Pointwise NUMBERS =
            Pointwise.unary(
                            "nansum",
                            Pointwise.Rule.ARITHMETIC,
                            x -> Exprs.isNan(x).where(Exprs.constant(x.type(), 0), x))
                    .derivative((i, g, x, out) -> g.mul(Exprs.isNan(x[0]).not().cast(g.type())))
                    .selecting();

    private static Tensor numbers(Tensor input) {
        return input.isFloatingPoint() ? NUMBERS.call(input) : input;
    }

    /// The sum, NaN counting as 0.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2).nansum() // 3
    /// ```
    ///
    /// @return a 0-d tensor of the input's dtype, int64 for integers and bools
    @Operation({TENSOR, OBOR})
    public static Tensor nansum(Tensor input, @Default("null") @Nullable DType dtype) {
        return Reductions.sum(numbers(input), dtype);
    }

    /// The sums over some dimensions, NaN counting as 0.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2, 3).view(2, 2).nansum(1) // [1, 5]
    /// ```
    ///
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            forms = {"dim...", "one dim, keepdim"})
    public static Tensor nansum(
            Tensor input,
            long @Nullable [] dim,
            @Default("false") boolean keepdim,
            @Default("null") @Nullable DType dtype) {
        return Reductions.sum(numbers(input), dim, keepdim, dtype);
    }

    /// The mean of what is not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanmean() // 2
    /// ```
    ///
    /// @return a 0-d tensor of the input's dtype; NaN if all are
    /// @throws DTypeError for integers
    @Operation({TENSOR, OBOR})
    public static Tensor nanmean(Tensor input, @Default("null") @Nullable DType dtype) {
        return nanmean(input, null, false, dtype);
    }

    /// The means over some dimensions of what is not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2, 3).view(2, 2).nanmean(1) // [1, 2.5]
    /// ```
    ///
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype; NaN where all are
    /// @throws DTypeError for integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            forms = {"dim...", "one dim, keepdim"})
    public static Tensor nanmean(
            Tensor input,
            long @Nullable [] dim,
            @Default("false") boolean keepdim,
            @Default("null") @Nullable DType dtype) {
        if (!input.isFloatingPoint()) {
            throw new DTypeError(
                    "nanmean(): expected input to have floating point or complex dtype but got "
                            + input.dtype().scalarType());
        }
        Tensor count = input.isnan().logicalNot().detach().sum(dim, keepdim);
        return nansum(input, dim, keepdim, dtype).div(count);
    }
}
