package dev.obor.data;

import dev.obor.Generator;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Indices drawn with given weights, which need not sum to one.
public final class WeightedRandomSampler implements Sampler<Long> {
    private final double[] weights;
    private final int samples;
    private final Options options;

    /// What may be chosen.
    ///
    /// @param replacement whether an index may come again; true by default
    /// @param generator where the numbers come from; the default generator by default
    public record Options(boolean replacement, @Nullable Generator generator) {
        private static final Options DEFAULT = new Options(true, null);

        /// These options with another `replacement`.
        public Options replacement(boolean value) {
            return new Options(value, generator);
        }

        /// These options with another `generator`.
        public Options generator(@Nullable Generator value) {
            return new Options(replacement, value);
        }
    }

    /// Draws with replacement.
    ///
    /// @throws IllegalArgumentException if `numSamples` is not positive
    public WeightedRandomSampler(double[] weights, int numSamples) {
        this(weights, numSamples, UnaryOperator.identity());
    }

    /// With options.
    ///
    /// @throws IllegalArgumentException if `numSamples` is not positive
    public WeightedRandomSampler(double[] weights, int numSamples, UnaryOperator<Options> options) {
        if (numSamples <= 0) {
            throw new IllegalArgumentException(
                    "num_samples should be a positive integer value, but got num_samples="
                            + numSamples);
        }
        this.weights = weights.clone();
        this.samples = numSamples;
        this.options = options.apply(Options.DEFAULT);
    }

    @Override
    public long size() {
        return samples;
    }

    @Override
    public Iterator<Long> iterator() {
        return ChunkIterator.once(() ->
                Draws.multinomial(weights, samples, options.replacement(), options.generator()));
    }
}
