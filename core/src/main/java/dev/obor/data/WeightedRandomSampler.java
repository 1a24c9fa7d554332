package dev.obor.data;

import dev.obor.Generator;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Indices drawn with given weights, which need not sum to one.
public final class WeightedRandomSampler implements Sampler<Long> {
    private final double[] weights;
    private final int samples;
    private final Options options;

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        boolean replacement = true;
        @Nullable Generator generator;

        Options() {}

        /// Whether an index may come again; true by default.
        public Options replacement(boolean value) {
            return set(() -> replacement = value);
        }

        /// Where the numbers come from; the default generator by default.
        public Options generator(@Nullable Generator value) {
            return set(() -> generator = value);
        }
    }

    /// Draws with replacement.
    ///
    /// @throws ValueError if `numSamples` is not positive
    public WeightedRandomSampler(double[] weights, int numSamples) {
        Arguments.given(weights, "weights");
        this(weights, numSamples, o -> {});
    }

    /// With options.
    ///
    /// @throws ValueError if `numSamples` is not positive
    public WeightedRandomSampler(double[] weights, int numSamples, Consumer<Options> options) {
        Arguments.given(weights, "weights");
        if (numSamples <= 0) {
            throw new ValueError(
                    "num_samples should be a positive integer value, but got num_samples="
                            + numSamples);
        }
        this.weights = weights.clone();
        this.samples = numSamples;
        this.options = new Options().with(options);
    }

    @Override
    public long size() {
        return samples;
    }

    @Override
    public Iterator<Long> iterator() {
        return ChunkIterator.once(() ->
                RandomIntegers.multinomial(
                        weights, samples, options.replacement, options.generator));
    }

    /// The generator that was given, or null.
    @Nullable Generator given() {
        return options.generator;
    }
}
