package dev.obor.capture;

import dev.obor.backend.Kernel;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The order in which a replay takes its steps: first what decisions need that depend on the
/// arguments alone, and these decisions, then the rest as it was recorded. So a replay that would
/// decide otherwise has changed nothing yet.
final class ReplayOrder {
    private final List<Step> steps;
    private final Map<Storage, Integer> writers = new IdentityHashMap<>();
    private final boolean[] early;
    final List<Step> before = new ArrayList<>();
    final List<Steps.Decision> decisions = new ArrayList<>();
    final List<Step> after = new ArrayList<>();
    private int hosts = Integer.MAX_VALUE;

    ReplayOrder(List<Step> steps) {
        this.steps = steps;
        this.early = new boolean[steps.size()];
        for (int i = 0; i < steps.size(); i++) {
            note(i);
        }
        for (int i = 0; i < early.length; i++) {
            if (steps.get(i) instanceof Steps.Decision d) {
                List<Integer> needed = new ArrayList<>();
                if (find(d.on().storage(), i, needed)) {
                    needed.forEach(n -> early[n] = true);
                    early[i] = true;
                }
            }
        }
        for (int i = 0; i < early.length; i++) {
            Step step = steps.get(i);
            if (early[i] && step instanceof Steps.Decision d) {
                decisions.add(d);
            } else {
                (early[i] ? before : after).add(step);
            }
        }
    }

    private void note(int i) {
        switch (steps.get(i)) {
            case Steps.Launch(Kernel kernel) -> {
                for (View view : kernel.writes()) {
                    writers.merge(view.storage(), i, (a, b) -> a.equals(b) ? a : -1);
                }
            }
            case Steps.Write write -> writers.merge(write.to(), i, (a, b) -> -1);
            case Steps.Host _ -> hosts = Math.min(hosts, i);
            default -> {}
        }
    }

    /// Finds the steps that make the content of memory before a step, if they can go first: each is
    /// the only one that writes there, draws nothing, and reads what such steps make, arguments, or
    /// what nothing in the step changes.
    private boolean find(Storage memory, int end, List<Integer> needed) {
        Integer writer = writers.get(memory);
        if (writer == null) {
            return !memory.isAlive() || hosts > end; // an argument, or memory from outside
        }
        if (writer < 0 || writer >= end || memory.isAlive()) {
            return false;
        }
        if (needed.contains(writer)) {
            return true;
        }
        needed.add(writer);
        return switch (steps.get(writer)) {
            case Steps.Write _ -> true;
            case Steps.Launch(Kernel.Random _) -> false;
            case Steps.Launch(Kernel kernel) -> {
                boolean all = true;
                for (View read : kernel.reads()) {
                    all &= find(read.storage(), end, needed);
                }
                yield all;
            }
            default -> false;
        };
    }
}
