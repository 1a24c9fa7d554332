package dev.obor;

import dev.obor.op.Arithmetic;
import dev.obor.op.Combining;
import org.jspecify.annotations.Nullable;

/// The functions of [Obor] with a number on the left and a tensor on the right.
public abstract class NumberFunctions extends MathFunctions {
    NumberFunctions() {}

    /// A number plus each element.
    public static Tensor add(double input, Tensor other) {
        return Arithmetic.ADD.call(input, other);
    }

    /// A number plus each element.
    public static Tensor add(long input, Tensor other) {
        return Arithmetic.ADD.call(input, other);
    }

    /// A number minus each element.
    public static Tensor sub(double input, Tensor other) {
        return Arithmetic.SUB.call(input, other);
    }

    /// A number minus each element.
    public static Tensor sub(long input, Tensor other) {
        return Arithmetic.SUB.call(input, other);
    }

    /// A number times each element.
    public static Tensor mul(double input, Tensor other) {
        return Arithmetic.MUL.call(input, other);
    }

    /// A number times each element.
    public static Tensor mul(long input, Tensor other) {
        return Arithmetic.MUL.call(input, other);
    }

    /// A number divided by each element.
    public static Tensor div(double input, Tensor other) {
        return Arithmetic.DIV.call(input, other);
    }

    /// A number divided by each element.
    public static Tensor div(long input, Tensor other) {
        return Arithmetic.DIV.call(input, other);
    }

    /// A number divided by each element, rounded down.
    public static Tensor floorDivide(double input, Tensor other) {
        return Arithmetic.FLOOR_DIVIDE.call(input, other);
    }

    /// A number divided by each element, rounded down.
    public static Tensor floorDivide(long input, Tensor other) {
        return Arithmetic.FLOOR_DIVIDE.call(input, other);
    }

    /// The remainder of a number by each element, with the element's sign.
    public static Tensor remainder(double input, Tensor other) {
        return Arithmetic.REMAINDER.call(input, other);
    }

    /// The remainder of a number by each element, with the element's sign.
    public static Tensor remainder(long input, Tensor other) {
        return Arithmetic.REMAINDER.call(input, other);
    }

    /// A number times the logarithm of each element; 0 where the number is 0.
    public static Tensor xlogy(double input, Tensor other) {
        return Combining.XLOGY.call(input, other);
    }

    /// Bits set in a number and in each element; integers and bool.
    public static Tensor bitwiseAnd(long input, Tensor other) {
        return Combining.BITWISE_AND.call(input, other);
    }

    /// Bits set in a number or in each element; integers and bool.
    public static Tensor bitwiseOr(long input, Tensor other) {
        return Combining.BITWISE_OR.call(input, other);
    }

    /// Bits set in a number or in each element, but not in both; integers and bool.
    public static Tensor bitwiseXor(long input, Tensor other) {
        return Combining.BITWISE_XOR.call(input, other);
    }

    /// The bits of a number shifted to the left by each element; integers.
    public static Tensor bitwiseLeftShift(long input, Tensor other) {
        return Combining.BITWISE_LEFT_SHIFT.call(input, other);
    }

    /// The bits of a number shifted to the right by each element; integers.
    public static Tensor bitwiseRightShift(long input, Tensor other) {
        return Combining.BITWISE_RIGHT_SHIFT.call(input, other);
    }

    /// A number divided by each element, rounded: `"floor"` down, `"trunc"` towards zero.
    ///
    /// @throws IllegalArgumentException for another rounding mode
    public static Tensor div(double input, Tensor other, @Nullable String roundingMode) {
        return Arithmetic.division(roundingMode).call(input, other);
    }

    /// An integer divided by each element, rounded: `"floor"` down, `"trunc"` towards zero.
    ///
    /// @throws IllegalArgumentException for another rounding mode
    public static Tensor div(long input, Tensor other, @Nullable String roundingMode) {
        return Arithmetic.division(roundingMode).call(input, other);
    }

    /// A number divided by each element, as [#div(double, Tensor)].
    public static Tensor trueDivide(double input, Tensor other) {
        return Arithmetic.DIV.call(input, other);
    }
}
