package dev.obor;

import dev.obor.OperationOptions.Variance;
import dev.obor.backend.Kernel.ReduceOp;
import dev.obor.base.DType;
import dev.obor.op.Combining;
import dev.obor.op.Extremes;
import dev.obor.op.Moments;
import dev.obor.op.Norms;
import dev.obor.op.Reductions;
import dev.obor.op.Softmaxes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sums, means, extremes and the like, over all elements or along dimensions.
///
/// One topic of [Tensor]; see there.
public sealed interface TensorReduction permits Tensor {
    /// The sum of all elements; integers and bool give int64.
    default Tensor sum() {
        return Reductions.sum((Tensor) this, null);
    }

    /// The sum of all elements, in a given dtype.
    default Tensor sum(DType dtype) {
        return Reductions.sum((Tensor) this, dtype);
    }

    /// The sums over some dimensions.
    default Tensor sum(long... dim) {
        return Reductions.sum((Tensor) this, dim, false, null);
    }

    /// The sums over a dimension, which stays with size 1 if asked.
    default Tensor sum(long dim, boolean keepdim) {
        return Reductions.sum((Tensor) this, new long[] {dim}, keepdim, null);
    }

    /// The sums over some dimensions, which stay with size 1 if asked.
    default Tensor sum(long[] dim, boolean keepdim) {
        return Reductions.sum((Tensor) this, dim, keepdim, null);
    }

    /// The sums over some dimensions, in a given dtype.
    default Tensor sum(long[] dim, boolean keepdim, @Nullable DType dtype) {
        return Reductions.sum((Tensor) this, dim, keepdim, dtype);
    }

    /// The mean of all elements; floats only.
    default Tensor mean() {
        return Reductions.mean((Tensor) this, null);
    }

    /// The mean of all elements, in a given dtype.
    default Tensor mean(DType dtype) {
        return Reductions.mean((Tensor) this, dtype);
    }

    /// The means over some dimensions.
    default Tensor mean(long... dim) {
        return Reductions.mean((Tensor) this, dim, false, null);
    }

    /// The means over a dimension, which stays with size 1 if asked.
    default Tensor mean(long dim, boolean keepdim) {
        return Reductions.mean((Tensor) this, new long[] {dim}, keepdim, null);
    }

    /// The means over some dimensions, which stay with size 1 if asked.
    default Tensor mean(long[] dim, boolean keepdim) {
        return Reductions.mean((Tensor) this, dim, keepdim, null);
    }

    /// The means over some dimensions, in a given dtype.
    default Tensor mean(long[] dim, boolean keepdim, @Nullable DType dtype) {
        return Reductions.mean((Tensor) this, dim, keepdim, dtype);
    }

    /// The largest element.
    default Tensor max() {
        return Extremes.max((Tensor) this);
    }

    /// The largest elements along a dimension and their first places.
    default ValuesIndices max(long dim) {
        return max(dim, false);
    }

    /// The largest elements along a dimension and their first places; the dimension stays if asked.
    default ValuesIndices max(long dim, boolean keepdim) {
        return valuesIndices(Extremes.extremeWithPlace(true, (Tensor) this, dim, keepdim));
    }

    /// The largest elements over some dimensions; equal ones share the gradient.
    default Tensor amax(long... dim) {
        return Extremes.amax((Tensor) this, dim, false);
    }

    /// The largest elements over some dimensions, which stay with size 1 if asked.
    default Tensor amax(long[] dim, boolean keepdim) {
        return Extremes.amax((Tensor) this, dim, keepdim);
    }

    /// The place of the largest element in row-major order, int64.
    default Tensor argmax() {
        return Extremes.argExtreme(true, (Tensor) this);
    }

    /// The places of the largest elements along a dimension, int64.
    default Tensor argmax(long dim) {
        return Extremes.argExtreme(true, (Tensor) this, dim, false);
    }

    /// The places of the largest elements along a dimension, which stays if asked.
    default Tensor argmax(long dim, boolean keepdim) {
        return Extremes.argExtreme(true, (Tensor) this, dim, keepdim);
    }

    /// The smallest element.
    default Tensor min() {
        return Extremes.min((Tensor) this);
    }

    /// The smallest elements along a dimension and their first places.
    default ValuesIndices min(long dim) {
        return min(dim, false);
    }

    /// The smallest elements along a dimension and their first places; the dimension stays if
    /// asked.
    default ValuesIndices min(long dim, boolean keepdim) {
        return valuesIndices(Extremes.extremeWithPlace(false, (Tensor) this, dim, keepdim));
    }

    /// The smallest elements over some dimensions; equal ones share the gradient.
    default Tensor amin(long... dim) {
        return Extremes.amin((Tensor) this, dim, false);
    }

    /// The smallest elements over some dimensions, which stay with size 1 if asked.
    default Tensor amin(long[] dim, boolean keepdim) {
        return Extremes.amin((Tensor) this, dim, keepdim);
    }

    /// The place of the smallest element in row-major order, int64.
    default Tensor argmin() {
        return Extremes.argExtreme(false, (Tensor) this);
    }

    /// The places of the smallest elements along a dimension, int64.
    default Tensor argmin(long dim) {
        return Extremes.argExtreme(false, (Tensor) this, dim, false);
    }

    /// The places of the smallest elements along a dimension, which stays if asked.
    default Tensor argmin(long dim, boolean keepdim) {
        return Extremes.argExtreme(false, (Tensor) this, dim, keepdim);
    }

    /// The variance of all elements, divided by their number less 1.
    default Tensor var() {
        return Moments.variance((Tensor) this, null, 1, false);
    }

    /// The variance over some dimensions.
    default Tensor var(long... dim) {
        return Moments.variance((Tensor) this, dim, 1, false);
    }

    /// The variance over some dimensions, divided by the number of elements less the correction.
    default Tensor var(Consumer<Variance> options) {
        Variance o = Variance.DEFAULT.with(options);
        return Moments.variance((Tensor) this, o.dim, o.correction, o.keepdim);
    }

    /// The standard deviation of all elements, divided by their number less 1.
    default Tensor std() {
        return Moments.deviation((Tensor) this, null, 1, false);
    }

    /// The standard deviation over some dimensions.
    default Tensor std(long... dim) {
        return Moments.deviation((Tensor) this, dim, 1, false);
    }

    /// The standard deviation over some dimensions, divided by the number of elements less the
    /// correction.
    default Tensor std(Consumer<Variance> options) {
        Variance o = Variance.DEFAULT.with(options);
        return Moments.deviation((Tensor) this, o.dim, o.correction, o.keepdim);
    }

    /// The root of the sum of squares of all elements.
    default Tensor norm() {
        return Norms.vectorNorm((Tensor) this, 2, null, false);
    }

    /// The p-norm of all elements.
    default Tensor norm(double p) {
        return Norms.vectorNorm((Tensor) this, p, null, false);
    }

    /// The p-norms over some dimensions.
    default Tensor norm(double p, long... dim) {
        return Norms.vectorNorm((Tensor) this, p, dim, false);
    }

    /// The p-norms over some dimensions, which stay with size 1 if asked.
    default Tensor norm(double p, long[] dim, boolean keepdim) {
        return Norms.vectorNorm((Tensor) this, p, dim, keepdim);
    }

    /// log(sum(exp(x))) over some dimensions, without overflow.
    default Tensor logsumexp(long... dim) {
        return Moments.logSumExp((Tensor) this, dim, false);
    }

    /// log(sum(exp(x))) over some dimensions, which stay with size 1 if asked.
    default Tensor logsumexp(long[] dim, boolean keepdim) {
        return Moments.logSumExp((Tensor) this, dim, keepdim);
    }

    /// log(sum(exp(x))) over a dimension, which stays with size 1 if asked.
    default Tensor logsumexp(long dim, boolean keepdim) {
        return Moments.logSumExp((Tensor) this, new long[] {dim}, keepdim);
    }

    /// Whether any of the elements is not 0; bool.
    default Tensor any() {
        return Moments.truth(ReduceOp.ANY, (Tensor) this, null, false);
    }

    /// Whether any of the elements over some dimensions is not 0; bool.
    default Tensor any(long... dim) {
        return Moments.truth(ReduceOp.ANY, (Tensor) this, dim, false);
    }

    /// As [#any(long...)]; the dimension stays with size 1 if asked.
    default Tensor any(long dim, boolean keepdim) {
        return Moments.truth(ReduceOp.ANY, (Tensor) this, new long[] {dim}, keepdim);
    }

    /// Whether all of the elements are not 0; bool.
    default Tensor all() {
        return Moments.truth(ReduceOp.ALL, (Tensor) this, null, false);
    }

    /// Whether all of the elements over some dimensions are not 0; bool.
    default Tensor all(long... dim) {
        return Moments.truth(ReduceOp.ALL, (Tensor) this, dim, false);
    }

    /// As [#all(long...)]; the dimension stays with size 1 if asked.
    default Tensor all(long dim, boolean keepdim) {
        return Moments.truth(ReduceOp.ALL, (Tensor) this, new long[] {dim}, keepdim);
    }

    /// How many elements over some dimensions are not 0, int64.
    default Tensor countNonzero(long... dim) {
        return Moments.countNonzero((Tensor) this, dim);
    }

    /// The product of all elements; integers and bool give int64.
    default Tensor prod() {
        return Moments.prod((Tensor) this, null, false, null);
    }

    /// The products along a dimension.
    default Tensor prod(long dim) {
        return prod(dim, false);
    }

    /// The products along a dimension, which stays with size 1 if asked.
    default Tensor prod(long dim, boolean keepdim) {
        return Moments.prod((Tensor) this, new long[] {dim}, keepdim, null);
    }

    private static ValuesIndices valuesIndices(Tensor[] results) {
        return new ValuesIndices(results[0], results[1]);
    }

    /// The larger one of each pair of elements, as [Tensor#maximum].
    default Tensor max(Tensor other) {
        return Combining.MAXIMUM.call((Tensor) this, other);
    }

    /// The smaller one of each pair of elements, as [Tensor#minimum].
    default Tensor min(Tensor other) {
        return Combining.MINIMUM.call((Tensor) this, other);
    }

    /// As [#any(long...)]; the dimensions stay with size 1 if asked.
    default Tensor any(long[] dim, boolean keepdim) {
        return Moments.truth(ReduceOp.ANY, (Tensor) this, dim, keepdim);
    }

    /// As [#all(long...)]; the dimensions stay with size 1 if asked.
    default Tensor all(long[] dim, boolean keepdim) {
        return Moments.truth(ReduceOp.ALL, (Tensor) this, dim, keepdim);
    }

    /// The product of all elements, in a given dtype.
    default Tensor prod(DType dtype) {
        return Moments.prod((Tensor) this, null, false, dtype);
    }

    /// The products along a dimension, in a given dtype.
    default Tensor prod(long dim, boolean keepdim, @Nullable DType dtype) {
        return Moments.prod((Tensor) this, new long[] {dim}, keepdim, dtype);
    }

    /// A norm of matrices by its name: `fro`, the root of the sum of squares, or `nuc`, the sum of
    /// the singular values.
    ///
    /// @throws IllegalArgumentException for another name
    default Tensor norm(String p) {
        return Norms.namedNorm((Tensor) this, p, null, false);
    }

    /// As [#norm(String)], over some dimensions, which stay with size 1 if asked.
    default Tensor norm(String p, long[] dim, boolean keepdim) {
        return Norms.namedNorm((Tensor) this, p, dim, keepdim);
    }

    /// Exponentials that sum to one along a dimension.
    ///
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    default Tensor softmax(long dim) {
        return Softmaxes.softmax((Tensor) this, dim);
    }

    /// As [#softmax(long)], converted to a dtype first.
    default Tensor softmax(long dim, @Nullable DType dtype) {
        return Softmaxes.softmax((Tensor) this, dim, dtype);
    }

    /// The logarithm of the softmax along a dimension, computed without overflow.
    ///
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    default Tensor logSoftmax(long dim) {
        return Softmaxes.logSoftmax((Tensor) this, dim);
    }

    /// As [#logSoftmax(long)], converted to a dtype first.
    default Tensor logSoftmax(long dim, @Nullable DType dtype) {
        return Softmaxes.logSoftmax((Tensor) this, dim, dtype);
    }

    /// The slices along a dimension, shortened to a largest p-norm.
    default Tensor renorm(double p, long dim, double maxnorm) {
        return Norms.renorm((Tensor) this, p, dim, maxnorm);
    }
}
