package dev.obor;

import dev.obor.op.Conversions;

/// Reading and writing parts of a tensor.
///
/// One topic of [Tensor]; see there.
public sealed interface TensorIndexing permits Tensor {
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
        return Conversions.fill((Tensor) this, 0L);
    }
}
