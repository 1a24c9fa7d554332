package dev.obor.data;

import java.lang.ref.Cleaner;
import java.util.List;

/// The workers of one iteration, or with persistent workers of one loader.
///
/// When nobody can reach it any more, because a loop was left by `break`, its threads end.
final class WorkerPool {
    private static final Cleaner CLEANER = Cleaner.create();

    private final List<LoaderWorker> workers;
    private final Cleaner.Cleanable cleanable;
    private long epochs;

    WorkerPool(List<LoaderWorker> workers) {
        this.workers = List.copyOf(workers);
        List<LoaderWorker> toStop = this.workers;
        this.cleanable = CLEANER.register(this, () -> toStop.forEach(LoaderWorker::stop));
    }

    int size() {
        return workers.size();
    }

    /// A new number for an iteration over everything.
    synchronized long beginEpoch() {
        return epochs++;
    }

    void give(int worker, LoaderWorker.Task task) {
        workers.get(worker).give(task);
    }

    void stop() {
        cleanable.clean();
    }
}
