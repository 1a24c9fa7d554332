package dev.obor.capture;

import dev.obor.backend.Kernel;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.op.Backends;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Gives the storages of a recording their memory: two that are never needed at the same time share
/// it.
///
/// A storage is needed from the first step that names it to the last; what is looked at after the
/// replay has memory of its own. The largest are placed first, each where it fits best.
final class MemoryPlan {
    private static final class Life {
        final Storage storage;
        int first;
        int last;

        Life(Storage storage, int at) {
            this.storage = storage;
            this.first = at;
            this.last = at;
        }

        boolean meets(Life other) {
            return first <= other.last && other.first <= last;
        }
    }

    private static final class Memory {
        final Storage storage;
        final List<Life> lives = new ArrayList<>();

        Memory(DType dtype, long length) {
            storage = Backends.empty(dtype, new long[] {length}).storage();
            storage.hold();
        }

        boolean takes(Life life) {
            return storage.dtype() == life.storage.dtype()
                    && storage.length() >= life.storage.length()
                    && lives.stream().noneMatch(life::meets);
        }
    }

    private final Map<Storage, Life> lives = new IdentityHashMap<>();
    private final List<Memory> memories = new ArrayList<>();
    private long bytes;

    private MemoryPlan() {}

    /// Gives all storages of a recording memory; returns how many bytes that takes.
    ///
    /// @param steps its steps in the order in which they are going to be done
    static long of(RecordedRun recorded, List<Step> steps) {
        MemoryPlan plan = new MemoryPlan();
        for (int i = 0; i < steps.size(); i++) {
            plan.visit(steps.get(i), i);
        }
        for (Storage input : recorded.inputs()) {
            plan.lives.remove(input);
        }
        for (Storage kept : recorded.kept()) {
            Life life = plan.lives.computeIfAbsent(kept, s -> new Life(s, 0));
            life.first = 0;
            life.last = Integer.MAX_VALUE;
        }
        plan.place();
        return plan.bytes;
    }

    private void visit(Step step, int at) {
        switch (step) {
            case Steps.Launch(Kernel kernel) -> {
                visit(kernel.reads(), at);
                visit(kernel.writes(), at);
            }
            case Steps.Write write -> visit(write.to(), at);
            case Steps.Gradient gradient -> visit(gradient.view.storage(), at);
            case Steps.Check check -> visit(check.on().storage(), at);
            case Steps.Decision decision -> visit(decision.on().storage(), at);
            case Steps.Host _, Steps.Count _, Steps.Mark _, Steps.Give _ -> {}
        }
    }

    private void visit(View[] views, int at) {
        for (View view : views) {
            visit(view.storage(), at);
        }
    }

    private void visit(Storage storage, int at) {
        if (!storage.isAlive()) { // that from outside is
            lives.computeIfAbsent(storage, s -> new Life(s, at)).last = at;
        }
    }

    private void place() {
        Life[] all = lives.values().toArray(Life[]::new);
        Arrays.sort(
                all,
                Comparator.comparingLong((Life l) -> -l.storage.length())
                        .thenComparingInt(l -> l.first));
        for (Life life : all) {
            Memory best = null;
            for (Memory memory : memories) {
                boolean better = best == null || memory.storage.length() < best.storage.length();
                if (better && memory.takes(life)) {
                    best = memory;
                }
            }
            if (best == null) {
                best = new Memory(life.storage.dtype(), life.storage.length());
                bytes += best.storage.length() * best.storage.dtype().itemSize();
                memories.add(best);
            }
            best.lives.add(life);
            life.storage.back(best.storage);
        }
    }
}
