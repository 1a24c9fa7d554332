package dev.obor.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes a failing program smaller: fewer steps, smaller shapes, simpler numbers; PyTorch answers
/// each candidate anew, and one is kept that fails in the same way.
final class Shrinker {
    private static final int LIMIT = 400;

    private final Function<Program, @Nullable Program> answer;
    private final String kind;
    private Program best;
    private int tried;

    private Shrinker(Program program, String kind, Function<Program, @Nullable Program> answer) {
        this.best = program;
        this.kind = kind;
        this.answer = answer;
    }

    /// The smallest program found.
    ///
    /// @param kind the kind of difference that must stay
    /// @param answer has PyTorch run a program; null where it cannot be compared
    static Program shrink(
            Program program, String kind, Function<Program, @Nullable Program> answer) {
        var shrinker = new Shrinker(program, kind, answer);
        boolean changed = true;
        while (changed && shrinker.tried < LIMIT) {
            changed =
                    shrinker.fewerSteps()
                            | shrinker.fewerInputs()
                            | shrinker.smallerShapes()
                            | shrinker.simplerParts();
        }
        return shrinker.best;
    }

    private boolean take(Program candidate) {
        if (++tried > LIMIT) {
            return false;
        }
        Program answered = answer.apply(candidate);
        if (answered == null) {
            return false;
        }
        ProgramRun.Difference difference = new ProgramRun(answered).run();
        if (difference == null || !difference.kind().equals(kind)) {
            return false;
        }
        best = answered;
        return true;
    }

    private boolean fewerSteps() {
        boolean changed = false;
        for (int i = best.steps().size() - 1; i >= 0; i--) {
            boolean needed = best.refused() != null && i == best.steps().size() - 1;
            if (i < best.steps().size() && !needed && (take(without(i)) || takePassing(i))) {
                changed = true;
            }
        }
        return changed;
    }

    /// Without a step and all that needs its results.
    private Program without(int removed) {
        List<Map<String, @Nullable Object>> kept = new ArrayList<>();
        Set<String> gone = new HashSet<>();
        List<Map<String, @Nullable Object>> steps = best.steps();
        for (int i = 0; i < steps.size(); i++) {
            Map<String, @Nullable Object> step = steps.get(i);
            boolean needs = !Collections.disjoint(gone, used(step));
            if (i == removed || needs) {
                Program.list(step, "o").forEach(o -> gone.add((String) o));
            } else {
                kept.add(step);
            }
        }
        return best.with("steps", kept);
    }

    private static List<String> used(Map<String, @Nullable Object> step) {
        List<String> names = new ArrayList<>(Program.names(step.get("a")));
        names.addAll(Program.names(step.get("k")));
        return names;
    }

    /// With a tensor argument of the step in the place of its results.
    private boolean takePassing(int i) {
        Map<String, @Nullable Object> step = best.steps().get(i);
        for (String name : new LinkedHashSet<>(used(step))) {
            List<Object> kept = new ArrayList<>();
            for (Map<String, @Nullable Object> other : best.steps()) {
                if (other != step && !other.equals(step)) {
                    kept.add(renamed(other, Program.list(step, "o"), name));
                }
            }
            if (take(best.with("steps", kept))) {
                return true;
            }
        }
        return false;
    }

    private static Object renamed(@Nullable Object json, List<?> from, String to) {
        if (json instanceof List<?> list) {
            return list.stream().map(v -> renamed(v, from, to)).toList();
        }
        if (json instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> changed = new LinkedHashMap<>();
            map.forEach((k, v) ->
                    changed.put(
                            k,
                            "v".equals(k) && from.contains(v)
                                    ? to
                                    : "a".equals(k)
                                                    || "k".equals(k)
                                                    || !(v instanceof List<?>)
                                                    || "x".equals(k)
                                            ? renamed(v, from, to)
                                            : v));
            return changed;
        }
        return Objects.requireNonNull(json);
    }

    private boolean fewerInputs() {
        Set<String> used = new HashSet<>();
        best.steps().forEach(s -> used.addAll(used(s)));
        List<Map<String, @Nullable Object>> kept =
                best.inputs().stream().filter(i -> used.contains(Program.text(i, "n"))).toList();
        return kept.size() < best.inputs().size() && take(best.with("inputs", kept));
    }

    private boolean smallerShapes() {
        boolean changed = false;
        Set<Long> sizes = new LinkedHashSet<>();
        best.inputs().forEach(i -> Program.list(i, "s").forEach(n -> sizes.add((Long) n)));
        for (long size : sizes) {
            for (long smaller : new long[] {1, 2, size - 1}) {
                if (smaller < size && smaller > 0 && take(resized(size, smaller))) {
                    changed = true;
                    break;
                }
            }
        }
        return changed;
    }

    private Program resized(long from, long to) {
        List<Map<String, @Nullable Object>> inputs = new ArrayList<>();
        for (Map<String, @Nullable Object> input : best.inputs()) {
            List<Long> shape = new ArrayList<>();
            Program.list(input, "s").forEach(n -> shape.add((Long) n == from ? to : (Long) n));
            inputs.add(reshaped(input, shape));
        }
        List<Object> steps = new ArrayList<>();
        for (Map<String, @Nullable Object> step : best.steps()) {
            Map<String, @Nullable Object> changed = new LinkedHashMap<>(step);
            changed.put("a", numbers(step.get("a"), from, to));
            steps.add(changed);
        }
        return best.with("inputs", inputs).with("steps", steps);
    }

    private static Map<String, @Nullable Object> reshaped(
            Map<String, @Nullable Object> input, List<Long> shape) {
        if (shape.equals(input.get("s"))) {
            return input;
        }
        String[] words = Program.text(input, "v").split(" ");
        long count = shape.stream().reduce(words(input), (a, b) -> a * b);
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(input);
        changed.put("s", shape);
        if (!input.containsKey("st")) {
            changed.put(
                    "v",
                    String.join(
                            " ", List.of(words).subList(0, (int) Math.min(count, words.length))));
        }
        return changed;
    }

    /// How many words a value has: a complex number has two.
    private static long words(Map<String, @Nullable Object> input) {
        return Program.text(input, "d").startsWith("complex") ? 2 : 1;
    }

    /// Sizes inside of lists, such as the arguments of `reshape`.
    private static @Nullable Object numbers(@Nullable Object json, long from, long to) {
        if (!(json instanceof List<?> list)) {
            return json;
        }
        List<@Nullable Object> changed = new ArrayList<>();
        for (Object value : list) {
            boolean size =
                    value instanceof Map<?, ?> m && m.get("i") instanceof Long n && n == from;
            changed.add(size ? Map.of("i", to) : numbers(value, from, to));
        }
        return changed;
    }

    private boolean simplerParts() {
        boolean changed = false;
        for (int i = 0; i < best.inputs().size(); i++) {
            for (String key : List.of("g", "st")) {
                if (i < best.inputs().size() && best.inputs().get(i).containsKey(key)) {
                    Map<String, @Nullable Object> input = new LinkedHashMap<>(best.inputs().get(i));
                    input.remove(key);
                    changed |= take(replaced("inputs", i, dense(input)));
                }
            }
        }
        for (int i = 0; i < best.steps().size(); i++) {
            if (best.steps().get(i).containsKey("ng")) {
                Map<String, @Nullable Object> step = new LinkedHashMap<>(best.steps().get(i));
                step.remove("ng");
                changed |= take(replaced("steps", i, step));
            }
        }
        return changed;
    }

    /// As many values as the shape has, where there are no strides any more.
    private static Map<String, @Nullable Object> dense(Map<String, @Nullable Object> input) {
        long count = words(input);
        for (Object n : Program.list(input, "s")) {
            count *= (Long) n;
        }
        String text = Program.text(input, "v");
        List<String> words = new ArrayList<>(List.of(text.split(" ")));
        if (!input.containsKey("st") && !text.isEmpty()) {
            while (words.size() < count) {
                words.addAll(List.copyOf(words));
            }
            input.put("v", String.join(" ", words.subList(0, (int) count)));
        }
        return input;
    }

    private Program replaced(String part, int i, Map<String, @Nullable Object> value) {
        List<Object> all = new ArrayList<>(part.equals("steps") ? best.steps() : best.inputs());
        all.set(i, value);
        return best.with(part, all);
    }
}
