package dev.obor.base;

/// The 16-bit floats, kept as raw bits in a `short`: conversions to and from float32.
///
/// Rounding is to nearest, ties to even. A double is rounded to float32 first and then to 16 bits,
/// as PyTorch does; the two roundings may differ from a single one.
public final class LowPrecision {
    private LowPrecision() {}

    /// The value of bfloat16 bits; exact.
    public static float fromBfloat16(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }

    /// The bfloat16 bits nearest to a float32; every NaN becomes `0x7fc0`.
    public static short toBfloat16(float value) {
        if (Float.isNaN(value)) {
            return 0x7fc0;
        }
        int bits = Float.floatToRawIntBits(value);
        return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
    }

    /// The value of float16 bits; exact.
    public static float fromFloat16(short bits) {
        return Float.float16ToFloat(bits);
    }

    /// The float16 bits nearest to a float32; beyond 65,519 the result is infinite, and every NaN
    /// becomes `0x7e00`.
    public static short toFloat16(float value) {
        return Float.isNaN(value) ? 0x7e00 : Float.floatToFloat16(value);
    }

    /// The value of 16 bits of a low-precision dtype.
    ///
    /// @throws DTypeError if the dtype is neither bfloat16 nor float16
    public static float toFloat(DType dtype, short bits) {
        Arguments.given(dtype, "dtype");
        return switch (dtype) {
            case BFLOAT16 -> fromBfloat16(bits);
            case FLOAT16 -> fromFloat16(bits);
            default -> throw notLow(dtype);
        };
    }

    /// The bits of a low-precision dtype nearest to a float32.
    ///
    /// @throws DTypeError if the dtype is neither bfloat16 nor float16
    public static short fromFloat(DType dtype, float value) {
        Arguments.given(dtype, "dtype");
        return switch (dtype) {
            case BFLOAT16 -> toBfloat16(value);
            case FLOAT16 -> toFloat16(value);
            default -> throw notLow(dtype);
        };
    }

    /// Converts `count` elements from low precision to float32.
    ///
    /// @throws DTypeError if the dtype is neither bfloat16 nor float16
    public static void widen(
            DType dtype, short[] source, int from, float[] target, int to, int count) {
        Arguments.given(dtype, "dtype");
        checkRange("source", Arguments.given(source, "source").length, from, count);
        checkRange("target", Arguments.given(target, "target").length, to, count);
        if (dtype == DType.BFLOAT16) {
            for (int i = 0; i < count; i++) {
                target[to + i] = Float.intBitsToFloat(source[from + i] << 16);
            }
        } else if (dtype == DType.FLOAT16) {
            for (int i = 0; i < count; i++) {
                target[to + i] = Float.float16ToFloat(source[from + i]);
            }
        } else {
            throw notLow(dtype);
        }
    }

    private static void checkRange(String name, int length, int from, int count) {
        if (count > 0 && (from < 0 || from > length - count)) { // none may be anywhere
            throw new IndexError(
                    count
                            + " elements from "
                            + from
                            + " on are not within "
                            + name
                            + " of "
                            + length);
        }
    }

    /// Rounds `count` elements from float32 to low precision.
    ///
    /// @throws DTypeError if the dtype is neither bfloat16 nor float16
    public static void narrow(
            DType dtype, float[] source, int from, short[] target, int to, int count) {
        Arguments.given(dtype, "dtype");
        checkRange("source", Arguments.given(source, "source").length, from, count);
        checkRange("target", Arguments.given(target, "target").length, to, count);
        if (dtype == DType.BFLOAT16) {
            for (int i = 0; i < count; i++) {
                target[to + i] = toBfloat16(source[from + i]);
            }
        } else if (dtype == DType.FLOAT16) {
            for (int i = 0; i < count; i++) {
                target[to + i] = toFloat16(source[from + i]);
            }
        } else {
            throw notLow(dtype);
        }
    }

    private static DTypeError notLow(DType dtype) {
        return new DTypeError("expected bfloat16 or float16, got " + dtype);
    }
}
