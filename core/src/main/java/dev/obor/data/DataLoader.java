package dev.obor.data;

import dev.obor.Generator;
import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import dev.obor.op.Callback;
import dev.obor.op.Globals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Goes through a data set in batches, PyTorch's `DataLoader`.
///
/// ```java
/// for (var batch : new DataLoader<>(dataset, o -> o.batchSize(64).shuffle(true))) { … }
/// ```
///
/// Samples are joined by [Collate#defaultCollate], so that records, maps and lists of tensors
/// become one of the same kind with a leading batch dimension, or by a function that is given. Each
/// iteration first draws a base seed and then, when the first batch is asked for, what the sampler
/// draws, as in PyTorch. Worker w seeds its own default generator with base seed + w. Workers are
/// threads: they share the data set, which must allow concurrent reading. A loop may be left at any
/// time; the threads of an abandoned iteration end.
///
/// @param <B> what a batch is
public final class DataLoader<B> implements Iterable<B> {
    private final Object dataset;
    private final Options options;
    private final @Nullable Function<?, ?> collateFn;
    private final boolean stream;
    private final Supplier<Fetcher> fetchers;
    private final @Nullable Iterable<?> sampler;
    private final @Nullable Iterable<? extends List<?>> batchSampler;
    private @Nullable WorkerPool persistent;
    private @Nullable LoaderPosition position;
    private @Nullable LoaderPosition pending;

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        @Nullable Integer batchSize = 1;
        boolean shuffle = false;
        @Nullable Iterable<?> sampler;
        @Nullable Iterable<? extends List<?>> batchSampler;
        boolean dropLast = false;
        int numWorkers = 0;
        @Nullable Integer prefetchFactor;
        boolean persistentWorkers = false;
        boolean inOrder = true;
        double timeout = 0;
        @Nullable IntConsumer workerInitFn;
        boolean pinMemory = false;
        @Nullable Generator generator;

        Options() {}

        /// Samples per batch; null gives single samples as they are.
        public Options batchSize(@Nullable Integer value) {
            return set(() -> batchSize = value);
        }

        /// Whether to visit the samples in a new random order in every iteration.
        public Options shuffle(boolean value) {
            return set(() -> shuffle = value);
        }

        /// Which samples to visit: `Long` indices, or lists of them.
        public Options sampler(@Nullable Iterable<?> value) {
            return set(() -> sampler = value);
        }

        /// Which samples form each batch; replaces batch size, shuffle, sampler and drop-last.
        public Options batchSampler(@Nullable Iterable<? extends List<?>> value) {
            return set(() -> batchSampler = value);
        }

        /// Whether a last batch that is not full is left out.
        public Options dropLast(boolean value) {
            return set(() -> dropLast = value);
        }

        /// Threads that make batches ahead; 0 makes them when they are asked for.
        public Options numWorkers(int value) {
            return set(() -> numWorkers = value);
        }

        /// Batches under way per worker; 2 by default.
        public Options prefetchFactor(@Nullable Integer value) {
            return set(() -> prefetchFactor = value);
        }

        /// Whether workers live on after an iteration.
        public Options persistentWorkers(boolean value) {
            return set(() -> persistentWorkers = value);
        }

        /// Whether batches come in the sampler's order; true by default.
        public Options inOrder(boolean value) {
            return set(() -> inOrder = value);
        }

        /// Seconds to wait for a worker's batch; 0 waits for ever.
        public Options timeout(double value) {
            return set(() -> timeout = value);
        }

        /// Called by each worker with its number before its first batch.
        public Options workerInitFn(@Nullable IntConsumer value) {
            return set(() -> workerInitFn = value);
        }

        /// Has no effect on the CPU, as in PyTorch.
        public Options pinMemory(boolean value) {
            return set(() -> pinMemory = value);
        }

        /// Where random numbers come from; the default generator by default.
        public Options generator(@Nullable Generator value) {
            return set(() -> generator = value);
        }
    }

    /// Batches of one sample each, in order.
    public DataLoader(Dataset<B> dataset) {
        Arguments.given(dataset, "dataset");
        this(dataset, o -> {});
    }

    /// Batches joined by default.
    ///
    /// @throws dev.obor.base.ValueError if options exclude each other
    public DataLoader(Dataset<B> dataset, Consumer<Options> options) {
        this(dataset, null, new Options().with(options));
    }

    /// Batches joined by a function.
    ///
    /// @throws dev.obor.base.ValueError if options exclude each other
    public <T> DataLoader(
            Dataset<T> dataset, Function<List<T>, B> collateFn, Consumer<Options> options) {
        Arguments.given(dataset, "dataset");
        Arguments.given(collateFn, "collateFn");
        this(dataset, collateFn, new Options().with(options));
    }

    /// Batches of a stream of samples, joined by default.
    ///
    /// @throws dev.obor.base.ValueError if options exclude each other
    public DataLoader(IterableDataset<B> dataset, Consumer<Options> options) {
        Arguments.given(dataset, "dataset");
        this(dataset, null, new Options().with(options));
    }

    /// Batches of a stream of samples, joined by a function.
    ///
    /// @throws dev.obor.base.ValueError if options exclude each other
    public <T> DataLoader(
            IterableDataset<T> dataset, Function<List<T>, B> collateFn, Consumer<Options> options) {
        Arguments.given(dataset, "dataset");
        Arguments.given(collateFn, "collateFn");
        this(dataset, collateFn, new Options().with(options));
    }

    private <T> DataLoader(
            Dataset<T> dataset, @Nullable Function<List<T>, B> collateFn, Options options) {
        LoaderChecks.check(options, collateFn != null, false);
        this.dataset = dataset;
        this.collateFn = collateFn;
        this.options = options;
        this.stream = false;
        this.sampler = options.batchSampler == null ? samplerOf(dataset, options) : null;
        this.batchSampler = batches(sampler, options);
        boolean batched = batchSampler != null;
        this.fetchers = () -> new Fetcher.OfMap<>(dataset, collateFn, batched);
    }

    private <T> DataLoader(
            IterableDataset<T> dataset, @Nullable Function<List<T>, B> collateFn, Options options) {
        LoaderChecks.check(options, collateFn != null, true);
        this.dataset = dataset;
        this.collateFn = collateFn;
        this.options = options;
        this.stream = true;
        this.sampler = null;
        this.batchSampler = null;
        this.fetchers =
                () ->
                        new Fetcher.OfStream<>(
                                dataset.iterator(), collateFn, options.batchSize, options.dropLast);
    }

    private static Iterable<?> samplerOf(Dataset<?> dataset, Options options) {
        Iterable<?> given = options.sampler;
        if (given != null) {
            return given;
        }
        return options.shuffle
                ? new RandomSampler(dataset, o -> o.generator(options.generator))
                : new SequentialSampler(dataset);
    }

    private static @Nullable Iterable<? extends List<?>> batches(
            @Nullable Iterable<?> sampler, Options options) {
        Integer size = options.batchSize;
        return sampler == null || size == null
                ? options.batchSampler
                : new BatchSampler<>(sampler, size, options.dropLast);
    }

    /// The data set, a [Dataset] or an [IterableDataset].
    public Object dataset() {
        return dataset;
    }

    /// The options, with defaults where nothing was chosen.
    public Options options() {
        return options;
    }

    /// The function that joins samples; null where they are joined by default.
    public @Nullable Function<?, ?> collateFn() {
        return collateFn;
    }

    /// Samples per batch; null for single samples and beside a batch sampler that was given.
    public @Nullable Integer batchSize() {
        return options.batchSampler == null ? options.batchSize : null;
    }

    /// Whether a last batch that is not full is left out.
    public boolean dropLast() {
        return options.dropLast;
    }

    /// Threads that make batches ahead.
    public int numWorkers() {
        return options.numWorkers;
    }

    /// Where random numbers come from; null for the default generator.
    public @Nullable Generator generator() {
        return options.generator;
    }

    /// What decides the order of the samples; null for streams and beside a batch sampler that was
    /// given.
    public @Nullable Iterable<?> sampler() {
        return sampler;
    }

    /// What decides which samples form a batch; null for streams and without batches.
    public @Nullable Iterable<? extends List<?>> batchSampler() {
        return batchSampler;
    }

    /// The number of batches of one iteration, Python's `len(loader)`.
    ///
    /// @throws StateError if the sampler or the stream does not know its size
    public long size() {
        if (!stream) {
            return BatchSampler.sizeOf(keys());
        }
        long samples = ((IterableDataset<?>) dataset).size();
        if (samples < 0) {
            throw new StateError(
                    "object of type '"
                            + dataset.getClass().getSimpleName()
                            + "' has no len(): override size() to ask for the number of batches");
        }
        Integer size = options.batchSize;
        if (size == null) {
            return samples;
        }
        return options.dropLast ? samples / size : (samples + size - 1) / size;
    }

    private Iterable<?> keys() {
        if (batchSampler != null) {
            return batchSampler;
        }
        return sampler == null ? Collections.emptyList() : sampler;
    }

    /// Starts an iteration: draws the base seed and, with workers, sets them to work.
    ///
    /// After [#loadStateDict] it goes on with the iteration that was under way.
    @Override
    public Iterator<B> iterator() {
        LoaderPosition from = pending;
        pending = null;
        Map<String, Generator> generators = generators();
        Map<String, byte[]> now = LoaderPosition.states(generators);
        if (from == null || from.ended) {
            // Workers that live on keep their generators, those that were saved, too.
            LoaderPosition before = from == null ? position : from;
            LoaderPosition begun =
                    before != null && before.live
                            ? before.next(now)
                            : new LoaderPosition(now, options.numWorkers);
            position = begun;
            return begin(begun, !begun.live);
        }
        position = from;
        LoaderPosition.set(generators, from.start);
        try {
            return begin(from, from.drawn);
        } finally {
            LoaderPosition.set(generators, now);
        }
    }

    private Iterator<B> begin(LoaderPosition at, boolean draws) {
        Iterator<?> keys = Callback.outside(() -> stream ? endless() : keys().iterator());
        Iterator<B> batches;
        if (options.numWorkers == 0) {
            RandomIntegers.seed(options.generator);
            passOver(keys, at);
            batches = new SerialIterator<>(keys, Callback.outside(fetchers), stream, at);
        } else {
            WorkerPool workers = pool(at, draws);
            passOver(keys, at);
            batches = new WorkerIterator<>(keys, workers, options, stream, at);
        }
        if (stream) {
            // Only reading it again leads to the place where a stream was.
            long passed = at.batches;
            at.batches = 0;
            for (long i = 0; i < passed && batches.hasNext(); i++) {
                batches.next();
            }
        }
        return batches;
    }

    private void passOver(Iterator<?> keys, LoaderPosition at) {
        for (long i = 0; !stream && i < at.batches; i++) {
            boolean more = Callback.outside(keys::hasNext);
            if (!more) {
                throw new StateError(
                        "the state has " + at.batches + " batches of an epoch that has " + i,
                        "It is that of another loader: other data, or another batch size.");
            }
            Callback.outside(keys::next);
        }
    }

    /// The generators that decide what this loader gives, by name.
    private Map<String, Generator> generators() {
        Map<String, Generator> all = new LinkedHashMap<>();
        all.put("default", Globals.defaultGenerator());
        if (options.generator != null) {
            all.put("loader", options.generator);
        }
        Generator own = RandomIntegers.of(sampler);
        if (own != null) {
            all.put("sampler", own);
        }
        return all;
    }

    /// Where the iteration is that was begun last: how many batches were handed out, what the
    /// generators were when it began, and what those of the workers are. A loader that was not
    /// iterated, or has come to its end, has a state, too.
    ///
    /// A stream is read again up to its place; that works if it gives the same again. Batches that
    /// come out of order ([Options#inOrder]) are not told apart.
    public Map<String, @Nullable Object> stateDict() {
        LoaderPosition at = pending == null ? position : pending;
        if (at == null) {
            at = new LoaderPosition(Map.of(), options.numWorkers);
            at.ended = true;
        }
        Map<String, Generator> own = generators();
        own.remove("default");
        return at.toMap(LoaderPosition.states(own));
    }

    /// Lets the next [#iterator] go on where a saved one was. The default generator stays where the
    /// program has put it; those that the loader or its sampler was given are set.
    ///
    /// @throws dev.obor.base.ValueError if it is no such state, or of another number of workers
    public void loadStateDict(Map<String, ? extends @Nullable Object> state) {
        Map<String, byte[]> own = new LinkedHashMap<>();
        pending = LoaderPosition.of(Arguments.given(state, "state"), options.numWorkers, own);
        LoaderPosition.set(generators(), own);
        position = null;
    }

    /// A stream needs no keys; it says itself where it ends.
    private static Iterator<?> endless() {
        return Stream.generate(() -> Boolean.TRUE).iterator();
    }

    private synchronized WorkerPool pool(LoaderPosition at, boolean draws) {
        if (persistent != null) {
            at.drawn = false;
            at.live = true;
            return persistent;
        }
        if (draws) {
            at.baseSeed = RandomIntegers.seed(options.generator);
            at.drawn = true;
        }
        List<LoaderWorker> workers = new ArrayList<>();
        for (int w = 0; w < options.numWorkers; w++) {
            var info = new WorkerInfo(w, options.numWorkers, at.baseSeed + w, dataset);
            byte @Nullable [] state = stream ? null : at.workers.get(w);
            workers.add(new LoaderWorker(info, fetchers, options.workerInitFn, state));
        }
        var pool = new WorkerPool(workers);
        at.live = options.persistentWorkers;
        persistent = at.live ? pool : null;
        return pool;
    }
}
