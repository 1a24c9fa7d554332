package dev.obor.op.create;

import dev.obor.Tensor;
import dev.obor.TensorOptions;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.op.Backends;
import dev.obor.op.Globals;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;

/// What all that makes new tensors has in common.
public final class Factories {
    private Factories() {}

    static DType dtype(TensorOptions o) {
        return o.dtype() == null ? Globals.defaultDType() : o.dtype();
    }

    static Tensor finish(View view, TensorOptions o) {
        Backends.of(o.device());
        Tensor t = TensorAccess.wrap(view);
        return o.requiresGrad() ? t.requiresGrad_() : t;
    }

    static View like(Tensor t, DType dtype) {
        View v = TensorAccess.view(t);
        return Backends.empty(dtype, v.shape(), RawMemory.preservedStrides(v));
    }
}
