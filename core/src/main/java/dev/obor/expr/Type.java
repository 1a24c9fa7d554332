package dev.obor.expr;

import dev.obor.base.DType;

/// The types that arithmetic is done in. Storage has more: see [DType].
public enum Type {
    /// float32; also what the 16-bit floats are computed in.
    F32,
    /// float64.
    F64,
    /// int32; also what int16, int8 and uint8 are computed in.
    I32,
    /// int64.
    I64,
    /// Truth values, results of comparisons.
    BOOL;

    /// The type that elements of a dtype are computed in once loaded.
    public static Type of(DType dtype) {
        return switch (dtype) {
            case FLOAT32, BFLOAT16, FLOAT16 -> F32;
            case FLOAT64 -> F64;
            case INT64 -> I64;
            case INT32, INT16, INT8, UINT8 -> I32;
            case BOOL -> BOOL;
            case COMPLEX64, COMPLEX128 ->
                    throw new IllegalArgumentException(
                            "formulas are of real and imaginary parts, not of " + dtype);
        };
    }

    /// A number as programs take it beside their inputs: the bits of a double for floats, an
    /// integer otherwise, without its fraction, and as truth whether it is another number than 0.
    public long bits(double value) {
        if (isFloat()) {
            return Double.doubleToRawLongBits(value);
        }
        return this != BOOL ? (long) value : value != 0 ? 1 : 0;
    }

    /// Whether this is F32 or F64.
    public boolean isFloat() {
        return this == F32 || this == F64;
    }
}
