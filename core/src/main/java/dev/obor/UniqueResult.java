package dev.obor;

/// The different elements of a tensor, as `unique` finds them.
///
/// @param values the different elements
/// @param inverse int64, for each element the place of its value
/// @param counts int64, how often each value occurs
public record UniqueResult(Tensor values, Tensor inverse, Tensor counts) {}
