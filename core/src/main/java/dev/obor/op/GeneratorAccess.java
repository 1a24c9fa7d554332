package dev.obor.op;

import dev.obor.Generator;
import dev.obor.backend.Mt19937;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Opens a [Generator] to the packages that are not exported: kernels need its engine, users do
/// not.
public final class GeneratorAccess {
    private static volatile @Nullable Function<Generator, Mt19937> opener;

    private GeneratorAccess() {}

    /// Called once, by the class that is opened.
    public static void install(Function<Generator, Mt19937> engineOf) {
        opener = engineOf;
    }

    /// The engine of a generator. Draw only while holding its monitor.
    public static Mt19937 engine(Generator generator) {
        Function<Generator, Mt19937> engineOf = opener;
        if (engineOf == null) {
            throw new IllegalStateException("Generator has not installed its accessor");
        }
        return engineOf.apply(generator);
    }
}
