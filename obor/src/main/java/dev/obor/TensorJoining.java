package dev.obor;

import dev.obor.op.Splitting;

/// Taking tensors apart and putting their elements in another order.
///
/// One topic of [Tensor]; see there. The functions that join several are in [Joiners].
public sealed interface TensorJoining permits Tensor {
    /// Views of one size along the first dimension, the last one smaller if need be.
    default Tensor[] split(long size) {
        return Splitting.split((Tensor) this, size, 0);
    }

    /// Views of one size along a dimension, the last one smaller if need be.
    ///
    /// None of them may be changed in place while gradients are recorded.
    default Tensor[] split(long size, long dim) {
        return Splitting.split((Tensor) this, size, dim);
    }

    /// Views of given sizes along the first dimension.
    default Tensor[] split(long[] sizes) {
        return Splitting.split((Tensor) this, sizes, 0);
    }

    /// Views of given sizes along a dimension.
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not add up
    default Tensor[] split(long[] sizes, long dim) {
        return Splitting.split((Tensor) this, sizes, dim);
    }

    /// Views of given sizes along a dimension, as [#split(long[], long)].
    default Tensor[] splitWithSizes(long[] sizes, long dim) {
        return Splitting.split((Tensor) this, sizes, dim);
    }

    /// At most so many views of equal size along the first dimension, the last one smaller if need
    /// be.
    default Tensor[] chunk(long chunks) {
        return Splitting.chunk((Tensor) this, chunks, 0);
    }

    /// At most so many views of equal size along a dimension, the last one smaller if need be.
    default Tensor[] chunk(long chunks, long dim) {
        return Splitting.chunk((Tensor) this, chunks, dim);
    }

    /// Exactly so many views along a dimension, the first ones larger by one if need be.
    default Tensor[] tensorSplit(long sections, long dim) {
        return Splitting.tensorSplit((Tensor) this, sections, dim);
    }

    /// Views along a dimension that end before the given places.
    default Tensor[] tensorSplit(long[] indices, long dim) {
        return Splitting.tensorSplit((Tensor) this, indices, dim);
    }

    /// All slices along the first dimension, which disappears.
    default Tensor[] unbind() {
        return Splitting.unbind((Tensor) this, 0);
    }

    /// All slices along a dimension, which disappears.
    default Tensor[] unbind(long dim) {
        return Splitting.unbind((Tensor) this, dim);
    }
}
