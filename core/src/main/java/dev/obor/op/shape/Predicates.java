package dev.obor.op.shape;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.op.Operation;
import dev.obor.op.TensorAccess;
import java.util.Arrays;

/// What is true of a tensor as a whole: of its sizes, its dtype, its memory, its only element.
public final class Predicates {
    private Predicates() {}

    /// Whether the only element is not zero.
    ///
    /// ```java
    /// tensor(0.5).isNonzero() // true
    /// ```
    ///
    /// @return false if it is 0
    /// @throws ValueError if there is not exactly one element
    @Operation({TENSOR, OBOR})
    public static boolean isNonzero(Tensor input) {
        if (input.numel() != 1) {
            throw new ValueError(
                    input.numel() == 0
                            ? "Boolean value of Tensor with no values is ambiguous"
                            : "Boolean value of Tensor with more than one value is ambiguous");
        }
        return input.ne(0).itemBoolean();
    }

    /// Whether two tensors have the same sizes.
    ///
    /// ```java
    /// ones(2, 3).isSameSize(zeros(2, 3)) // true
    /// ```
    ///
    /// @param other a tensor of any dtype
    /// @return whether the shapes are the same
    @Operation({TENSOR, OBOR})
    public static boolean isSameSize(Tensor input, Tensor other) {
        return input.shape().equals(other.shape());
    }

    /// Whether the dtype holds negative numbers.
    ///
    /// ```java
    /// tensor(1).toByte().isSigned() // false
    /// ```
    ///
    /// @return false for bool and the unsigned integers, else true
    @Operation({TENSOR, OBOR})
    public static boolean isSigned(Tensor input) {
        return input.dtype().isSigned();
    }

    /// Whether two tensors look at the same memory with the same geometry.
    ///
    /// ```java
    /// Tensor a = ones(2);
    /// a.isSetTo(a.view(2)) // true
    /// ```
    ///
    /// @param tensor another one
    /// @return whether memory, offset, shape and strides are the same
    @Operation(TENSOR)
    public static boolean isSetTo(Tensor input, Tensor tensor) {
        var a = TensorAccess.view(input);
        var b = TensorAccess.view(tensor);
        return a.storage() == b.storage()
                && a.offset() == b.offset()
                && Arrays.equals(a.shape(), b.shape())
                && Arrays.equals(a.strides(), b.strides());
    }
}
