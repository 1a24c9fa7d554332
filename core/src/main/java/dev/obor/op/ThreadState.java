package dev.obor.op;

import dev.obor.Generator;
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

    /// The printed form of a layer that ran in evaluation mode while recording, since the last step
    /// of an optimizer; or null.
    public @Nullable String evaluated;

    /// What stands in for the default generator on this thread; loader workers have their own.
    public @Nullable Generator generator;

    private ThreadState() {}

    /// The state of the calling thread.
    public static ThreadState get() {
        return CURRENT.get();
    }
}
