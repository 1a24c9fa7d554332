package dev.obor;

import dev.obor.OperationOptions.Histogram;
import dev.obor.OperationOptions.Quantile;
import dev.obor.OperationOptions.Sort;
import dev.obor.OperationOptions.Topk;
import dev.obor.base.DType;
import dev.obor.op.Counting;
import dev.obor.op.Cumulative;
import dev.obor.op.Quantiles;
import dev.obor.op.Sets;
import dev.obor.op.Sorting;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

    /// The elements in order along a dimension, and where they stood.
    ///
    /// Always stable; NaN counts as the largest value.
    default ValuesIndices sort(Consumer<Sort> options) {
        Sort o = Sort.DEFAULT.with(options);
        return Sorting.sort((Tensor) this, o.dim, o.descending);
    }

    /// Where the elements stand in rising order along the last dimension.
    default Tensor argsort() {
        return Sorting.sort((Tensor) this, -1, false).indices();
    }

    /// Where the elements stand in rising order along a dimension.
    default Tensor argsort(long dim) {
        return Sorting.sort((Tensor) this, dim, false).indices();
    }

    /// Where the elements stand in order along a dimension.
    default Tensor argsort(Consumer<Sort> options) {
        return sort(options).indices();
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
    default ValuesIndices topk(long k, Consumer<Topk> options) {
        Topk o = Topk.DEFAULT.with(options);
        return Sorting.topk((Tensor) this, k, o.dim, o.largest);
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

    /// The lower median of all elements; NaN if one of them is.
    default Tensor median() {
        return Sorting.median((Tensor) this, false);
    }

    /// The lower medians along a dimension, and where they stood.
    default ValuesIndices median(long dim) {
        return Sorting.median((Tensor) this, dim, false, false);
    }

    /// The lower medians along a dimension, which stays with size 1 if asked.
    default ValuesIndices median(long dim, boolean keepdim) {
        return Sorting.median((Tensor) this, dim, keepdim, false);
    }

    /// The lower median of all elements that are not NaN.
    default Tensor nanmedian() {
        return Sorting.median((Tensor) this, true);
    }

    /// The lower medians of the elements along a dimension that are not NaN.
    default ValuesIndices nanmedian(long dim) {
        return Sorting.median((Tensor) this, dim, false, true);
    }

    /// As [#nanmedian(long)]; the dimension stays with size 1 if asked.
    default ValuesIndices nanmedian(long dim, boolean keepdim) {
        return Sorting.median((Tensor) this, dim, keepdim, true);
    }

    /// The most frequent elements along the last dimension, and where the last of each stands.
    default ValuesIndices mode() {
        return Sorting.mode((Tensor) this, -1, false);
    }

    /// The most frequent elements along a dimension, and where the last of each stands.
    default ValuesIndices mode(long dim) {
        return Sorting.mode((Tensor) this, dim, false);
    }

    /// As [#mode(long)]; the dimension stays with size 1 if asked.
    default ValuesIndices mode(long dim, boolean keepdim) {
        return Sorting.mode((Tensor) this, dim, keepdim);
    }

    // --- running values --------------------------------------------------------------------------

    /// Running sums along a dimension; integers and bool give int64.
    default Tensor cumsum(long dim) {
        return Cumulative.cumsum((Tensor) this, dim, null);
    }

    /// Running sums along a dimension, in a given dtype.
    default Tensor cumsum(long dim, DType dtype) {
        return Cumulative.cumsum((Tensor) this, dim, dtype);
    }

    /// Running sums in place; returns this.
    default Tensor cumsum_(long dim) {
        Tensor self = (Tensor) this;
        return self.copy_(Cumulative.cumsum(self, dim, self.dtype()));
    }

    /// Running products along a dimension; integers and bool give int64.
    default Tensor cumprod(long dim) {
        return Cumulative.cumprod((Tensor) this, dim, null);
    }

    /// Running products along a dimension, in a given dtype.
    default Tensor cumprod(long dim, DType dtype) {
        return Cumulative.cumprod((Tensor) this, dim, dtype);
    }

    /// Running products in place; returns this.
    default Tensor cumprod_(long dim) {
        Tensor self = (Tensor) this;
        return self.copy_(Cumulative.cumprod(self.clone(), dim, self.dtype()));
    }

    /// The largest elements so far along a dimension, and where the last of each stands.
    default ValuesIndices cummax(long dim) {
        return Cumulative.extreme((Tensor) this, dim, true);
    }

    /// The smallest elements so far along a dimension, and where the last of each stands.
    default ValuesIndices cummin(long dim) {
        return Cumulative.extreme((Tensor) this, dim, false);
    }

    /// The log of the running sums of exponentials along a dimension.
    default Tensor logcumsumexp(long dim) {
        return Cumulative.logcumsumexp((Tensor) this, dim);
    }

    /// Differences of neighbours along the last dimension.
    default Tensor diff() {
        return Cumulative.diff((Tensor) this, 1, -1, null, null);
    }

    /// Differences of neighbours along a dimension, `n` times over.
    default Tensor diff(long n, long dim) {
        return Cumulative.diff((Tensor) this, n, dim, null, null);
    }

    /// Differences of neighbours with more elements before and behind; both may be null.
    default Tensor diff(long n, long dim, @Nullable Tensor prepend, @Nullable Tensor append) {
        return Cumulative.diff((Tensor) this, n, dim, prepend, append);
    }

    // --- numbers of elements ---------------------------------------------------------------------

    /// The different elements in rising order, where each element went, and how often each occurs.
    default UniqueResult unique() {
        return UniqueResult.of(Counting.unique((Tensor) this, null, false));
    }

    /// The different slices along a dimension in lexicographic order.
    default UniqueResult unique(long dim) {
        return UniqueResult.of(Counting.unique((Tensor) this, dim, false));
    }

    /// Runs of equal elements as one, without sorting.
    default UniqueResult uniqueConsecutive() {
        return UniqueResult.of(Counting.unique((Tensor) this, null, true));
    }

    /// Runs of equal slices along a dimension as one, without sorting.
    default UniqueResult uniqueConsecutive(long dim) {
        return UniqueResult.of(Counting.unique((Tensor) this, dim, true));
    }

    /// How often each of the numbers 0, 1, … occurs in a vector.
    default Tensor bincount() {
        return Counting.bincount((Tensor) this, null, 0);
    }

    /// The sums of the weights that go with each of the numbers 0, 1, …; weights may be null.
    ///
    /// @param minlength the least size of the result
    default Tensor bincount(@Nullable Tensor weights, long minlength) {
        return Counting.bincount((Tensor) this, weights, minlength);
    }

    // --- parts of the elements -------------------------------------------------------------------

    /// The value below which a part `q` of all elements lies; between two it is interpolated.
    ///
    /// @throws dev.obor.base.ShapeError if there are no elements
    default Tensor quantile(double q) {
        return quantile(q, Quantile.DEFAULT);
    }

    /// The values below which a part `q` of the elements along a dimension lies.
    default Tensor quantile(double q, long dim) {
        return quantile(q, o -> o.dim(dim));
    }

    /// The values below which a part `q` of the elements lies.
    ///
    /// @throws dev.obor.base.ShapeError if there are no elements
    default Tensor quantile(double q, Consumer<Quantile> options) {
        return quantile(Quantiles.part((Tensor) this, q), options);
    }

    /// The values below which parts `q` of all elements lie, a vector.
    default Tensor quantile(Tensor q) {
        return quantile(q, Quantile.DEFAULT);
    }

    /// As [#quantile(Tensor, Consumer)], along a dimension.
    default Tensor quantile(Tensor q, long dim) {
        return quantile(q, o -> o.dim(dim));
    }

    /// As [#quantile(double, Consumer)], for several parts: a new first dimension.
    default Tensor quantile(Tensor q, Consumer<Quantile> options) {
        Quantile o = Quantile.DEFAULT.with(options);
        return Quantiles.quantile((Tensor) this, q, o.dim, o.keepdim, o.interpolation, false);
    }

    /// The value below which a part `q` of all elements that are not NaN lies; between two it is
    /// interpolated.
    ///
    /// @throws dev.obor.base.ShapeError if there are no elements
    default Tensor nanquantile(double q) {
        return nanquantile(q, Quantile.DEFAULT);
    }

    /// The values below which a part `q` of the elements that are not NaN along a dimension lies.
    default Tensor nanquantile(double q, long dim) {
        return nanquantile(q, o -> o.dim(dim));
    }

    /// The values below which a part `q` of the elements that are not NaN lies.
    ///
    /// @throws dev.obor.base.ShapeError if there are no elements
    default Tensor nanquantile(double q, Consumer<Quantile> options) {
        return nanquantile(Quantiles.part((Tensor) this, q), options);
    }

    /// The values below which parts `q` of all elements that are not NaN lie, a vector.
    default Tensor nanquantile(Tensor q) {
        return nanquantile(q, Quantile.DEFAULT);
    }

    /// As [#nanquantile(Tensor, Consumer)], along a dimension.
    default Tensor nanquantile(Tensor q, long dim) {
        return nanquantile(q, o -> o.dim(dim));
    }

    /// As [#nanquantile(double, Consumer)], for several parts: a new first dimension.
    default Tensor nanquantile(Tensor q, Consumer<Quantile> options) {
        Quantile o = Quantile.DEFAULT.with(options);
        return Quantiles.quantile((Tensor) this, q, o.dim, o.keepdim, o.interpolation, true);
    }

    /// How many elements lie in each of 100 intervals between the smallest and the largest.
    default Tensor histc() {
        return histc(Histogram.DEFAULT);
    }

    /// How many elements lie in each of `bins` intervals between the smallest and the largest.
    default Tensor histc(long bins) {
        return histc(o -> o.bins(bins));
    }

    /// How many elements lie in each of several intervals.
    ///
    /// @throws dev.obor.base.DTypeError unless they are floats
    default Tensor histc(Consumer<Histogram> options) {
        Histogram o = Histogram.DEFAULT.with(options);
        return Sets.histc((Tensor) this, o.bins, o.min, o.max);
    }
}
