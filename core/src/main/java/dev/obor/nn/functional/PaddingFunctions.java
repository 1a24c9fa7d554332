package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.op.Operation;
import dev.obor.op.nn.Paddings;
import java.util.function.Consumer;

/// Values around the edges of a tensor; shown by [F].
final class PaddingFunctions {
    private PaddingFunctions() {}

    /// Zeros around the input, PyTorch's `F.pad(x, (left, right, …))`, from the last dimension on.
    ///
    /// ```java
    /// F.pad(tensor(1, 2), 1, 2) // [0, 1, 2, 0, 0]
    /// ```
    ///
    /// @param pad two numbers per dimension, before and after, the last dimension first; negative
    ///   ones take away
    /// @return a new tensor of the input's dtype, each size with both numbers added
    @Operation(F)
    public static Tensor pad(Tensor input, long... pad) {
        return pad(input, pad, PadOptions.DEFAULT);
    }

    /// Adds elements around the last dimensions by the name of the mode, such as `reflect`.
    ///
    /// ```java
    /// F.pad(arange(3.0).view(1, 3), new long[] {1, 1}, "reflect") // [[1, 0, 1, 2, 1]]
    /// ```
    ///
    /// @param pad two numbers per dimension, before and after, the last dimension first; negative
    ///   ones take away
    /// @param mode `constant`, `reflect`, `replicate` or `circular`
    /// @return a new tensor of the input's dtype, each size with both numbers added
    @Operation(F)
    public static Tensor pad(Tensor input, long[] pad, String mode) {
        return pad(input, pad, o -> o.mode(mode));
    }

    /// Adds values around the last dimensions.
    ///
    /// ```java
    /// F.pad(tensor(1, 2), new long[] {1, 1}, o -> o.value(9)) // [9, 1, 2, 9]
    /// ```
    ///
    /// @param pad two numbers per dimension, before and after, the last dimension first; negative
    ///   ones take away
    /// @return a new tensor of the input's dtype, each size with both numbers added
    /// @throws ShapeError if there are too many numbers, or too few elements to reflect
    /// @throws dev.obor.base.ValueError if there is a value and the padding is not constant
    @Operation(F)
    public static Tensor pad(Tensor input, long[] pad, Consumer<PadOptions> options) {
        PadOptions o = PadOptions.DEFAULT.with(options);
        return o.mode.equals("constant")
                ? Paddings.constant(input, pad, o.value)
                : Paddings.copying(input, pad, o.mode);
    }
}
