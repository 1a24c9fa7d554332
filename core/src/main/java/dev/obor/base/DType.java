package dev.obor.base;

/// The type of a tensor's elements, PyTorch's `torch.dtype`.
///
/// Each dtype lives in a plain Java array: `float[]`, `double[]`, `short[]` (the 16-bit floats, as
/// raw bits), `long[]`, `int[]`, `short[]`, `byte[]` (int8, uint8 and bool, the last as 0 or 1);
/// complex numbers in `float[]` or `double[]`, real and imaginary parts in turn.
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
    BOOL("bool", "Bool", Kind.BOOLEAN, 1),
    /// Complex numbers of two float32.
    COMPLEX64("complex64", "ComplexFloat", Kind.COMPLEX, 8),
    /// Complex numbers of two float64.
    COMPLEX128("complex128", "ComplexDouble", Kind.COMPLEX, 16);

    private enum Kind {
        FLOATING,
        SIGNED,
        UNSIGNED,
        BOOLEAN,
        COMPLEX
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

    /// Whether this is one of the two complex types.
    public boolean isComplex() {
        return kind == Kind.COMPLEX;
    }

    /// Whether gradients can be taken: of floats and of complex numbers.
    public boolean isDifferentiable() {
        return kind == Kind.FLOATING || kind == Kind.COMPLEX;
    }

    /// The dtype of the real and the imaginary parts; of what is not complex this itself.
    public DType toReal() {
        return this == COMPLEX64 ? FLOAT32 : this == COMPLEX128 ? FLOAT64 : this;
    }

    /// The complex dtype of a float one; a complex one itself.
    ///
    /// @throws DTypeError for float16, whose complex numbers PyTorch calls experimental, and for
    ///   what is no float
    public DType toComplex() {
        return switch (this) {
            case COMPLEX64, FLOAT32, BFLOAT16 -> COMPLEX64;
            case COMPLEX128, FLOAT64 -> COMPLEX128;
            case FLOAT16 ->
                    throw new DTypeError(
                            "complex32 is not there: complex numbers of two float16 cannot be computed"
                                    + " with",
                            "Convert with to(float32) first.");
            case INT64, INT32, INT16, INT8, UINT8, BOOL ->
                    throw new DTypeError(
                            "Expected a floating point or complex dtype, but got " + this);
        };
    }

    /// Whether this is an integer type; bool is not.
    public boolean isInteger() {
        return kind == Kind.SIGNED || kind == Kind.UNSIGNED;
    }

    /// Whether negative numbers can be held.
    public boolean isSigned() {
        return kind == Kind.FLOATING || kind == Kind.SIGNED || kind == Kind.COMPLEX;
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
        if (a.kind == Kind.COMPLEX || b.kind == Kind.COMPLEX) {
            boolean wide = isWide(a) || isWide(b);
            return wide ? COMPLEX128 : COMPLEX64;
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

    private static boolean isWide(DType t) {
        return t == FLOAT64 || t == COMPLEX128;
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
