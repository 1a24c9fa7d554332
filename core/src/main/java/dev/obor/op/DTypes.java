package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;

/// Element types that an operation does not take, in PyTorch's words.
public final class DTypes {
    private DTypes() {}

    /// What PyTorch says where one of its kernels does not exist for a dtype.
    static DTypeError notImplemented(String kernel, DType dtype) {
        String advice =
                dtype.isFloatingPoint()
                        ? "It takes integers: convert with toLong()."
                        : "Convert first, with to(float32)"
                                + (dtype == DType.BOOL ? " or toLong()." : ".");
        return new DTypeError(
                "\"" + kernel + "\" not implemented for '" + dtype.scalarType() + "'", advice);
    }

    /// Checks that elements are no truths.
    static void checkNotBool(String kernel, DType dtype) {
        if (dtype == DType.BOOL) {
            throw notImplemented(kernel, dtype);
        }
    }

    /// Checks that elements are floats.
    public static void checkFloat(String kernel, DType dtype) {
        if (!dtype.isFloatingPoint()) {
            throw notImplemented(kernel, dtype);
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
}
