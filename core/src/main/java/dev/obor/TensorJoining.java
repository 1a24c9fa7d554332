package dev.obor;

import dev.obor.op.Diagonals;
import dev.obor.op.Rearranging;
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

    // --- other places ----------------------------------------------------------------------------

    /// The whole tensor so many times along each dimension.
    ///
    /// @throws dev.obor.base.ShapeError if there are fewer numbers than dimensions
    default Tensor repeat(long... repeats) {
        return Rearranging.repeat((Tensor) this, repeats);
    }

    /// As [#repeat], with ones put in front of too few numbers.
    default Tensor tile(long... dims) {
        return Rearranging.tile((Tensor) this, dims);
    }

    /// Every element so many times, in the flattened tensor.
    default Tensor repeatInterleave(long repeats) {
        return Rearranging.repeatInterleave((Tensor) this, repeats);
    }

    /// Every slice along a dimension so many times.
    default Tensor repeatInterleave(long repeats, long dim) {
        return Rearranging.repeatInterleave((Tensor) this, repeats, dim);
    }

    /// Every slice along a dimension as often as a vector says.
    default Tensor repeatInterleave(Tensor repeats, long dim) {
        return Rearranging.repeatInterleave((Tensor) this, repeats, dim);
    }

    /// The flattened tensor shifted; what falls off comes back in front.
    default Tensor roll(long shift) {
        return Rearranging.roll((Tensor) this, new long[] {shift});
    }

    /// Shifted along a dimension; what falls off comes back in front.
    default Tensor roll(long shift, long dim) {
        return Rearranging.roll((Tensor) this, new long[] {shift}, dim);
    }

    /// Shifted along several dimensions; what falls off comes back in front.
    default Tensor roll(long[] shifts, long[] dims) {
        return Rearranging.roll((Tensor) this, shifts, dims);
    }

    /// Dimensions in reverse order, in new memory.
    default Tensor flip(long... dims) {
        return Rearranging.flip((Tensor) this, dims);
    }

    /// Columns in reverse order.
    default Tensor fliplr() {
        return Rearranging.flip((Tensor) this, "fliplr", 1);
    }

    /// Rows in reverse order.
    default Tensor flipud() {
        return Rearranging.flip((Tensor) this, "flipud", 0);
    }

    /// A quarter turn in the plane of the first two dimensions.
    default Tensor rot90() {
        return Rearranging.rot90((Tensor) this, 1, 0, 1);
    }

    /// So many quarter turns in the plane of two dimensions, from the first towards the second.
    default Tensor rot90(long k, long dim0, long dim1) {
        return Rearranging.rot90((Tensor) this, k, dim0, dim1);
    }

    // --- triangles and diagonals -----------------------------------------------------------------

    /// The lower triangle of matrices, zeros above.
    default Tensor tril() {
        return Diagonals.triangle((Tensor) this, true, 0, false);
    }

    /// The elements on and below a diagonal, zeros above.
    default Tensor tril(long diagonal) {
        return Diagonals.triangle((Tensor) this, true, diagonal, false);
    }

    /// As [#tril(long)], in place; returns this.
    default Tensor tril_(long diagonal) {
        return Diagonals.triangle((Tensor) this, true, diagonal, true);
    }

    /// The upper triangle of matrices, zeros below.
    default Tensor triu() {
        return Diagonals.triangle((Tensor) this, false, 0, false);
    }

    /// The elements on and above a diagonal, zeros below.
    default Tensor triu(long diagonal) {
        return Diagonals.triangle((Tensor) this, false, diagonal, false);
    }

    /// As [#triu(long)], in place; returns this.
    default Tensor triu_(long diagonal) {
        return Diagonals.triangle((Tensor) this, false, diagonal, true);
    }

    /// A vector as a diagonal matrix, or the diagonal of a matrix, copied.
    default Tensor diag() {
        return Diagonals.diag((Tensor) this, 0);
    }

    /// As [#diag()], for a diagonal above (positive) or below the main one.
    default Tensor diag(long diagonal) {
        return Diagonals.diag((Tensor) this, diagonal);
    }

    /// The last dimension as the diagonal of matrices.
    default Tensor diagEmbed() {
        return Diagonals.embed((Tensor) this, 0, -2, -1);
    }

    /// The last dimension as a diagonal in the plane of two dimensions.
    default Tensor diagEmbed(long offset, long dim1, long dim2) {
        return Diagonals.embed((Tensor) this, offset, dim1, dim2);
    }

    /// The flattened tensor as the diagonal of a matrix.
    default Tensor diagflat() {
        return Diagonals.diagflat((Tensor) this, 0);
    }

    /// The flattened tensor as a diagonal of a matrix.
    default Tensor diagflat(long offset) {
        return Diagonals.diagflat((Tensor) this, offset);
    }

    /// Parts that begin at the places which a vector of integers on the CPU holds; a single integer
    /// is a number of parts.
    default Tensor[] tensorSplit(Tensor indicesOrSections, long dim) {
        return Splitting.tensorSplit((Tensor) this, indicesOrSections, dim);
    }

    /// Quarter turns in the plane of two dimensions.
    ///
    /// @throws dev.obor.base.ShapeError unless two different dimensions are given
    default Tensor rot90(long k, long... dims) {
        return Rearranging.rot90((Tensor) this, k, dims);
    }

    /// As [#repeatInterleave(Tensor, long)], with the size that the result will have.
    ///
    /// @throws dev.obor.base.ShapeError if it has another one
    default Tensor repeatInterleave(Tensor repeats, long dim, long outputSize) {
        return Rearranging.repeatInterleave((Tensor) this, repeats, dim, outputSize);
    }

    /// Equal parts along the second dimension, or the first of a vector.
    ///
    /// @throws dev.obor.base.ShapeError if it cannot be divided so
    default Tensor[] hsplit(long sections) {
        return Splitting.equal(
                "hsplit", (Tensor) this, sections, ((Tensor) this).dim() == 1 ? 0 : 1);
    }

    /// Parts along the second dimension, or the first of a vector, that begin at places.
    default Tensor[] hsplit(long[] indices) {
        return Splitting.at("hsplit", (Tensor) this, indices, ((Tensor) this).dim() == 1 ? 0 : 1);
    }

    /// Equal parts along the first dimension.
    ///
    /// @throws dev.obor.base.ShapeError if it cannot be divided so
    default Tensor[] vsplit(long sections) {
        return Splitting.equal("vsplit", (Tensor) this, sections, 0);
    }

    /// Parts along the first dimension that begin at places.
    default Tensor[] vsplit(long[] indices) {
        return Splitting.at("vsplit", (Tensor) this, indices, 0);
    }

    /// Equal parts along the third dimension.
    ///
    /// @throws dev.obor.base.ShapeError if it cannot be divided so
    default Tensor[] dsplit(long sections) {
        return Splitting.equal("dsplit", (Tensor) this, sections, 2);
    }

    /// Parts along the third dimension that begin at places.
    default Tensor[] dsplit(long[] indices) {
        return Splitting.at("dsplit", (Tensor) this, indices, 2);
    }
}
