package dev.obor;

import dev.obor.OperationOptions.Distance;
import dev.obor.OperationOptions.Scaled;
import dev.obor.base.ShapeError;
import dev.obor.op.Contractions;
import dev.obor.op.Distances;
import dev.obor.op.Einsum;
import dev.obor.op.Products;
import java.util.function.Consumer;

/// The functions of [Obor] that multiply vectors, matrices and batches.
public abstract class LinalgFunctions extends RangeFunctions {
    LinalgFunctions() {}

    /// The sum of the products of two vectors.
    public static Tensor dot(Tensor input, Tensor other) {
        return input.dot(other);
    }

    /// The sum of the products of two vectors, as [#dot(Tensor, Tensor)] for real numbers.
    public static Tensor vdot(Tensor input, Tensor other) {
        return input.vdot(other);
    }

    /// Sums of products over the last dimension of both.
    public static Tensor inner(Tensor input, Tensor other) {
        return input.inner(other);
    }

    /// A matrix times a vector.
    public static Tensor mv(Tensor input, Tensor vec) {
        return input.mv(vec);
    }

    /// All products of an element of one vector with an element of another.
    public static Tensor outer(Tensor input, Tensor vec2) {
        return input.outer(vec2);
    }

    /// As [#outer(Tensor, Tensor)].
    public static Tensor ger(Tensor input, Tensor vec2) {
        return input.ger(vec2);
    }

    /// The Kronecker product.
    public static Tensor kron(Tensor input, Tensor other) {
        return input.kron(other);
    }

    /// The sum of the diagonal of a matrix.
    public static Tensor trace(Tensor input) {
        return input.trace();
    }

    /// `input` plus the product of two matrices.
    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2) {
        return input.addmm(mat1, mat2);
    }

    /// beta times `input` plus alpha times the product of two matrices.
    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, Consumer<Scaled> options) {
        return input.addmm(mat1, mat2, options);
    }

    /// `input` plus the product of a matrix and a vector.
    public static Tensor addmv(Tensor input, Tensor mat, Tensor vec) {
        return input.addmv(mat, vec);
    }

    /// beta times `input` plus alpha times the product of a matrix and a vector.
    public static Tensor addmv(Tensor input, Tensor mat, Tensor vec, Consumer<Scaled> options) {
        return input.addmv(mat, vec, options);
    }

    /// `input` plus all products of the elements of two vectors.
    public static Tensor addr(Tensor input, Tensor vec1, Tensor vec2) {
        return input.addr(vec1, vec2);
    }

    /// beta times `input` plus alpha times all products of the elements of two vectors.
    public static Tensor addr(Tensor input, Tensor vec1, Tensor vec2, Consumer<Scaled> options) {
        return input.addr(vec1, vec2, options);
    }

    /// `input` plus the products of two batches of matrices.
    public static Tensor baddbmm(Tensor input, Tensor batch1, Tensor batch2) {
        return input.baddbmm(batch1, batch2);
    }

    /// beta times `input` plus alpha times the products of two batches of matrices.
    public static Tensor baddbmm(
            Tensor input, Tensor batch1, Tensor batch2, Consumer<Scaled> options) {
        return input.baddbmm(batch1, batch2, options);
    }

    /// `input` plus the sum of the products of two batches of matrices.
    public static Tensor addbmm(Tensor input, Tensor batch1, Tensor batch2) {
        return input.addbmm(batch1, batch2);
    }

    /// beta times `input` plus alpha times the sum of the products of two batches of matrices.
    public static Tensor addbmm(
            Tensor input, Tensor batch1, Tensor batch2, Consumer<Scaled> options) {
        return input.addbmm(batch1, batch2, options);
    }

    /// The product of two matrices.
    public static Tensor mm(Tensor input, Tensor mat2) {
        return Products.mm(input, mat2);
    }

    /// The products of two batches of matrices.
    public static Tensor bmm(Tensor input, Tensor mat2) {
        return Products.bmm(input, mat2);
    }

    /// Sums of products of named dimensions: `einsum("bij,bjk->bik", a, b)`.
    ///
    /// @param equation letters for dimensions, `...` for any others; without an arrow the letters
    ///   that occur once stay, in alphabetical order
    /// @throws dev.obor.base.ShapeError if the equation does not fit the operands
    public static Tensor einsum(String equation, Tensor... operands) {
        return Einsum.einsum(equation, operands);
    }

    /// Sums of products over the last two dimensions of one tensor and the first two of the other.
    public static Tensor tensordot(Tensor a, Tensor b) {
        return Contractions.tensordot(a, b, 2);
    }

    /// Sums of products over the last `dims` dimensions of one tensor and the first of the other.
    ///
    /// @throws dev.obor.base.ShapeError if these differ
    public static Tensor tensordot(Tensor a, Tensor b, long dims) {
        return Contractions.tensordot(a, b, dims);
    }

    /// Sums of products over pairs of dimensions.
    ///
    /// @param dims the dimensions of one tensor, and those of the other that go with them
    /// @throws dev.obor.base.ShapeError if these differ
    public static Tensor tensordot(Tensor a, Tensor b, long[][] dims) {
        if (dims.length != 2) {
            throw new ShapeError("tensordot expects two lists of dims, got " + dims.length);
        }
        return Contractions.tensordot(a, b, dims[0], dims[1]);
    }

    /// Euclidean distances between the rows of two batches of matrices.
    public static Tensor cdist(Tensor x1, Tensor x2) {
        return Distances.cdist(x1, x2, 2);
    }

    /// p-norm distances between the rows of two batches of matrices.
    ///
    /// @throws dev.obor.base.ShapeError if the rows are of different sizes
    public static Tensor cdist(Tensor x1, Tensor x2, double p) {
        return Distances.cdist(x1, x2, p);
    }

    /// As [#cdist(Tensor, Tensor, double)], with options.
    public static Tensor cdist(Tensor x1, Tensor x2, Consumer<Distance> options) {
        return Distances.cdist(x1, x2, Distance.DEFAULT.with(options).p);
    }
}
