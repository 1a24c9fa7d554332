package dev.obor.distributed;

import dev.obor.Generator;
import dev.obor.Obor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import dev.obor.data.Dataset;
import dev.obor.data.Sampler;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// This rank's share of a data set, PyTorch's `torch.utils.data.distributed.DistributedSampler`:
/// every `numReplicas`th index of an order that all ranks draw alike. The order is PyTorch's.
///
/// All ranks get the same number of indices: the first ones come twice where they do not divide, or
/// with `dropLast` the last ones not at all. Call [#setEpoch] before every epoch, or all have the
/// same order.
///
/// ```java
/// var data = new TensorDataset(arange(10));
/// var sampler = new DistributedSampler(data, o -> o.numReplicas(4).rank(1).shuffle(false));
/// List<Long> mine = new ArrayList<>();
/// sampler.forEach(mine::add);
/// tensor(mine) // [1, 5, 9]
/// ```
public final class DistributedSampler implements Sampler<Long> {
    private final Dataset<?> dataset;
    private final Options options;
    private final int numReplicas;
    private final int rank;
    private long epoch;

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        @Nullable Integer numReplicas;
        @Nullable Integer rank;
        boolean shuffle = true;
        long seed;
        boolean dropLast;

        Options() {}

        /// How many ranks share the data set, the size of the group by default.
        public Options numReplicas(int value) {
            return set(() -> numReplicas = value);
        }

        /// Whose share it is, that of this rank by default.
        public Options rank(int value) {
            return set(() -> rank = value);
        }

        /// Whether the order is random, true.
        public Options shuffle(boolean value) {
            return set(() -> shuffle = value);
        }

        /// What the order is drawn from, the same in all ranks; 0.
        public Options seed(long value) {
            return set(() -> seed = value);
        }

        /// Whether to leave out the last indices where they do not divide, false.
        public Options dropLast(boolean value) {
            return set(() -> dropLast = value);
        }
    }

    /// This rank's share in random order.
    public DistributedSampler(Dataset<?> dataset) {
        this(dataset, o -> {});
    }

    /// This rank's share, with options.
    ///
    /// @throws ValueError if there is no such rank, or nothing to share
    public DistributedSampler(Dataset<?> dataset, Consumer<Options> options) {
        this.dataset = Arguments.given(dataset, "dataset");
        this.options = new Options().with(options);
        Integer replicas = this.options.numReplicas;
        Integer number = this.options.rank;
        numReplicas = replicas == null ? Distributed.group().size() : replicas;
        rank = number == null ? Distributed.group().rank() : number;
        if (numReplicas < 1 || rank >= numReplicas || rank < 0) {
            throw new ValueError(
                    "Invalid rank "
                            + rank
                            + ", rank should be in the interval [0, "
                            + (numReplicas - 1)
                            + "]");
        }
        if (dataset.size() < 1) {
            throw new ValueError("the data set is empty: there is nothing to share");
        }
    }

    /// Draws another order from the next iteration on.
    public void setEpoch(long epoch) {
        this.epoch = epoch;
    }

    @Override
    public long size() {
        long n = dataset.size();
        // PyTorch's order of roundings: without the last ones each has the same number.
        return options.dropLast && n % numReplicas != 0
                ? (n - numReplicas + numReplicas - 1) / numReplicas
                : (n + numReplicas - 1) / numReplicas;
    }

    private long[] permutation(int n) {
        Generator generator = new Generator().manualSeed(options.seed + epoch);
        return Obor.randperm(n, o -> o.generator(generator)).toLongArray();
    }

    @Override
    public Iterator<Long> iterator() {
        int n = Math.toIntExact(dataset.size());
        long[] order = options.shuffle ? permutation(n) : Obor.arange(n).toLongArray();
        long total = size() * numReplicas;
        List<Long> mine = new ArrayList<>();
        for (long i = rank; i < total; i += numReplicas) {
            mine.add(order[(int) (i % n)]);
        }
        return mine.iterator();
    }
}
