package dev.obor.data;

import dev.obor.base.StateError;
import dev.obor.data.LoaderWorker.Failure;
import dev.obor.data.LoaderWorker.Task;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// Batches made ahead by workers, given out in order: batch i by worker i modulo their number.
///
/// At most `prefetchFactor` batches per worker are under way. Keys are taken from the sampler on
/// the thread that iterates: so many at first, then one for each batch that is given out.
final class WorkerIterator<B> implements Iterator<B> {
    private final Iterator<?> keys;
    private final WorkerPool pool;
    private final long epoch;
    private final DataLoader.Options options;
    private final Deque<Task> underWay = new ArrayDeque<>();
    private final boolean[] active;
    private final boolean stream;
    private final LoaderPosition position;
    private long sent;
    private int nextWorker;

    /// @param position where to go on; so many keys were taken already
    WorkerIterator(
            Iterator<?> keys,
            WorkerPool pool,
            DataLoader.Options options,
            boolean stream,
            LoaderPosition position) {
        this.position = position;
        if (!stream) {
            this.sent = position.batches;
            this.nextWorker = (int) (sent % pool.size());
        }
        this.keys = keys;
        this.pool = pool;
        this.options = options;
        this.stream = stream;
        this.epoch = pool.beginEpoch();
        this.active = new boolean[pool.size()];
        Arrays.fill(active, true);
        int ahead = options.prefetchFactor == null ? 2 : options.prefetchFactor;
        for (int i = 0; i < ahead * pool.size(); i++) {
            send();
        }
    }

    private void send() {
        int worker = nextActive();
        if (worker < 0 || !keys.hasNext()) {
            return;
        }
        var task =
                new Task(
                        sent++,
                        epoch,
                        worker,
                        keys.next(),
                        new CompletableFuture<>(),
                        new AtomicReference<>());
        nextWorker = (worker + 1) % active.length;
        underWay.add(task);
        pool.give(worker, task);
    }

    private int nextActive() {
        for (int i = 0; i < active.length; i++) {
            int worker = (nextWorker + i) % active.length;
            if (active[worker]) {
                return worker;
            }
        }
        return -1;
    }

    @Override
    public boolean hasNext() {
        while (stream && !underWay.isEmpty() && atEnd(head())) {
            underWay.remove(head());
        }
        position.ended |= underWay.isEmpty();
        if (underWay.isEmpty() && !options.persistentWorkers) {
            pool.stop();
        }
        return !underWay.isEmpty();
    }

    /// Whether a task only found that its worker has read everything.
    private boolean atEnd(Task task) {
        boolean ended;
        try {
            ended = await(task) == Fetcher.END;
        } catch (ExecutionException e) {
            return false; // next() reports it
        }
        if (ended && active[task.worker()]) {
            active[task.worker()] = false;
            send();
        }
        return ended;
    }

    /// The batch to give out next: the oldest, or where order does not matter the first that is
    /// done.
    private Task head() {
        if (!options.inOrder) {
            CompletableFuture<?>[] all =
                    underWay.stream().map(Task::batch).toArray(CompletableFuture<?>[]::new);
            CompletableFuture.anyOf(all).exceptionally(_ -> Fetcher.END).join();
            for (Task task : underWay) {
                if (task.batch().isDone()) {
                    return task;
                }
            }
        }
        return underWay.element();
    }

    @Override
    @SuppressWarnings("unchecked") // the loader's type parameter is what its collate function makes
    public B next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the loader has no further batch");
        }
        Task task = head();
        try {
            Object batch = await(task);
            goOn(task);
            position.batches++;
            byte[] after = task.after().get();
            if (after != null) {
                position.workers.put(task.worker(), after);
            }
            return (B) batch;
        } catch (ExecutionException e) {
            goOn(task);
            throw failed(task, e);
        }
    }

    private void goOn(Task done) {
        underWay.remove(done);
        send();
    }

    private Object await(Task task) throws ExecutionException {
        try {
            double seconds = options.timeout;
            return seconds == 0
                    ? task.batch().get()
                    : task.batch().get((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new StateError("DataLoader timed out after " + options.timeout + " seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StateError("interrupted while waiting for batch " + task.number(), e);
        }
    }

    private StateError failed(Task task, ExecutionException error) {
        Throwable cause = error;
        String where = stream ? "" : " with samples " + task.key();
        if (error.getCause() instanceof Failure failure) {
            cause = failure.error();
            where =
                    failure.sample() == LoaderThread.NONE
                            ? where
                            : " at sample " + failure.sample();
        }
        return new StateError(
                "Caught "
                        + cause.getClass().getSimpleName()
                        + " in DataLoader worker "
                        + task.worker()
                        + where
                        + " of batch "
                        + task.number()
                        + ": "
                        + cause.getMessage(),
                cause);
    }
}
