package dev.obor.data;

import dev.obor.Generator;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The indices of a data set in random order, or drawn with replacement.
///
/// Without a generator each iteration seeds a private one with a number from the default generator.
/// The numbers and the draws they cost are those of PyTorch: without replacement the last, perhaps
/// unused permutation is drawn when an index beyond the last is asked for.
public final class RandomSampler implements Sampler<Long> {
    private static final int DRAWN_AT_ONCE = 32;

    private final LongSupplier source;
    private final Options options;

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        boolean replacement = false;
        @Nullable Long numSamples;
        @Nullable Generator generator;

        Options() {}

        /// Whether an index may come again; false by default.
        public Options replacement(boolean value) {
            return set(() -> replacement = value);
        }

        /// How many indices to give; the size of the data set by default.
        public Options numSamples(long value) {
            return set(() -> numSamples = value);
        }

        /// Where the numbers come from.
        public Options generator(@Nullable Generator value) {
            return set(() -> generator = value);
        }
    }

    /// Every index once, in random order.
    ///
    /// @throws ValueError if the data set is empty
    public RandomSampler(Dataset<?> dataSource) {
        Arguments.given(dataSource, "dataSource");
        this(dataSource, o -> {});
    }

    /// With options; the size of the data set is read at the start of each iteration.
    ///
    /// @throws ValueError if there is nothing to sample
    public RandomSampler(Dataset<?> dataSource, Consumer<Options> options) {
        Arguments.given(dataSource, "dataSource");
        this(dataSource::size, new Options().with(options));
    }

    /// Every index below a size once, in random order.
    ///
    /// @throws ValueError if there is nothing to sample
    public RandomSampler(long size) {
        this(size, o -> {});
    }

    /// The indices below a size, with options.
    ///
    /// @throws ValueError if there is nothing to sample
    public RandomSampler(long size, Consumer<Options> options) {
        this(() -> size, new Options().with(options));
    }

    private RandomSampler(LongSupplier source, Options options) {
        this.source = source;
        this.options = options;
        if (size() <= 0) {
            throw new ValueError(
                    "num_samples should be a positive integer value, but got num_samples=" + size(),
                    "The data set is empty.");
        }
    }

    @Override
    public long size() {
        Long samples = options.numSamples;
        return samples == null ? source.getAsLong() : samples;
    }

    @Override
    public Iterator<Long> iterator() {
        return options.replacement ? new WithReplacement() : new Permutations();
    }

    private Generator generator() {
        Generator given = options.generator;
        return given == null ? new Generator().manualSeed(RandomIntegers.seed(null)) : given;
    }

    private final class Permutations extends ChunkIterator {
        private final long n = source.getAsLong();
        private final long samples = size();
        private @Nullable Generator drawn;

        @Override
        long @Nullable [] chunk(long number) {
            if (number > samples / n) {
                return null;
            }
            Generator generator = drawn == null ? generator() : drawn;
            drawn = generator;
            long[] order = RandomIntegers.permutation(n, generator);
            return number < samples / n ? order : Arrays.copyOf(order, (int) (samples % n));
        }
    }

    private final class WithReplacement extends ChunkIterator {
        private final long n = source.getAsLong();
        private final long samples = size();
        private @Nullable Generator drawn;

        @Override
        long @Nullable [] chunk(long number) {
            long full = samples / DRAWN_AT_ONCE;
            if (number > full) {
                return null;
            }
            Generator generator = drawn == null ? generator() : drawn;
            drawn = generator;
            long count = number < full ? DRAWN_AT_ONCE : samples % DRAWN_AT_ONCE;
            return RandomIntegers.integers(n, (int) count, generator);
        }
    }

    /// The generator that was given, or null.
    @Nullable Generator given() {
        return options.generator;
    }
}
