package dev.obor.backend;

import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.LowPrecision;
import dev.obor.base.ValueError;

/// The integers that `random_` draws for a dtype: `base + draw % size`, all unsigned.
///
/// Floating dtypes first shrink the interval to numbers they represent, as PyTorch does.
///
/// @param base what is added to the remainder
/// @param size the number of integers as an unsigned number; 0 stands for all 2^64
/// @param wide whether a draw takes two words
public record IntegerRange(long base, long size, boolean wide) {
    private static final long WIDE = 1L << 28;

    /// Between bounds the size alone decides how many words a draw takes.
    private IntegerRange(long base, long size) {
        this(base, size, size == 0 || Long.compareUnsigned(size, WIDE) >= 0);
    }

    /// The range of `random_(from, to)`.
    static IntegerRange of(Distribution.Integers bounds, DType dtype) {
        long from = bounds.from();
        long to = bounds.to();
        if (dtype.isFloatingPoint()) {
            from = representableFrom(from, dtype);
            to = representableTo(to, dtype);
            if (from >= to) {
                throw new ValueError(
                        "random_ expects 'from' casted to dtype to be less than 'to' casted to"
                                + " dtype, but got from="
                                + from
                                + " >= to="
                                + to);
            }
        }
        requireInBounds("from", from, dtype);
        requireInBounds("to - 1", to - 1, dtype);
        return new IntegerRange(from, to - from);
    }

    /// The range of `random_(from, None)`.
    static IntegerRange of(Distribution.IntegersFrom bound, DType dtype) {
        long from = bound.from();
        if (from == Long.MIN_VALUE) {
            boolean holdsAll =
                    dtype == DType.INT64
                            || dtype == DType.FLOAT64
                            || dtype == DType.FLOAT32
                            || dtype == DType.BFLOAT16;
            if (!holdsAll) {
                throw new DTypeError(
                        "random_full_64_bits_range handles only int64, double, float and bfloat16,"
                                + " got "
                                + dtype.scalarType());
            }
            return new IntegerRange(0, 0);
        }
        long last = last(dtype);
        if (dtype.isFloatingPoint()) {
            from = representableFrom(from, dtype);
            if (from >= last) {
                throw new ValueError(
                        "random_ expects 'from' casted to dtype to be less than or equal to"
                                + " 'to_inc' casted to dtype, but got from="
                                + from
                                + " > to_inc="
                                + last);
            }
        }
        requireInBounds("from", from, dtype);
        return new IntegerRange(from, last - from + 1);
    }

    /// The range of `random_()`, where the dtype decides how many words a draw takes.
    private static IntegerRange all(DType dtype) {
        return new IntegerRange(0, last(dtype) + 1, dtype.itemSize() == 8);
    }

    /// The range of one of the integer distributions.
    public static IntegerRange of(Distribution distribution, DType dtype) {
        return switch (distribution) {
            case Distribution.Integers bounds -> of(bounds, dtype);
            case Distribution.IntegersFrom bound -> of(bound, dtype);
            default -> all(dtype);
        };
    }

    /// The largest integer that `random_` gives without an upper bound.
    private static long last(DType dtype) {
        return dtype.isFloatingPoint() ? 1L << significandBits(dtype) : (long) max(dtype);
    }

    /// The largest finite number of a dtype.
    static double max(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> Float.MAX_VALUE;
            case FLOAT64 -> Double.MAX_VALUE;
            case BFLOAT16 -> LowPrecision.fromBfloat16((short) 0x7f7f);
            case FLOAT16 -> LowPrecision.fromFloat16((short) 0x7bff);
            case INT64 -> Long.MAX_VALUE;
            case INT32 -> Integer.MAX_VALUE;
            case INT16 -> Short.MAX_VALUE;
            case INT8 -> Byte.MAX_VALUE;
            case UINT8 -> 255;
            case BOOL -> 1;
            case COMPLEX64, COMPLEX128 -> max(dtype.toReal());
        };
    }

    private static double min(DType dtype) {
        if (dtype.isFloatingPoint()) {
            return -max(dtype);
        }
        return dtype.isSigned() ? -max(dtype) - 1 : 0;
    }

    static void requireInBounds(String name, double value, DType dtype) {
        if (!(value >= min(dtype) && value <= max(dtype))) {
            throw new ValueError(
                    name
                            + " is out of bounds for "
                            + cName(dtype)
                            + "; "
                            + dtype
                            + " cannot hold it");
        }
    }

    private static String cName(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> "float";
            case FLOAT64 -> "double";
            case BFLOAT16 -> "c10::BFloat16";
            case FLOAT16 -> "c10::Half";
            case INT64 -> "long";
            case INT32 -> "int";
            case INT16 -> "short";
            case INT8 -> "signed char";
            case UINT8 -> "unsigned char";
            case BOOL -> "bool";
            case COMPLEX64 -> "c10::complex<float>";
            case COMPLEX128 -> "c10::complex<double>";
        };
    }

    private static int significandBits(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> 24;
            case FLOAT64 -> 53;
            case FLOAT16 -> 11;
            default -> 8;
        };
    }

    private static long cast(long value, DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> (long) (float) value;
            case FLOAT64 -> (long) (double) value;
            default -> (long) LowPrecision.toFloat(dtype, LowPrecision.fromFloat(dtype, value));
        };
    }

    private static long representableFrom(long from, DType dtype) {
        long next = cast(from + 1, dtype);
        return next < from ? next + spacing(from + 1, dtype) : from;
    }

    private static long representableTo(long to, DType dtype) {
        long last = cast(to - 1, dtype);
        return last >= to ? last - spacing(to - 1, dtype) : to;
    }

    private static long spacing(long value, DType dtype) {
        int exponent = 63 - Long.numberOfLeadingZeros(Math.abs(value));
        return 1L << (exponent - significandBits(dtype) + 1);
    }
}
