package dev.obor;

import dev.obor.op.Conversions;
import dev.obor.op.Reductions;
import dev.obor.op.StridedWindows;
import dev.obor.op.ViewOps;

/// Sizes and order of dimensions; most results are views.
///
/// One topic of [Tensor]; see there.
public sealed interface TensorShape permits Tensor {
    /// The same elements in other sizes, without copying; one -1 is inferred.
    default Tensor view(long... sizes) {
        return ViewOps.view((Tensor) this, sizes);
    }

    /// The same elements in the sizes of another tensor.
    default Tensor viewAs(Tensor other) {
        return ViewOps.view((Tensor) this, other.shape().toArray());
    }

    /// The same elements in other sizes: a view if possible, else a copy.
    default Tensor reshape(long... sizes) {
        return ViewOps.reshape((Tensor) this, sizes);
    }

    /// The same elements in the sizes of another tensor.
    default Tensor reshapeAs(Tensor other) {
        return ViewOps.reshape((Tensor) this, other.shape().toArray());
    }

    /// The dimensions in another order.
    default Tensor permute(long... dims) {
        return ViewOps.permute((Tensor) this, dims);
    }

    /// Two dimensions exchanged.
    default Tensor transpose(long dim0, long dim1) {
        return ViewOps.transpose((Tensor) this, dim0, dim1);
    }

    /// Two dimensions exchanged, as [#transpose].
    default Tensor swapaxes(long axis0, long axis1) {
        return ViewOps.transpose((Tensor) this, axis0, axis1);
    }

    /// Two dimensions exchanged, as [#transpose].
    default Tensor swapdims(long dim0, long dim1) {
        return ViewOps.transpose((Tensor) this, dim0, dim1);
    }

    /// A matrix transposed; vectors stay.
    default Tensor t() {
        return ViewOps.t((Tensor) this);
    }

    /// The dimensions in reverse order.
    default Tensor T() {
        return ViewOps.reversed((Tensor) this);
    }

    /// The last two dimensions exchanged.
    default Tensor mT() {
        return ViewOps.transpose((Tensor) this, -2, -1);
    }

    /// One dimension moved to another place.
    default Tensor movedim(long source, long destination) {
        return ViewOps.movedim((Tensor) this, new long[] {source}, new long[] {destination});
    }

    /// Dimensions moved to other places.
    default Tensor movedim(long[] source, long[] destination) {
        return ViewOps.movedim((Tensor) this, source, destination);
    }

    /// Dimensions of size 1 repeated without copying; -1 keeps a size.
    default Tensor expand(long... sizes) {
        return ViewOps.expand((Tensor) this, sizes);
    }

    /// Dimensions of size 1 repeated without copying.
    default Tensor expand(Size sizes) {
        return ViewOps.expand((Tensor) this, sizes.toArray());
    }

    /// Expanded to the sizes of another tensor.
    default Tensor expandAs(Tensor other) {
        return ViewOps.expand((Tensor) this, other.shape().toArray());
    }

    /// As [#expand(long...)].
    default Tensor broadcastTo(long... sizes) {
        return ViewOps.expand((Tensor) this, sizes);
    }

    /// With a new dimension of size 1.
    default Tensor unsqueeze(long dim) {
        return ViewOps.unsqueeze((Tensor) this, dim);
    }

    /// Without the dimensions of size 1.
    default Tensor squeeze() {
        return ViewOps.squeeze((Tensor) this);
    }

    /// Without these dimensions, where their size is 1.
    default Tensor squeeze(long... dims) {
        return ViewOps.squeeze((Tensor) this, dims);
    }

    /// All dimensions as one.
    default Tensor flatten() {
        return ViewOps.flatten((Tensor) this, 0, -1);
    }

    /// The dimensions from one on as one.
    default Tensor flatten(long startDim) {
        return ViewOps.flatten((Tensor) this, startDim, -1);
    }

    /// A range of dimensions as one.
    default Tensor flatten(long startDim, long endDim) {
        return ViewOps.flatten((Tensor) this, startDim, endDim);
    }

    /// One dimension as several.
    default Tensor unflatten(long dim, long... sizes) {
        return ViewOps.unflatten((Tensor) this, dim, sizes);
    }

    /// All dimensions as one.
    default Tensor ravel() {
        return ViewOps.reshape(contiguous(), -1);
    }

    /// One place of a dimension, which disappears.
    default Tensor select(long dim, long index) {
        return ViewOps.select((Tensor) this, dim, index);
    }

    /// Some neighbouring places of a dimension.
    default Tensor narrow(long dim, long start, long length) {
        return ViewOps.narrow((Tensor) this, dim, start, length);
    }

    /// The diagonal of the first two dimensions.
    default Tensor diagonal() {
        return ViewOps.diagonal((Tensor) this, 0, 0, 1);
    }

    /// A diagonal of two dimensions, as a last dimension.
    default Tensor diagonal(long offset, long dim1, long dim2) {
        return ViewOps.diagonal((Tensor) this, offset, dim1, dim2);
    }

    /// Windows along a dimension, their elements as a last dimension.
    default Tensor unfold(long dim, long size, long step) {
        return ViewOps.unfold((Tensor) this, dim, size, step);
    }

    /// A window of any geometry on the same memory.
    ///
    /// @throws dev.obor.base.ShapeError if it does not lie within the memory
    default Tensor asStrided(long[] size, long[] stride, long storageOffset) {
        return StridedWindows.asStrided((Tensor) this, size, stride, storageOffset);
    }

    /// This tensor if it is row-major, else a copy.
    default Tensor contiguous() {
        return Conversions.contiguous((Tensor) this);
    }

    /// Undoes a broadcast by summing.
    default Tensor sumToSize(long... size) {
        return Reductions.sumToSize((Tensor) this, size);
    }

    /// Some neighbouring places of a dimension, from a place that a 0-d tensor of integers holds.
    ///
    /// @throws dev.obor.base.DTypeError if the tensor has a dimension or holds no integer
    default Tensor narrow(long dim, Tensor start, long length) {
        return ViewOps.narrow((Tensor) this, dim, start, length);
    }

    /// A window of any geometry on the same memory, which begins where this tensor does.
    default Tensor asStrided(long[] size, long[] stride) {
        Tensor self = (Tensor) this;
        return StridedWindows.asStrided(self, size, stride, self.storageOffset());
    }

    /// This tensor if it has the layout, else a copy.
    ///
    /// @throws dev.obor.base.ShapeError if it cannot have it
    default Tensor contiguous(MemoryFormat memoryFormat) {
        return Conversions.contiguous((Tensor) this, memoryFormat);
    }

    /// Whether this tensor is dense in a layout.
    ///
    /// @throws dev.obor.base.ShapeError if it cannot have it
    default boolean isContiguous(MemoryFormat memoryFormat) {
        return Conversions.isContiguous((Tensor) this, memoryFormat);
    }

    /// A copy in a layout.
    ///
    /// @throws dev.obor.base.ShapeError if it cannot have it
    default Tensor clone(MemoryFormat memoryFormat) {
        return Conversions.clone((Tensor) this, memoryFormat);
    }

    /// A copy of some neighbouring places of a dimension.
    default Tensor narrowCopy(long dim, long start, long length) {
        return ViewOps.narrowCopy((Tensor) this, dim, start, length);
    }
}
