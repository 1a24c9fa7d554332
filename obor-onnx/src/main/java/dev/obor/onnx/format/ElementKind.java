package dev.obor.onnx.format;

import dev.obor.base.DType;
import org.jspecify.annotations.Nullable;

/// The element types of ONNX, `TensorProto.DataType`.
public enum ElementKind {
    FLOAT(1, DType.FLOAT32, 4),
    UINT8(2, DType.UINT8, 1),
    INT8(3, DType.INT8, 1),
    INT16(5, DType.INT16, 2),
    INT32(6, DType.INT32, 4),
    INT64(7, DType.INT64, 8),
    BOOL(9, DType.BOOL, 1),
    FLOAT16(10, DType.FLOAT16, 2),
    DOUBLE(11, DType.FLOAT64, 8),
    COMPLEX64(14, DType.COMPLEX64, 8),
    COMPLEX128(15, DType.COMPLEX128, 16),
    BFLOAT16(16, DType.BFLOAT16, 2);

    private final int number;
    private final DType dtype;
    private final int width;

    ElementKind(int number, DType dtype, int width) {
        this.number = number;
        this.dtype = dtype;
        this.width = width;
    }

    /// The number in files.
    public int number() {
        return number;
    }

    /// The dtype of tensors.
    public DType dtype() {
        return dtype;
    }

    /// Bytes per element.
    public int width() {
        return width;
    }

    /// The kind of a dtype.
    public static ElementKind of(DType dtype) {
        for (ElementKind kind : values()) {
            if (kind.dtype == dtype) {
                return kind;
            }
        }
        throw new AssertionError(dtype);
    }

    /// The kind with a number; null for those without a dtype.
    public static @Nullable ElementKind of(long number) {
        for (ElementKind kind : values()) {
            if (kind.number == number) {
                return kind;
            }
        }
        return null;
    }
}
