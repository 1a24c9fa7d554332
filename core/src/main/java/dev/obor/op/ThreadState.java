package dev.obor.op;

import dev.obor.Generator;
import dev.obor.autograd.Node;
import dev.obor.backend.Storage;
import dev.obor.op.memory.MemoryScope;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What differs from thread to thread: the gradient modes, and whether library code is at work.
public final class ThreadState {
    private static final ThreadLocal<ThreadState> CURRENT =
            ThreadLocal.withInitial(ThreadState::new);

    /// Whether operations are recorded for a backward pass.
    public boolean gradEnabled = true;

    /// Whether results are inference tensors, which can never be recorded.
    public boolean inference;

    /// Whether parameters that are made now stay as they are.
    public boolean skipInit;

    /// Whether nodes keep the stack trace of their forward call.
    public boolean anomaly;

    /// What records this thread's kernels, or null.
    @Nullable Recording recording;

    /// How many library scopes are open: inside one, results do not count as seen by the user.
    public int internal;

    /// The innermost open scope, or null: what user code sees belongs to it. Null while library
    /// code is at work.
    public @Nullable MemoryScope scope;

    /// The list of a scope that has ended, for the next one.
    public Storage @Nullable [] spare;

    /// The printed form of a layer that ran in evaluation mode while recording, since the last step
    /// of an optimizer; or null.
    public @Nullable String evaluated;

    /// Whether a layer ran in training mode while recording, since the last step of an optimizer:
    /// what ran in evaluation mode beside it was meant to, such as a frozen layer or an averaged
    /// model.
    public boolean trained;

    /// The numbers of the graph's next step when an optimizer took its last few steps.
    private final long[] stepMarks = new long[8];

    private int steps;

    /// The open level of forward mode, whose tangents operations carry on; null outside of one.
    public @Nullable Object dualLevel;

    /// What becomes of tensors that are saved for backward; null where they are kept as they are.
    public @Nullable SavedHooks savedHooks;

    /// What automatic mixed precision casts to; null where it is not on.
    Precision.@Nullable Mode precision;

    /// The step whose backward runs, for who wants to know what is at work; null outside of one.
    public @Nullable Node running;

    /// The backward pass that runs, innermost; null outside of one.
    public @Nullable Object pass;

    /// The nodes that the gradients which the running walk was asked for come through; null where
    /// it goes to all leaves.
    public @Nullable Map<Node, Boolean> needed;

    /// What stands in for the default generator on this thread; loader workers have their own.
    public @Nullable Generator generator;

    private ThreadState() {}

    /// Whether derivatives may be asked of what is computed now: it is recorded, or carries
    /// tangents.
    public boolean tracks() {
        return gradEnabled || dualLevel != null;
    }

    /// Whether operations are what they are by themselves: neither cast, nor followed in forward
    /// mode, nor watched.
    public boolean isPlain() {
        return dualLevel == null && savedHooks == null && precision == null && !anomaly;
    }

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

    /// Notes that an optimizer takes a step.
    ///
    /// @param sequenceNr the number of the graph's next step
    public void noteStep(long sequenceNr) {
        stepMarks[steps++ & (stepMarks.length - 1)] = sequenceNr;
    }

    /// How many of the last few steps of an optimizer lie between two steps of the graph.
    public int stepsBetween(long from, long to) {
        int count = 0;
        for (long mark : stepMarks) {
            count += from < mark && mark <= to ? 1 : 0;
        }
        return count;
    }

    /// The state of the calling thread.
    public static ThreadState get() {
        return CURRENT.get();
    }
}
