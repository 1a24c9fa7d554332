package dev.obor.io;

import dev.obor.Size;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import org.jspecify.annotations.Nullable;

/// What a file says of a tensor, without its elements.
///
/// It also stands in the place of a tensor that could not be read, because tensors of its dtype do
/// not exist here.
///
/// @param dtype the dtype's name after `torch.`: `float32`, `uint16`
/// @param shape the sizes
/// @param bytes how many bytes its elements take, counting expanded ones once each
public record TensorInfo(String dtype, Size shape, long bytes) {
    /// Checks that all is given.
    public TensorInfo {
        Arguments.given(dtype, "dtype");
        Arguments.given(shape, "shape");
    }

    /// The dtype, or null if tensors cannot have it here.
    public @Nullable DType known() {
        ElementType type = ElementType.ofTorch(dtype);
        return type == null ? null : type.dtype();
    }

    /// `float32 [2, 3]`.
    @Override
    public String toString() {
        return dtype + " " + shape.toList();
    }
}
