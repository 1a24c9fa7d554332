package dev.obor;

import dev.obor.base.Arguments;

/// The different elements of a tensor, as `unique` finds them.
///
/// @param values the different elements
/// @param inverse int64, for each element the place of its value
/// @param counts int64, how often each value occurs
public record UniqueResult(Tensor values, Tensor inverse, Tensor counts) {
    public UniqueResult {
        Arguments.given(counts, "counts");
        Arguments.given(inverse, "inverse");
        Arguments.given(values, "values");
    }
}
