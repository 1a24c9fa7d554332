package dev.obor.base;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One of several programs that share a process: what is otherwise there once for the whole process
/// (default generator, default dtype, print options, number of threads, hooks of all modules and
/// optimizers, the process group) each rank has for itself, as if it were a process.
///
/// Code runs in a rank by [#call]. Threads that it starts belong to the rank too, those of a
/// `DataLoader` as well; threads of a pool belong to the rank that made the pool start them.
/// Everything else belongs to the process, a rank of its own.
///
/// ```java
/// try (var rank = new Rank(2)) {
///     double drawn = rank.call(() -> {
///         manualSeed(0); // the other ranks draw on as before
///         return rand(1).item();
///     });
/// }
/// ```
///
/// A program that starts no rank pays nothing for this.
public final class Rank implements AutoCloseable {
    // False until a rank is made: then nobody need look which one a thread belongs to. A plain
    // field, because threads of a rank are started after it was set.
    private static boolean several;

    private static final InheritableThreadLocal<@Nullable Rank> CURRENT =
            new InheritableThreadLocal<>();
    private static final AtomicLong HELPERS = new AtomicLong();
    private static final int MOST_HELPERS = 1 << 16;
    private static final Object NULL = new Object();
    private static final Rank PROCESS = new Rank();

    private volatile int threads;
    private volatile @Nullable Object[] values = {};
    private boolean closed;

    private Rank() {
        threads = Runtime.getRuntime().availableProcessors();
        HELPERS.addAndGet(threads - 1);
    }

    /// A rank as a process starts: nothing set, the default generator not seeded.
    ///
    /// @param threads how many threads share its work, the caller included
    /// @throws ValueError if that is less than 1
    public Rank(int threads) {
        this.threads = checked(threads);
        several = true;
        HELPERS.addAndGet(threads - 1);
    }

    private static int checked(int threads) {
        if (threads < 1) {
            throw new ValueError("setThreads: got " + threads + ", need at least 1");
        }
        return threads;
    }

    /// The rank of the calling thread; that of the process where none was entered.
    public static Rank current() {
        if (!several) {
            return PROCESS;
        }
        Rank rank = CURRENT.get();
        return rank == null ? PROCESS : rank;
    }

    /// Runs code in this rank, on the calling thread.
    ///
    /// @throws Exception what the code throws
    public <T extends @Nullable Object> T call(Callable<T> code) throws Exception {
        Arguments.given(code, "code");
        Rank before = CURRENT.get();
        CURRENT.set(this);
        try {
            return code.call();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /// The same code, run in this rank wherever it is run: for threads of a pool.
    public Runnable wrap(Runnable code) {
        Arguments.given(code, "code");
        return () -> {
            try {
                this.<@Nullable Object>call(() -> {
                    code.run();
                    return null;
                });
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(e); // a Runnable throws none
            }
        };
    }

    /// How many threads share its work, the caller included.
    public int threads() {
        return threads;
    }

    /// Sets how many threads share its work; results do not depend on it.
    ///
    /// @throws ValueError if that is less than 1
    public void threads(int n) {
        checked(n);
        synchronized (this) {
            if (!closed) {
                HELPERS.addAndGet(n - threads);
            }
            threads = n;
        }
    }

    /// How many threads all ranks together can use beside those that call.
    public static int helpers() {
        return (int) Math.min(HELPERS.get(), MOST_HELPERS);
    }

    /// Gives its threads back to the others; code that still runs in it goes on as before.
    @Override
    public void close() {
        synchronized (this) {
            if (closed || this == PROCESS) {
                return;
            }
            closed = true;
            HELPERS.addAndGet(1 - threads);
        }
    }

    /// Whether this is the process, and no rank that was started in it.
    boolean isProcess() {
        return this == PROCESS;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a place holds what its RankLocal puts there
    <T extends @Nullable Object> T get(int place, Supplier<T> initial) {
        Object[] now = values;
        Object value = place < now.length ? now[place] : null;
        if (value == null) {
            synchronized (this) {
                value = place < values.length ? values[place] : null;
                if (value == null) {
                    T first = initial.get();
                    set(place, first);
                    return first;
                }
            }
        }
        return (T) (value == NULL ? null : value);
    }

    synchronized void set(int place, @Nullable Object value) {
        @Nullable Object[] changed = Arrays.copyOf(values, Math.max(values.length, place + 1));
        changed[place] = value == null ? NULL : value;
        values = changed;
    }
}
