package dev.obor;

import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.op.Conversions;
import dev.obor.op.GatherOps;
import dev.obor.op.IndexOps;
import dev.obor.op.Masks;
import dev.obor.op.Placed;
import dev.obor.op.ScatterReduce;
import dev.obor.op.SelectOps;
import dev.obor.op.Subscript;
import dev.obor.op.TakePut;
import org.jspecify.annotations.Nullable;

/// Reading and writing parts of a tensor.
///
/// One topic of [Tensor]; see there.
public sealed interface TensorIndexing permits Tensor {
    /// One slice along the first dimension: `x[i]`, a view.
    ///
    /// @throws dev.obor.base.IndexError if the place is out of bounds
    default Tensor get(long i) {
        return Subscript.select((Tensor) this, i);
    }

    /// `x[i, j]`, a view.
    default Tensor get(long i, long j) {
        return Subscript.select((Tensor) this, i, j);
    }

    /// `x[i, j, k]`, a view.
    default Tensor get(long i, long j, long k) {
        return Subscript.select((Tensor) this, i, j, k);
    }

    /// `x[i, j, k, l]`, a view.
    default Tensor get(long i, long j, long k, long l) {
        return Subscript.select((Tensor) this, i, j, k, l);
    }

    /// `x[…]` in every form that PyTorch knows: integers, [Index] entries, `int[]` and `long[]`
    /// lists of places, `boolean[]` masks, integer and bool tensors, null for a new axis.
    ///
    /// Without tensors and lists the result is a view. With them it is a copy, and their common
    /// sizes stand where the first of them stood, or in front if they are not neighbours.
    ///
    /// @throws dev.obor.base.IndexError if an entry is out of bounds, or there are too many
    default Tensor get(@Nullable Object... index) {
        return Subscript.get((Tensor) this, index);
    }

    /// `x[…] = value`, broadcast and converted to this dtype; returns this. Entries as for
    /// [#get(Object...)].
    default Tensor set(Tensor value, @Nullable Object... index) {
        return Subscript.set((Tensor) this, value, index);
    }

    /// `x[…] = value`; returns this. Entries as for [#get(Object...)].
    default Tensor set(double value, @Nullable Object... index) {
        return Subscript.set((Tensor) this, value, index);
    }

    /// `x[…] = value`; returns this. Entries as for [#get(Object...)].
    default Tensor set(long value, @Nullable Object... index) {
        return Subscript.set((Tensor) this, value, index);
    }

    /// Writes values where index tensors point, one per dimension, null for a dimension that stays;
    /// returns this.
    default Tensor indexPut_(@Nullable Tensor[] indices, Tensor values) {
        return IndexOps.indexPut_((Tensor) this, indices, values, false);
    }

    /// As [#indexPut_(Tensor[], Tensor)]; adds the values if asked, also where places repeat.
    default Tensor indexPut_(@Nullable Tensor[] indices, Tensor values, boolean accumulate) {
        return IndexOps.indexPut_((Tensor) this, indices, values, accumulate);
    }

    /// As [#indexPut_(Tensor[], Tensor)], into a copy.
    default Tensor indexPut(@Nullable Tensor[] indices, Tensor values) {
        return IndexOps.indexPut((Tensor) this, indices, values, false);
    }

    /// As [#indexPut_(Tensor[], Tensor, boolean)], into a copy.
    default Tensor indexPut(@Nullable Tensor[] indices, Tensor values, boolean accumulate) {
        return IndexOps.indexPut((Tensor) this, indices, values, accumulate);
    }

    // --- whole tensors ---------------------------------------------------------------------------

    /// Takes over the elements of another tensor, broadcast and converted; returns this.
    default Tensor copy_(Tensor source) {
        return Conversions.copyInto((Tensor) this, source);
    }

    /// Sets every element; returns this.
    default Tensor fill_(double value) {
        return Conversions.fill((Tensor) this, value);
    }

    /// Sets every element; returns this.
    default Tensor fill_(long value) {
        return Conversions.fill((Tensor) this, value);
    }

    /// Sets every element to 0; returns this.
    default Tensor zero_() {
        return Conversions.zero((Tensor) this);
    }

    // --- one place per element -------------------------------------------------------------------

    /// Reads one place per element along a dimension: `out[i][j] = this[index[i][j]][j]` for dim 0.
    ///
    /// @throws dev.obor.base.IndexError if a place is out of bounds; negative ones are
    default Tensor gather(long dim, Tensor index) {
        return GatherOps.gather((Tensor) this, dim, index);
    }

    /// As [#gather], with the other dimensions broadcast.
    default Tensor takeAlongDim(Tensor indices, long dim) {
        return GatherOps.takeAlongDim((Tensor) this, indices, dim);
    }

    /// The elements at places of the flattened tensor.
    default Tensor takeAlongDim(Tensor indices) {
        return GatherOps.takeAlongDim((Tensor) this, indices);
    }

    /// Writes one place per element along a dimension: `out[index[i][j]][j] = src[i][j]` for dim 0;
    /// where places repeat, the last element stays.
    default Tensor scatter(long dim, Tensor index, Tensor src) {
        return GatherOps.scatter((Tensor) this, ScatterOp.SET, dim, index, src, false);
    }

    /// As [#scatter(long, Tensor, Tensor)], in place; returns this.
    default Tensor scatter_(long dim, Tensor index, Tensor src) {
        return GatherOps.scatter((Tensor) this, ScatterOp.SET, dim, index, src, true);
    }

    /// Writes a number at one place per element of the index along a dimension.
    default Tensor scatter(long dim, Tensor index, double value) {
        return GatherOps.scatter((Tensor) this, ScatterOp.SET, dim, index, value, false);
    }

    /// As [#scatter(long, Tensor, Tensor)], combined with what is there: `reduce` is `add` or
    /// `multiply`.
    ///
    /// @throws dev.obor.base.ShapeError for another `reduce`
    default Tensor scatter(long dim, Tensor index, Tensor src, String reduce) {
        ScatterOp op = GatherOps.reduction(reduce);
        return GatherOps.scatter((Tensor) this, op, dim, index, src, false);
    }

    /// As [#scatter(long, Tensor, Tensor, String)], in place; returns this.
    default Tensor scatter_(long dim, Tensor index, Tensor src, String reduce) {
        ScatterOp op = GatherOps.reduction(reduce);
        return GatherOps.scatter((Tensor) this, op, dim, index, src, true);
    }

    /// As [#scatter(long, Tensor, double)], combined with what is there: `reduce` is `add` or
    /// `multiply`.
    ///
    /// @throws dev.obor.base.ShapeError for another `reduce`
    default Tensor scatter(long dim, Tensor index, double value, String reduce) {
        ScatterOp op = GatherOps.reduction(reduce);
        return GatherOps.scatter((Tensor) this, op, dim, index, value, false);
    }

    /// As [#scatter(long, Tensor, double, String)], in place; returns this.
    default Tensor scatter_(long dim, Tensor index, double value, String reduce) {
        ScatterOp op = GatherOps.reduction(reduce);
        return GatherOps.scatter((Tensor) this, op, dim, index, value, true);
    }

    /// As [#scatter(long, Tensor, double)], in place; returns this.
    default Tensor scatter_(long dim, Tensor index, double value) {
        return GatherOps.scatter((Tensor) this, ScatterOp.SET, dim, index, value, true);
    }

    /// Adds at one place per element along a dimension, in order.
    default Tensor scatterAdd(long dim, Tensor index, Tensor src) {
        return GatherOps.scatter((Tensor) this, ScatterOp.ADD, dim, index, src, false);
    }

    /// As [#scatterAdd], in place; returns this.
    default Tensor scatterAdd_(long dim, Tensor index, Tensor src) {
        return GatherOps.scatter((Tensor) this, ScatterOp.ADD, dim, index, src, true);
    }

    /// Combines all elements of a source that go to one place with the one that is there.
    ///
    /// @param reduce `sum`, `prod`, `mean`, `amax` or `amin`
    default Tensor scatterReduce(long dim, Tensor index, Tensor src, String reduce) {
        return ScatterReduce.call((Tensor) this, dim, index, src, reduce, true, false);
    }

    /// As [#scatterReduce(long, Tensor, Tensor, String)].
    ///
    /// @param includeSelf whether the elements that are there count
    default Tensor scatterReduce(
            long dim, Tensor index, Tensor src, String reduce, boolean includeSelf) {
        return ScatterReduce.call((Tensor) this, dim, index, src, reduce, includeSelf, false);
    }

    /// As [#scatterReduce(long, Tensor, Tensor, String)], in place; returns this.
    default Tensor scatterReduce_(long dim, Tensor index, Tensor src, String reduce) {
        return ScatterReduce.call((Tensor) this, dim, index, src, reduce, true, true);
    }

    /// As [#scatterReduce(long, Tensor, Tensor, String, boolean)], in place; returns this.
    default Tensor scatterReduce_(
            long dim, Tensor index, Tensor src, String reduce, boolean includeSelf) {
        return ScatterReduce.call((Tensor) this, dim, index, src, reduce, includeSelf, true);
    }

    // --- slices at a vector of places ------------------------------------------------------------

    /// The slices at the given places along a dimension.
    ///
    /// @throws dev.obor.base.IndexError if a place is out of bounds; negative ones are
    default Tensor indexSelect(long dim, Tensor index) {
        return SelectOps.indexSelect((Tensor) this, dim, index);
    }

    /// Adds the slices of a source at the given places along a dimension, in order.
    default Tensor indexAdd(long dim, Tensor index, Tensor source) {
        return SelectOps.indexAdd((Tensor) this, dim, index, source, 1, false);
    }

    /// As [#indexAdd(long, Tensor, Tensor)], times `alpha`.
    default Tensor indexAdd(long dim, Tensor index, Tensor source, double alpha) {
        return SelectOps.indexAdd((Tensor) this, dim, index, source, alpha, false);
    }

    /// As [#indexAdd(long, Tensor, Tensor)], in place; returns this.
    default Tensor indexAdd_(long dim, Tensor index, Tensor source) {
        return SelectOps.indexAdd((Tensor) this, dim, index, source, 1, true);
    }

    /// As [#indexAdd(long, Tensor, Tensor, double)], in place; returns this.
    default Tensor indexAdd_(long dim, Tensor index, Tensor source, double alpha) {
        return SelectOps.indexAdd((Tensor) this, dim, index, source, alpha, true);
    }

    /// Puts the slices of a source at the given places along a dimension.
    default Tensor indexCopy(long dim, Tensor index, Tensor source) {
        return SelectOps.indexCopy((Tensor) this, dim, index, source, false);
    }

    /// As [#indexCopy], in place; returns this.
    default Tensor indexCopy_(long dim, Tensor index, Tensor source) {
        return SelectOps.indexCopy((Tensor) this, dim, index, source, true);
    }

    /// Sets the slices at the given places along a dimension to a number.
    default Tensor indexFill(long dim, Tensor index, double value) {
        return SelectOps.indexFill((Tensor) this, dim, index, value, false);
    }

    /// As [#indexFill(long, Tensor, double)], with a tensor of one element.
    default Tensor indexFill(long dim, Tensor index, Tensor value) {
        return SelectOps.indexFill((Tensor) this, dim, index, value, false);
    }

    /// As [#indexFill(long, Tensor, double)], in place; returns this.
    default Tensor indexFill_(long dim, Tensor index, double value) {
        return SelectOps.indexFill((Tensor) this, dim, index, value, true);
    }

    /// As [#indexFill(long, Tensor, Tensor)], in place; returns this.
    default Tensor indexFill_(long dim, Tensor index, Tensor value) {
        return SelectOps.indexFill((Tensor) this, dim, index, value, true);
    }

    /// The elements at places of the flattened tensor; negative places count from the end.
    default Tensor take(Tensor index) {
        return TakePut.take((Tensor) this, index);
    }

    /// Writes a source at places of the flattened tensor; returns this.
    default Tensor put_(Tensor index, Tensor source) {
        return TakePut.put((Tensor) this, index, source, false, true);
    }

    /// As [#put_(Tensor, Tensor)]; adds if asked.
    default Tensor put_(Tensor index, Tensor source, boolean accumulate) {
        return TakePut.put((Tensor) this, index, source, accumulate, true);
    }

    /// As [#put_(Tensor, Tensor, boolean)], into a copy.
    default Tensor put(Tensor index, Tensor source, boolean accumulate) {
        return TakePut.put((Tensor) this, index, source, accumulate, false);
    }

    // --- masks -----------------------------------------------------------------------------------

    /// The elements of this where the condition is true, of `other` elsewhere.
    default Tensor where(Tensor condition, Tensor other) {
        return Masks.where(condition, (Tensor) this, other);
    }

    /// The elements of this where the condition is true, a number elsewhere.
    default Tensor where(Tensor condition, double other) {
        Tensor self = (Tensor) this;
        return Masks.where(condition, self, Masks.number(other, self));
    }

    /// A number where the mask is true.
    default Tensor maskedFill(Tensor mask, double value) {
        return Masks.maskedFill((Tensor) this, mask, value);
    }

    /// A tensor of one element where the mask is true.
    default Tensor maskedFill(Tensor mask, Tensor value) {
        return Masks.maskedFill((Tensor) this, mask, value);
    }

    /// As [#maskedFill(Tensor, double)], in place; returns this.
    default Tensor maskedFill_(Tensor mask, double value) {
        return Masks.maskedFill_((Tensor) this, mask, value);
    }

    /// As [#maskedFill(Tensor, Tensor)], in place; returns this.
    default Tensor maskedFill_(Tensor mask, Tensor value) {
        return Masks.maskedFill_((Tensor) this, mask, value);
    }

    /// The elements where the mask is true, as a vector.
    default Tensor maskedSelect(Tensor mask) {
        return Masks.maskedSelect((Tensor) this, mask);
    }

    /// The elements of a source, one after the other, where the mask is true.
    default Tensor maskedScatter(Tensor mask, Tensor source) {
        return Masks.maskedScatter((Tensor) this, mask, source);
    }

    /// As [#maskedScatter], in place; returns this.
    default Tensor maskedScatter_(Tensor mask, Tensor source) {
        return Masks.maskedScatter_((Tensor) this, mask, source);
    }

    /// The places of the elements that are not zero, one row each.
    default Tensor nonzero() {
        return Masks.nonzero((Tensor) this);
    }

    /// The places of the elements that are not zero, one vector per dimension:
    /// `nonzero(as_tuple=True)`.
    default Tensor[] nonzeroAsTuple() {
        return Masks.nonzeroTuple((Tensor) this);
    }

    /// The places of the elements that are not zero, one row each.
    default Tensor argwhere() {
        return Masks.nonzero((Tensor) this);
    }

    /// Slices of a source combined with those at the given places along a dimension: `reduce` is
    /// `prod`, `mean`, `amax` or `amin`.
    ///
    /// @param includeSelf whether the elements that are there count
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    default Tensor indexReduce(
            long dim, Tensor index, Tensor source, String reduce, boolean includeSelf) {
        return ScatterReduce.index((Tensor) this, dim, index, source, reduce, includeSelf, false);
    }

    /// As [#indexReduce(long, Tensor, Tensor, String, boolean)], with the elements that are there.
    default Tensor indexReduce(long dim, Tensor index, Tensor source, String reduce) {
        return ScatterReduce.index((Tensor) this, dim, index, source, reduce, true, false);
    }

    /// As [#indexReduce(long, Tensor, Tensor, String, boolean)], in place; returns this.
    default Tensor indexReduce_(
            long dim, Tensor index, Tensor source, String reduce, boolean includeSelf) {
        return ScatterReduce.index((Tensor) this, dim, index, source, reduce, includeSelf, true);
    }

    /// A copy in which one place of a dimension is another tensor.
    ///
    /// @throws dev.obor.base.ShapeError if that has another size
    default Tensor selectScatter(Tensor src, long dim, long index) {
        return Placed.select((Tensor) this, src, dim, index);
    }

    /// A copy in which some places of a dimension are another tensor.
    ///
    /// @param start the first place, or null for the first of all
    /// @param end behind the last place, or null for the end
    /// @throws dev.obor.base.ShapeError if that has another size
    default Tensor sliceScatter(
            Tensor src, long dim, @Nullable Long start, @Nullable Long end, long step) {
        long from = start == null ? 0 : start;
        long to = end == null ? Long.MAX_VALUE : end;
        return Placed.slice((Tensor) this, src, dim, from, to, step);
    }

    /// A copy in which the diagonal of the first two dimensions is another tensor.
    ///
    /// @throws dev.obor.base.ShapeError if that has another size
    default Tensor diagonalScatter(Tensor src) {
        return Placed.diagonal((Tensor) this, src, 0, 0, 1);
    }

    /// A copy in which a diagonal of two dimensions is another tensor.
    ///
    /// @throws dev.obor.base.ShapeError if that has another size
    default Tensor diagonalScatter(Tensor src, long offset, long dim1, long dim2) {
        return Placed.diagonal((Tensor) this, src, offset, dim1, dim2);
    }
}
