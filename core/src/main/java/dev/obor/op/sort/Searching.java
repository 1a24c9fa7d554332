package dev.obor.op.sort;

import static dev.obor.op.Operation.Face.OBOR;

import dev.obor.OperationOptions;
import dev.obor.SearchOptions;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.InPlace;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.index.GatherOps;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.shape.Joining;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where numbers would be put to keep others sorted: `searchsorted`, `bucketize`.
public final class Searching {
    private Searching() {}

    /// `searchsorted`: where values would have to be put to keep a sorted dimension sorted.
    ///
    /// @param right behind equal elements instead of before them
    /// @throws ShapeError if the leading sizes differ and the sorted tensor is no vector
    public static Tensor searchSorted(Tensor sorted, Tensor values, boolean right) {
        long[] s = TensorAccess.view(sorted).shape();
        long[] v = TensorAccess.view(values).shape();
        if (v.length == 0 && s.length != 1) {
            throw new ShapeError(
                    "torch.searchsorted(): input value can be a scalar only when boundaries tensor"
                            + " dimension is 1, but we got boundaries tensor dim("
                            + s.length
                            + ") and input value's dim(0) numel(1)");
        }
        if (s.length == 0) {
            throw new ShapeError(
                    "torch.searchsorted(): boundaries tensor should have positive dimension, but"
                            + " got 0 dimension");
        }
        boolean fits = s.length == 1;
        if (!fits && s.length == v.length) {
            fits = true;
            for (int d = 0; d < s.length - 1; d++) {
                fits &= s[d] == v[d];
            }
        }
        if (!fits) {
            throw new ShapeError(
                    "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1"
                            + " dimensions of boundaries tensor and input value tensor must match,"
                            + " but we got boundaries tensor "
                            + Arrays.toString(s)
                            + " and input value tensor "
                            + Arrays.toString(v));
        }
        return searchAlike(sorted, values, right);
    }

    /// A search in the dtype that both promote to, which changes the numbers of a wider one.
    private static Tensor searchAlike(Tensor sorted, Tensor values, boolean right) {
        Tensor[] both = {sorted.detach(), values.detach()};
        DType dtype = Joining.common(both);
        if (values.numel() > 0) {
            DTypes.checkNotBool("searchsorted_out_cpu", dtype);
        }
        Tensor[] alike = Joining.to(dtype, both);
        return search(alike[0], alike[1], right);
    }

    /// Where values would be put to keep the last dimension sorted, with options.
    ///
    /// ```java
    /// searchsorted(tensor(1, 3, 5, 7), tensor(3, 6)) // [1, 3]
    /// searchsorted(tensor(1, 3, 5, 7), tensor(3, 6), o -> o.right(true)) // [2, 3]
    /// ```
    ///
    /// @param sortedSequence rising along the last dimension: a vector for all values, or of their
    ///   leading sizes
    /// @param values any shape
    /// @param outInt32 whether places are int32, not int64
    /// @param right whether a value goes behind those that are equal to it, not before
    /// @param side `right` or `left`, the same by name
    /// @param sorter the order that sorts the sequence, from [#argsort]; null if it is sorted
    /// @return of the shape of the values; from 0 to the length of the sequence
    /// @throws dev.obor.base.ShapeError if the leading sizes differ and the sequence is no vector
    @Operation(value = OBOR, names = "searchsorted", options = SearchOptions.class)
    public static Tensor searchSorted(
            Tensor sortedSequence,
            Tensor values,
            @Default("false") boolean outInt32,
            @Default("false") boolean right,
            @Default("null") @Nullable String side,
            @Default("null") @Nullable Tensor sorter) {
        if (side != null && !side.equals("left") && !side.equals("right")) {
            throw new ShapeError(
                    "torch.searchsorted(): side can only be 'left' or 'right' but got " + side);
        }
        if (right && "left".equals(side)) {
            throw new ShapeError(
                    "torch.searchsorted(): side and right can't be set to opposites, got side of"
                            + " left while right was True");
        }
        Tensor sequence = sortedSequence;
        if (sorter != null) {
            if (!sorter.shape().equals(sortedSequence.shape())) {
                throw new ShapeError(
                        "torch.searchsorted(): boundary and sorter must have the same size, but"
                                + " got boundary tensor "
                                + sortedSequence.shape().toList()
                                + "and got sorter tensor "
                                + sorter.shape().toList());
            }
            if (sorter.dtype() != DType.INT64) {
                throw new DTypeError(
                        "torch.searchsorted(): sorter must be a tensor of long dtype but got dtype "
                                + sorter.dtype().scalarType());
            }
            sequence = GatherOps.gather(sortedSequence.detach(), -1, sorter);
        }
        Tensor places = searchSorted(sequence, values, right || "right".equals(side));
        return outInt32 ? places.toInt() : places;
    }

    /// `bucketize`: as `searchsorted` with a vector of boundaries.
    public static Tensor bucketize(Tensor values, Tensor boundaries, boolean right) {
        if (boundaries.dim() != 1) {
            throw new ShapeError(
                    "boundaries tensor must be 1 dimension, but got dim(" + boundaries.dim() + ")");
        }
        return searchAlike(boundaries, values, right);
    }

    /// The number of the bucket that each element is in, buckets being between rising boundaries.
    ///
    /// ```java
    /// bucketize(tensor(0, 3, 9), tensor(1, 3, 5)) // [0, 1, 3]
    /// bucketize(tensor(0, 3, 9), tensor(1, 3, 5), o -> o.right(true)) // [0, 2, 3]
    /// ```
    ///
    /// @param input any shape
    /// @param boundaries a rising vector
    /// @param outInt32 whether places are int32, not int64
    /// @param right whether a value that is a boundary belongs to the bucket behind it
    /// @return of the input's shape; from 0 to the number of boundaries
    @Operation(value = OBOR, options = OperationOptions.Buckets.class)
    public static Tensor bucketize(
            Tensor input,
            Tensor boundaries,
            @Default("false") boolean outInt32,
            @Default("false") boolean right) {
        Tensor places = bucketize(input, boundaries, right);
        return outInt32 ? places.toInt() : places;
    }

    /// The number of the bucket that a number is in.
    ///
    /// ```java
    /// bucketize(2.5, tensor(1, 3, 5)) // 1
    /// ```
    ///
    /// @param input the number
    /// @param boundaries a rising vector
    /// @param outInt32 whether the place is int32, not int64
    /// @param right whether a value that is a boundary belongs to the bucket behind it
    /// @return a 0-d tensor; from 0 to the number of boundaries
    @Operation(value = OBOR, options = OperationOptions.Buckets.class)
    public static Tensor bucketize(
            double input,
            Tensor boundaries,
            @Default("false") boolean outInt32,
            @Default("false") boolean right) {
        return bucketize(Masks.number(input, boundaries), boundaries, outInt32, right);
    }

    /// The number of the bucket that an integer is in.
    ///
    /// ```java
    /// bucketize(4, tensor(1, 3, 5)) // 2
    /// ```
    ///
    /// @param input the number
    /// @param boundaries a rising vector
    /// @param outInt32 whether the place is int32, not int64
    /// @param right whether a value that is a boundary belongs to the bucket behind it
    /// @return a 0-d tensor; from 0 to the number of boundaries
    @Operation(value = OBOR, options = OperationOptions.Buckets.class)
    public static Tensor bucketize(
            long input,
            Tensor boundaries,
            @Default("false") boolean outInt32,
            @Default("false") boolean right) {
        return bucketize(Masks.number(input, boundaries), boundaries, outInt32, right);
    }

    /// A binary search for all values at once, in as many steps as the length has bits; with the
    /// probes of PyTorch's, which decide where NaN goes.
    public static Tensor search(Tensor sorted, Tensor values, boolean right) {
        boolean rows = sorted.dim() > 1;
        long[] shape = TensorAccess.view(values).shape();
        Tensor flat = rows ? values : values.reshape(-1);
        long n = TensorAccess.view(sorted).shape()[sorted.dim() - 1];
        Tensor start = TensorAccess.wrap(RawMemory.full(DType.INT64, flat.shape().toArray(), 0));
        Tensor end = start.add(n);
        for (long left = n; left > 0; left /= 2) {
            Tensor middle = start.add(end).floorDivide(2L);
            Tensor element = GatherOps.gather(sorted, -1, middle.clampMax(n - 1));
            Tensor behind = right ? element.gt(flat) : element.ge(flat);
            Tensor before = behind.eq(0L).mul(start.lt(end));
            start = Masks.where(before, middle.add(1L), start);
            end = Masks.where(before, end, middle);
        }
        return InPlace.own(start.reshape(shape), 0);
    }

    /// Where a number would be put to keep a vector sorted, with options: a 0-d result.
    ///
    /// ```java
    /// searchsorted(tensor(1, 3, 5, 7), 3.5) // 2
    /// ```
    ///
    /// @param sortedSequence a rising vector
    /// @param value the number
    /// @param outInt32 whether places are int32, not int64
    /// @param right whether a value goes behind those that are equal to it, not before
    /// @param side `right` or `left`, the same by name
    /// @param sorter the order that sorts the sequence; null if it is sorted
    /// @return a 0-d tensor; from 0 to the length of the sequence
    @Operation(value = OBOR, names = "searchsorted", options = SearchOptions.class)
    public static Tensor searchSorted(
            Tensor sortedSequence,
            double value,
            @Default("false") boolean outInt32,
            @Default("false") boolean right,
            @Default("null") @Nullable String side,
            @Default("null") @Nullable Tensor sorter) {
        Tensor values = Masks.number(value, sortedSequence);
        return searchSorted(sortedSequence, values, outInt32, right, side, sorter);
    }

    /// Where an integer would be put to keep a vector sorted, with options: a 0-d result.
    ///
    /// ```java
    /// searchsorted(tensor(1, 3, 5, 7), 5) // 2
    /// ```
    ///
    /// @param sortedSequence a rising vector
    /// @param value the number
    /// @param outInt32 whether places are int32, not int64
    /// @param right whether a value goes behind those that are equal to it, not before
    /// @param side `right` or `left`, the same by name
    /// @param sorter the order that sorts the sequence; null if it is sorted
    /// @return a 0-d tensor; from 0 to the length of the sequence
    @Operation(value = OBOR, names = "searchsorted", options = SearchOptions.class)
    public static Tensor searchSorted(
            Tensor sortedSequence,
            long value,
            @Default("false") boolean outInt32,
            @Default("false") boolean right,
            @Default("null") @Nullable String side,
            @Default("null") @Nullable Tensor sorter) {
        Tensor values = Masks.number(value, sortedSequence);
        return searchSorted(sortedSequence, values, outInt32, right, side, sorter);
    }
}
