package dev.obor;

import dev.obor.op.Products;

/// The functions of [Obor] that take tensors; most are also methods of [Tensor].
public abstract class Functions extends SetFunctions {
    Functions() {}

    /// The matrix product, with the rules of `torch.matmul` for vectors and batches.
    public static Tensor matmul(Tensor input, Tensor other) {
        return Products.matmul(input, other);
    }
}
