package dev.obor.op;

import dev.obor.Generator;
import dev.obor.PrintOptions;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;

/// The whole global state of the library apart from the thread count, which the CPU backend keeps:
/// default dtype, default generator, print options.
public final class Globals {
    private static volatile DType defaultDType = DType.FLOAT32;
    private static volatile PrintOptions printOptions = PrintOptions.DEFAULT;
    private static final Generator DEFAULT_GENERATOR = new Generator();

    static {
        DEFAULT_GENERATOR.seed();
    }

    private Globals() {}

    /// The dtype of new float tensors.
    public static DType defaultDType() {
        return defaultDType;
    }

    /// Sets the dtype of new float tensors.
    ///
    /// @throws DTypeError if it is no float type
    public static void defaultDType(DType dtype) {
        if (!dtype.isFloatingPoint()) {
            throw new DTypeError(
                    "only floating-point types are supported as the default type, got " + dtype);
        }
        defaultDType = dtype;
    }

    /// The generator that is used where none is given; non-deterministic until it is seeded. In a
    /// loader's worker it is the worker's own.
    public static Generator defaultGenerator() {
        Generator own = ThreadState.get().generator;
        return own == null ? DEFAULT_GENERATOR : own;
    }

    /// How tensors print.
    public static PrintOptions printOptions() {
        return printOptions;
    }

    /// Sets how tensors print.
    public static void printOptions(PrintOptions options) {
        printOptions = options;
    }
}
