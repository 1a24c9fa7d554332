package dev.obor.op;

import dev.obor.Generator;
import dev.obor.backend.Storage;
import org.jspecify.annotations.Nullable;

/// What differs from thread to thread: the gradient modes, and whether library code is at work.
public final class ThreadState {
    private static final ThreadLocal<ThreadState> CURRENT =
            ThreadLocal.withInitial(ThreadState::new);

    /// Whether operations are recorded for a backward pass.
    public boolean gradEnabled = true;

    /// Whether results are inference tensors, which can never be recorded.
    public boolean inference;

    /// Whether nodes keep the stack trace of their forward call.
    public boolean anomaly;

    /// How many library scopes are open: inside one, results do not count as seen by the user.
    public int internal;

    /// The innermost open scope, or null: what user code sees belongs to it. Null while library
    /// code is at work.
    public @Nullable MemoryScope scope;

    /// The list of a scope that has ended, for the next one.
    Storage @Nullable [] spare;

    /// The printed form of a layer that ran in evaluation mode while recording, since the last step
    /// of an optimizer; or null.
    public @Nullable String evaluated;

    /// What stands in for the default generator on this thread; loader workers have their own.
    public @Nullable Generator generator;

    private ThreadState() {}

    /// Says that user code can reach a storage from now on, unless library code is at work: it
    /// belongs to the open scope, or escapes where there is none.
    public void see(Storage storage) {
        MemoryScope open = scope;
        if (open != null) {
            open.admit(storage);
        } else if (internal == 0) {
            storage.escape();
        }
    }

    /// Shows a storage that a scope may own to code that this scope does not cover: it goes over to
    /// the scope that is open now, which lies outside that one, or escapes.
    public void show(Storage storage) {
        if (storage.owner() instanceof MemoryScope owner && owner.isOpen()) {
            owner.showTo(scope, storage);
        } else {
            see(storage);
        }
    }

    /// The state of the calling thread.
    public static ThreadState get() {
        return CURRENT.get();
    }
}
