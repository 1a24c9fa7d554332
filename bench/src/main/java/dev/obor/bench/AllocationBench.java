package dev.obor.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What training steps of hand-written models take from the collector: as they are, with the proof
/// or the promise that their classes keep nothing, and with a scope round the step.
public final class AllocationBench {
    /// The programs.
    public static final List<String> NAMES = List.of("mlp", "resnet18", "gpt");

    /// What a step took at revision 41f43b6, before scopes and the proof, in bytes.
    private static final Map<String, Long> BEFORE =
            Map.of("mlp", 1_330_000L, "resnet18", 363_000_000L, "gpt", 508_000_000L);

    private static final List<String> HEAP = List.of("-Xmx3g");

    private enum Way {
        DEFAULT("default", List.of(), false),
        PROOF("proof on", List.of("-Dobor.memoryProof=on"), false),
        PROMISED("promised", List.of("-Dobor.scopes=promised"), false),
        SCOPE("scope", List.of(), true);

        final String title;
        final List<String> flags;
        final boolean scoped;

        Way(String title, List<String> flags, boolean scoped) {
            this.title = title;
            this.flags = flags;
            this.scoped = scoped;
        }
    }

    private AllocationBench() {}

    /// Prints a table of bytes and milliseconds per step, and for each program what stays and
    /// where.
    ///
    /// @param places whether to list the places, and for each class of the model whether its memory
    ///   is reused, or why not
    /// @throws IOException if a process cannot be started or ends early
    public static void run(List<String> names, boolean places, PrintWriter out) throws IOException {
        for (String name : names.isEmpty() ? NAMES : names) {
            out.println(
                    String.format(
                            Locale.ROOT,
                            "%-10s %-9s %9.2f MB a step, at revision 41f43b6",
                            name,
                            "before",
                            BEFORE.getOrDefault(name, 0L) / 1e6));
            for (Way way : Way.values()) {
                List<String> lines = measure(name, way, places);
                String[] first = lines.getFirst().split(" ");
                out.println(
                        String.format(
                                Locale.ROOT,
                                "%-10s %-9s %9.2f MB a step, %8.1f ms, loss %s",
                                name,
                                way.title,
                                Long.parseLong(first[0]) / 1e6,
                                Double.parseDouble(first[1]),
                                first[2]));
                for (String line : lines.subList(1, lines.size())) {
                    if (line.startsWith(AllocationProbe.CLASS)) {
                        out.println("    " + line.substring(AllocationProbe.CLASS.length()));
                        continue;
                    }
                    int space = line.indexOf(' ');
                    out.println(
                            String.format(
                                    Locale.ROOT,
                                    "    %,13d  %s",
                                    Long.parseLong(line.substring(0, space)),
                                    line.substring(space + 1)));
                }
                out.flush();
            }
        }
    }

    private static List<String> measure(String name, Way way, boolean places) throws IOException {
        List<String> flags = new ArrayList<>(HEAP);
        flags.addAll(way.flags);
        List<String> command =
                Commands.java(
                        flags,
                        Worker.class,
                        "allocation",
                        name,
                        Boolean.toString(way.scoped),
                        Boolean.toString(places));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = in.lines().toList();
            if (lines.isEmpty()) {
                throw new IOException("the training process ended early");
            }
            return lines;
        } finally {
            process.destroy();
        }
    }
}
