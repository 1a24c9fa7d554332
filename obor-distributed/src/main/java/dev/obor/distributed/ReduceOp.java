package dev.obor.distributed;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;

/// What becomes of the elements that the ranks give, PyTorch's `ReduceOp`.
public enum ReduceOp {
    /// Their sum.
    SUM,
    /// Their sum, divided by the number of ranks; of floating point and complex elements.
    AVG,
    /// Their product.
    PRODUCT,
    /// The smallest of them.
    MIN,
    /// The largest of them.
    MAX,
    /// The bits that all have; of whole numbers and truth values.
    BAND,
    /// The bits that any has; of whole numbers and truth values.
    BOR,
    /// The bits that an odd number of them has; of whole numbers and truth values.
    BXOR;

    private static final ReduceOp[] ALL = values();

    static String nameOf(int ordinal) {
        return ordinal >= 0 && ordinal < ALL.length ? ALL[ordinal].name() : "?";
    }

    /// Refuses elements that it does not take.
    void check(DType dtype) {
        boolean takes =
                switch (this) {
                    case SUM -> true;
                    case AVG -> dtype.isFloatingPoint() || dtype.isComplex();
                    case PRODUCT, MIN, MAX -> !dtype.isComplex();
                    case BAND, BOR, BXOR -> !dtype.isFloatingPoint() && !dtype.isComplex();
                };
        if (!takes) {
            throw new DTypeError(
                    "Cannot use ReduceOp." + this + " with " + dtype,
                    this == AVG ? "Use SUM, and divide." : "Convert the tensor first.");
        }
    }

    /// Puts what another rank gave into `into`; both are of one length.
    void into(Tensor into, Tensor other) {
        switch (this) {
            case SUM, AVG -> into.add_(other);
            case PRODUCT -> into.mul_(other);
            case MIN -> into.copy_(Obor.minimum(into, other));
            case MAX -> into.copy_(Obor.maximum(into, other));
            case BAND -> into.bitwiseAnd_(other);
            case BOR -> into.bitwiseOr_(other);
            case BXOR -> into.bitwiseXor_(other);
        }
    }
}
