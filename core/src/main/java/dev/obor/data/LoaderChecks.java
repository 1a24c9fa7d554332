package dev.obor.data;

import dev.obor.base.ValueError;

/// Which options of a loader exclude each other; the messages begin with PyTorch's.
final class LoaderChecks {
    private static final int MOST_WORKERS = 1024;

    private LoaderChecks() {}

    static void check(DataLoader.Options options, boolean collate, boolean stream) {
        workers(options);
        if (stream) {
            stream(options);
        }
        require(
                options.sampler == null || !options.shuffle,
                "sampler option is mutually exclusive with shuffle; let the sampler shuffle");
        Integer size = options.batchSize;
        if (options.batchSampler != null) {
            boolean alone =
                    size != null
                            && size == 1
                            && !options.shuffle
                            && options.sampler == null
                            && !options.dropLast;
            require(
                    alone,
                    "batch_sampler option is mutually exclusive with batch_size, shuffle, sampler,"
                            + " and drop_last; the batch sampler decides all of them");
        }
        require(
                size != null || !options.dropLast,
                "batch_size=None option disables auto-batching and is mutually exclusive with"
                        + " drop_last");
        require(
                size != null || !collate,
                "a null batch size gives single samples, which a collate function of lists cannot"
                        + " take; let the data set transform its samples");
        require(
                size == null || size > 0,
                "batch_size should be a positive integer value, but got batch_size=" + size);
    }

    private static void workers(DataLoader.Options options) {
        require(
                options.numWorkers >= 0,
                "num_workers option should be non-negative; use num_workers=0 to disable"
                        + " multiprocessing.");
        require(
                options.numWorkers <= MOST_WORKERS,
                "num_workers option should be at most "
                        + MOST_WORKERS
                        + ", for each is a thread, but got "
                        + options.numWorkers);
        require(options.timeout >= 0, "timeout option should be non-negative");
        Integer prefetch = options.prefetchFactor;
        require(
                prefetch == null || options.numWorkers > 0,
                "prefetch_factor option could only be specified in multiprocessing. let num_workers"
                        + " > 0 to enable multiprocessing, otherwise set prefetch_factor to None.");
        require(
                prefetch == null || prefetch > 0,
                "prefetch_factor option should be positive, got " + prefetch);
        require(
                !options.persistentWorkers || options.numWorkers > 0,
                "persistent_workers option needs num_workers > 0");
    }

    private static void stream(DataLoader.Options options) {
        String prefix = "DataLoader with IterableDataset: expected unspecified ";
        require(!options.shuffle, prefix + "shuffle option, but got shuffle=True");
        require(
                options.sampler == null,
                prefix + "sampler option, but got sampler=" + options.sampler);
        require(
                options.batchSampler == null,
                prefix + "batch_sampler option, but got batch_sampler=" + options.batchSampler);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new ValueError(message);
        }
    }
}
