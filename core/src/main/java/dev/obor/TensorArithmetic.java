package dev.obor;

import dev.obor.op.Accumulation;
import dev.obor.op.Arithmetic;
import dev.obor.op.Elementary;
import org.jspecify.annotations.Nullable;

/// Sums, products, quotients and powers; the operators of Python.
///
/// One topic of [Tensor]; see there.
public sealed interface TensorArithmetic permits Tensor {
    /// The sum with another tensor, broadcast.
    default Tensor add(Tensor other) {
        Accumulation.check((Tensor) this, other);
        return Arithmetic.ADD.call((Tensor) this, other);
    }

    /// The sum with a number.
    default Tensor add(double other) {
        return Arithmetic.ADD.call((Tensor) this, other);
    }

    /// The sum with a number.
    default Tensor add(long other) {
        return Arithmetic.ADD.call((Tensor) this, other);
    }

    /// As [#add(Tensor)], in place; returns this.
    default Tensor add_(Tensor other) {
        Accumulation.check((Tensor) this, other);
        return Arithmetic.ADD.into((Tensor) this, other);
    }

    /// As [#add(double)], in place; returns this.
    default Tensor add_(double other) {
        return Arithmetic.ADD.into((Tensor) this, other);
    }

    /// As [#add(long)], in place; returns this.
    default Tensor add_(long other) {
        return Arithmetic.ADD.into((Tensor) this, other);
    }

    /// The difference to another tensor, broadcast.
    default Tensor sub(Tensor other) {
        return Arithmetic.SUB.call((Tensor) this, other);
    }

    /// The difference to a number.
    default Tensor sub(double other) {
        return Arithmetic.SUB.call((Tensor) this, other);
    }

    /// The difference to a number.
    default Tensor sub(long other) {
        return Arithmetic.SUB.call((Tensor) this, other);
    }

    /// As [#sub(Tensor)], in place; returns this.
    default Tensor sub_(Tensor other) {
        return Arithmetic.SUB.into((Tensor) this, other);
    }

    /// As [#sub(double)], in place; returns this.
    default Tensor sub_(double other) {
        return Arithmetic.SUB.into((Tensor) this, other);
    }

    /// As [#sub(long)], in place; returns this.
    default Tensor sub_(long other) {
        return Arithmetic.SUB.into((Tensor) this, other);
    }

    /// The product with another tensor, broadcast.
    default Tensor mul(Tensor other) {
        return Arithmetic.MUL.call((Tensor) this, other);
    }

    /// The product with a number.
    default Tensor mul(double other) {
        return Arithmetic.MUL.call((Tensor) this, other);
    }

    /// The product with a number.
    default Tensor mul(long other) {
        return Arithmetic.MUL.call((Tensor) this, other);
    }

    /// As [#mul(Tensor)], in place; returns this.
    default Tensor mul_(Tensor other) {
        return Arithmetic.MUL.into((Tensor) this, other);
    }

    /// As [#mul(double)], in place; returns this.
    default Tensor mul_(double other) {
        return Arithmetic.MUL.into((Tensor) this, other);
    }

    /// As [#mul(long)], in place; returns this.
    default Tensor mul_(long other) {
        return Arithmetic.MUL.into((Tensor) this, other);
    }

    /// The quotient by another tensor, as floats.
    default Tensor div(Tensor other) {
        return Arithmetic.DIV.call((Tensor) this, other);
    }

    /// The quotient by a number, as floats.
    default Tensor div(double other) {
        return Arithmetic.DIV.call((Tensor) this, other);
    }

    /// The quotient by a number, as floats.
    default Tensor div(long other) {
        return Arithmetic.DIV.call((Tensor) this, other);
    }

    /// As [#div(Tensor)], in place; returns this.
    default Tensor div_(Tensor other) {
        return Arithmetic.DIV.into((Tensor) this, other);
    }

    /// As [#div(double)], in place; returns this.
    default Tensor div_(double other) {
        return Arithmetic.DIV.into((Tensor) this, other);
    }

    /// As [#div(long)], in place; returns this.
    default Tensor div_(long other) {
        return Arithmetic.DIV.into((Tensor) this, other);
    }

    /// The quotient rounded down.
    default Tensor floorDivide(Tensor other) {
        return Arithmetic.FLOOR_DIVIDE.call((Tensor) this, other);
    }

    /// The quotient by a number, rounded down.
    default Tensor floorDivide(double other) {
        return Arithmetic.FLOOR_DIVIDE.call((Tensor) this, other);
    }

    /// The quotient by a number, rounded down.
    default Tensor floorDivide(long other) {
        return Arithmetic.FLOOR_DIVIDE.call((Tensor) this, other);
    }

    /// As [#floorDivide(Tensor)], in place; returns this.
    default Tensor floorDivide_(Tensor other) {
        return Arithmetic.FLOOR_DIVIDE.into((Tensor) this, other);
    }

    /// As [#floorDivide(double)], in place; returns this.
    default Tensor floorDivide_(double other) {
        return Arithmetic.FLOOR_DIVIDE.into((Tensor) this, other);
    }

    /// As [#floorDivide(long)], in place; returns this.
    default Tensor floorDivide_(long other) {
        return Arithmetic.FLOOR_DIVIDE.into((Tensor) this, other);
    }

    /// The remainder with the divisor's sign, Python's `%`.
    default Tensor remainder(Tensor other) {
        return Arithmetic.REMAINDER.call((Tensor) this, other);
    }

    /// The remainder with the divisor's sign, Python's `%`.
    default Tensor remainder(double other) {
        return Arithmetic.REMAINDER.call((Tensor) this, other);
    }

    /// The remainder with the divisor's sign, Python's `%`.
    default Tensor remainder(long other) {
        return Arithmetic.REMAINDER.call((Tensor) this, other);
    }

    /// As [#remainder(Tensor)], in place; returns this.
    default Tensor remainder_(Tensor other) {
        return Arithmetic.REMAINDER.into((Tensor) this, other);
    }

    /// As [#remainder(double)], in place; returns this.
    default Tensor remainder_(double other) {
        return Arithmetic.REMAINDER.into((Tensor) this, other);
    }

    /// As [#remainder(long)], in place; returns this.
    default Tensor remainder_(long other) {
        return Arithmetic.REMAINDER.into((Tensor) this, other);
    }

    /// The remainder with the dividend's sign, C's `fmod`.
    default Tensor fmod(Tensor other) {
        return Arithmetic.FMOD.call((Tensor) this, other);
    }

    /// The remainder with the dividend's sign, C's `fmod`.
    default Tensor fmod(double other) {
        return Arithmetic.FMOD.call((Tensor) this, other);
    }

    /// The remainder with the dividend's sign, C's `fmod`.
    default Tensor fmod(long other) {
        return Arithmetic.FMOD.call((Tensor) this, other);
    }

    /// As [#fmod(Tensor)], in place; returns this.
    default Tensor fmod_(Tensor other) {
        return Arithmetic.FMOD.into((Tensor) this, other);
    }

    /// As [#fmod(double)], in place; returns this.
    default Tensor fmod_(double other) {
        return Arithmetic.FMOD.into((Tensor) this, other);
    }

    /// As [#fmod(long)], in place; returns this.
    default Tensor fmod_(long other) {
        return Arithmetic.FMOD.into((Tensor) this, other);
    }

    /// Each element to a power.
    default Tensor pow(Tensor other) {
        return Arithmetic.POW.call((Tensor) this, other);
    }

    /// Each element to a power.
    default Tensor pow(double other) {
        return Arithmetic.pow((Tensor) this, other);
    }

    /// Each element to a power.
    default Tensor pow(long other) {
        return Arithmetic.pow((Tensor) this, other);
    }

    /// As [#pow(Tensor)], in place; returns this.
    default Tensor pow_(Tensor other) {
        return Arithmetic.POW.into((Tensor) this, other);
    }

    /// As [#pow(double)], in place; returns this.
    default Tensor pow_(double other) {
        return Arithmetic.POW.into((Tensor) this, other);
    }

    /// As [#pow(long)], in place; returns this.
    default Tensor pow_(long other) {
        return Arithmetic.POW.into((Tensor) this, other);
    }

    /// This plus alpha times another tensor.
    default Tensor add(Tensor other, double alpha) {
        return Arithmetic.ADD_SCALED.callWith(new double[] {alpha}, (Tensor) this, other);
    }

    /// This plus alpha times another tensor, in place; returns this.
    default Tensor add_(Tensor other, double alpha) {
        return Arithmetic.ADD_SCALED.intoWith(new double[] {alpha}, (Tensor) this, other);
    }

    /// This minus alpha times another tensor.
    default Tensor sub(Tensor other, double alpha) {
        return Arithmetic.SUB_SCALED.callWith(new double[] {alpha}, (Tensor) this, other);
    }

    /// This minus alpha times another tensor, in place; returns this.
    default Tensor sub_(Tensor other, double alpha) {
        return Arithmetic.SUB_SCALED.intoWith(new double[] {alpha}, (Tensor) this, other);
    }

    /// Another tensor minus this.
    default Tensor rsub(Tensor other) {
        return Arithmetic.RSUB.call(other, (Tensor) this);
    }

    /// A number minus this, Python's `1 - x`.
    default Tensor rsub(double other) {
        return Arithmetic.RSUB_NUMBER.call((Tensor) this, other);
    }

    /// A number minus this, Python's `1 - x`.
    default Tensor rsub(long other) {
        return Arithmetic.RSUB_NUMBER.call((Tensor) this, other);
    }

    /// Another tensor minus alpha times this.
    default Tensor rsub(Tensor other, double alpha) {
        return other.sub((Tensor) this, alpha);
    }

    /// A number minus alpha times this.
    default Tensor rsub(double other, double alpha) {
        return Arithmetic.RSUB_NUMBER.call(((Tensor) this).mul(alpha), other);
    }

    /// The negative.
    default Tensor neg() {
        return Elementary.NEG.call((Tensor) this);
    }

    /// The negative, in place; returns this.
    default Tensor neg_() {
        return Elementary.NEG.into((Tensor) this);
    }

    /// The quotient rounded: `"floor"` down, `"trunc"` towards zero; null is true division.
    ///
    /// @throws IllegalArgumentException for another rounding mode
    default Tensor div(Tensor other, @Nullable String roundingMode) {
        return Arithmetic.division(roundingMode).call((Tensor) this, other);
    }

    /// The quotient by a number, rounded: `"floor"` down, `"trunc"` towards zero.
    ///
    /// @throws IllegalArgumentException for another rounding mode
    default Tensor div(double other, @Nullable String roundingMode) {
        return Arithmetic.division(roundingMode).call((Tensor) this, other);
    }

    /// As [#div(double, String)], by an integer, which leaves integers what they are.
    ///
    /// @throws IllegalArgumentException for another rounding mode
    default Tensor div(long other, @Nullable String roundingMode) {
        return Arithmetic.division(roundingMode).call((Tensor) this, other);
    }

    /// As [#div(Tensor, String)], in place; returns this.
    ///
    /// @throws IllegalArgumentException for another rounding mode
    default Tensor div_(Tensor other, @Nullable String roundingMode) {
        return Arithmetic.division(roundingMode).into((Tensor) this, other);
    }

    /// As [#div(double, String)], in place; returns this.
    ///
    /// @throws IllegalArgumentException for another rounding mode
    default Tensor div_(double other, @Nullable String roundingMode) {
        return Arithmetic.division(roundingMode).into((Tensor) this, other);
    }

    /// As [#div(long, String)], in place; returns this.
    ///
    /// @throws IllegalArgumentException for another rounding mode
    default Tensor div_(long other, @Nullable String roundingMode) {
        return Arithmetic.division(roundingMode).into((Tensor) this, other);
    }

    /// The quotient, as [#div(Tensor)].
    default Tensor trueDivide(Tensor other) {
        return ((Tensor) this).div(other);
    }

    /// The quotient by a number, as [#div(double)].
    default Tensor trueDivide(double other) {
        return ((Tensor) this).div(other);
    }
}
