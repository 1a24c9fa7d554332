package dev.obor.op.sort;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.base.DTypeError;
import dev.obor.base.PythonFloat;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Default;
import dev.obor.op.InPlace;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.create.Constants;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.index.GatherOps;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `quantile` and `nanquantile`.
public final class Quantiles {
    private Quantiles() {}

    /// The values below which parts `q` of the elements lie.
    ///
    /// @param q 0-d, or a vector: then a first dimension with its size
    /// @param dim the dimension, or null for all elements
    /// @param interpolation `linear`, `lower`, `higher`, `midpoint` or `nearest`
    /// @throws ShapeError if there are no elements, or `q` is not as said
    /// @throws DTypeError if there are no floats, or two kinds of them
    public static Tensor quantile(
            Tensor t,
            Tensor q,
            @Nullable Long dim,
            boolean keepdim,
            String interpolation,
            boolean skipNan) {
        check(t, q, skipNan ? "nanquantile" : "quantile");
        int d = dim == null ? 0 : Shapes.wrapDim(dim, t.dim());
        Tensor lines = dim == null ? t.reshape(-1) : t.dim() == 0 ? t.reshape(1) : t.movedim(d, -1);
        Tensor sorted = Sorting.sort(lines, -1, false).values();
        boolean between = interpolation.equals("linear") || interpolation.equals("midpoint");
        // PyTorch picks a few ranks from the lines themselves, which it then keeps.
        long ranks = (between ? 2 : 1) * q.numel();
        Tensor kept = ranks * ranks <= lines.size(-1) ? lines : null;
        Tensor found = values(sorted, kept, q.reshape(-1), interpolation, skipNan);
        long[] own = t.shape().toArray();
        if (keepdim) {
            if (dim == null) {
                long[] ones = new long[own.length + 1];
                Arrays.fill(ones, 1);
                ones[own.length] = q.numel();
                found = found.reshape(ones);
            } else if (t.dim() > 0) {
                found = found.unsqueeze(d);
            }
        } else if (t.dim() == 0) {
            found = found.reshape(q.numel());
        }
        Tensor result = q.dim() == 0 ? found.squeeze(-1) : found.movedim(-1, 0);
        return InPlace.own(result, (q.dim() == 0 ? 1 : 3) + (between ? 1 : 0));
    }

    /// The values below which parts `q` of all elements that are not NaN lie.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanquantile(tensor(0.0, 0.5)) // [1, 2]
    /// ```
    ///
    /// @param input floats
    /// @param q parts from 0 to 1, a vector or 0-d, of the input's dtype
    /// @param interpolation between two elements: `linear`, `lower`, `higher`, `midpoint` or
    ///   `nearest`
    /// @return of the input's dtype: of the input's shape without the dimension, or with size 1
    ///   there if `keepdim`; for a vector with its size in front
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            forms = "one dim",
            options = OperationOptions.Quantile.class,
            autocast = Operation.Autocast.FULL)
    public static Tensor nanquantile(
            Tensor input,
            Tensor q,
            @Default("null") @Nullable Long dim,
            @Default("false") boolean keepdim,
            @Default("\"linear\"") String interpolation) {
        return quantile(input, q, dim, keepdim, interpolation, true);
    }

    /// The values below which parts `q` of all elements lie.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).quantile(tensor(0.25, 0.5)) // [1.5, 2]
    /// ```
    ///
    /// @param input floats
    /// @param q parts from 0 to 1, a vector or 0-d, of the input's dtype
    /// @param interpolation between two elements: `linear`, `lower`, `higher`, `midpoint` or
    ///   `nearest`
    /// @return of the input's dtype: of the input's shape without the dimension, or with size 1
    ///   there if `keepdim`; for a vector with its size in front
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            forms = "one dim",
            options = OperationOptions.Quantile.class,
            autocast = Operation.Autocast.FULL)
    public static Tensor quantile(
            Tensor input,
            Tensor q,
            @Default("null") @Nullable Long dim,
            @Default("false") boolean keepdim,
            @Default("\"linear\"") String interpolation) {
        return quantile(input, q, dim, keepdim, interpolation, false);
    }

    /// The values below which a part `q` of the elements lies.
    ///
    /// @param dim the dimension, or null for all elements
    /// @param interpolation `linear`, `lower`, `higher`, `midpoint` or `nearest`
    /// @throws ShapeError if there are no elements
    /// @throws ValueError if `q` is not between 0 and 1
    public static Tensor quantile(
            Tensor t,
            double q,
            @Nullable Long dim,
            boolean keepdim,
            String interpolation,
            boolean skipNan) {
        return quantile(t, part(t, q), dim, keepdim, interpolation, skipNan);
    }

    /// The value below which a part `q` of all elements that are not NaN lies; between two it is
    /// interpolated.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanquantile(0.5) // 2
    /// ```
    ///
    /// @param input floats
    /// @param q the part, from 0 to 1
    /// @param interpolation between two elements: `linear`, `lower`, `higher`, `midpoint` or
    ///   `nearest`
    /// @return of the input's shape without the dimension, or with size 1 there if `keepdim` and of
    ///   its dtype
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            forms = "one dim",
            options = OperationOptions.Quantile.class,
            autocast = Operation.Autocast.FULL)
    public static Tensor nanquantile(
            Tensor input,
            double q,
            @Default("null") @Nullable Long dim,
            @Default("false") boolean keepdim,
            @Default("\"linear\"") String interpolation) {
        return quantile(input, q, dim, keepdim, interpolation, true);
    }

    /// The value below which a part `q` of all elements lies; between two it is interpolated.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).quantile(0.75) // 3
    /// arange(6.0).view(2, 3).quantile(0.5, 1) // [1, 4]
    /// ```
    ///
    /// @param input floats
    /// @param q the part, from 0 to 1
    /// @param interpolation between two elements: `linear`, `lower`, `higher`, `midpoint` or
    ///   `nearest`
    /// @return of the input's shape without the dimension, or with size 1 there if `keepdim` and of
    ///   its dtype
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            forms = "one dim",
            options = OperationOptions.Quantile.class,
            autocast = Operation.Autocast.FULL)
    public static Tensor quantile(
            Tensor input,
            double q,
            @Default("null") @Nullable Long dim,
            @Default("false") boolean keepdim,
            @Default("\"linear\"") String interpolation) {
        return quantile(input, q, dim, keepdim, interpolation, false);
    }

    /// One part, as a number of the tensor's dtype.
    ///
    /// @throws ValueError if it is not between 0 and 1
    private static Tensor part(Tensor t, double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new ValueError(
                    "quantile() q must be in the range [0, 1] but got "
                            + PythonFloat.general(q, 6));
        }
        return TensorAccess.wrap(RawMemory.full(t.dtype(), new long[0], q));
    }

    private static void check(Tensor t, Tensor q, String name) {
        if (t.numel() == 0) {
            throw new ShapeError(name + "() input tensor must be non-empty");
        }
        if (q.dim() > 1) {
            throw new ShapeError(
                    name + "() q must be a scalar or 1D tensor, but got dimension: " + q.dim());
        }
        if (!t.isFloatingPoint()) {
            throw new DTypeError(name + "() input tensor must be either float or double dtype");
        }
        if (t.dtype() != q.dtype()) {
            throw new DTypeError(
                    name
                            + "() q tensor must be same dtype as the input tensor, but got "
                            + q.dtype()
                            + " and "
                            + t.dtype());
        }
        Tensor values = q.detach();
        if (q.numel() > 0 && !(values.amin().item() >= 0 && values.amax().item() <= 1)) {
            throw new ValueError(name + "() q values must be in the range [0, 1]");
        }
    }

    private static Tensor values(
            Tensor sorted, @Nullable Tensor kept, Tensor q, String interpolation, boolean skipNan) {
        long n = sorted.size(-1);
        Tensor nans = sorted.detach().ne(sorted.detach());
        Tensor ranks;
        if (skipNan) {
            Tensor last = nans.logicalNot().sum(new long[] {-1}, true).sub(1L).to(q.dtype());
            ranks = q.mul(last).clampMin(0);
        } else {
            ranks = q.mul((double) (n - 1));
            Tensor any = nans.any(new long[] {-1}, true);
            long[] shape = Shapes.broadcast(any.shape().toArray(), ranks.shape().toArray());
            ranks = ranks.expand(shape).maskedFill(any, n - 1);
        }
        ranks = rounded(ranks, interpolation);
        Tensor below = ranks.detach().toLong();
        Tensor low = gathered(sorted, kept, below);
        boolean middle = interpolation.equals("midpoint");
        if (!middle && !interpolation.equals("linear")) {
            return low;
        }
        Tensor weights = middle ? Constants.fullLike(ranks, 0.5) : ranks.sub(below.to(q.dtype()));
        Tensor high = gathered(sorted, kept, ranks.detach().ceil().toLong());
        return low.lerp(high, weights);
    }

    private static Tensor gathered(Tensor sorted, @Nullable Tensor kept, Tensor places) {
        Tensor found = GatherOps.gather(sorted, -1, places);
        return kept == null ? found : ExtraNode.saving("GatherBackward0", found, kept);
    }

    private static Tensor rounded(Tensor ranks, String interpolation) {
        return switch (interpolation) {
            case "linear", "midpoint" -> ranks;
            case "lower" -> ranks.floor();
            case "higher" -> ranks.ceil();
            case "nearest" -> ranks.round();
            default ->
                    throw new ValueError(
                            "quantile() interpolation must be one of linear, lower, higher, midpoint"
                                    + " or nearest, but got "
                                    + interpolation);
        };
    }
}
