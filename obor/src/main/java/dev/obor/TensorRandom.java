package dev.obor;

import dev.obor.op.Factories;

/// New tensors like this one, and random fills.
///
/// One topic of [Tensor]; see there.
public sealed interface TensorRandom permits Tensor {
    /// Zeros of the same sizes, dtype and layout.
    default Tensor zerosLike() {
        return Factories.fullLike((Tensor) this, 0);
    }

    /// Ones of the same sizes, dtype and layout.
    default Tensor onesLike() {
        return Factories.fullLike((Tensor) this, 1);
    }
}
