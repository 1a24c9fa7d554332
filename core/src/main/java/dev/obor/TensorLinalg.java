package dev.obor;

import dev.obor.op.Products;

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
}
