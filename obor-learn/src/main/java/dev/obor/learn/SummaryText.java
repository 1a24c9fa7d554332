package dev.obor.learn;

import dev.obor.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A summary as a table: the tree of modules at the left, numbers at the right, sums below.
final class SummaryText {
    private static final int GAP = 2;
    private static final String NONE = "–";

    private SummaryText() {}

    static String of(List<Summary.Row> rows, Summary.Totals totals, int depth, long trainingBytes) {
        boolean frozen = totals.trainable() < totals.parameters();
        List<String[]> lines = new ArrayList<>();
        lines.add(
                frozen
                        ? new String[] {
                            "Layer", "Output", "Parameters", "Trainable", "Multiply-adds"
                        }
                        : new String[] {"Layer", "Output", "Parameters", "Multiply-adds"});
        List<Summary.Row> shown = rows.stream().filter(row -> row.depth() <= depth).toList();
        for (int i = 0; i < shown.size(); i++) {
            lines.add(line(shown, i, depth, frozen));
        }
        return table(lines) + sums(totals, trainingBytes);
    }

    private static String[] line(List<Summary.Row> rows, int at, int depth, boolean frozen) {
        Summary.Row row = rows.get(at);
        // Of what is spelled out below, the numbers stand there, so that columns add up.
        boolean whole = row.leaf() || row.depth() == depth;
        long parameters = whole ? row.parameters() : own(rows, at, Summary.Row::parameters);
        long trainable = whole ? row.trainable() : own(rows, at, Summary.Row::trainable);
        long products = whole ? row.multiplyAdds() : own(rows, at, Summary.Row::multiplyAdds);
        String name = row.path().substring(row.path().lastIndexOf('.') + 1);
        String label = tree(rows, at) + (name.isEmpty() ? "" : name + ": ") + row.type();
        String output = row.calls() == 0 ? "not called" : shapes(row.outputs());
        if (row.calls() > 1) {
            output += " ×" + row.calls();
        }
        return frozen
                ? new String[] {
                    label, output, number(parameters), number(trainable), number(products)
                }
                : new String[] {label, output, number(parameters), number(products)};
    }

    private interface Figure {
        long of(Summary.Row row);
    }

    /// What is left of a sum when the direct children are taken away.
    private static long own(List<Summary.Row> rows, int at, Figure figure) {
        long own = figure.of(rows.get(at));
        int depth = rows.get(at).depth();
        for (int i = at + 1; i < rows.size() && rows.get(i).depth() > depth; i++) {
            own -= rows.get(i).depth() == depth + 1 ? figure.of(rows.get(i)) : 0;
        }
        return Math.max(0, own);
    }

    private static String tree(List<Summary.Row> rows, int at) {
        int depth = rows.get(at).depth();
        var text = new StringBuilder();
        for (int level = 1; level <= depth; level++) {
            boolean more = goesOn(rows, at, level);
            text.append(level == depth ? (more ? "├─ " : "└─ ") : (more ? "│  " : "   "));
        }
        return text.toString();
    }

    private static boolean goesOn(List<Summary.Row> rows, int at, int level) {
        for (int i = at + 1; i < rows.size() && rows.get(i).depth() >= level; i++) {
            if (rows.get(i).depth() == level) {
                return true;
            }
        }
        return false;
    }

    private static String shapes(List<Size> shapes) {
        return shapes.isEmpty()
                ? NONE
                : shapes.stream().map(SummaryText::shape).collect(Collectors.joining(", "));
    }

    private static String shape(Size size) {
        return size.toList().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String number(long value) {
        return value == 0 ? NONE : String.format(Locale.ROOT, "%,d", value);
    }

    private static String table(List<String[]> lines) {
        int columns = lines.getFirst().length;
        int[] widths = new int[columns];
        for (String[] line : lines) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], line[i].length());
            }
        }
        int whole = Arrays.stream(widths).sum() + GAP * (columns - 1);
        var text = new StringBuilder();
        for (String[] line : lines) {
            var row = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String pad = " ".repeat(widths[i] - line[i].length());
                row.append(i == 0 ? "" : " ".repeat(GAP));
                row.append(i < 2 ? line[i] + pad : pad + line[i]);
            }
            text.append(row.toString().stripTrailing()).append('\n');
            if (line == lines.getFirst()) {
                text.append("─".repeat(whole)).append('\n');
            }
        }
        return text.append("─".repeat(whole)).append('\n').toString();
    }

    private static String sums(Summary.Totals totals, long trainingBytes) {
        return String.format(
                        Locale.ROOT,
                        "Parameters: %,d (%s), trainable %,d%nMultiply-adds: %s%n"
                                + "Memory: input %s, results of layers %s, parameters and buffers %s%n"
                                + "A training step needs about %s, and what the optimizer keeps",
                        totals.parameters(),
                        bytes(totals.parameterBytes()),
                        totals.trainable(),
                        count(totals.multiplyAdds()),
                        bytes(totals.inputBytes()),
                        bytes(totals.outputBytes()),
                        bytes(totals.parameterBytes()),
                        bytes(trainingBytes))
                .replace(System.lineSeparator(), "\n");
    }

    private static String count(long n) {
        return n < 1_000_000
                ? String.format(Locale.ROOT, "%,d", n)
                : n < 1_000_000_000L
                        ? String.format(Locale.ROOT, "%.2f million", n / 1e6)
                        : String.format(Locale.ROOT, "%.2f billion", n / 1e9);
    }

    private static String bytes(long n) {
        return n < 1000
                ? n + " bytes"
                : n < 1_000_000
                        ? String.format(Locale.ROOT, "%.1f kB", n / 1e3)
                        : n < 1_000_000_000L
                                ? String.format(Locale.ROOT, "%.1f MB", n / 1e6)
                                : String.format(Locale.ROOT, "%.2f GB", n / 1e9);
    }
}
