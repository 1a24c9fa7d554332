package dev.obor.op.sort;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.UniqueResult;
import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
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
import dev.obor.op.shape.Slicing;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Each of several equal elements or slices once: `unique`, `unique_consecutive`.
public final class Uniques {
    private Uniques() {}

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
            InPlace.own(inverse.reshape(t.shape().toArray()), 0),
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
        return new Tensor[] {first, number, Counting.bincount(number, null, first.numel())};
    }

    /// The dimension whose slices are compared.
    private static int sliced(Tensor t, long dim) {
        int d = Shapes.wrapOwnDim(dim, t.dim());
        if (t.size(d) == 0 && Arrays.stream(t.shape().toArray()).filter(n -> n == 0).count() > 1) {
            throw new ShapeError(
                    "Number of zero sized dimensions is more than one, so unique cannot be applied ",
                    "The shape is " + t.shape().toList() + ".");
        }
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
        Tensor inverse = InPlace.own(runs[1].reshape(t.shape().toArray()), 0);
        return new Tensor[] {SelectOps.indexSelect(flat, 0, runs[0]), inverse, runs[2]};
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

    /// Runs of equal slices along a dimension as one, without sorting.
    ///
    /// ```java
    /// UniqueResult u = tensor(1, 1, 2, 2, 1).uniqueConsecutive();
    /// u.values() // [1, 2, 1]
    /// u.counts() // [2, 2, 1]
    /// ```
    ///
    /// @return the values, of the input's dtype; int64 for each element or slice of the input which
    ///   of them it became; int64 how many became each
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            forms = "one dim")
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
    /// @return the values, of the input's dtype; int64 for each element or slice of the input which
    ///   of them it became; int64 how many became each
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            forms = "one dim")
    public static UniqueResult unique(Tensor input, @Default("null") @Nullable Long dim) {
        return unique(input, dim, false);
    }
}
