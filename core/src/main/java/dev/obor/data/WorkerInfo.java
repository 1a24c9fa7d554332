package dev.obor.data;

import dev.obor.Generator;
import dev.obor.base.Arguments;
import dev.obor.op.ThreadState;
import org.jspecify.annotations.Nullable;

/// What a worker of a loader knows about itself, PyTorch's `get_worker_info()`.
///
/// @param id the worker's number, from 0
/// @param numWorkers how many workers there are
/// @param seed the seed of this worker's default generator
/// @param dataset the data set, which all workers share
public record WorkerInfo(int id, int numWorkers, long seed, Object dataset) {
    public WorkerInfo {
        Arguments.given(dataset, "dataset");
    }

    private static final ThreadLocal<@Nullable WorkerInfo> CURRENT = new ThreadLocal<>();

    /// The worker that this code runs in, or null outside of workers.
    public static @Nullable WorkerInfo current() {
        return CURRENT.get();
    }

    /// Makes the current thread a worker, with a default generator of its own.
    void enter() {
        CURRENT.set(this);
        ThreadState.get().generator = new Generator().manualSeed(seed);
    }
}
