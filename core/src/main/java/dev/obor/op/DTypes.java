package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.Finfo;
import dev.obor.base.Iinfo;
import dev.obor.base.PythonFloat;
import dev.obor.op.pointwise.Pointwise;
import java.util.Arrays;
import java.util.function.BiFunction;

/// Element types that an operation does not take, in PyTorch's words.
public final class DTypes {
    private static final String NO_KERNEL = "\" not implemented for '";

    private DTypes() {}

    /// What PyTorch says where one of its kernels does not exist for a dtype.
    public static DTypeError notImplemented(String kernel, DType dtype) {
        String advice =
                dtype.isComplex()
                        ? "It takes no complex numbers: use real(), imag() or abs()."
                        : dtype.isFloatingPoint()
                                ? "It takes integers: convert with toLong()."
                                : "Convert first, with to(float32)"
                                        + (dtype == DType.BOOL ? " or toLong()." : ".");
        return new DTypeError("\"" + kernel + NO_KERNEL + dtype.scalarType() + "'", advice);
    }

    /// Whether an error says that there is no kernel, which PyTorch finds out after it has looked
    /// at sizes.
    public static boolean lacksKernel(DTypeError error) {
        return error.sentence().contains(NO_KERNEL);
    }

    /// Checks that elements are no truths.
    public static void checkNotBool(String kernel, DType dtype) {
        if (dtype == DType.BOOL) {
            throw notImplemented(kernel, dtype);
        }
    }

    /// Checks that elements are no 16-bit floats.
    public static void checkWide(String kernel, DType dtype) {
        if (dtype.isLowPrecision()) {
            throw new DTypeError(
                    "\"" + kernel + NO_KERNEL + dtype.scalarType() + "'",
                    "Convert first, with to(float32).");
        }
    }

    /// Checks that elements are floats.
    public static void checkFloat(String kernel, DType dtype) {
        if (!dtype.isFloatingPoint()) {
            throw notImplemented(kernel, dtype);
        }
    }

    /// Checks that a result may be stored as a dtype: a float not as an integer, neither as a
    /// truth.
    public static void checkCast(DType result, DType memory, String advice) {
        boolean fits = InPlace.canCast(result, memory);
        if (!fits) {
            throw new DTypeError(
                    "result type "
                            + result.scalarType()
                            + " can't be cast to the desired output type "
                            + memory.scalarType(),
                    advice);
        }
    }

    /// Checks that elements can hold a number: a fraction may be cut off or rounded, but no number
    /// becomes another one, nor infinite. As in PyTorch, negative numbers down to `-max` wrap
    /// around in a dtype without a sign.
    ///
    /// @throws DTypeError if they cannot
    public static void checkHolds(DType dtype, double value) {
        if (dtype == DType.BOOL) {
            return;
        }
        if (dtype.isDifferentiable()) {
            double most = Finfo.of(dtype.toReal()).max();
            if (Double.isFinite(value) && Math.abs(value) > most) {
                throw overflow(dtype, PythonFloat.repr(value), "finite numbers to " + most);
            }
            return;
        }
        Iinfo range = Iinfo.of(dtype);
        boolean whole = value == Math.rint(value) && Math.abs(value) < 0x1p63;
        if (whole) {
            checkHolds(dtype, (long) value);
        } else if (!(value >= range.min() && value <= range.max())) { // 2⁶³ is Long.MAX_VALUE
            throw overflow(dtype, PythonFloat.repr(value), bounds(range));
        }
    }

    /// As [#checkHolds(DType, double)], of an integer.
    public static void checkHolds(DType dtype, long value) {
        if (dtype.isDifferentiable()) {
            checkHolds(dtype, (double) value);
        } else if (dtype != DType.BOOL) {
            Iinfo range = Iinfo.of(dtype);
            long least = dtype.isSigned() ? range.min() : -range.max();
            if (value < least || value > range.max()) {
                throw overflow(dtype, Long.toString(value), bounds(range));
            }
        }
    }

    /// As [#checkHolds(DType, double)], where PyTorch converts a number to 16 bits by way of
    /// float32: what is too large for 16 bits alone becomes infinite.
    public static void checkFills(DType dtype, double value) {
        checkHolds(dtype.isLowPrecision() ? DType.FLOAT32 : dtype, value);
    }

    /// As [#checkFills(DType, double)], of an integer.
    public static void checkFills(DType dtype, long value) {
        checkHolds(dtype.isLowPrecision() ? DType.FLOAT32 : dtype, value);
    }

    /// As [#checkHolds(DType, double)], where a number is written everywhere: to a single element
    /// PyTorch converts it, and what is too large for 16 bits becomes infinite.
    public static void checkFills(DType dtype, double value, boolean single) {
        if (!single || !dtype.isLowPrecision()) {
            checkHolds(dtype, value);
        }
    }

    /// As [#checkFills(DType, double, boolean)], of an integer.
    public static void checkFills(DType dtype, long value, boolean single) {
        if (!single || !dtype.isLowPrecision()) {
            checkHolds(dtype, value);
        }
    }

    /// Checks that a factor of integers has no fraction, which would be lost.
    public static void checkWhole(String name, double factor) {
        if (factor != Math.rint(factor) || Math.abs(factor) > 0x1p63) {
            throw new DTypeError(
                    "For integral input tensors, argument "
                            + name
                            + " must not be a floating point number.");
        }
    }

    private static String bounds(Iinfo range) {
        return "integers from " + range.min() + " to " + range.max();
    }

    private static DTypeError overflow(DType dtype, String value, String held) {
        return overflow(dtype, "It is " + value + ", and " + dtype.text() + " holds " + held + ".");
    }

    /// What PyTorch says where elements cannot hold a number.
    public static DTypeError overflow(DType dtype, String advice) {
        String type =
                switch (dtype) {
                    case INT64, INT16, INT8, UINT8 -> dtype.text() + "_t";
                    default -> Hints.cpp(dtype);
                };
        return new DTypeError(
                "value cannot be converted to type " + type + " without overflow", advice);
    }

    /// Floats only, though the formula would convert integers.
    public static Pointwise.Guard floats(String kernel) {
        return tensors -> {
            for (DType t : tensors) {
                checkFloat(kernel, t);
            }
        };
    }

    /// Floats and complex numbers only.
    public static Pointwise.Guard numbers(String kernel) {
        return tensors -> {
            for (DType t : tensors) {
                if (!t.isComplex()) {
                    checkFloat(kernel, t);
                }
            }
        };
    }

    /// All tensors of one dtype.
    ///
    /// @param sentence what to say of the first dtype and another one
    public static Pointwise.Guard alike(BiFunction<DType, DType, String> sentence) {
        return tensors -> {
            for (DType t : tensors) {
                if (t != tensors[0]) {
                    throw new DTypeError(sentence.apply(tensors[0], t), Hints.dtype(t, tensors[0]));
                }
            }
        };
    }

    /// Truths have no difference.
    public static void subtraction(DType... tensors) {
        long truths = Arrays.stream(tensors).filter(t -> t == DType.BOOL).count();
        if (truths > 0) {
            throw new DTypeError(
                    "Subtraction, the `-` operator, with "
                            + (truths > 1
                                    ? "two bool tensors is not supported. Use the `^` or"
                                            + " `logical_xor()` operator instead."
                                    : "a bool tensor is not supported. If you are trying to invert"
                                            + " a mask, use the `~` or `logical_not()` operator"
                                            + " instead."));
        }
    }

    /// As [#negation], of one tensor.
    public static void checkNegation(DType dtype) {
        negation(dtype);
    }

    /// A truth has no negative.
    public static void negation(DType... tensors) {
        if (tensors[0] == DType.BOOL) {
            throw new DTypeError(
                    "Negation, the `-` operator, on a bool tensor is not supported. If you are"
                            + " trying to invert a mask, use the `~` or `logical_not()` operator"
                            + " instead.");
        }
    }

    /// Checks that a tensor has the dtype of another.
    public static void checkSame(DType expected, Tensor found) {
        if (found.dtype() != expected) {
            throw new DTypeError(
                    "expected scalar type "
                            + expected.scalarType()
                            + " but found "
                            + found.dtype().scalarType(),
                    Hints.dtype(found.dtype(), expected));
        }
    }

    /// The largest or the least whole number or truth that a dtype holds.
    public static long extreme(DType dtype, boolean largest) {
        return switch (dtype) {
            case BOOL -> largest ? 1 : 0;
            case UINT8 -> largest ? 255 : 0;
            case INT8 -> largest ? Byte.MAX_VALUE : Byte.MIN_VALUE;
            case INT16 -> largest ? Short.MAX_VALUE : Short.MIN_VALUE;
            case INT32 -> largest ? Integer.MAX_VALUE : Integer.MIN_VALUE;
            default -> largest ? Long.MAX_VALUE : Long.MIN_VALUE;
        };
    }
}
