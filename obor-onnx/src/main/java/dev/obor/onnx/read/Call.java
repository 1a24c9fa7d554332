package dev.obor.onnx.read;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ValueError;
import org.jspecify.annotations.Nullable;

/// What a node is run with.
final class Call {
    private final @Nullable Tensor[] in;
    private final boolean training;

    Call(@Nullable Tensor[] in, boolean training) {
        this.in = in;
        this.training = training;
    }

    /// How many inputs there are, those left out in between included.
    int count() {
        return in.length;
    }

    /// Whether the model is in training mode.
    boolean training() {
        return training;
    }

    /// An input.
    Tensor in(int i) {
        Tensor t = maybe(i);
        if (t == null) {
            throw new ValueError("input " + i + " is left out");
        }
        return t;
    }

    /// An input, null where it is left out.
    @Nullable Tensor maybe(int i) {
        return i < in.length ? in[i] : null;
    }

    /// Two inputs of the same dtype; among floating-point ones it may differ, as it does once a
    /// model was converted.
    void same(int i, int j) {
        DType a = in(i).dtype();
        DType b = in(j).dtype();
        if (a != b && !(a.isFloatingPoint() && b.isFloatingPoint())) {
            throw new DTypeError(
                    "inputs "
                            + i
                            + " and "
                            + j
                            + " have the dtypes "
                            + a
                            + " and "
                            + b
                            + ", which must be the same");
        }
    }

    /// The values of an input of whole numbers.
    long[] longs(int i) {
        Tensor t = in(i);
        if (!t.dtype().isInteger()) {
            throw new DTypeError(
                    "input " + i + " must have whole numbers, but its dtype is " + t.dtype());
        }
        if (t.dim() > 1) {
            throw new ValueError(
                    "input " + i + " must be a list, but its shape is " + t.shape().toList());
        }
        if (t.numel() > 1 << 16) {
            throw new ValueError("input " + i + " is a list of " + t.numel() + " sizes");
        }
        return t.to(DType.INT64).flatten().toLongArray();
    }

    /// A list that an attribute gives.
    static long[] given(long @Nullable [] attribute) {
        if (attribute == null) {
            throw new ValueError("a list of whole numbers is missing");
        }
        return attribute;
    }

    /// The one value of an input of whole numbers.
    long integer(int i) {
        long[] all = longs(i);
        if (all.length != 1) {
            throw new ValueError("input " + i + " must be one number, but has " + all.length);
        }
        return all[0];
    }

    /// The one value of an input.
    double number(int i) {
        Tensor t = in(i);
        if (t.numel() != 1) {
            throw new ValueError(
                    "input " + i + " must be one number, but its shape is " + t.shape().toList());
        }
        return t.detach().to(DType.FLOAT64).item();
    }
}
