package dev.obor.op.reduce;

import static dev.obor.op.Operation.Face.OBOR;

import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.create.Ranges;
import dev.obor.op.index.ScatterReduce;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.shape.Joining;
import dev.obor.op.sort.Searching;
import org.jspecify.annotations.Nullable;

/// Reductions of runs of slices that lie one after the other.
public final class Segments {
    private Segments() {}

    /// Sums, means, extremes or products of segments, runs of slices along a dimension.
    ///
    /// The result of an empty segment is the initial value: 0 for `sum`, 1 for `prod`, the
    /// infinities for `max` and `min`, and NaN for `mean` if none is given.
    ///
    /// ```java
    /// segmentReduce(tensor(1.0, 2, 3, 4), "sum", o -> o.lengths(tensor(1, 3))) // [1, 9]
    /// ```
    ///
    /// @param input floats
    /// @param reduce `sum`, `mean`, `max`, `min` or `prod`
    /// @param lengths how long the segments are, along its last dimension, which is `axis`; the
    ///   dimensions before are those of the input
    /// @param offsets in place of lengths, where the segments start, and where the last one ends
    /// @param axis the dimension
    /// @param unsafe whether lengths may not add up to the size of the dimension
    /// @param initial what each reduction begins with; null for what changes nothing
    /// @return of the input's dtype; its shape, but along the dimension as long as there are
    ///   segments
    /// @throws ShapeError if neither lengths nor offsets are given, or they do not fit
    /// @throws dev.obor.base.DTypeError unless the input holds floats
    @Operation(value = OBOR, options = OperationOptions.Segments.class)
    public static Tensor segmentReduce(
            Tensor input,
            String reduce,
            @Default("null") @Nullable Tensor lengths,
            @Default("null") @Nullable Tensor offsets,
            @Default("0") long axis,
            @Default("false") boolean unsafe,
            @Default("null") @Nullable Double initial) {
        Tensor given = offsets == null ? lengths : offsets;
        if (given == null) {
            throw new ShapeError("segment_reduce(): Either lengths or offsets must be defined.");
        }
        DTypes.checkFloat("_segment_reduce_cpu", input.dtype());
        if (given.dtype() != DType.INT64 && given.dtype() != DType.INT32) {
            String kernel = offsets == null ? "lengths" : "offsets";
            throw new DTypeError(
                    "\"_segment_reduce_"
                            + kernel
                            + "_cpu_kernel1\" not implemented for '"
                            + given.dtype().scalarType()
                            + "'",
                    "Convert them with toLong().");
        }
        int d = Shapes.wrapOwnDim(axis, input.dim());
        if (d != given.dim() - 1) {
            throw new ShapeError(
                    "segment_reduce(): Expected axis to be the last dimension of "
                            + (offsets == null ? "lengths" : "offsets")
                            + " but got "
                            + axis
                            + ".");
        }
        long batch = 1;
        for (int i = 0; i < d; i++) {
            if (given.size(i) != input.size(i)) {
                throw new ShapeError(
                        "segment_reduce(): the sizes before dimension "
                                + d
                                + " differ: "
                                + input.shape().toList()
                                + " and "
                                + given.shape().toList());
            }
            batch *= input.size(i);
        }
        if (offsets != null && given.size(d) == 0) {
            throw new ShapeError("segment_reduce(): offsets hold one place more than segments");
        }
        Tensor places = given.detach().toLong().reshape(batch, given.size(d));
        long size = input.size(d);
        Tensor counts = offsets == null ? places : places.diff();
        if (!unsafe && offsets == null) {
            checkLengths(counts, size, d);
        }
        long segments = counts.size(1);
        Tensor start = offsets == null ? null : places.narrow(1, 0, 1);
        Tensor ids = ids(counts, start, size);
        Tensor rows = input.reshape(batch * size, batch * size == 0 ? 0 : -1);
        if (batch * size == 0) {
            rows = input.reshape(0, rest(input, d));
        }
        Tensor result = reduced(rows, reduce, ids, counts.reshape(-1), initial);
        long[] shape = input.shape().toArray();
        shape[d] = segments;
        return result.reshape(shape);
    }

    private static long rest(Tensor t, int d) {
        long rest = 1;
        for (int i = d + 1; i < t.dim(); i++) {
            rest *= t.size(i);
        }
        return rest;
    }

    private static void checkLengths(Tensor counts, long size, int d) {
        if (counts.numel() > 0 && counts.amin().itemLong() < 0) {
            throw new ValueError("lengths contains negative value!");
        }
        if (counts.size(0) > 0 && counts.sum(1).ne(size).any().itemBoolean()) {
            throw new ValueError(
                    "segment_reduce(): Expected all rows of lengths along axis "
                            + d
                            + " to sum to data.size(lengths.dim()-1) when !unsafe.");
        }
    }

    /// The segment of each slice, counted over the whole batch; the one after the last for slices
    /// of none.
    private static Tensor ids(Tensor counts, @Nullable Tensor start, long size) {
        long batch = counts.size(0);
        long segments = counts.size(1);
        Tensor at = Ranges.iota(size).expand(batch, size).contiguous();
        Tensor ends = counts.cumsum(1);
        if (start != null) {
            ends = ends.add(start);
        }
        Tensor none = at.mul(0L).add(batch * segments);
        if (segments == 0 || batch == 0) {
            return none.reshape(-1);
        }
        Tensor own = Searching.search(ends.contiguous(), at, true);
        Tensor inside = own.lt(segments);
        if (start != null) {
            inside = inside.logicalAnd(at.ge(start));
        }
        Tensor first = Ranges.iota(batch).mul(segments).unsqueeze(-1);
        return Masks.where(inside, own.add(first), none).reshape(-1);
    }

    private static Tensor reduced(
            Tensor rows, String reduce, Tensor ids, Tensor counts, @Nullable Double initial) {
        long n = counts.numel();
        switch (reduce) {
            case "sum", "mean" -> {
                Tensor wide = rows.dtype().isLowPrecision() ? rows.toFloat() : rows;
                Tensor sums = wide.newZeros(n + 1, rows.size(1)).indexAdd(0, ids, wide);
                Tensor sum = sums.narrow(0, 0, n);
                if (initial != null) {
                    sum = sum.add(initial);
                }
                if (reduce.equals("mean")) {
                    Tensor each = counts.unsqueeze(-1).to(wide.dtype());
                    sum = sum.div(initial == null ? each : each.clampMin(1L));
                }
                return sum.to(rows.dtype());
            }
            case "prod" -> {
                Tensor ones = rows.newFull(new long[] {n + 1, rows.size(1)}, orElse(initial, 1));
                return ScatterReduce.index(ones, 0, ids, rows, "prod", true, false).narrow(0, 0, n);
            }
            case "max", "min" -> {
                boolean max = reduce.equals("max");
                double least = max ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
                return new Extreme(max, n, orElse(initial, least)).apply(rows, ids);
            }
            default ->
                    throw new ValueError(
                            "segment_reduce(): unsupported reduction " + reduce,
                            "There are sum, mean, max, min and prod.");
        }
    }

    private static double orElse(@Nullable Double value, double otherwise) {
        return value == null ? otherwise : value;
    }

    /// The gradient goes in equal parts to all elements that are the extreme one.
    private static final class Extreme extends Op {
        private final boolean max;
        private final long segments;
        private final double initial;

        Extreme(boolean max, long segments, double initial) {
            super("SegmentReduceBackward0");
            this.max = max;
            this.segments = segments;
            this.initial = initial;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor rows = in[0];
            Tensor first = rows.newFull(new long[] {segments + 1, rows.size(1)}, initial);
            String reduce = max ? "amax" : "amin";
            Tensor all = ScatterReduce.index(first, 0, in[1], rows, reduce, true, false);
            ctx.saveForBackward(rows, in[1], all);
            return all.narrow(0, 0, segments).contiguous();
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor rows = ctx.saved(0);
            Tensor ids = ctx.saved(1);
            Tensor own = ctx.saved(2).indexSelect(0, ids);
            Tensor chosen = rows.eq(own).logicalOr(rows.isnan().logicalAnd(own.isnan()));
            Tensor share = chosen.to(rows.dtype());
            Tensor zeros = rows.newZeros(segments + 1, rows.size(1));
            Tensor count = zeros.indexAdd(0, ids, share).clampMin(1L);
            Tensor arriving = zeros.narrow(0, 0, segments).add(grad);
            Tensor unused = zeros.narrow(0, segments, 1);
            Tensor whole = Joining.cat(new Tensor[] {arriving, unused}, 0);
            return new Tensor[] {whole.div(count).indexSelect(0, ids).mul(share), null};
        }
    }
}
