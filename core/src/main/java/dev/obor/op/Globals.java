package dev.obor.op;

import dev.obor.Generator;
import dev.obor.PrintOptions;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.RankLocal;

/// The whole global state of the library apart from hooks and the thread count, which a [Rank]
/// keeps itself: default dtype, default generator, print options; every rank has its own.
public final class Globals {
    private static final RankLocal<DType> DEFAULT_DTYPE = new RankLocal<>(() -> DType.FLOAT32);
    private static final RankLocal<PrintOptions> PRINT_OPTIONS =
            new RankLocal<>(() -> PrintOptions.DEFAULT);
    private static final RankLocal<Generator> DEFAULT_GENERATOR =
            new RankLocal<>(Globals::unseeded);

    private static Generator unseeded() {
        Generator generator = new Generator();
        generator.seed();
        return generator;
    }

    private Globals() {}

    /// The dtype of new float tensors.
    public static DType defaultDType() {
        return DEFAULT_DTYPE.get();
    }

    /// Sets the dtype of new float tensors.
    ///
    /// @throws DTypeError if it is no float type
    public static void defaultDType(DType dtype) {
        if (!dtype.isFloatingPoint()) {
            throw new DTypeError(
                    "only floating-point types are supported as the default type, got " + dtype);
        }
        DEFAULT_DTYPE.set(dtype);
    }

    /// The generator that is used where none is given; non-deterministic until it is seeded. In a
    /// loader's worker it is the worker's own.
    public static Generator defaultGenerator() {
        Generator own = ThreadState.get().generator;
        return own == null ? DEFAULT_GENERATOR.get() : own;
    }

    /// How tensors print.
    public static PrintOptions printOptions() {
        return PRINT_OPTIONS.get();
    }

    /// Sets how tensors print.
    public static void printOptions(PrintOptions options) {
        PRINT_OPTIONS.set(options);
    }
}
