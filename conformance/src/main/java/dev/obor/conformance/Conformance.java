package dev.obor.conformance;

import dev.obor.Tensor;
import dev.obor.io.Safetensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs PyTorch's cases and prints one row per entry: counts, and the first reason of a failure.
///
/// ```
/// python conformance/python/op_cases.py FOLDER
/// java dev.obor.conformance.Conformance FOLDER
/// ```
public final class Conformance {
    /// How the cases of one entry ended.
    ///
    /// @param name PyTorch's name with the variant of the test
    /// @param counts how many cases ended how
    /// @param reasons the first reason of each outcome
    record Entry(
            String name,
            Map<CaseRun.Outcome, Integer> counts,
            Map<CaseRun.Outcome, String> reasons) {
        Entry(String name) {
            this(name, new EnumMap<>(CaseRun.Outcome.class), new EnumMap<>(CaseRun.Outcome.class));
        }

        void add(Case c, CaseRun.Result result) {
            counts.merge(result.outcome(), 1, Integer::sum);
            String where = c.label().isEmpty() ? "" : " [case " + c.label() + "]";
            reasons.putIfAbsent(result.outcome(), result.reason() + where);
        }

        /// `passed` where every case did, else the worst that happened.
        String status() {
            if (has(CaseRun.Outcome.EXCLUDED)) {
                return "excluded";
            }
            if (has(CaseRun.Outcome.ABSENT)) {
                return "absent";
            }
            if (has(CaseRun.Outcome.WRONG)) {
                return "wrong";
            }
            boolean partial = has(CaseRun.Outcome.NO_OVERLOAD) || has(CaseRun.Outcome.UNSUPPORTED);
            return partial || !has(CaseRun.Outcome.PASSED) ? "incomplete" : "passed";
        }

        int passed() {
            return counts.getOrDefault(CaseRun.Outcome.PASSED, 0);
        }

        String row() {
            var row = new StringBuilder(String.format("%-10s %-45s", status(), name));
            counts.forEach((outcome, n) -> row.append(' ').append(outcome).append(' ').append(n));
            reasons.forEach((outcome, reason) -> {
                if (outcome != CaseRun.Outcome.PASSED) {
                    row.append("\n           ").append(outcome).append(": ").append(reason);
                }
            });
            return row.toString();
        }

        private boolean has(CaseRun.Outcome outcome) {
            return counts.containsKey(outcome);
        }
    }

    private Conformance() {}

    /// Runs the cases of a folder, `cases.safetensors` and `cases.jsonl`.
    static List<Entry> run(Path folder) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Map<String, Tensor> tensors =
                Safetensors.load(folder.resolve("cases.safetensors")).tensors();
        try {
            for (String line : Files.readAllLines(folder.resolve("cases.jsonl"))) {
                Case c = Case.of(line, tensors);
                entries.computeIfAbsent(c.entry(), Entry::new).add(c, CaseRun.run(c));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(entries.values());
    }

    /// Prints the table and the totals.
    public static void main(String[] arguments) {
        Map<String, Integer> totals = new LinkedHashMap<>();
        for (Entry entry : run(Path.of(arguments[0]))) {
            System.out.println(entry.row());
            totals.merge(entry.status(), 1, Integer::sum);
        }
        System.out.println("entries: " + totals);
    }
}
