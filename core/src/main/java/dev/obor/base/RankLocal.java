package dev.obor.base;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that every [Rank] has for itself, and the process too: what would be a static field if
/// there were no ranks.
///
/// @param <T> its type
public final class RankLocal<T extends @Nullable Object> {
    private static final AtomicInteger PLACES = new AtomicInteger();

    private final int place = PLACES.getAndIncrement();
    private final Supplier<T> initial;
    private volatile T ofProcess;

    /// A value for each rank.
    ///
    /// @param initial gives the first value of a rank, when it is first asked for
    public RankLocal(Supplier<T> initial) {
        this.initial = Arguments.given(initial, "initial");
        ofProcess = initial.get();
    }

    /// The value of the calling thread's rank.
    public T get() {
        Rank rank = Rank.current();
        return rank.isProcess() ? ofProcess : rank.get(place, initial);
    }

    /// Sets the value of the calling thread's rank.
    public void set(T value) {
        Rank rank = Rank.current();
        if (rank.isProcess()) {
            ofProcess = value;
        } else {
            rank.set(place, value);
        }
    }
}
