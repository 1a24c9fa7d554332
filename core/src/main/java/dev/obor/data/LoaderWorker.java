package dev.obor.data;

import dev.obor.Generator;
import dev.obor.base.Rank;
import dev.obor.op.Callback;
import dev.obor.op.Globals;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One worker of a loader: a thread that makes the batches it is given keys for, in their order.
///
/// It knows nothing of the iteration that uses it, so that an abandoned iteration can be collected
/// and its workers stopped.
final class LoaderWorker {
    /// A batch to be made.
    ///
    /// @param number counts the batches of an iteration
    /// @param after what the worker's generator was when the batch was made
    /// @param epoch a number that changes when the data set is to be read from its start again
    record Task(
            long number,
            long epoch,
            int worker,
            Object key,
            CompletableFuture<Object> batch,
            AtomicReference<byte @Nullable []> after) {
        private static final Task STOP =
                new Task(
                        -1,
                        -1,
                        -1,
                        Fetcher.END,
                        new CompletableFuture<>(),
                        new AtomicReference<>());
    }

    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final WorkerInfo info;
    private final Supplier<Fetcher> fetchers;
    private final @Nullable IntConsumer init;
    private final byte @Nullable [] state;
    private volatile boolean stopped;

    /// @param state what its generator goes on from, null for the seed
    LoaderWorker(
            WorkerInfo info,
            Supplier<Fetcher> fetchers,
            @Nullable IntConsumer init,
            byte @Nullable [] state) {
        this.state = state;
        this.info = info;
        this.fetchers = fetchers;
        this.init = init;
        new LoaderThread(Rank.current().wrap(this::run), "obor-loader-" + info.id()).start();
    }

    void give(Task task) {
        tasks.add(task);
    }

    /// Lets the thread end before its next task. It is not interrupted: that would close files a
    /// data set has open.
    void stop() {
        stopped = true;
        tasks.add(Task.STOP);
    }

    private void run() {
        info.enter();
        Throwable broken = initialize();
        Generator own = Globals.defaultGenerator();
        if (state != null) {
            own.setState(state);
        }
        Fetcher fetcher = null;
        long epoch = -1;
        while (!stopped) {
            Task task;
            try {
                task = tasks.take();
            } catch (InterruptedException e) {
                return;
            }
            if (task == Task.STOP) {
                return;
            }
            try {
                if (broken != null) {
                    throw broken;
                }
                if (fetcher == null || epoch != task.epoch()) {
                    fetcher = Callback.outside(fetchers);
                    epoch = task.epoch();
                }
                LoaderThread.working(LoaderThread.NONE);
                Object batch = fetched(fetcher, task.key());
                task.after().set(own.getState());
                task.batch().complete(batch);
            } catch (Throwable e) {
                task.batch().completeExceptionally(new Failure(LoaderThread.sample(), e));
            }
        }
    }

    private static Object fetched(Fetcher fetcher, Object key) {
        return Callback.outside(() -> fetcher.fetch(key));
    }

    private @Nullable Throwable initialize() {
        try {
            IntConsumer first = init;
            if (first != null) {
                Callback.run(() -> first.accept(info.id()));
            }
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    /// What went wrong in a worker and at which sample.
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        private final long sample;
        private final transient Throwable error;

        Failure(long sample, Throwable error) {
            super(error);
            this.sample = sample;
            this.error = error;
        }

        Throwable error() {
            return error;
        }

        long sample() {
            return sample;
        }
    }
}
