package dev.obor.cpu.threads;

import dev.obor.base.Rank;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Splits work over the cores: `run(tasks, task)` calls `task.run(i)` once for every `i` below
/// `tasks` and returns when all of them are done.
///
/// The caller works too, and indices are claimed one by one in rising order, so a caller is never
/// held up by work that no one has started, only by the one task a late worker may be in the middle
/// of. Keep tasks small (10 to 200 µs) and let each write outputs of its own: then results do not
/// depend on the number of threads.
///
/// Any number of platform or virtual threads may call at the same time. A call made from inside a
/// task runs inline. If tasks throw, the exception with the lowest index reaches the caller as it
/// is, and tasks above it may be left out.
public final class Workers {
    /// One piece of a job.
    @FunctionalInterface
    public interface Task {
        public void run(int index);
    }

    /// Work on the things from `from` to before `to`.
    @FunctionalInterface
    public interface Range {
        public void run(int from, int to);
    }

    /// How many elements of a plain loop are worth a task.
    public static final int WORK = 1 << 16;

    // To wake a thread whose core has gone to sleep takes 100 µs and more, half of it on the thread
    // that wakes it. So a thread with nothing to do keeps looking for a while, but not for long: on
    // a core it shares, a thread that wakes up is let in at once, one that has spun is not.
    private static final long LOOKING = 50_000; // ns
    private static final int SPINS = 32; // between two looks at the clock
    private static final long PATIENCE = 100_000; // ns of waiting that are no reason to complain
    private static final long MOST_CREDIT = 2_000_000; // ns
    private static final int LEAST_BACKOFF = 8;
    private static final int MOST_BACKOFF = 64;

    private static final ConcurrentLinkedQueue<Job> JOBS = new ConcurrentLinkedQueue<>();
    private static final ThreadLocal<Boolean> INSIDE = new ThreadLocal<>();
    private static final Object LOCK = new Object();

    private static volatile Worker[] workers = {};

    // Until then callers work alone, because a worker kept one of them waiting (another process
    // holds its core). Plain fields: a lost update only changes who does the work.
    private static long aloneUntil = System.nanoTime();
    private static int backoff;
    private static long debt;

    private Workers() {}

    /// The number of threads that share a job of the caller's rank, the caller included.
    public static int threads() {
        return Rank.current().threads();
    }

    /// Sets the number of threads that share a job of this rank, the caller included; at least 1.
    public static void setThreads(int n) {
        Rank.current().threads(n);
    }

    /// Whether to cut up a job that takes about `nanos` on one thread, where a whole one is less
    /// work: not inside a task, and not where workers are left alone for longer than that.
    public static boolean worthSharing(long nanos) {
        return threads() > 1
                && !Boolean.TRUE.equals(INSIDE.get())
                && System.nanoTime() + nanos - aloneUntil >= 0;
    }

    /// Runs `task` for the indices 0 to `tasks - 1`, on this thread and on idle workers.
    public static void run(int tasks, Task task) {
        int helpers = Math.min(threads(), tasks) - 1;
        if (helpers <= 0 || Boolean.TRUE.equals(INSIDE.get())) {
            for (int i = 0; i < tasks; i++) {
                task.run(i);
            }
            return;
        }
        int first = System.nanoTime() - aloneUntil < 0 ? runAlone(tasks, task) : 0;
        if (first < tasks) {
            runShared(first, tasks, task, Math.min(helpers, tasks - first));
        }
    }

    /// Runs `body` for the ranges of `each` that make up 0 to `count - 1`, as [#run] does; in one
    /// range on one thread.
    public static void ranges(int count, int each, Range body) {
        if (count <= each || threads() == 1) {
            body.run(0, count);
            return;
        }
        run(
                Math.ceilDiv(count, each),
                t -> {
                    int from = t * each;
                    body.run(from, from + Math.min(each, count - from));
                });
    }

    /// Runs `body` for ranges of 0 to `count - 1` that are some work each.
    ///
    /// @param elements how many elements of a plain loop one of `count` is worth
    public static void share(int count, long elements, Range body) {
        ranges(count, Math.clamp(WORK / Math.max(1, elements), 1, WORK), body);
    }

    /// Runs tasks, alone if all of them together are not worth sharing.
    ///
    /// @param elements how many elements of a plain loop all of them are worth
    public static void run(int tasks, long elements, Task task) {
        if (elements < 2 * WORK) {
            for (int t = 0; t < tasks; t++) {
                task.run(t);
            }
        } else {
            run(tasks, task);
        }
    }

    /// Runs tasks on this thread for as long as workers are left alone.
    ///
    /// @return the first index that was not run
    private static int runAlone(int tasks, Task task) {
        int i = 0;
        INSIDE.set(Boolean.TRUE);
        try {
            do {
                task.run(i++);
            } while (i < tasks && System.nanoTime() - aloneUntil < 0);
        } finally {
            INSIDE.set(Boolean.FALSE);
        }
        return i;
    }

    private static void runShared(int first, int tasks, Task task, int helpers) {
        startWorkers(helpers);
        Job job = new Job(task, first, tasks, helpers);
        long start = System.nanoTime();
        JOBS.add(job);
        INSIDE.set(Boolean.TRUE);
        try {
            wakeOne();
            job.work();
        } finally {
            INSIDE.set(Boolean.FALSE);
            JOBS.remove(job);
        }
        long worked = System.nanoTime();
        job.await();
        judge(worked - start, System.nanoTime() - worked);
        job.rethrow();
    }

    /// Waiting long for a worker means that its core is busy with something else. An eighth of the
    /// work may be spent on that; what goes beyond is a debt, and work that went well is a little
    /// credit, so that one late worker in a long product is no reason to do the rest alone. A
    /// caller in debt works alone for several times as long as it waited, more each time it happens
    /// again: so it costs an eighth at most, and soon much less.
    private static void judge(long worked, long waited) {
        boolean late = waited > PATIENCE;
        debt = Math.max(-MOST_CREDIT, debt + (late ? waited : 0) - worked / 8);
        if (late && debt > 0) {
            debt = 0;
            backoff = Math.clamp(2L * backoff, LEAST_BACKOFF, MOST_BACKOFF);
            aloneUntil = System.nanoTime() + backoff * waited;
        } else if (backoff > 0) {
            backoff--;
        }
    }

    private static void startWorkers(int wanted) {
        if (workers.length >= wanted) {
            return;
        }
        synchronized (LOCK) {
            Worker[] old = workers;
            if (old.length >= wanted) {
                return;
            }
            Worker[] all = Arrays.copyOf(old, wanted);
            for (int i = old.length; i < wanted; i++) {
                all[i] = new Worker(i);
            }
            workers = all;
            for (int i = old.length; i < wanted; i++) {
                all[i].thread.start();
            }
        }
    }

    /// Wakes one sleeping worker; that one wakes the next, so the caller pays for a single wake-up.
    private static void wakeOne() {
        Worker[] all = workers;
        int n = Math.min(all.length, Rank.helpers());
        for (int i = 0; i < n; i++) {
            Worker w = all[i];
            if (w.asleep.get() == 1 && w.asleep.compareAndSet(1, 0)) {
                LockSupport.unpark(w.thread);
                return;
            }
        }
    }

    /// Whether a thread goes on looking for work it has not found so far.
    private static boolean keepsLooking(int spin, long start) {
        return spin % SPINS != 0 || System.nanoTime() - start < LOOKING;
    }

    private static final class Job {
        private final Task task;
        private final int tasks;
        private final AtomicInteger next;
        private final AtomicInteger done;
        private final AtomicInteger places;
        private final Thread caller = Thread.currentThread();
        private volatile int failedIndex = Integer.MAX_VALUE;
        private volatile boolean waiting;
        private @Nullable Throwable failure;

        Job(Task task, int first, int tasks, int helpers) {
            this.task = task;
            this.tasks = tasks;
            this.next = new AtomicInteger(first);
            this.done = new AtomicInteger(first);
            this.places = new AtomicInteger(helpers);
        }

        boolean open() {
            return next.get() < tasks && places.get() > 0;
        }

        /// Joins as a worker, if a place and a task are left.
        boolean join() {
            if (!open() || places.getAndDecrement() <= 0) {
                return false;
            }
            if (open()) {
                wakeOne();
            }
            work();
            return true;
        }

        void work() {
            int ran = 0;
            for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                if (i < failedIndex) {
                    try {
                        task.run(i);
                    } catch (Throwable t) {
                        fail(i, t);
                    }
                }
                ran++;
            }
            if (ran > 0 && done.addAndGet(ran) == tasks && waiting) {
                LockSupport.unpark(caller);
            }
        }

        private synchronized void fail(int index, Throwable t) {
            if (index < failedIndex) {
                failedIndex = index;
                failure = t;
            }
        }

        void await() {
            long start = System.nanoTime();
            for (int spin = 1; done.get() < tasks && keepsLooking(spin, start); spin++) {
                Thread.onSpinWait();
            }
            if (done.get() == tasks) {
                return;
            }
            boolean interrupted = false;
            waiting = true;
            while (done.get() < tasks) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        void rethrow() {
            Throwable t;
            synchronized (this) {
                t = failure;
            }
            if (t != null) {
                Job.<RuntimeException>throwAsIs(t);
            }
        }

        @SuppressWarnings("unchecked") // the cast is erased: also a checked exception stays itself
        private static <E extends Throwable> void throwAsIs(Throwable t) throws E {
            throw (E) t;
        }
    }

    private static final class Worker implements Runnable {
        private final int number;
        private final AtomicInteger asleep = new AtomicInteger();
        private final Thread thread;

        Worker(int number) {
            this.number = number;
            thread =
                    Thread.ofPlatform()
                            .name("obor-worker-" + (number + 1))
                            .daemon(true)
                            .inheritInheritableThreadLocals(false)
                            .unstarted(this);
        }

        @Override
        public void run() {
            INSIDE.set(Boolean.TRUE);
            while (true) {
                long start = System.nanoTime();
                for (int spin = 1; keepsLooking(spin, start); spin++) {
                    if (joinAny()) {
                        start = System.nanoTime();
                    }
                    Thread.onSpinWait();
                }
                asleep.set(1);
                if (!workWaits()) {
                    LockSupport.park(JOBS);
                }
                asleep.set(0);
            }
        }

        private boolean joinAny() {
            if (number >= Rank.helpers()) {
                return false;
            }
            for (Job job : JOBS) {
                if (job.join()) {
                    return true;
                }
            }
            return false;
        }

        private boolean workWaits() {
            if (number >= Rank.helpers()) {
                return false;
            }
            for (Job job : JOBS) {
                if (job.open()) {
                    return true;
                }
            }
            return false;
        }
    }
}
