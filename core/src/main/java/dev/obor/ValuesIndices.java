package dev.obor;

import dev.obor.base.Arguments;

/// Values found along a dimension and the places where they stood, as `max(dim)`, `sort` and `topk`
/// return them.
///
/// @param values the values; gradients flow through them
/// @param indices int64 places along the dimension
public record ValuesIndices(Tensor values, Tensor indices) {
    public ValuesIndices {
        Arguments.given(indices, "indices");
        Arguments.given(values, "values");
    }
}
