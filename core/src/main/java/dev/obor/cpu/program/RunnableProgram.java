package dev.obor.cpu.program;

import org.jspecify.annotations.Nullable;

/// A program made runnable: computes `n` dense elements of every result from inputs that are dense
/// or show one single element.
public abstract class RunnableProgram {
    /// Runs over `n` elements.
    ///
    /// @param arrays the inputs' arrays, then the results', in the type they are computed in
    /// @param offsets the positions of the first elements in them
    /// @param singles bit `i` says that input `i` is one element for all places
    /// @param scalars the run-time arguments
    public abstract void run(
            @Nullable Object[] arrays, int[] offsets, long singles, long[] scalars, int n);
}
