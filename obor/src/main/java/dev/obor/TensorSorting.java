package dev.obor;

import dev.obor.op.Sorting;

/// Order: sorting, the largest elements, medians, running sums and extremes.
///
/// One topic of [Tensor]; see there.
public sealed interface TensorSorting permits Tensor {
    /// The elements in rising order along the last dimension, and where they stood.
    default ValuesIndices sort() {
        return Sorting.sort((Tensor) this, -1, false);
    }

    /// The elements in rising order along a dimension, and where they stood.
    default ValuesIndices sort(long dim) {
        return Sorting.sort((Tensor) this, dim, false);
    }

    /// The elements in rising or falling order along a dimension, and where they stood.
    ///
    /// Always stable; NaN counts as the largest value.
    default ValuesIndices sort(long dim, boolean descending) {
        return Sorting.sort((Tensor) this, dim, descending);
    }

    /// Where the elements stand in rising order along the last dimension.
    default Tensor argsort() {
        return Sorting.sort((Tensor) this, -1, false).indices();
    }

    /// Where the elements stand in rising order along a dimension.
    default Tensor argsort(long dim) {
        return Sorting.sort((Tensor) this, dim, false).indices();
    }

    /// Where the elements stand in rising or falling order along a dimension.
    default Tensor argsort(long dim, boolean descending) {
        return Sorting.sort((Tensor) this, dim, descending).indices();
    }

    /// The elements in rising order along the first dimension.
    default Tensor msort() {
        return Sorting.sort((Tensor) this, 0, false).values();
    }

    /// The `k` largest elements along the last dimension, in falling order, and where they stood.
    default ValuesIndices topk(long k) {
        return Sorting.topk((Tensor) this, k, -1, true);
    }

    /// The `k` largest elements along a dimension, in falling order, and where they stood.
    default ValuesIndices topk(long k, long dim) {
        return Sorting.topk((Tensor) this, k, dim, true);
    }

    /// The `k` largest or smallest elements along a dimension, sorted, and where they stood.
    ///
    /// @throws dev.obor.base.ShapeError if there are fewer than `k`
    default ValuesIndices topk(long k, long dim, boolean largest) {
        return Sorting.topk((Tensor) this, k, dim, largest);
    }

    /// The `k`-th smallest element along the last dimension, counted from 1, and where it stood.
    default ValuesIndices kthvalue(long k) {
        return Sorting.kthvalue((Tensor) this, k, -1, false);
    }

    /// The `k`-th smallest element along a dimension, counted from 1, and where it stood.
    default ValuesIndices kthvalue(long k, long dim) {
        return Sorting.kthvalue((Tensor) this, k, dim, false);
    }

    /// As [#kthvalue(long, long)]; the dimension stays with size 1 if asked.
    default ValuesIndices kthvalue(long k, long dim, boolean keepdim) {
        return Sorting.kthvalue((Tensor) this, k, dim, keepdim);
    }
}
