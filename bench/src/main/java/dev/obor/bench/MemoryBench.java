package dev.obor.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether memory stays flat: an MLP is trained for many steps in a 256 MB heap, with a learning
/// rate that changes at every step, and nothing may grow between the first tenth and the end.
///
/// All pages of the heap are touched at start, so that the resident size shows what is outside.
public final class MemoryBench {
    private static final double MOST = 0.02;
    private static final List<String> FLAGS =
            List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch");
    private static final String[] NAMES = {
        "heap after collection", "metaspace", "classes", "resident size"
    };

    private MemoryBench() {}

    /// Runs the program in a process of its own and compares.
    ///
    /// @param steps how many; the first look is after a tenth of them
    /// @param data a folder with MNIST, or null for drawn digits
    /// @return whether nothing grew by 2 % or more
    /// @throws IOException if the process cannot be started or ends early
    public static boolean run(long steps, @Nullable Path data, PrintWriter out) throws IOException {
        if (data == null) {
            out.println("drawn digits; --data or OBOR_DATA names a folder with MNIST");
        }
        List<String> command =
                Commands.java(
                        FLAGS,
                        Worker.class,
                        "memory",
                        data == null ? "" : data.toString(),
                        Long.toString(Math.max(1, steps / 10)),
                        Long.toString(Math.max(2, steps)));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            String[] first = line(in, out);
            return compare(first, line(in, out), out);
        } finally {
            process.destroy();
        }
    }

    private static String[] line(BufferedReader in, PrintWriter out) throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException("the training process ended early");
        }
        String[] parts = line.split(" ");
        out.println("step " + parts[0] + ", loss " + parts[5]);
        for (int i = 0; i < NAMES.length; i++) {
            out.println(String.format(Locale.ROOT, "  %-22s %,15d", NAMES[i], number(parts, i)));
        }
        out.flush();
        return parts;
    }

    private static long number(String[] parts, int i) {
        return Long.parseLong(parts[i + 1]);
    }

    private static boolean compare(String[] first, String[] last, PrintWriter out) {
        boolean flat = true;
        for (int i = 0; i < NAMES.length; i++) {
            long before = number(first, i);
            double growth = before == 0 ? 0 : (double) number(last, i) / before - 1;
            boolean good = growth < MOST;
            flat &= good;
            out.println(
                    String.format(
                            Locale.ROOT,
                            "%-22s %+7.2f %%  %s",
                            NAMES[i],
                            100 * growth,
                            good ? "flat" : "GROWS"));
        }
        return flat;
    }
}
