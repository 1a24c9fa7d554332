package dev.obor.op.sort;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.OperationOptions;
import dev.obor.SearchOptions;
import dev.obor.Tensor;
import dev.obor.UniqueResult;
import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.InPlace;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.create.Ranges;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.index.GatherOps;
import dev.obor.op.index.SelectOps;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.reduce.Cumulative;
import dev.obor.op.shape.Joining;
import dev.obor.op.shape.Slicing;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Classes counted, found and numbered: `one_hot`, `bincount`, `searchsorted`, `unique`.
public final class Counting {
    private Counting() {}

    private static long extreme(Tensor t, boolean largest) {
        return Masks.longItem(largest ? t.max() : t.min());
    }

    /// `one_hot`: a 1 at each class in a new last dimension; -1 classes means as many as needed.
    ///
    /// @throws DTypeError if the classes are not int64
    /// @throws ShapeError if a class is negative or too large
    public static Tensor oneHot(Tensor t, long classes) {
        if (t.dtype() != DType.INT64) {
            throw new DTypeError(
                    "one_hot is only applicable to index tensor of type LongTensor.",
                    "It is " + t.dtype() + ": convert it with toLong().");
        }
        long n = classes;
        if (t.numel() == 0) {
            if (n <= 0) {
                throw new ShapeError("Can not infer total number of classes from empty tensor.");
            }
        } else {
            if (extreme(t, false) < 0) {
                throw new IndexError("Class values must be non-negative.");
            }
            long largest = extreme(t, true);
            n = n == -1 ? Sizes.sum(largest, 1) : n;
            if (largest >= n) {
                throw new IndexError(
                        "Class values must be smaller than num_classes.",
                        "The largest is " + largest + ", num_classes is " + n + ".");
            }
        }
        long[] own = TensorAccess.view(t).shape();
        long[] shape = Arrays.copyOf(own, own.length + 1);
        shape[own.length] = n;
        Tensor out = TensorAccess.wrap(RawMemory.full(DType.INT64, shape, 0));
        return t.numel() == 0
                ? out
                : GatherOps.scatter(out, ScatterOp.SET, -1, t.detach().unsqueeze(-1), 1, true);
    }

    /// The sums of the weights that go with each of the numbers 0, 1, …; weights may be null.
    ///
    /// ```java
    /// tensor(0, 1, 1, 3).bincount() // [1, 2, 0, 1]
    /// tensor(0, 1, 1).bincount(tensor(0.5, 1, 2), 4) // [0.5, 3, 0, 0]
    /// ```
    ///
    /// @param minlength the least size of the result
    @Operation({TENSOR, OBOR})
    public static Tensor bincount(
            Tensor input, @Default("null") @Nullable Tensor weights, @Default("0") long minlength) {
        if (input.dtype().isFloatingPoint() || input.dtype() == DType.BOOL) {
            throw DTypes.notImplemented("bincount_cpu", input.dtype());
        }
        if (minlength < 0) {
            throw new ShapeError("minlength should be >= 0");
        }
        if (input.dim() != 1 || input.numel() > 0 && extreme(input, false) < 0) {
            throw new ShapeError("bincount only supports 1-d non-negative integral inputs.");
        }
        if (weights != null && (weights.dim() != 1 || weights.numel() != input.numel())) {
            throw new ShapeError("weights should be 1-d and have the same length as input");
        }
        long bins =
                Math.max(minlength, input.numel() == 0 ? 0 : Sizes.sum(extreme(input, true), 1));
        if (input.numel() == 0) { // as in PyTorch, whatever the weights are
            return TensorAccess.wrap(RawMemory.full(DType.INT64, new long[] {bins}, 0));
        }
        DType dtype = DType.INT64;
        Tensor source = input.detach().to(DType.INT64).onesLike();
        if (weights != null) {
            dtype = weights.dtype() == DType.FLOAT32 ? DType.FLOAT32 : DType.FLOAT64;
            source = weights.detach().to(dtype);
        }
        Tensor out = TensorAccess.wrap(RawMemory.full(dtype, new long[] {bins}, 0));
        Tensor places = input.detach().to(DType.INT64);
        Tensor sums = GatherOps.scatter(out, ScatterOp.ADD, 0, places, source, true);
        return weights == null
                ? sums
                : ExtraNode.withoutDerivative("aten::bincount", sums, weights);
    }

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

    /// `bucketize`, with places of a dtype.
    ///
    /// ```java
    /// bucketize(tensor(0, 3, 9), tensor(1, 3, 5)) // [0, 1, 3]
    /// bucketize(tensor(0, 3, 9), tensor(1, 3, 5), o -> o.right(true)) // [0, 2, 3]
    /// ```
    ///
    /// @param outInt32 whether places are int32, not int64
    /// @param right whether a value that is a boundary belongs to the bucket behind it
    @Operation(value = OBOR, options = OperationOptions.Buckets.class)
    public static Tensor bucketize(
            Tensor input,
            Tensor boundaries,
            @Default("false") boolean outInt32,
            @Default("false") boolean right) {
        Tensor places = bucketize(input, boundaries, right);
        return outInt32 ? places.toInt() : places;
    }

    /// `bucketize` of a number.
    ///
    /// ```java
    /// bucketize(2.5, tensor(1, 3, 5)) // 1
    /// ```
    ///
    /// @param outInt32 whether the place is int32, not int64
    /// @param right whether a value that is a boundary belongs to the bucket behind it
    @Operation(value = OBOR, options = OperationOptions.Buckets.class)
    public static Tensor bucketize(
            double input,
            Tensor boundaries,
            @Default("false") boolean outInt32,
            @Default("false") boolean right) {
        return bucketize(Masks.number(input, boundaries), boundaries, outInt32, right);
    }

    /// `bucketize` of an integer.
    ///
    /// ```java
    /// bucketize(4, tensor(1, 3, 5)) // 2
    /// ```
    ///
    /// @param outInt32 whether the place is int32, not int64
    /// @param right whether a value that is a boundary belongs to the bucket behind it
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
        return start.reshape(shape);
    }

    /// The results of `unique`: the values, where each element went, and how often each occurs.
    private static Tensor[] sortedElements(Tensor t) {
        Tensor flat = t.detach().reshape(-1);
        Tensor[] sorted = {flat, flat};
        var order =
                Sorting.sort(flat.dtype() == DType.BOOL ? flat.to(DType.UINT8) : flat, 0, false);
        sorted[0] = order.values().to(t.dtype());
        sorted[1] = order.indices();
        Tensor[] runs = runs(sorted[0], sorted[0].numel());
        Tensor inverse = TensorAccess.wrap(RawMemory.full(DType.INT64, flat.shape().toArray(), 0));
        GatherOps.scatter(inverse, ScatterOp.SET, 0, sorted[1], runs[1], true);
        return new Tensor[] {
            SelectOps.indexSelect(sorted[0], 0, runs[0]),
            inverse.reshape(t.shape().toArray()),
            runs[2]
        };
    }

    /// Where runs of equal rows start, the number of each row's run, and the lengths of the runs.
    private static Tensor[] runs(Tensor rows, long n) {
        View starts = Backends.empty(DType.BOOL, new long[] {n});
        RawMemory.fill(starts, 1L);
        Tensor isStart = TensorAccess.wrap(starts);
        if (n > 1) {
            Tensor later = Slicing.narrow(rows, 0, 1, n - 1);
            Tensor differs = later.ne(Slicing.narrow(rows, 0, 0, n - 1));
            if (differs.dim() > 1) {
                differs = differs.reshape(n - 1, -1).any(1);
            }
            Slicing.narrow(isStart, 0, 1, n - 1).copy_(differs);
        }
        Tensor number = Cumulative.cumsum(isStart, 0, null).sub(1L);
        Tensor first = Masks.nonzero(isStart).reshape(-1);
        return new Tensor[] {first, number, bincount(number, null, first.numel())};
    }

    /// The dimension whose slices are compared.
    private static int sliced(Tensor t, long dim) {
        int d = Shapes.wrapOwnDim(dim, t.dim());
        if (t.numel() == 0 && t.size(d) > 0) {
            throw new ShapeError(
                    "There are 0 sized dimensions, and they aren't selected, so unique cannot be"
                            + " applied",
                    "The shape is " + t.shape().toList() + ".");
        }
        return d;
    }

    /// `unique_consecutive`: runs of equal elements as one.
    private static Tensor[] flatRuns(Tensor t) {
        Tensor flat = t.detach().reshape(-1);
        Tensor[] runs = runs(flat, flat.numel());
        return new Tensor[] {
            SelectOps.indexSelect(flat, 0, runs[0]), runs[1].reshape(t.shape().toArray()), runs[2]
        };
    }

    /// `unique_consecutive(dim)`: runs of equal slices as one.
    private static Tensor[] sliceRuns(Tensor t, long dim) {
        int d = sliced(t, dim);
        long n = TensorAccess.view(t).shape()[d];
        Tensor moved = t.detach().movedim(d, 0).contiguous();
        Tensor[] runs = runs(moved.reshape(n, n == 0 ? 0 : t.numel() / n), n);
        Tensor slices = SelectOps.indexSelect(moved, 0, runs[0]);
        return new Tensor[] {InPlace.own(slices.movedim(0, d), 0), runs[1], runs[2]};
    }

    /// `unique(dim)`: slices that occur more than once as one, in lexicographic order.
    private static Tensor[] sortedSlices(Tensor t, long dim) {
        int d = sliced(t, dim);
        long n = TensorAccess.view(t).shape()[d];
        Tensor moved = t.detach().movedim(d, 0).contiguous();
        Tensor rows = moved.reshape(n, n == 0 ? 0 : t.numel() / n);
        Tensor order = Ranges.iota(n);
        // Stable sorts by one column after the other, the most important one last.
        for (long c = TensorAccess.view(rows).shape()[1] - 1; c >= 0; c--) {
            Tensor column = SelectOps.indexSelect(Slicing.select(rows, 1, c), 0, order);
            order = SelectOps.indexSelect(order, 0, Sorting.sort(column, 0, false).indices());
        }
        Tensor[] runs = runs(SelectOps.indexSelect(rows, 0, order), n);
        Tensor inverse = TensorAccess.wrap(RawMemory.full(DType.INT64, new long[] {n}, 0));
        GatherOps.scatter(inverse, ScatterOp.SET, 0, order, runs[1], true);
        Tensor first = SelectOps.indexSelect(order, 0, runs[0]);
        Tensor slices = SelectOps.indexSelect(moved, 0, first);
        return new Tensor[] {InPlace.own(slices.movedim(0, d), 0), inverse, runs[2]};
    }

    /// `unique` in its three forms.
    ///
    /// @param dim the dimension, or null for the flattened tensor
    public static UniqueResult unique(Tensor t, @Nullable Long dim, boolean consecutive) {
        Tensor[] found;
        if (dim == null) {
            found = consecutive ? flatRuns(t) : sortedElements(t);
        } else {
            found = consecutive ? sliceRuns(t, dim) : sortedSlices(t, dim);
        }
        String name = consecutive ? "unique_consecutive" : dim == null ? "_unique2" : "unique_dim";
        Tensor values = ExtraNode.withoutDerivative(name, found[0], t);
        return new UniqueResult(values, found[1], found[2]);
    }

    /// Where a number would be put to keep a vector sorted, with options: a 0-d result.
    ///
    /// ```java
    /// searchsorted(tensor(1, 3, 5, 7), 3.5) // 2
    /// ```
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

    /// Runs of equal slices along a dimension as one, without sorting.
    ///
    /// ```java
    /// UniqueResult u = tensor(1, 1, 2, 2, 1).uniqueConsecutive();
    /// u.values() // [1, 2, 1]
    /// u.counts() // [2, 2, 1]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(value = TENSOR, forms = "one dim")
    public static UniqueResult uniqueConsecutive(
            Tensor input, @Default("null") @Nullable Long dim) {
        return unique(input, dim, true);
    }

    /// The different elements in rising order, where each element went, and how often each occurs.
    ///
    /// ```java
    /// UniqueResult u = tensor(3, 1, 3, 2).unique();
    /// u.values() // [1, 2, 3]
    /// u.inverse() // [2, 0, 2, 1]
    /// u.counts() // [1, 1, 2]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            forms = "one dim")
    public static UniqueResult unique(Tensor input, @Default("null") @Nullable Long dim) {
        return unique(input, dim, false);
    }

    /// `histc`: how many elements lie in each of so many intervals between two numbers; both 0
    /// means the smallest and the largest element.
    ///
    /// ```java
    /// tensor(1.0, 2, 1).histc(o -> o.bins(4).min(0).max(3)) // [0, 2, 1, 0]
    /// ```
    ///
    /// @throws DTypeError unless the elements are floats
    /// @throws ShapeError if there is no interval
    @Operation(value = TENSOR, forms = "bins", options = OperationOptions.Histogram.class)
    public static Tensor histc(
            Tensor input,
            @Default("100") long bins,
            @Default("0") double min,
            @Default("0") double max) {
        if (bins <= 0) {
            throw new ShapeError("bins must be > 0, but got " + bins);
        }
        DTypes.checkFloat("histogram_cpu", input.dtype());
        Tensor x = input.detach().reshape(-1);
        double low = min;
        double high = max;
        if (low == high && x.numel() > 0) {
            low = x.amin().item();
            high = x.amax().item();
        }
        if (low == high) {
            low -= 1;
            high += 1;
        }
        if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high)) {
            throw new ShapeError("range of [" + low + ", " + high + "] is not finite");
        }
        Tensor inside = x.ge(low).logicalAnd(x.le(high));
        Tensor kept = Masks.maskedSelect(x, inside);
        Tensor place = kept.sub(low).mul((double) bins).div(high - low);
        Tensor bin = place.toLong().clampMax(bins - 1);
        Tensor counts = bincount(bin, null, bins);
        return counts.to(input.dtype());
    }
}
