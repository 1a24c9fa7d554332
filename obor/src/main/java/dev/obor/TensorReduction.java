package dev.obor;

import dev.obor.base.DType;
import dev.obor.op.Reductions;
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
}
