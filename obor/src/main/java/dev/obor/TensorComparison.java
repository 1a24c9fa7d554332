package dev.obor;

import dev.obor.op.Arithmetic;

/// Comparisons, which give bool tensors.
///
/// One topic of [Tensor]; see there.
public sealed interface TensorComparison permits Tensor {
    /// Where this equals another tensor; bool.
    default Tensor eq(Tensor other) {
        return Arithmetic.EQ.call((Tensor) this, other);
    }

    /// Where this equals a number; bool.
    default Tensor eq(double other) {
        return Arithmetic.EQ.call((Tensor) this, other);
    }

    /// Where this equals a number; bool.
    default Tensor eq(long other) {
        return Arithmetic.EQ.call((Tensor) this, other);
    }

    /// Where this differs from another tensor; bool.
    default Tensor ne(Tensor other) {
        return Arithmetic.NE.call((Tensor) this, other);
    }

    /// Where this differs from a number; bool.
    default Tensor ne(double other) {
        return Arithmetic.NE.call((Tensor) this, other);
    }

    /// Where this differs from a number; bool.
    default Tensor ne(long other) {
        return Arithmetic.NE.call((Tensor) this, other);
    }

    /// Where this is less than another tensor; bool.
    default Tensor lt(Tensor other) {
        return Arithmetic.LT.call((Tensor) this, other);
    }

    /// Where this is less than a number; bool.
    default Tensor lt(double other) {
        return Arithmetic.LT.call((Tensor) this, other);
    }

    /// Where this is less than a number; bool.
    default Tensor lt(long other) {
        return Arithmetic.LT.call((Tensor) this, other);
    }

    /// Where this is at most another tensor; bool.
    default Tensor le(Tensor other) {
        return Arithmetic.LE.call((Tensor) this, other);
    }

    /// Where this is at most a number; bool.
    default Tensor le(double other) {
        return Arithmetic.LE.call((Tensor) this, other);
    }

    /// Where this is at most a number; bool.
    default Tensor le(long other) {
        return Arithmetic.LE.call((Tensor) this, other);
    }

    /// Where this is greater than another tensor; bool.
    default Tensor gt(Tensor other) {
        return Arithmetic.GT.call((Tensor) this, other);
    }

    /// Where this is greater than a number; bool.
    default Tensor gt(double other) {
        return Arithmetic.GT.call((Tensor) this, other);
    }

    /// Where this is greater than a number; bool.
    default Tensor gt(long other) {
        return Arithmetic.GT.call((Tensor) this, other);
    }

    /// Where this is at least another tensor; bool.
    default Tensor ge(Tensor other) {
        return Arithmetic.GE.call((Tensor) this, other);
    }

    /// Where this is at least a number; bool.
    default Tensor ge(double other) {
        return Arithmetic.GE.call((Tensor) this, other);
    }

    /// Where this is at least a number; bool.
    default Tensor ge(long other) {
        return Arithmetic.GE.call((Tensor) this, other);
    }
}
