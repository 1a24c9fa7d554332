package dev.obor;

import dev.obor.OperationOptions.Scaled;
import dev.obor.op.AddedProducts;
import dev.obor.op.Contractions;
import dev.obor.op.Products;
import java.util.function.Consumer;

/// Matrix products.
///
/// One topic of [Tensor]; see there.
public sealed interface TensorLinalg permits Tensor {
    /// The matrix product, with the rules of `torch.matmul` for vectors and batches.
    default Tensor matmul(Tensor other) {
        return Products.matmul((Tensor) this, other);
    }

    /// The product of two matrices.
    default Tensor mm(Tensor mat2) {
        return Products.mm((Tensor) this, mat2);
    }

    /// The products of two batches of matrices.
    default Tensor bmm(Tensor mat2) {
        return Products.bmm((Tensor) this, mat2);
    }

    /// The sum of the products of two vectors.
    default Tensor dot(Tensor other) {
        return Products.dot((Tensor) this, other);
    }

    /// The sum of the products of two vectors, as [#dot] for real numbers.
    default Tensor vdot(Tensor other) {
        return Products.dot((Tensor) this, other);
    }

    /// Sums of products over the last dimension of both.
    default Tensor inner(Tensor other) {
        return Contractions.inner((Tensor) this, other);
    }

    /// A matrix times a vector.
    default Tensor mv(Tensor vec) {
        return Contractions.mv((Tensor) this, vec);
    }

    /// All products of an element of one vector with an element of another.
    default Tensor outer(Tensor vec2) {
        return Contractions.outer((Tensor) this, vec2);
    }

    /// As [#outer].
    default Tensor ger(Tensor vec2) {
        return Contractions.outer((Tensor) this, vec2);
    }

    /// The Kronecker product.
    default Tensor kron(Tensor other) {
        return Contractions.kron((Tensor) this, other);
    }

    /// The sum of the diagonal of a matrix.
    default Tensor trace() {
        return Contractions.trace((Tensor) this);
    }

    /// This plus the product of two matrices.
    default Tensor addmm(Tensor mat1, Tensor mat2) {
        return AddedProducts.addmm((Tensor) this, mat1, mat2, 1, 1);
    }

    /// beta times this plus alpha times the product of two matrices.
    default Tensor addmm(Tensor mat1, Tensor mat2, Consumer<Scaled> options) {
        Scaled o = Scaled.DEFAULT.with(options);
        return AddedProducts.addmm((Tensor) this, mat1, mat2, o.beta, o.alpha);
    }

    /// This plus the product of a matrix and a vector.
    default Tensor addmv(Tensor mat, Tensor vec) {
        return AddedProducts.addmv((Tensor) this, mat, vec, 1, 1);
    }

    /// beta times this plus alpha times the product of a matrix and a vector.
    default Tensor addmv(Tensor mat, Tensor vec, Consumer<Scaled> options) {
        Scaled o = Scaled.DEFAULT.with(options);
        return AddedProducts.addmv((Tensor) this, mat, vec, o.beta, o.alpha);
    }

    /// This plus all products of the elements of two vectors.
    default Tensor addr(Tensor vec1, Tensor vec2) {
        return AddedProducts.addr((Tensor) this, vec1, vec2, 1, 1);
    }

    /// beta times this plus alpha times all products of the elements of two vectors.
    default Tensor addr(Tensor vec1, Tensor vec2, Consumer<Scaled> options) {
        Scaled o = Scaled.DEFAULT.with(options);
        return AddedProducts.addr((Tensor) this, vec1, vec2, o.beta, o.alpha);
    }

    /// This plus the products of two batches of matrices.
    default Tensor baddbmm(Tensor batch1, Tensor batch2) {
        return AddedProducts.baddbmm((Tensor) this, batch1, batch2, 1, 1);
    }

    /// beta times this plus alpha times the products of two batches of matrices.
    default Tensor baddbmm(Tensor batch1, Tensor batch2, Consumer<Scaled> options) {
        Scaled o = Scaled.DEFAULT.with(options);
        return AddedProducts.baddbmm((Tensor) this, batch1, batch2, o.beta, o.alpha);
    }

    /// This plus the sum of the products of two batches of matrices.
    default Tensor addbmm(Tensor batch1, Tensor batch2) {
        return AddedProducts.addbmm((Tensor) this, batch1, batch2, 1, 1);
    }

    /// beta times this plus alpha times the sum of the products of two batches of matrices.
    default Tensor addbmm(Tensor batch1, Tensor batch2, Consumer<Scaled> options) {
        Scaled o = Scaled.DEFAULT.with(options);
        return AddedProducts.addbmm((Tensor) this, batch1, batch2, o.beta, o.alpha);
    }
}
