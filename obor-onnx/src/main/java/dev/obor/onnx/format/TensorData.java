package dev.obor.onnx.format;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A tensor of a file, `TensorProto`.
///
/// @param type the number of its element type
/// @param at where its bytes begin in the file, -1 if they are not there
/// @param length how many bytes
/// @param values its elements as numbers, `float[]`, `double[]` or `long[]`, where it has no bytes
/// @param elsewhere `location`, `offset` and `length` in another file, or null
public record TensorData(
        String name,
        long[] dims,
        long type,
        long at,
        long length,
        @Nullable Object values,
        @Nullable Map<String, String> elsewhere) {}
