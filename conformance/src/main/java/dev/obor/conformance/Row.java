package dev.obor.conformance;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// How all cases of one entry ended: one row of the table.
final class Row {
    private final Entry.Kind kind;
    private final String name;
    private final boolean present;
    private final Map<String, Map<Outcome, Integer>> counts = new LinkedHashMap<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private long bits;

    Row(Entry.Kind kind, String name, boolean present) {
        this.kind = kind;
        this.name = name;
        this.present = present;
    }

    /// All cases of an entry that are asked for, run with a class if there is one.
    static Row of(
            Entry entry,
            Settings settings,
            Optional<Class<?>> type,
            BiFunction<Case, Class<?>, Outcome.Of> run) {
        var row = new Row(entry.kind(), entry.name(), type.isPresent());
        for (Case c : entry.cases()) {
            if (type.isPresent() && settings.wantsDtype(c.dtype())) {
                row.add(c, run.apply(c, type.get()));
            }
        }
        return row;
    }

    /// Adds the outcome of a case.
    void add(Case c, Outcome.Of result) {
        add(c.dtype(), "case " + c.number(), result);
    }

    /// Adds the outcome of a check.
    void add(String dtype, String label, Outcome.Of result) {
        counts.computeIfAbsent(dtype, d -> new EnumMap<>(Outcome.class))
                .merge(result.outcome(), 1, Integer::sum);
        bits += result.bits() * 31 + result.outcome().ordinal();
        if (result.outcome().isFailure()) {
            // error inputs are few and each is about another check: all of them are told
            String kind = isError(dtype) ? dtype + " " + label : dtype;
            String what = result.reason().replaceAll("[^a-zA-Z ].*", "");
            reasons.putIfAbsent(
                    kind + " " + result.outcome() + " " + what,
                    result.reason() + " [" + label + "]");
        }
    }

    Entry.Kind kind() {
        return kind;
    }

    String name() {
        return name;
    }

    boolean isPresent() {
        return present;
    }

    /// A hash of everything that was computed.
    long bits() {
        return bits;
    }

    /// How many cases ended so, by dtype or kind.
    Map<String, Map<Outcome, Integer>> counts() {
        return counts;
    }

    /// The first reason of each kind of failure.
    Map<String, String> reasons() {
        return reasons;
    }

    /// How many cases of a dtype, error inputs as `error`, passed.
    int passed(String dtype) {
        return counts.getOrDefault(dtype, Map.of()).getOrDefault(Outcome.PASSED, 0);
    }

    /// How many cases of a dtype failed.
    int failed(String dtype) {
        return counts.getOrDefault(dtype, Map.of()).entrySet().stream()
                .filter(e -> e.getKey().isFailure())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /// Whether cases of this kind are calls that PyTorch refuses.
    static boolean isError(String dtype) {
        return dtype.equals("error") || dtype.equals("derived") || dtype.equals("refused");
    }

    /// How many error inputs, of `error` or `derived`, ended so.
    int errors(String kind, Outcome outcome) {
        return counts.getOrDefault(kind, Map.of()).getOrDefault(outcome, 0);
    }

    /// All samples that gave PyTorch's numbers.
    int compared() {
        return counts.keySet().stream()
                .filter(d -> !isError(d) && !isOwn(d))
                .mapToInt(this::passed)
                .sum();
    }

    /// All checks against Obor itself that passed.
    int own() {
        return counts.keySet().stream().filter(Row::isOwn).mapToInt(this::passed).sum();
    }

    /// How many checks against Obor itself failed.
    int ownFailed() {
        return counts.keySet().stream().filter(Row::isOwn).mapToInt(this::failed).sum();
    }

    /// Whether checks of this kind compare Obor with itself, and not with PyTorch.
    static boolean isOwn(String dtype) {
        return dtype.equals("torture");
    }

    /// How many cases were not run: PyTorch itself refuses them, or does not define their numbers.
    int left() {
        return counts.values().stream().mapToInt(c -> c.getOrDefault(Outcome.REFUSED, 0)).sum();
    }

    /// All samples and own checks that failed, without the error inputs.
    int failed() {
        return counts.keySet().stream().filter(d -> !isError(d)).mapToInt(this::failed).sum();
    }

    /// `absent`, `failed` where a sample did, `errors` where only error inputs did, or `passed`.
    String status() {
        if (!present) {
            return "absent";
        }
        if (failed() > 0) {
            return "failed";
        }
        return failed("error") + failed("derived") + failed("refused") > 0 ? "errors" : "passed";
    }

    @Override
    public String toString() {
        var row = new StringBuilder(String.format(Locale.ROOT, "%-7s %-44s", status(), name));
        if (!present) {
            return row.append(" no public name").toString();
        }
        new TreeMap<>(counts)
                .forEach((dtype, all) -> {
                    int cases = passed(dtype) + failed(dtype);
                    row.append(' ').append(dtype).append(' ');
                    row.append(passed(dtype)).append('/').append(cases);
                });
        append(row, Outcome.WITHOUT_FACT, "without fact");
        append(row, Outcome.NOT_EXPRESSIBLE, "not expressible");
        reasons.forEach((k, v) ->
                row.append("\n        ")
                        .append(k.replaceAll("(WRONG|NO_OVERLOAD) .*", "$1"))
                        .append(": ")
                        .append(v));
        return row.toString();
    }

    private void append(StringBuilder row, Outcome outcome, String text) {
        int count =
                errors("error", outcome) + errors("derived", outcome) + errors("refused", outcome);
        if (count > 0) {
            row.append(", ").append(count).append(' ').append(text);
        }
    }
}
