package dev.obor.data;

import dev.obor.Generator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Given indices in random order, without replacement.
public final class SubsetRandomSampler implements Sampler<Long> {
    private final List<Long> indices;
    private final @Nullable Generator generator;

    /// Draws from the default generator.
    public SubsetRandomSampler(List<Long> indices) {
        this(indices, null);
    }

    /// Draws from a generator, null for the default one.
    public SubsetRandomSampler(List<Long> indices, @Nullable Generator generator) {
        this.indices = List.copyOf(indices);
        this.generator = generator;
    }

    @Override
    public long size() {
        return indices.size();
    }

    @Override
    public Iterator<Long> iterator() {
        return ChunkIterator.once(() -> {
            long[] order = Draws.permutation(indices.size(), generator);
            for (int i = 0; i < order.length; i++) {
                order[i] = indices.get((int) order[i]);
            }
            return order;
        });
    }
}
