package dev.obor.data;

/// An order in which to visit a data set: gives indices, or lists of them (batches).
///
/// Every call of `iterator()` starts anew; random samplers draw when the first index is asked for,
/// not before.
///
/// @param <T> `Long` for indices, `List<Long>` for batches
public interface Sampler<T> extends Iterable<T> {
    /// How many elements one iteration gives.
    long size();
}
