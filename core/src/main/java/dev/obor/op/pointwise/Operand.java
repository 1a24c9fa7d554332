package dev.obor.op.pointwise;

import dev.obor.base.DType;
import org.jspecify.annotations.Nullable;

/// One argument of a pointwise operation as type promotion sees it, packed into an int.
///
/// Tensors with dimensions decide first, then tensors without, then numbers in Java: each tier only
/// counts if it is of a higher category (bool, integer, float, complex) than the ones before.
///
/// Source: PyTorch, "Tensor attributes: type promotion".
public final class Operand {
    /// A long or int in Java.
    static final int INTEGER = 12;

    /// A double or float in Java.
    static final int FLOAT = 13;

    /// A boolean in Java.
    static final int BOOLEAN = 14;

    /// A complex number.
    static final int COMPLEX = 15;

    /// Set for tensors without dimensions.
    static final int ZERO_DIM = 16;

    /// Bits per operand in a key.
    public static final int BITS = 5;

    private static final int MASK = (1 << BITS) - 1;
    private static final DType[] DTYPES = DType.values();

    private Operand() {}

    public static int of(DType dtype, int dim) {
        return dtype.ordinal() | (dim == 0 ? ZERO_DIM : 0);
    }

    static int at(int key, int i) {
        return (key >>> (i * BITS)) & MASK;
    }

    static boolean isScalar(int operand) {
        return (operand & 15) >= INTEGER;
    }

    /// The dtype of a tensor operand.
    static DType dtype(int operand) {
        return DTYPES[operand & 15];
    }

    /// The dtype that the operands of a key promote to.
    public static DType promote(int key, int count, DType defaultDType) {
        DType dims = null;
        DType zero = null;
        DType wrapped = null;
        for (int i = 0; i < count; i++) {
            int o = at(key, i);
            if (isScalar(o)) {
                DType t =
                        switch (o) {
                            case INTEGER -> DType.INT64;
                            case FLOAT -> defaultDType;
                            case COMPLEX -> defaultDType.toComplex();
                            default -> DType.BOOL;
                        };
                wrapped = wrapped == null ? t : DType.promote(wrapped, t);
            } else if ((o & ZERO_DIM) != 0) {
                zero = zero == null ? dtype(o) : DType.promote(zero, dtype(o));
            } else {
                dims = dims == null ? dtype(o) : DType.promote(dims, dtype(o));
            }
        }
        DType all = combine(dims, combine(zero, wrapped));
        return all == null ? DType.FLOAT32 : all;
    }

    /// The dtype of two tiers, the higher one first.
    public static @Nullable DType combine(@Nullable DType higher, @Nullable DType lower) {
        if (higher == null || lower == null) {
            return higher != null ? higher : lower;
        }
        if (higher.isComplex()) {
            return higher;
        }
        if (higher.isFloatingPoint()) {
            return lower.isComplex() ? higher.toComplex() : higher;
        }
        if (higher == DType.BOOL || lower.isDifferentiable()) {
            return DType.promote(higher, lower);
        }
        return higher;
    }
}
