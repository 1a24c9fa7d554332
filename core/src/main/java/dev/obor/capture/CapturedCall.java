package dev.obor.capture;

import dev.obor.Generator;
import dev.obor.Tensor;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.StateError;
import dev.obor.op.Globals;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.graph.AutogradMeta;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One way in which a step is called: the arguments' dtypes, sizes and strides and the modes of the
/// thread; and the last recording of it, which can be replayed once two runs in a row did the same.
final class CapturedCall {
    /// How often a step may do something else than the time before.
    static final int MOST_TRIES = 4;

    private final View[] arguments;
    private final boolean[] inference;
    private final boolean gradEnabled;
    private final boolean inferenceMode;
    private final DType defaultDType;
    private final Generator generator;
    private @Nullable RecordedRun recorded;
    private @Nullable Replay replay;
    private int tries;

    CapturedCall(ThreadState state, Tensor[] arguments) {
        this.arguments = new View[arguments.length];
        this.inference = new boolean[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            View v = TensorAccess.view(arguments[i]);
            this.arguments[i] = v.geometry(v.shape(), v.strides());
            inference[i] = TensorAccess.meta(arguments[i]).inference;
        }
        this.gradEnabled = state.gradEnabled;
        this.inferenceMode = state.inference;
        this.defaultDType = Globals.defaultDType();
        this.generator = Globals.defaultGenerator();
    }

    /// Whether it can be replayed.
    boolean isReady() {
        return replay != null;
    }

    /// What does it again, or null as long as two runs in a row have not done the same.
    @Nullable Replay replay() {
        return replay;
    }

    /// The replay for a call, about to run, if there is one and it would do the same as the step.
    @Nullable Replay begin(ThreadState state, Tensor[] given) {
        Replay ready = replay;
        return ready != null && takes(state, given) && !ready.changes(given) && ready.begins(given)
                ? ready
                : null;
    }

    /// Whether an argument lies in memory that the step changes: then it is none on arguments
    /// alone.
    boolean changes(Tensor[] given) {
        return replay != null && replay.changes(given);
    }

    /// Takes a further run, unless it is ready or that came to other decisions.
    ///
    /// @return whether it was taken
    /// @throws StateError if runs differ time and again
    boolean add(RecordedRun later) {
        RecordedRun before = recorded;
        if (before == null) {
            recorded = later;
            return true;
        }
        if (replay != null || !before.decidesAs(later)) {
            return false;
        }
        String difference = before.difference(later);
        recorded = later;
        if (difference == null) {
            replay = new Replay(later);
        } else if (++tries == MOST_TRIES) {
            tries = 0;
            throw new StateError(
                    "a captured step does something else each time: " + difference,
                    "Pass numbers that change as tensors in the arguments; keep tensors that the"
                            + " step makes for its next call by copy_() into one from outside.");
        }
        return true;
    }

    /// Whether a call is of this kind, and what the recording found outside is as it was.
    boolean takes(ThreadState state, Tensor[] given) {
        if (gradEnabled != state.gradEnabled
                || inferenceMode != state.inference
                || defaultDType != Globals.defaultDType()
                || generator != Globals.defaultGenerator()) {
            return false;
        }
        for (int i = 0; i < given.length; i++) {
            View v = TensorAccess.view(given[i]);
            View known = arguments[i];
            AutogradMeta meta = TensorAccess.meta(given[i]);
            if (v.dtype() != known.dtype()
                    || !Arrays.equals(v.shape(), known.shape())
                    || !Arrays.equals(v.strides(), known.strides())
                    || meta.inference != inference[i]) {
                return false;
            }
        }
        return recorded == null || recorded.holds();
    }
}
