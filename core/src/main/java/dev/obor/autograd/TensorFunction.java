package dev.obor.autograd;

import dev.obor.Tensor;

/// A function of tensors with one result, as the checks and derivatives of functions take it.
@FunctionalInterface
public interface TensorFunction {
    /// The result.
    Tensor apply(Tensor... inputs);
}
