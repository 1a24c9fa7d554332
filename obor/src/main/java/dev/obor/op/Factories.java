package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.backend.View;
import dev.obor.base.DType;

/// New tensors, with the layout of others or from Java values.
public final class Factories {
    private Factories() {}

    /// A constant in the sizes, dtype and layout of a tensor.
    public static Tensor fullLike(Tensor t, double value) {
        return fullLike(t, value, t.dtype());
    }

    /// A constant in the sizes and layout of a tensor.
    public static Tensor fullLike(Tensor t, double value, DType dtype) {
        View v = TensorAccess.view(t);
        View out = Backends.empty(dtype, v.shape(), Creation.preservedStrides(v));
        Creation.fill(out, value);
        return TensorAccess.wrap(out);
    }
}
