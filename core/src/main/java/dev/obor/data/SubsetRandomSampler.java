package dev.obor.data;

import dev.obor.Generator;
import dev.obor.base.Arguments;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Given indices in random order, without replacement.
public final class SubsetRandomSampler implements Sampler<Long> {
    private final List<Long> indices;
    private final Options options;

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        @Nullable Generator generator;

        Options() {}

        /// Where random numbers come from; null for the default generator.
        public Options generator(@Nullable Generator value) {
            return set(() -> generator = value);
        }
    }

    /// Draws from the default generator.
    public SubsetRandomSampler(List<Long> indices) {
        Arguments.given(indices, "indices");
        this(indices, o -> {});
    }

    /// Draws with options.
    public SubsetRandomSampler(List<Long> indices, Consumer<Options> options) {
        Arguments.given(indices, "indices");
        this.indices = List.copyOf(indices);
        this.options = new Options().with(options);
    }

    @Override
    public long size() {
        return indices.size();
    }

    @Override
    public Iterator<Long> iterator() {
        return ChunkIterator.once(() -> {
            long[] order = RandomIntegers.permutation(indices.size(), options.generator);
            for (int i = 0; i < order.length; i++) {
                order[i] = indices.get((int) order[i]);
            }
            return order;
        });
    }

    /// The generator that was given, or null.
    @Nullable Generator given() {
        return options.generator;
    }
}
