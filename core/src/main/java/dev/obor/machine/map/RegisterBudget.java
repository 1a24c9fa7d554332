package dev.obor.machine.map;

import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import dev.obor.machine.lang.TooManyRegistersException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How a routine uses registers.
///
/// @param values how many values that are the same for all elements may stay in registers
/// @param boxed whether truth values wait in vectors for their use
record RegisterBudget(int values, boolean boxed) {
    // How many fewer values are kept when there were too many.
    private static final int STEP = 4;

    /// Writes and compiles with as much room as there is.
    ///
    /// @param most values to begin with
    /// @param write gives null if the program cannot be written at all
    /// @param use what is done with a routine; fails if it needs more registers than there are
    /// @return null if it cannot be written, or needs too many registers in any case
    static <T> @Nullable T find(
            Target target,
            int most,
            Function<RegisterBudget, @Nullable Routine> write,
            Function<Routine, @Nullable T> use) {
        for (int boxed = 0; boxed < (target.ownMasks() ? 2 : 1); boxed++) {
            for (int values = most; values >= 0; values -= STEP) {
                Routine routine = write.apply(new RegisterBudget(values, boxed == 1));
                if (routine == null) {
                    return null;
                }
                try {
                    return use.apply(routine);
                } catch (TooManyRegistersException e) {
                    continue; // with less in registers
                }
            }
        }
        return null;
    }
}
