package dev.obor.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The measurement of one workload.
///
/// @param name the workload
/// @param seconds Obor's time for one step, the median
/// @param flops floating-point operations of one step where they are counted, or 0
/// @param result the loss after a hundred steps, or the mean of a product
/// @param other the same of PyTorch, or null where it did not run
public record Row(String name, double seconds, double flops, double result, @Nullable Other other) {
    private static final double TOLERANCE = 1e-4;

    /// PyTorch's side.
    ///
    /// @param seconds its time for one step, the median
    /// @param result its loss or mean
    /// @param ratio how many times faster Obor is: the median over the pairs, with quartiles
    public record Other(double seconds, double result, Spread ratio) {}

    /// Whether both sides computed the same; only then the row counts.
    public boolean agrees() {
        return other == null
                || Math.abs(result - other.result) <= TOLERANCE * Math.abs(other.result);
    }

    /// The row of the printed table.
    String text() {
        String line = String.format(Locale.ROOT, "%-12s %10s", name, Text.time(seconds));
        if (flops > 0) {
            line += String.format(Locale.ROOT, " %6.1f GFLOP/s", flops / seconds / 1e9);
        }
        if (other != null) {
            line += String.format(Locale.ROOT, " %10s   %s", Text.time(other.seconds), other.ratio);
            if (!agrees()) {
                line += "   does not count: " + result + " here, " + other.result + " there";
            }
        }
        return line;
    }

    /// The row as JSON.
    String json() {
        String line =
                String.format(
                        Locale.ROOT,
                        "{\"name\": \"%s\", \"seconds\": %.4g, \"result\": %s",
                        name,
                        seconds,
                        result);
        if (flops > 0) {
            line += String.format(Locale.ROOT, ", \"gflops\": %.4g", flops / seconds / 1e9);
        }
        if (other != null) {
            line +=
                    String.format(
                            Locale.ROOT,
                            ", \"pytorch_seconds\": %.4g, \"pytorch_result\": %s, \"ratio\": %s,"
                                    + " \"counts\": %b",
                            other.seconds,
                            other.result,
                            other.ratio.json(),
                            agrees());
        }
        return line + "}";
    }
}
