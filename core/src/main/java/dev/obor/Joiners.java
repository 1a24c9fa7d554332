package dev.obor;

import dev.obor.op.Joining;
import dev.obor.op.Masks;
import dev.obor.op.Splitting;
import java.util.List;

/// The functions of [Obor] that join, split and choose; most are also methods of [Tensor].
public abstract class Joiners extends RandomFunctions {
    Joiners() {}

    private static Tensor[] array(List<Tensor> tensors) {
        return tensors.toArray(new Tensor[0]);
    }

    /// Tensors one after the other along the first dimension; dtypes are promoted.
    ///
    /// @throws dev.obor.base.ShapeError if there is none, or the other sizes differ
    public static Tensor cat(Tensor... tensors) {
        return Joining.cat(tensors, 0);
    }

    /// Tensors one after the other along a dimension.
    public static Tensor cat(Tensor[] tensors, long dim) {
        return Joining.cat(tensors, dim);
    }

    /// Tensors one after the other along the first dimension.
    public static Tensor cat(List<Tensor> tensors) {
        return Joining.cat(array(tensors), 0);
    }

    /// Tensors one after the other along a dimension.
    public static Tensor cat(List<Tensor> tensors, long dim) {
        return Joining.cat(array(tensors), dim);
    }

    /// As [#cat(Tensor...)].
    public static Tensor concat(Tensor... tensors) {
        return Joining.cat(tensors, 0);
    }

    /// As [#cat(Tensor[], long)].
    public static Tensor concat(Tensor[] tensors, long dim) {
        return Joining.cat(tensors, dim);
    }

    /// Tensors of equal sizes along a new first dimension.
    ///
    /// @throws dev.obor.base.ShapeError if there is none, or the sizes differ
    public static Tensor stack(Tensor... tensors) {
        return Joining.stack(tensors, 0);
    }

    /// Tensors of equal sizes along a new dimension.
    public static Tensor stack(Tensor[] tensors, long dim) {
        return Joining.stack(tensors, dim);
    }

    /// Tensors of equal sizes along a new first dimension.
    public static Tensor stack(List<Tensor> tensors) {
        return Joining.stack(array(tensors), 0);
    }

    /// Tensors of equal sizes along a new dimension.
    public static Tensor stack(List<Tensor> tensors, long dim) {
        return Joining.stack(array(tensors), dim);
    }

    /// Side by side: along dimension 1, vectors along their only one.
    public static Tensor hstack(Tensor... tensors) {
        return Joining.hstack(tensors);
    }

    /// One below the other: along dimension 0, vectors as rows.
    public static Tensor vstack(Tensor... tensors) {
        return Joining.vstack(tensors);
    }

    /// One behind the other: along dimension 2.
    public static Tensor dstack(Tensor... tensors) {
        return Joining.dstack(tensors);
    }

    /// Vectors as columns, matrices side by side.
    public static Tensor columnStack(Tensor... tensors) {
        return Joining.columnStack(tensors);
    }

    /// Vectors repeated over a grid, the first along its rows: `meshgrid(indexing="ij")`.
    public static Tensor[] meshgrid(Tensor... tensors) {
        return Joining.meshgrid("ij", tensors);
    }

    /// Vectors repeated over a grid.
    ///
    /// @param indexing `ij` for the first along the rows, `xy` for the first along the columns
    public static Tensor[] meshgrid(String indexing, Tensor... tensors) {
        return Joining.meshgrid(indexing, tensors);
    }

    /// Views of one size along the first dimension, the last one smaller if need be.
    public static Tensor[] split(Tensor input, long size) {
        return Splitting.split(input, size, 0);
    }

    /// Views of one size along a dimension, the last one smaller if need be.
    public static Tensor[] split(Tensor input, long size, long dim) {
        return Splitting.split(input, size, dim);
    }

    /// Views of given sizes along a dimension.
    public static Tensor[] split(Tensor input, long[] sizes, long dim) {
        return Splitting.split(input, sizes, dim);
    }

    /// At most so many views of equal size along a dimension.
    public static Tensor[] chunk(Tensor input, long chunks, long dim) {
        return Splitting.chunk(input, chunks, dim);
    }

    /// All slices along a dimension, which disappears.
    public static Tensor[] unbind(Tensor input, long dim) {
        return Splitting.unbind(input, dim);
    }

    /// Elements of `input` where the condition is true, of `other` elsewhere.
    ///
    /// @throws dev.obor.base.DTypeError if the condition is not bool
    public static Tensor where(Tensor condition, Tensor input, Tensor other) {
        return Masks.where(condition, input, other);
    }

    /// Elements of `input` where the condition is true, a number elsewhere.
    public static Tensor where(Tensor condition, Tensor input, double other) {
        return Masks.where(condition, input, Masks.number(other, input));
    }

    /// Elements of `input` where the condition is true, an integer elsewhere.
    public static Tensor where(Tensor condition, Tensor input, long other) {
        return Masks.where(condition, input, Masks.number(other, input));
    }

    /// A number where the condition is true, elements of `other` elsewhere.
    public static Tensor where(Tensor condition, double input, Tensor other) {
        return Masks.where(condition, Masks.number(input, other), other);
    }

    /// An integer where the condition is true, elements of `other` elsewhere.
    public static Tensor where(Tensor condition, long input, Tensor other) {
        return Masks.where(condition, Masks.number(input, other), other);
    }

    /// One number where the condition is true, another elsewhere; of the default dtype.
    public static Tensor where(Tensor condition, double input, double other) {
        return Masks.where(condition, Obor.tensor(input), Obor.tensor(other));
    }

    /// One integer where the condition is true, another elsewhere; int64.
    public static Tensor where(Tensor condition, long input, long other) {
        return Masks.where(condition, Obor.tensor(input), Obor.tensor(other));
    }

    /// The places where the condition is not zero, one vector per dimension.
    public static Tensor[] where(Tensor condition) {
        return Masks.nonzeroTuple(condition);
    }

    /// The places of the elements that are not zero, one row each.
    public static Tensor nonzero(Tensor input) {
        return Masks.nonzero(input);
    }

    /// The places of the elements that are not zero, one row each.
    public static Tensor argwhere(Tensor input) {
        return Masks.nonzero(input);
    }

    /// Reads one place per element along a dimension; see `Tensor.gather`.
    public static Tensor gather(Tensor input, long dim, Tensor index) {
        return input.gather(dim, index);
    }

    /// The slices at the given places along a dimension.
    public static Tensor indexSelect(Tensor input, long dim, Tensor index) {
        return input.indexSelect(dim, index);
    }

    /// The elements where the mask is true, as a vector.
    public static Tensor maskedSelect(Tensor input, Tensor mask) {
        return input.maskedSelect(mask);
    }

    /// The elements at places of the flattened tensor.
    public static Tensor take(Tensor input, Tensor index) {
        return input.take(index);
    }

    /// As [#meshgrid(String, Tensor...)], of a list.
    public static Tensor[] meshgrid(List<Tensor> tensors, String indexing) {
        return Joining.meshgrid(indexing, array(tensors));
    }
}
