package dev.obor.cpu;

import dev.obor.expr.Type;
import org.jspecify.annotations.Nullable;

/// A program made runnable: computes `n` dense elements of every result from inputs that are dense
/// or show one single element.
abstract class RunnableProgram {
    /// The types of the inputs' arrays where they differ from the program's own.
    @Nullable Type @Nullable [] inputTypes;

    /// The types of the results' arrays where they differ from the program's own.
    Type @Nullable [] resultTypes;

    /// Runs over `n` elements.
    ///
    /// @param arrays the inputs' arrays, then the results', in the type they are computed in
    /// @param offsets the positions of the first elements in them
    /// @param singles bit `i` says that input `i` is one element for all places
    /// @param scalars the run-time arguments
    abstract void run(
            @Nullable Object[] arrays, int[] offsets, long singles, long[] scalars, int n);
}
