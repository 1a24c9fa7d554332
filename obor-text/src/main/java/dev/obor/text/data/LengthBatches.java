package dev.obor.text.data;

import dev.obor.Generator;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import dev.obor.data.Sample;
import dev.obor.data.Sampler;
import dev.obor.nn.utils.Sequences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Batches of samples that are about as long, so that little of them is padding.
///
/// ```java
/// var texts = Texts.of(List.of("a b c d", "a", "a b", "a b c"));
/// var words = Vocab.of(texts.words(), o -> {});
/// var data = texts.encoded(text -> words.indices(Texts.words(text)));
/// var batches = new LengthBatches(data.size(), i -> data.get(i).x().size(0), 2, o -> o.shuffle(false));
/// var loader = new DataLoader<>(data, LengthBatches.padded(0), o -> o.batchSampler(batches));
/// var lengths = new ArrayList<Long>();
/// loader.forEach(batch -> lengths.add(batch.x().size(1)));
/// lengths // [2, 4]
/// ```
///
/// Samples are put in random order, cut into pools of a hundred batches, sorted by length within
/// each, and the batches are put in random order again.
public final class LengthBatches implements Sampler<List<Long>> {
    private static final int POOL = 100;

    /// The length of a sample.
    public interface Length {
        /// How long a sample is.
        long of(long index);
    }

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        boolean shuffle = true;
        boolean dropLast;
        @Nullable Generator generator;

        Options() {}

        /// Whether the order is another one each time, true; otherwise all samples are sorted.
        public Options shuffle(boolean value) {
            return set(() -> shuffle = value);
        }

        /// Whether a smaller batch at the end is left out, false.
        public Options dropLast(boolean value) {
            return set(() -> dropLast = value);
        }

        /// Where random numbers come from; the default generator.
        public Options generator(@Nullable Generator value) {
            return set(() -> generator = value);
        }
    }

    private final long[] lengths;
    private final int batchSize;
    private final Options options;

    /// Batches in another order each time.
    ///
    /// @param size how many samples there are
    /// @param length asks each sample once how long it is
    /// @throws ValueError if the batch size is not positive, or a length negative
    public LengthBatches(long size, Length length, int batchSize) {
        this(size, length, batchSize, o -> {});
    }

    /// Batches, with options.
    ///
    /// @param size how many samples there are
    /// @param length asks each sample once how long it is
    /// @throws ValueError if the batch size is not positive, or a length negative
    public LengthBatches(long size, Length length, int batchSize, Consumer<Options> options) {
        Arguments.given(length, "length");
        if (batchSize < 1 || size < 1 || size > Integer.MAX_VALUE) {
            throw new ValueError(
                    "batch_size=" + batchSize + ", size=" + size + ", expected at least 1 of each");
        }
        this.options = new Options().with(options);
        this.batchSize = batchSize;
        lengths = new long[(int) size];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = length.of(i);
        }
    }

    @Override
    public long size() {
        long whole = lengths.length / batchSize;
        return options.dropLast || lengths.length % batchSize == 0 ? whole : whole + 1;
    }

    @Override
    public Iterator<List<Long>> iterator() {
        List<Long> order = order(lengths.length);
        List<List<Long>> batches = new ArrayList<>();
        int pool = options.shuffle ? POOL * batchSize : order.size();
        for (int from = 0; from < order.size(); from += pool) {
            List<Long> some =
                    new ArrayList<>(order.subList(from, Math.min(from + pool, order.size())));
            some.sort(Comparator.comparingLong(i -> lengths[i.intValue()]));
            for (int at = 0; at < some.size(); at += batchSize) {
                batches.add(List.copyOf(some.subList(at, Math.min(at + batchSize, some.size()))));
            }
        }
        if (options.dropLast) {
            batches.removeIf(batch -> batch.size() < batchSize);
        }
        List<List<Long>> shuffled = new ArrayList<>();
        order(batches.size()).forEach(i -> shuffled.add(batches.get(i.intValue())));
        return shuffled.iterator();
    }

    private List<Long> order(int n) {
        List<Long> order = new ArrayList<>();
        if (n > 0 && options.shuffle) {
            Tensor drawn = Obor.randperm(n, o -> o.generator(options.generator));
            for (long i : drawn.toLongArray()) {
                order.add(i);
            }
        } else {
            for (long i = 0; i < n; i++) {
                order.add(i);
            }
        }
        return order;
    }

    /// Joins samples of different length: `x` is filled up to the longest with a value, `(N,
    /// longest, …)`; other parts are stacked.
    ///
    /// @param value what stands behind the end
    public static Function<List<Sample>, Sample> padded(double value) {
        return samples -> {
            List<Tensor> parts = new ArrayList<>();
            List<Tensor> xs = samples.stream().map(Sample::x).toList();
            parts.add(Sequences.padSequence(xs, o -> o.batchFirst(true).paddingValue(value)));
            for (int part = 1; part < samples.getFirst().size(); part++) {
                int number = part;
                parts.add(Obor.stack(samples.stream().map(s -> s.get(number)).toList()));
            }
            return new Sample(parts);
        };
    }
}
