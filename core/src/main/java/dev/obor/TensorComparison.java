package dev.obor;

import dev.obor.OperationOptions.Close;
import dev.obor.op.Arithmetic;
import dev.obor.op.Combining;
import java.util.function.Consumer;

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

    /// Where both are not 0; bool.
    default Tensor logicalAnd(Tensor other) {
        return Combining.LOGICAL_AND.call((Tensor) this, other);
    }

    /// Where either is not 0; bool.
    default Tensor logicalOr(Tensor other) {
        return Combining.LOGICAL_OR.call((Tensor) this, other);
    }

    /// Where one of the two is not 0; bool.
    default Tensor logicalXor(Tensor other) {
        return Combining.LOGICAL_XOR.call((Tensor) this, other);
    }

    /// Bits set in both; integers and bool.
    default Tensor bitwiseAnd(Tensor other) {
        return Combining.BITWISE_AND.call((Tensor) this, other);
    }

    /// Bits set in both; integers and bool.
    default Tensor bitwiseAnd(long other) {
        return Combining.BITWISE_AND.call((Tensor) this, other);
    }

    /// As [#bitwiseAnd(Tensor)], in place; returns this.
    default Tensor bitwiseAnd_(Tensor other) {
        return Combining.BITWISE_AND.into((Tensor) this, other);
    }

    /// Bits set in either; integers and bool.
    default Tensor bitwiseOr(Tensor other) {
        return Combining.BITWISE_OR.call((Tensor) this, other);
    }

    /// Bits set in either; integers and bool.
    default Tensor bitwiseOr(long other) {
        return Combining.BITWISE_OR.call((Tensor) this, other);
    }

    /// As [#bitwiseOr(Tensor)], in place; returns this.
    default Tensor bitwiseOr_(Tensor other) {
        return Combining.BITWISE_OR.into((Tensor) this, other);
    }

    /// Bits set in one of the two; integers and bool.
    default Tensor bitwiseXor(Tensor other) {
        return Combining.BITWISE_XOR.call((Tensor) this, other);
    }

    /// Bits set in one of the two; integers and bool.
    default Tensor bitwiseXor(long other) {
        return Combining.BITWISE_XOR.call((Tensor) this, other);
    }

    /// As [#bitwiseXor(Tensor)], in place; returns this.
    default Tensor bitwiseXor_(Tensor other) {
        return Combining.BITWISE_XOR.into((Tensor) this, other);
    }

    /// Bits shifted to the left; integers.
    default Tensor bitwiseLeftShift(Tensor other) {
        return Combining.BITWISE_LEFT_SHIFT.call((Tensor) this, other);
    }

    /// Bits shifted to the left; integers.
    default Tensor bitwiseLeftShift(long other) {
        return Combining.BITWISE_LEFT_SHIFT.call((Tensor) this, other);
    }

    /// As [#bitwiseLeftShift(Tensor)], in place; returns this.
    default Tensor bitwiseLeftShift_(Tensor other) {
        return Combining.BITWISE_LEFT_SHIFT.into((Tensor) this, other);
    }

    /// Bits shifted to the right, keeping the sign; integers.
    default Tensor bitwiseRightShift(Tensor other) {
        return Combining.BITWISE_RIGHT_SHIFT.call((Tensor) this, other);
    }

    /// Bits shifted to the right, keeping the sign; integers.
    default Tensor bitwiseRightShift(long other) {
        return Combining.BITWISE_RIGHT_SHIFT.call((Tensor) this, other);
    }

    /// As [#bitwiseRightShift(Tensor)], in place; returns this.
    default Tensor bitwiseRightShift_(Tensor other) {
        return Combining.BITWISE_RIGHT_SHIFT.into((Tensor) this, other);
    }

    /// Where two elements are close: rtol 1e-5, atol 1e-8; bool.
    default Tensor isclose(Tensor other) {
        return isclose(other, Close.DEFAULT);
    }

    /// Where |a - b| ≤ atol + rtol · |b|; bool.
    ///
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ValueError if a tolerance is negative
    default Tensor isclose(Tensor other, Consumer<Close> options) {
        Close o = Close.DEFAULT.with(options);
        return Combining.isclose((Tensor) this, other, o.rtol, o.atol, o.equalNan);
    }

    /// Whether all elements are close: rtol 1e-5, atol 1e-8.
    default boolean allclose(Tensor other) {
        return allclose(other, Close.DEFAULT);
    }

    /// Whether |a - b| ≤ atol + rtol · |b| everywhere.
    default boolean allclose(Tensor other, Consumer<Close> options) {
        return isclose(other, options).all().itemBoolean();
    }

    /// Whether sizes and all elements are equal.
    default boolean equal(Tensor other) {
        return ((Tensor) this).shape().equals(other.shape()) && eq(other).all().itemBoolean();
    }
}
