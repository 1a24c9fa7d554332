package dev.obor.op.reduce;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.MinMax;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.expr.Exprs;
import dev.obor.op.Default;
import dev.obor.op.InPlace;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.graph.Attached;
import dev.obor.op.pointwise.Pointwise;
import org.jspecify.annotations.Nullable;

/// Reductions that are made of others: without NaN, of both extremes, of distances.
public final class Gathered {
    private Gathered() {}

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

    /// The smallest and the largest element.
    ///
    /// ```java
    /// tensor(4, 1, 9).aminmax() // 1, 9
    /// ```
    ///
    /// @throws ShapeError if there is none
    @Operation({TENSOR, OBOR})
    public static MinMax aminmax(Tensor input) {
        if (input.numel() == 0) {
            throw new ShapeError(
                    "aminmax(): cannot compute aminmax over an empty dimension as the operation has"
                            + " no identity.");
        }
        long[] all = new long[0];
        return both(input.amin(all, false), input.amax(all, false));
    }

    /// The smallest and the largest elements along a dimension.
    ///
    /// ```java
    /// tensor(4, 1, 2, 9).view(2, 2).aminmax(1) // [1, 2], [4, 9]
    /// ```
    ///
    /// @throws IndexError if it has size 0
    @Operation({TENSOR, OBOR})
    public static MinMax aminmax(Tensor input, long dim, @Default("false") boolean keepdim) {
        int d = Shapes.wrapDim(dim, input.dim());
        if (input.dim() > 0 && input.size(d) == 0) {
            throw new IndexError(
                    "aminmax: Expected reduction dim " + d + " to have non-zero size.");
        }
        long[] one = {dim};
        return both(input.amin(one, keepdim), input.amax(one, keepdim));
    }

    /// One step in PyTorch, which saves both.
    private static MinMax both(Tensor min, Tensor max) {
        String node = "AminmaxBackward0";
        return new MinMax(Attached.saving(node, min, max), Attached.saving(node, max, min));
    }

    /// The p-norm of a difference.
    ///
    /// ```java
    /// tensor(0.0, 0).dist(tensor(3.0, 4)) // 5
    /// tensor(0.0, 0).dist(tensor(3.0, 4), 1) // 7
    /// ```
    @Operation({TENSOR, OBOR})
    public static Tensor dist(Tensor input, Tensor other, @Default("2") double p) {
        return Attached.result("DistBackward0", input.sub(other).norm(p), input, other);
    }

    /// Slices along a dimension that are longer than `maxnorm` are shortened to it, in place;
    /// returns this.
    ///
    /// ```java
    /// tensor(3.0, 4, 0.3, 0.4).view(2, 2).renorm_(2, 0, 1) // [[0.6, 0.8], [0.3, 0.4]]
    /// ```
    ///
    /// @throws ShapeError if there are fewer than two dimensions
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(TENSOR)
    public static Tensor renorm_(Tensor input, double p, long dim, double maxnorm) {
        InPlace.check(input, input);
        return input.copy_(Norms.renorm(input.clone(), p, dim, maxnorm));
    }
}
