package dev.obor.op.pointwise;

import dev.obor.base.DType;
import org.jspecify.annotations.Nullable;

/// The arguments of a pointwise operation as type promotion sees them, packed into an int: a few
/// bits for each, which say the dtype of a tensor or the kind of a number in Java.
///
/// Tensors with dimensions decide first, then tensors without, then numbers in Java: each tier only
/// counts if it is of a higher category (bool, integer, float, complex) than the ones before.
///
/// Source: PyTorch, "Tensor attributes: type promotion".
public final class OperandKey {
    private static final DType[] DTYPES = DType.values();
    private static final int KIND_BITS = 4;

    /// Of an operand, the bits that tell its dtype, or as the last ones what number it is.
    private static final int KIND = (1 << KIND_BITS) - 1;

    /// A long or int in Java.
    static final int INTEGER = KIND - 3;

    /// A double or float in Java.
    static final int FLOAT = KIND - 2;

    /// A boolean in Java.
    static final int BOOLEAN = KIND - 1;

    /// A complex number.
    static final int COMPLEX = KIND;

    /// Set for tensors without dimensions.
    static final int ZERO_DIM = KIND + 1;

    private static final int BITS = KIND_BITS + 1;
    private static final int MASK = (1 << BITS) - 1;

    static {
        if (DTYPES.length > INTEGER) {
            throw new AssertionError("dtypes need more bits");
        }
    }

    private OperandKey() {}

    /// A tensor as an operand.
    static int of(DType dtype, int dim) {
        return dtype.ordinal() | (dim == 0 ? ZERO_DIM : 0);
    }

    /// The key of two operands.
    static int pair(int first, int second) {
        return first | at(1, second);
    }

    /// What an operand adds to the key at a place.
    static int at(int i, int operand) {
        return operand << (i * BITS);
    }

    /// The operand at a place of a key.
    static int operand(int key, int i) {
        return (key >>> (i * BITS)) & MASK;
    }

    static boolean isScalar(int operand) {
        return (operand & KIND) >= INTEGER;
    }

    /// Whether an operand that is no number has no dimensions.
    static boolean isZeroDim(int operand) {
        return (operand & ZERO_DIM) != 0;
    }

    /// The dtype of a tensor operand.
    static DType dtype(int operand) {
        return DTYPES[operand & KIND];
    }

    /// The dtype that the operands of a key promote to.
    public static DType promote(int key, int count, DType defaultDType) {
        DType dims = null;
        DType zero = null;
        DType wrapped = null;
        for (int i = 0; i < count; i++) {
            int o = operand(key, i);
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
