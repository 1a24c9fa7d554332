package dev.obor.capture;

import dev.obor.Tensor;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.op.Backends;
import dev.obor.op.Layouts;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.shape.StridedWindows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Does a planned recording again, on new arguments.
final class Replay {
    final RecordedRun recorded;
    private final Step[] before;
    private final Steps.Decision[] decisions;
    private final Step[] steps;
    private final Steps.Gradient[] gradients;
    private final Storage[] kept;
    private final Storage[] written;
    private final @Nullable View[] copies;
    final long bytes;

    Replay(RecordedRun recorded) {
        this.recorded = recorded;
        ReplayOrder order = new ReplayOrder(recorded.steps());
        this.before = order.before.toArray(Step[]::new);
        this.decisions = order.decisions.toArray(Steps.Decision[]::new);
        this.steps = order.after.toArray(Step[]::new);
        List<Step> all = new ArrayList<>(order.before);
        all.addAll(order.decisions);
        all.addAll(order.after);
        this.bytes = MemoryPlan.of(recorded, all);
        this.gradients =
                recorded.steps().stream()
                        .filter(s -> s instanceof Steps.Gradient)
                        .map(s -> (Steps.Gradient) s)
                        .toArray(Steps.Gradient[]::new);
        this.kept = recorded.kept().toArray(Storage[]::new);
        this.written = recorded.written().toArray(Storage[]::new);
        this.copies = new View[recorded.inputs().length];
    }

    /// Whether an argument lies in memory that the step changes: then it is no step on arguments
    /// alone.
    boolean changes(Tensor[] arguments) {
        for (Tensor t : arguments) {
            if (written.length > 0 && isOneOf(written, TensorAccess.storage(t))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOneOf(Storage[] some, Storage storage) {
        for (Storage other : some) {
            if (other.sharesMemory(storage)) {
                return true;
            }
        }
        return false;
    }

    /// Looks whether the step would do the same with these arguments; changes nothing that counts.
    boolean begins(Tensor[] arguments) {
        Storage[] inputs = recorded.inputs();
        for (int i = 0; i < inputs.length; i++) {
            bind(inputs[i], TensorAccess.view(arguments[i]), i);
        }
        boolean same = true;
        if (decisions.length > 0) {
            for (Step step : before) {
                step.run();
            }
            for (Steps.Decision decision : decisions) {
                same &= decision.holds();
            }
        }
        if (!same) {
            end();
        }
        return same;
    }

    /// Runs the steps, after [#begins].
    void run() {
        try {
            for (Steps.Gradient gradient : gradients) {
                gradient.begin();
            }
            for (Step step : steps) {
                step.run();
            }
        } finally {
            end();
        }
    }

    private void end() {
        for (Storage input : recorded.inputs()) {
            input.withdraw();
        }
    }

    /// Lets the steps read an argument where it lies, or a copy.
    private void bind(Storage input, View given, int i) {
        Storage memory = given.storage();
        if (liesAlone(given, input.length()) && !isOneOf(kept, memory)) {
            input.back(memory);
            return;
        }
        View copy = copies[i];
        if (copy == null) {
            copy = atStart(given);
            copies[i] = copy;
        }
        RawMemory.copy(Layouts.once(given), Layouts.once(copy));
        input.back(copy.storage());
    }

    private static boolean liesAlone(View given, long length) {
        Storage memory = given.storage();
        return given.offset() == 0 && given.dtype() == memory.dtype() && memory.length() >= length;
    }

    /// The argument of a run that is recorded: from the start of a storage that ends with it.
    static View start(View given) {
        long length = length(given);
        if (liesAlone(given, length)) {
            return given.on(Storage.sharing(given.storage(), length));
        }
        View copy = atStart(given);
        RawMemory.copy(Layouts.once(given), Layouts.once(copy));
        return copy;
    }

    private static long length(View v) {
        return v.numel() == 0 ? 0 : StridedWindows.reach(v.shape(), v.strides());
    }

    private static View atStart(View given) {
        View memory = Backends.empty(given.dtype(), new long[] {length(given)});
        memory.storage().hold();
        return memory.with(0, given.shape(), given.strides());
    }
}
