package dev.obor.conformance;

import dev.obor.io.Json;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The table: one row for each entry, totals last.
final class Report {
    private static final List<String> DTYPES =
            List.of(
                    "float32",
                    "float64",
                    "bfloat16",
                    "float16",
                    "int64",
                    "int32",
                    "int16",
                    "int8",
                    "uint8",
                    "bool",
                    "complex64",
                    "complex128",
                    "mixed",
                    "layout",
                    "inplace",
                    "reference",
                    "torture");

    private static final List<String> REFUSALS = List.of("error", "derived", "refused");

    private final List<Row> rows;

    Report(List<Row> rows) {
        this.rows = rows;
    }

    /// Whether every sample of every present entry passed, and 95 % of the checked error inputs,
    /// PyTorch's own and the derived ones.
    boolean isGood() {
        return sum(Row::failed) == 0 && isGood("error") && isGood("derived") && isGood("refused");
    }

    private boolean isGood(String kind) {
        int wrong = sum(r -> r.failed(kind));
        int checked = wrong + sum(r -> r.errors(kind, Outcome.PASSED));
        return wrong <= 0.05 * checked;
    }

    /// Prints the rows and the totals.
    void print(PrintStream out, boolean absent) {
        rows.stream().filter(r -> absent || r.isPresent()).forEach(out::println);
        totals().forEach(out::println);
    }

    /// The last lines: per dtype, of the error inputs, of the derived ones, then the headline.
    List<String> totals() {
        List<String> lines = new ArrayList<>();
        for (String dtype : DTYPES) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%-10s %6d passed %5d failed",
                            dtype,
                            sum(r -> r.passed(dtype)),
                            sum(r -> r.failed(dtype))));
        }
        lines.add(errors("errors", "error"));
        lines.add(errors("derived", "derived"));
        lines.add(errors("refused", "refused"));
        lines.addAll(headline());
        lines.add(total());
        return lines;
    }

    private String errors(String name, String kind) {
        return String.format(
                Locale.ROOT,
                "%-10s %6d checked right %d wrong, %d without a fact, %d not expressible",
                name,
                sum(r -> r.errors(kind, Outcome.PASSED)),
                sum(r -> r.failed(kind)),
                sum(r -> r.errors(kind, Outcome.WITHOUT_FACT)),
                sum(r -> r.errors(kind, Outcome.NOT_EXPRESSIBLE)));
    }

    /// What was compared with PyTorch, what only with Obor itself, and what was not compared.
    private List<String> headline() {
        int own = sum(Row::ownFailed);
        return List.of(
                String.format(
                        Locale.ROOT,
                        "compared with PyTorch: %d samples right, %d wrong; %d refusals right,"
                                + " %d wrong",
                        sum(Row::compared),
                        sum(Row::failed) - own,
                        refusals(r -> kind -> r.errors(kind, Outcome.PASSED)),
                        refusals(r -> kind -> r.failed(kind))),
                String.format(
                        Locale.ROOT,
                        "compared with itself, in other layouts: %d right, %d wrong",
                        sum(Row::own),
                        own),
                String.format(
                        Locale.ROOT,
                        "not compared: %d samples that PyTorch refuses or does not define, %d"
                                + " refusals without a fact, %d not expressible in Java, %d entries"
                                + " without a public name",
                        sum(Row::left),
                        refusals(r -> kind -> r.errors(kind, Outcome.WITHOUT_FACT)),
                        refusals(r -> kind -> r.errors(kind, Outcome.NOT_EXPRESSIBLE)),
                        rows.stream().filter(r -> !r.isPresent()).count()));
    }

    private int refusals(Function<Row, ToIntFunction<String>> count) {
        return sum(r -> REFUSALS.stream().mapToInt(count.apply(r)).sum());
    }

    private String total() {
        String kinds =
                Arrays.stream(Entry.Kind.values())
                        .map(kind -> {
                            List<Row> of = rows.stream().filter(r -> r.kind() == kind).toList();
                            long present = of.stream().filter(Row::isPresent).count();
                            long failed =
                                    of.stream().filter(r -> r.status().equals("failed")).count();
                            return kind.folder()
                                    + " "
                                    + of.size()
                                    + ", present "
                                    + present
                                    + ", failed "
                                    + failed;
                        })
                        .collect(Collectors.joining("; "));
        long bits = rows.stream().mapToLong(Row::bits).sum();
        return String.format(Locale.ROOT, "total: %s; bits %016x", kinds, bits);
    }

    private int sum(ToIntFunction<Row> count) {
        return rows.stream().filter(Row::isPresent).mapToInt(count).sum();
    }

    /// The same as JSON.
    String json() {
        return rows.stream()
                .map(Report::json)
                .collect(Collectors.joining(",\n  ", "{\"entries\":[\n  ", "\n]}\n"));
    }

    private static String json(Row row) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("kind", row.kind().folder());
        fields.put("entry", row.name());
        fields.put("status", row.status());
        fields.put("passed", row.compared());
        fields.put("passed_own", row.own());
        fields.put("failed", row.failed());
        row.counts().forEach((dtype, counts) -> fields.put(dtype, text(counts)));
        fields.put("bits", Long.toHexString(row.bits()));
        fields.put("reasons", Map.copyOf(row.reasons()));
        return Json.write(fields);
    }

    private static Map<String, Object> text(Map<Outcome, Integer> counts) {
        Map<String, Object> result = new LinkedHashMap<>();
        counts.forEach(
                (k, v) -> result.put(k.name().toLowerCase(Locale.ROOT), Objects.requireNonNull(v)));
        return result;
    }
}
