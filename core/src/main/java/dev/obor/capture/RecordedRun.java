package dev.obor.capture;

import dev.obor.backend.Kernel;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.op.Recording;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One recorded run.
///
/// @param steps what it did, in order
/// @param places the lines of the program that did it
/// @param guards what must be as it was
/// @param inputs the memory of the arguments
/// @param kept memory of the recording that is looked at after a replay: results and gradients
/// @param written memory from outside that it changes
/// @param template the result, with tensors on the recording's memory
record RecordedRun(
        List<Step> steps,
        List<String> places,
        List<Recording.Guard> guards,
        Storage[] inputs,
        List<Storage> kept,
        List<Storage> written,
        @Nullable Object template) {

    /// Whether all that was found outside is as it was.
    boolean holds() {
        for (int i = 0; i < guards.size(); i++) {
            if (!guards.get(i).holds()) {
                return false;
            }
        }
        return true;
    }

    /// Whether another run of the same kind of call came to the same decisions.
    boolean decidesAs(RecordedRun other) {
        return decisions(steps).equals(decisions(other.steps));
    }

    private static List<Object> decisions(List<Step> steps) {
        List<Object> outcomes = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Steps.Decision d) {
                outcomes.add(d.outcome());
            }
        }
        return outcomes;
    }

    /// What differs between this run and a later one, or null if both did the same.
    @Nullable String difference(RecordedRun later) {
        Map<Storage, Storage> pairs = new IdentityHashMap<>();
        for (int i = 0; i < inputs.length; i++) {
            pairs.put(inputs[i], later.inputs[i]);
        }
        int n = Math.min(steps.size(), later.steps.size());
        for (int i = 0; i < n; i++) {
            Step step = steps.get(i);
            String found = difference(step, later.steps.get(i), pairs);
            if (found != null) {
                String name =
                        step instanceof Steps.Launch(Kernel k)
                                ? k.label()
                                : step.getClass().getSimpleName();
                String place = places.get(i);
                return "step "
                        + i
                        + ", "
                        + name
                        + (place.isEmpty() ? "" : " at " + place)
                        + ": "
                        + found;
            }
        }
        return steps.size() == later.steps.size()
                ? null
                : "it had " + steps.size() + " steps, then " + later.steps.size();
    }

    private static @Nullable String difference(Step a, Step b, Map<Storage, Storage> pairs) {
        return switch (a) {
            case Steps.Launch(Kernel k) when b instanceof Steps.Launch(Kernel l) ->
                    KernelParts.difference((Record) k, (Record) l, (v, w) -> pair(v, w, pairs));
            case Steps.Write(Object array, Storage to, long at)
                    when b instanceof Steps.Write(Object other, Storage there, long place) ->
                    Objects.deepEquals(array, other) && at == place && pair(to, there, pairs)
                            ? null
                            : "other Java values each time";
            case Steps.Host(Object of, _) when b instanceof Steps.Host(Object other, _) ->
                    of == other ? null : "another object each time";
            case Steps.Check _ when b instanceof Steps.Check _ -> null;
            case Steps.Decision d when b instanceof Steps.Decision e ->
                    pair(d.on(), e.on(), pairs) ? null : "another tensor each time";
            case Steps.Count c when b instanceof Steps.Count d ->
                    c.version() == d.version() ? null : "another tensor each time";
            case Steps.Mark m when b instanceof Steps.Mark l ->
                    m.leaf() == l.leaf() && m.value() == l.value()
                            ? null
                            : "requiresGrad_ of another tensor, or to another value";
            case Steps.Give g when b instanceof Steps.Give h ->
                    g.leaf() == h.leaf() && g.gradient() == h.gradient()
                            ? null
                            : "another gradient each time";
            case Steps.Gradient g when b instanceof Steps.Gradient h ->
                    g.leaf == h.leaf && pair(g.view, h.view, pairs)
                            ? null
                            : "a gradient of another tensor each time";
            default -> "it was a " + a.getClass().getSimpleName() + ", then another kind of step";
        };
    }

    private static boolean pair(View a, View b, Map<Storage, Storage> pairs) {
        return pair(a.storage(), b.storage(), pairs);
    }

    private static boolean pair(Storage a, Storage b, Map<Storage, Storage> pairs) {
        if (a == b) {
            return true;
        }
        if (a.isAlive() || b.isAlive() || a.length() != b.length() || a.dtype() != b.dtype()) {
            return false; // memory from outside is alive, that of a recording is not yet
        }
        Storage known = pairs.putIfAbsent(a, b);
        return known == null || known == b;
    }
}
