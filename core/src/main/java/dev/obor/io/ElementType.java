package dev.obor.io;

import dev.obor.base.DType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The element types that files know, and their names there; those without a dtype are named in
/// messages, and passed over.
enum ElementType {
    FLOAT32(DType.FLOAT32, 4, "float32", "F32", "FloatStorage", "f4"),
    FLOAT64(DType.FLOAT64, 8, "float64", "F64", "DoubleStorage", "f8"),
    BFLOAT16(DType.BFLOAT16, 2, "bfloat16", "BF16", "BFloat16Storage", null),
    FLOAT16(DType.FLOAT16, 2, "float16", "F16", "HalfStorage", "f2"),
    INT64(DType.INT64, 8, "int64", "I64", "LongStorage", "i8"),
    INT32(DType.INT32, 4, "int32", "I32", "IntStorage", "i4"),
    INT16(DType.INT16, 2, "int16", "I16", "ShortStorage", "i2"),
    INT8(DType.INT8, 1, "int8", "I8", "CharStorage", "i1"),
    UINT8(DType.UINT8, 1, "uint8", "U8", "ByteStorage", "u1"),
    BOOL(DType.BOOL, 1, "bool", "BOOL", "BoolStorage", "b1"),
    COMPLEX64(DType.COMPLEX64, 8, "complex64", "C64", "ComplexFloatStorage", "c8"),
    COMPLEX128(DType.COMPLEX128, 16, "complex128", "C128", "ComplexDoubleStorage", "c16"),
    COMPLEX32(null, 4, "complex32", "C32", null, null),
    UINT16(null, 2, "uint16", "U16", null, "u2"),
    UINT32(null, 4, "uint32", "U32", null, "u4"),
    UINT64(null, 8, "uint64", "U64", null, "u8"),
    FLOAT8_E4M3FN(null, 1, "float8_e4m3fn", "F8_E4M3", null, null),
    FLOAT8_E5M2(null, 1, "float8_e5m2", "F8_E5M2", null, null),
    FLOAT8_E4M3FNUZ(null, 1, "float8_e4m3fnuz", "F8_E4M3FNUZ", null, null),
    FLOAT8_E5M2FNUZ(null, 1, "float8_e5m2fnuz", "F8_E5M2FNUZ", null, null),
    FLOAT8_E8M0FNU(null, 1, "float8_e8m0fnu", "F8_E8M0", null, null),
    QINT8(null, 1, "qint8", null, "QInt8Storage", null),
    QUINT8(null, 1, "quint8", null, "QUInt8Storage", null),
    QINT32(null, 4, "qint32", null, "QInt32Storage", null),
    QUINT4X2(null, 1, "quint4x2", null, "QUInt4x2Storage", null),
    QUINT2X4(null, 1, "quint2x4", null, "QUInt2x4Storage", null);

    private static final Map<String, ElementType> BY_NAME = new HashMap<>();

    static {
        for (ElementType type : values()) {
            BY_NAME.put("torch." + type.torch, type);
            if (type.safetensors != null) {
                BY_NAME.put("safetensors." + type.safetensors, type);
            }
            if (type.storage != null) {
                BY_NAME.put("storage." + type.storage, type);
            }
            if (type.numpy != null) {
                BY_NAME.put("numpy." + type.numpy, type);
            }
        }
    }

    private final @Nullable DType dtype;
    private final int width;
    private final String torch;
    private final @Nullable String safetensors;
    private final @Nullable String storage;
    private final @Nullable String numpy;

    ElementType(
            @Nullable DType dtype,
            int width,
            String torch,
            @Nullable String safetensors,
            @Nullable String storage,
            @Nullable String numpy) {
        this.dtype = dtype;
        this.width = width;
        this.torch = torch;
        this.safetensors = safetensors;
        this.storage = storage;
        this.numpy = numpy;
    }

    static ElementType of(DType dtype) {
        for (ElementType type : values()) {
            if (type.dtype == dtype) {
                return type;
            }
        }
        throw new AssertionError(dtype);
    }

    /// By the name after `torch.`: `float32`.
    static @Nullable ElementType ofTorch(String name) {
        return BY_NAME.get("torch." + name);
    }

    /// By the name of PyTorch's class of storages: `FloatStorage`.
    static @Nullable ElementType ofStorage(String name) {
        return BY_NAME.get("storage." + name);
    }

    /// By the name in safetensors: `F32`.
    static @Nullable ElementType ofSafetensors(String name) {
        return BY_NAME.get("safetensors." + name);
    }

    /// By NumPy's kind and width: `f4`.
    static @Nullable ElementType ofNumpy(String name) {
        return BY_NAME.get("numpy." + name);
    }

    /// The dtype, or null if tensors cannot have it.
    @Nullable DType dtype() {
        return dtype;
    }

    /// Bytes per element.
    int width() {
        return width;
    }

    /// `float32`.
    String text() {
        return torch;
    }

    /// `F32`, or null where safetensors has none.
    @Nullable String safetensors() {
        return safetensors;
    }

    /// `FloatStorage`, or null where PyTorch has none.
    @Nullable String storage() {
        return storage;
    }

    /// `f4`, or null where NumPy has none.
    @Nullable String numpy() {
        return numpy;
    }
}
