package dev.obor.machine.map;

import dev.obor.expr.Program;
import dev.obor.machine.Entry;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Pointwise programs whose routines are run by whatever a test chooses.
public final class MapsOf {
    private MapsOf() {}

    /// A program, or null if it cannot be written for a target.
    ///
    /// @param singles which inputs are one element for all places
    public static @Nullable MapCode routines(
            Target target,
            Function<Routine, @Nullable Entry> compile,
            Program program,
            long singles) {
        return MapCode.of(target, compile, program, singles, 0);
    }
}
