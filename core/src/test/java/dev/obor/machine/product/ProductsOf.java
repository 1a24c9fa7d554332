package dev.obor.machine.product;

import dev.obor.machine.Entry;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import java.lang.foreign.Arena;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Products whose routines are run by whatever a test chooses.
public final class ProductsOf {
    private ProductsOf() {}

    /// With scratch memory of its own.
    public static Products routines(Target target, Function<Routine, @Nullable Entry> compile) {
        var scratch = new Scratch(bytes -> Arena.ofAuto().allocate(bytes, 64));
        return new Products(new ProductCode(target, compile), scratch, ProductRun.Limits.USUAL);
    }
}
