package dev.obor.nn.functional;

import dev.obor.Tensor;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.Hints;

/// What attention refuses, in PyTorch's words.
final class AttentionChecks {
    private AttentionChecks() {}

    static void check(Tensor query, Tensor key, Tensor value) {
        if (query.dtype() != key.dtype() || query.dtype() != value.dtype()) {
            throw new DTypeError(
                    "Expected query, key, and value to have the same dtype, but got query.dtype: "
                            + Hints.cpp(query.dtype())
                            + " key.dtype: "
                            + Hints.cpp(key.dtype())
                            + " and value.dtype: "
                            + Hints.cpp(value.dtype())
                            + " instead.",
                    Hints.dtype(query.dtype(), key.dtype()));
        }
        if (query.dim() < 2 || key.dim() < 2 || value.dim() < 2) {
            throw new ShapeError(
                    "Expected query, key, and value to all be  at least 2 dimensional, but got"
                            + " query.dim: "
                            + query.dim()
                            + " key.dim: "
                            + key.dim()
                            + " and value.dim: "
                            + value.dim()
                            + " instead.",
                    "They are (…, L, E), (…, S, E) and (…, S, Ev).");
        }
    }
}
