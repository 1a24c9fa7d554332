package dev.obor.optim;

import dev.obor.base.ValueError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The schedules inside of another one.
final class ScheduleList {
    private final List<LRScheduler> schedules;

    /// @throws ValueError if one belongs to another optimizer
    ScheduleList(String owner, List<? extends LRScheduler> schedules, Optimizer<?> optimizer) {
        for (int i = 0; i < schedules.size(); i++) {
            if (schedules.get(i).optimizer() != optimizer) {
                throw new ValueError(
                        owner
                                + " expects all schedulers to belong to the same optimizer, but got"
                                + " scheduler "
                                + schedules.get(i).getClass().getSimpleName()
                                + " at index "
                                + i
                                + " has "
                                + schedules.get(i).optimizer()
                                + ", which is different from "
                                + optimizer.getClass().getSimpleName()
                                + ".");
            }
        }
        this.schedules = List.copyOf(schedules);
    }

    LRScheduler get(int i) {
        return schedules.get(i);
    }

    void undo() {
        schedules.forEach(LRScheduler::undo);
    }

    void step() {
        schedules.forEach(LRScheduler::step);
    }

    /// The rates, and the states of all under `_schedulers`.
    Map<String, @Nullable Object> state(List<Double> rates) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        List<Map<String, @Nullable Object>> states = new ArrayList<>();
        schedules.forEach(s -> states.add(s.stateDict()));
        state.put("_last_lr", rates);
        state.put("_schedulers", states);
        return state;
    }

    /// @throws ValueError if the saved states are not as many; then nothing is changed
    void load(Map<String, ? extends @Nullable Object> state) {
        if (!(state.get("_schedulers") instanceof List<?> states)
                || states.size() != schedules.size()) {
            throw new ValueError(
                    "state dict: '_schedulers' should be a list of "
                            + schedules.size()
                            + " states, but got "
                            + state.get("_schedulers"));
        }
        List<Map<String, @Nullable Object>> before = new ArrayList<>();
        schedules.forEach(s -> before.add(s.stateDict()));
        try {
            for (int i = 0; i < states.size(); i++) {
                schedules.get(i).loadStateDict(one(states.get(i)));
            }
        } catch (ValueError e) {
            for (int i = 0; i < before.size(); i++) {
                schedules.get(i).loadStateDict(before.get(i));
            }
            throw e;
        }
    }

    private static Map<String, @Nullable Object> one(@Nullable Object state) {
        if (!(state instanceof Map<?, ?> map)) {
            throw new ValueError("state dict: a state of a schedule should be a map, not " + state);
        }
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        map.forEach((key, value) -> result.put(String.valueOf(key), value));
        return result;
    }
}
