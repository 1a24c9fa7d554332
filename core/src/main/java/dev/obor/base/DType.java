package dev.obor.base;

/// The type of a tensor's elements, PyTorch's `torch.dtype`.
///
/// Each dtype lives in a plain Java array: `float[]`, `double[]`, `short[]` (the 16-bit floats, as
/// raw bits), `long[]`, `int[]`, `short[]`, `byte[]` (int8, uint8 and bool, the last as 0 or 1).
public enum DType {
    /// 32-bit float, the default.
    FLOAT32("float32", "Float", Kind.FLOATING, 4),
    /// 64-bit float.
    FLOAT64("float64", "Double", Kind.FLOATING, 8),
    /// Brain float: 8 bits of exponent, 7 of fraction.
    BFLOAT16("bfloat16", "BFloat16", Kind.FLOATING, 2),
    /// IEEE half precision.
    FLOAT16("float16", "Half", Kind.FLOATING, 2),
    /// 64-bit signed integer, the dtype of indices and of class labels.
    INT64("int64", "Long", Kind.SIGNED, 8),
    /// 32-bit signed integer.
    INT32("int32", "Int", Kind.SIGNED, 4),
    /// 16-bit signed integer.
    INT16("int16", "Short", Kind.SIGNED, 2),
    /// 8-bit signed integer.
    INT8("int8", "Char", Kind.SIGNED, 1),
    /// 8-bit unsigned integer, the dtype of image bytes.
    UINT8("uint8", "Byte", Kind.UNSIGNED, 1),
    /// Truth values.
    BOOL("bool", "Bool", Kind.BOOLEAN, 1);

    private enum Kind {
        FLOATING,
        SIGNED,
        UNSIGNED,
        BOOLEAN
    }

    private final String text;
    private final String scalarType;
    private final Kind kind;
    private final int itemSize;

    DType(String text, String scalarType, Kind kind, int itemSize) {
        this.text = text;
        this.scalarType = scalarType;
        this.kind = kind;
        this.itemSize = itemSize;
    }

    /// Whether this is one of the four float types.
    public boolean isFloatingPoint() {
        return kind == Kind.FLOATING;
    }

    /// Whether this is an integer type; bool is not.
    public boolean isInteger() {
        return kind == Kind.SIGNED || kind == Kind.UNSIGNED;
    }

    /// Whether negative numbers can be held.
    public boolean isSigned() {
        return kind == Kind.FLOATING || kind == Kind.SIGNED;
    }

    /// Whether this is a 16-bit float, which is computed with in float32 and rounded once.
    public boolean isLowPrecision() {
        return this == BFLOAT16 || this == FLOAT16;
    }

    /// Bytes per element.
    public int itemSize() {
        return itemSize;
    }

    /// The name PyTorch's error messages use: `Float`, `Long`, `Byte`.
    public String scalarType() {
        return scalarType;
    }

    /// The short name: `float32`.
    public String text() {
        return text;
    }

    /// PyTorch's printed form: `torch.float32`.
    @Override
    public String toString() {
        return "torch." + text;
    }

    /// The dtype of an operation on two tensors of one tier, PyTorch's promotion lattice.
    ///
    /// Source: PyTorch, "Tensor attributes: type promotion".
    public static DType promote(DType a, DType b) {
        Arguments.given(a, "a");
        Arguments.given(b, "b");
        if (a == b) {
            return a;
        }
        if (a.kind == Kind.BOOLEAN) {
            return b;
        }
        if (b.kind == Kind.BOOLEAN) {
            return a;
        }
        if (a.kind == Kind.FLOATING || b.kind == Kind.FLOATING) {
            return promoteFloating(a, b);
        }
        if (a.kind == Kind.UNSIGNED || b.kind == Kind.UNSIGNED) {
            DType signed = a.kind == Kind.UNSIGNED ? b : a;
            return signed == INT8 ? INT16 : signed;
        }
        return a.itemSize > b.itemSize ? a : b;
    }

    private static DType promoteFloating(DType a, DType b) {
        if (a.kind != Kind.FLOATING) {
            return b;
        }
        if (b.kind != Kind.FLOATING) {
            return a;
        }
        if (a.itemSize == b.itemSize) {
            return FLOAT32; // bfloat16 with float16: neither holds the other
        }
        return a.itemSize > b.itemSize ? a : b;
    }
}
