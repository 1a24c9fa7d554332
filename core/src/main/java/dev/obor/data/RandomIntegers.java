package dev.obor.data;

import dev.obor.Generator;
import dev.obor.backend.Distribution;
import dev.obor.backend.Kernel;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.op.Backends;
import dev.obor.op.GeneratorAccess;
import dev.obor.op.Globals;
import org.jspecify.annotations.Nullable;

/// The random integers that samplers need, from a generator or, given null, from the default one.
final class RandomIntegers {
    private RandomIntegers() {}

    /// The generator that a sampler was given, or null.
    static @Nullable Generator of(@Nullable Object sampler) {
        return switch (sampler) {
            case RandomSampler s -> s.given();
            case SubsetRandomSampler s -> s.given();
            case WeightedRandomSampler s -> s.given();
            case null, default -> null;
        };
    }

    /// A seed of 63 bits, as `torch.empty((), dtype=int64).random_()` gives it.
    static long seed(@Nullable Generator generator) {
        return fill(new Distribution.AllIntegers(), generator, 1)[0];
    }

    static long[] permutation(long n, @Nullable Generator generator) {
        return fill(new Distribution.Permutation(), generator, n);
    }

    static long[] integers(long high, int count, @Nullable Generator generator) {
        return fill(new Distribution.Integers(0, high), generator, count);
    }

    static long[] multinomial(
            double[] weights, int count, boolean replacement, @Nullable Generator generator) {
        View row = Backends.wrap(DType.FLOAT64, weights, 1, weights.length);
        return fill(new Distribution.Multinomial(row, replacement), generator, 1, count);
    }

    private static long[] fill(
            Distribution distribution, @Nullable Generator generator, long... shape) {
        long[] out = new long[Sizes.count(shape[shape.length - 1], "indices")];
        View view = Backends.empty(DType.INT64, shape);
        Generator source = generator == null ? Globals.defaultGenerator() : generator;
        Backends.launch(new Kernel.Random(distribution, view, GeneratorAccess.engine(source)));
        Backends.read(view, 0, out, 0, out.length);
        return out;
    }
}
