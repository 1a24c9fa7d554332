package dev.obor.profiler;

import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What a [Profile] found, by operation.
public final class KeyAverages {
    private static final int ROWS = 25;

    private final List<Row> rows;
    private final long between;

    KeyAverages(List<Row> rows, long between) {
        this.rows =
                rows.stream()
                        .sorted(Comparator.comparingLong(Row::nanoseconds).reversed())
                        .toList();
        this.between = between;
    }

    /// The sums of one operation.
    ///
    /// @param name the function or step, or what else was asked for
    /// @param kernel the kind of kernel; empty where something else was asked for
    /// @param count how many events
    /// @param nanoseconds their time
    /// @param multiplyAdds their work
    /// @param bytes their least traffic with memory
    public record Row(
            String name,
            String kernel,
            int count,
            long nanoseconds,
            long multiplyAdds,
            long bytes) {
        /// A row.
        public Row {
            Arguments.given(name, "name");
            Arguments.given(kernel, "kernel");
        }

        static Row of(String name, String kernel, List<Event> events) {
            long time = 0;
            long work = 0;
            long bytes = 0;
            for (Event e : events) {
                time += e.nanoseconds();
                work += e.multiplyAdds();
                bytes += e.bytes();
            }
            return new Row(name, kernel, events.size(), time, work, bytes);
        }
    }

    /// The sums, the largest time first.
    public List<Row> rows() {
        return rows;
    }

    /// The 25 largest as text.
    public String table() {
        return table(ROWS);
    }

    /// The largest as text: times, shares, and what was reached of work and traffic per second.
    ///
    /// @throws ValueError if fewer than one row is wanted
    public String table(int rowLimit) {
        if (rowLimit < 1) {
            throw new ValueError("row_limit must be positive, got " + rowLimit);
        }
        long busy = rows.stream().mapToLong(Row::nanoseconds).sum();
        double all = Math.max(1, busy + between);
        StringBuilder out = new StringBuilder();
        out.append(
                line("operation", "kernel", "calls", "time", "share", "each", "Gmadd/s", "GB/s"));
        for (Row r : rows.subList(0, Math.min(rowLimit, rows.size()))) {
            double time = Math.max(1, r.nanoseconds);
            out.append(
                    line(
                            r.name,
                            r.kernel,
                            String.valueOf(r.count),
                            time(r.nanoseconds),
                            percent(r.nanoseconds / all),
                            time(r.nanoseconds / r.count),
                            number(r.multiplyAdds / time),
                            number(r.bytes / time)));
        }
        if (rows.size() > rowLimit) {
            long rest = 0;
            for (Row r : rows.subList(rowLimit, rows.size())) {
                rest += r.nanoseconds;
            }
            String more = (rows.size() - rowLimit) + " more";
            out.append(line(more, "", "", time(rest), percent(rest / all), "", "", ""));
        }
        out.append(
                line("between kernels", "", "", time(between), percent(between / all), "", "", ""));
        return out.toString();
    }

    private static String line(String... cells) {
        return String.format(
                                Locale.ROOT,
                                "%-28s %-32s %7s %9s %6s %9s %8s %7s",
                                cut(cells[0], 28),
                                cut(cells[1], 32),
                                cells[2],
                                cells[3],
                                cells[4],
                                cells[5],
                                cells[6],
                                cells[7])
                        .stripTrailing()
                + "\n";
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    private static String time(long nanoseconds) {
        double us = nanoseconds / 1e3;
        return us < 1000
                ? String.format(Locale.ROOT, "%.1f µs", us)
                : String.format(Locale.ROOT, "%.2f ms", us / 1e3);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    @Override
    public String toString() {
        return table();
    }
}
