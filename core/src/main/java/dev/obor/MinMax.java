package dev.obor;

import dev.obor.base.Arguments;

/// The smallest and the largest elements, what `aminmax` returns.
///
/// @param min the smallest
/// @param max the largest
public record MinMax(Tensor min, Tensor max) {
    public MinMax {
        Arguments.given(min, "min");
        Arguments.given(max, "max");
    }
}
