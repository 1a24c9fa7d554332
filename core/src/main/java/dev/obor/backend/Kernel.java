package dev.obor.backend;

import dev.obor.expr.Program;
import org.jspecify.annotations.Nullable;

/// One numeric step, described without tensors: a dozen kinds, switched over without `default`.
///
/// Unless a kind says otherwise, outputs are written in full and do not overlap inputs except where
/// the very same view is updated in place.
public sealed interface Kernel {

    /// Pointwise: every element of each output from the elements at the same place of the inputs.
    ///
    /// All outputs have the same shape; inputs broadcast against it.
    ///
    /// @param scalars run-time arguments: raw bits of a double for float types, else the integer
    record Map(Program program, View[] outs, View[] ins, long[] scalars) implements Kernel {}

    /// Pointwise, then reduced over some dimensions, in an order that depends on the sizes alone.
    ///
    /// @param shape the sizes that the inputs broadcast to
    /// @param out has size 1 in every reduced dimension; an empty reduction gives the neutral
    ///   element
    record Reduce(Program program, ReduceOp op, View out, View[] ins, long[] shape, long[] scalars)
            implements Kernel {
        /// Checks the sizes, which no memory was asked for.
        ///
        /// @throws dev.obor.base.ShapeError if there are 2^63 elements or more
        public Reduce {
            Sizes.numel(shape);
        }
    }

    /// How values are combined. MAX and MIN propagate NaN.
    enum ReduceOp {
        /// Sum.
        SUM,
        /// Product.
        PROD,
        /// Largest value.
        MAX,
        /// Smallest value.
        MIN,
        /// Whether any is true; the program's result is BOOL.
        ANY,
        /// Whether all are true; the program's result is BOOL.
        ALL
    }

    /// The largest or smallest value along one dimension and the first place where it stands.
    ///
    /// @param values receives the values, with size 1 at `dim`, or null
    /// @param indices int64, receives the places, with size 1 at `dim`
    record ArgReduce(boolean largest, @Nullable View values, View indices, View in, int dim)
            implements Kernel {}

    /// Matrix products: `out[b] (+)= a[b] · b[b] + bias`, all views with three dimensions.
    ///
    /// @param bias broadcasts against `out`, or null
    /// @param accumulate adds to what `out` holds
    record MatMul(View out, View a, View b, @Nullable View bias, boolean accumulate)
            implements Kernel {}

    /// Which of a convolution's results is wanted.
    enum ConvPass {
        /// `out = conv(in, weight) + bias`.
        FORWARD,
        /// `in`'s gradient from `out`'s, plus `bias`: with one, a transposed convolution.
        INPUT_GRADIENT,
        /// `weight`'s gradient from `out`'s.
        WEIGHT_GRADIENT,
        /// `bias`'s gradient from `out`'s; the other two are not read.
        BIAS_GRADIENT
    }

    /// A convolution in one to three dimensions; contiguous views, `pass` says which is written.
    record Conv(
            ConvPass pass, ConvShape geometry, View in, View weight, @Nullable View bias, View out)
            implements Kernel {}

    /// Pooling; contiguous views.
    ///
    /// @param indices int64 places of the maxima, for max pooling; null otherwise
    /// @param backward writes `in` (a gradient) from `out` (the gradient that arrived)
    record Pool(
            PoolKind kind,
            PoolShape geometry,
            View in,
            View out,
            @Nullable View indices,
            boolean backward)
            implements Kernel {}

    /// Kinds of pooling.
    enum PoolKind {
        /// Largest value of each window.
        MAX,
        /// Mean of each window.
        AVERAGE,
        /// Largest value of windows that divide the input into the given number of parts.
        ADAPTIVE_MAX,
        /// Mean of windows that divide the input into the given number of parts.
        ADAPTIVE_AVERAGE
    }

    /// One dimension that is addressed through an index.
    ///
    /// All places are checked before anything is written.
    ///
    /// @param index int64 places, broadcasting against the iteration shape
    /// @param stride elements between neighbours of that dimension in the indexed view
    /// @param size the size of that dimension, for the check
    /// @param dim the dimension's number, for the message
    /// @param wraps whether negative places count from the end; otherwise they are out of bounds
    record Indexed(View index, long stride, long size, int dim, boolean wraps) {
        /// An index whose negative places count from the end.
        public Indexed(View index, long stride, long size, int dim) {
            this(index, stride, size, dim, true);
        }
    }

    /// Indexed reading: `out[p] = in[p, shifted by every index at p]`.
    ///
    /// @param in has `out`'s shape, with stride 0 where an index decides
    record Gather(View out, View in, Indexed[] indexed) implements Kernel {}

    /// Indexed writing: `out[p, shifted by every index at p] (op)= in[p]`, in the order of `p`.
    ///
    /// @param out has the iteration shape, with stride 0 where an index decides
    /// @param in broadcasts against it
    record Scatter(ScatterOp op, View out, View in, Indexed[] indexed) implements Kernel {}

    /// What a write does with the old value.
    enum ScatterOp {
        /// Replaces it; the last write stays.
        SET,
        /// Adds.
        ADD,
        /// Multiplies.
        MUL,
        /// Keeps the larger.
        MAX,
        /// Keeps the smaller.
        MIN
    }

    /// The places of the non-zero elements in row-major order.
    ///
    /// @param out int64 (count, dim); the caller has counted them
    record NonZero(View out, View in) implements Kernel {}

    /// Running sums and the like along one dimension.
    ///
    /// @param indices int64 places of the running extremes, for CUMMAX and CUMMIN; null otherwise
    record Scan(ScanOp op, View out, @Nullable View indices, View in, int dim) implements Kernel {}

    /// What runs along.
    enum ScanOp {
        /// Running sum.
        CUMSUM,
        /// Running product.
        CUMPROD,
        /// Running maximum.
        CUMMAX,
        /// Running minimum.
        CUMMIN,
        /// Running log of the sum of exponentials.
        LOGCUMSUMEXP
    }

    /// Sorting along one dimension, always stable; NaN counts as the largest value.
    ///
    /// `values` and `indices` may be shorter than `in` along `dim`: then they take the first ones.
    record Sort(View values, View indices, View in, int dim, boolean descending)
            implements Kernel {}

    /// Random numbers into a view, drawn in PyTorch's order.
    record Random(Distribution distribution, View out, Mt19937 generator) implements Kernel {}
}
