package dev.obor.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Whether training gives the same bits on every path: again, with any number of threads, with tile
/// loops or generated kernels alone, with narrower vectors, and with the small compiler.
public final class BitsBench {
    private record Way(String name, int threads, List<String> flags) {}

    private static final List<Way> WAYS =
            List.of(
                    new Way("one thread", 1, List.of()),
                    new Way("one thread again", 1, List.of()),
                    new Way("two threads", 2, List.of()),
                    new Way("four threads", 4, List.of()),
                    new Way("tile loops alone", 1, List.of("-Dobor.tiers=tiles")),
                    new Way("256-bit vectors", 1, List.of("-XX:UseAVX=2")),
                    new Way("128-bit vectors", 1, List.of("-XX:MaxVectorSize=16")),
                    new Way("small compiler", 1, List.of("-XX:TieredStopAtLevel=1")));

    private BitsBench() {}

    /// Trains in a process of its own for each way and compares.
    ///
    /// @param steps how many steps for each of the two models
    /// @return whether all ways agree
    /// @throws IOException if a process cannot be started or fails
    public static boolean run(int steps, PrintWriter out) throws IOException {
        String expected = null;
        boolean same = true;
        for (Way way : WAYS) {
            String result = result(way, steps);
            if (expected == null) {
                expected = result;
                out.println(result);
            }
            boolean equal = result.equals(expected);
            same &= equal;
            out.println(way.name + ": " + (equal ? "the same bits" : "DIFFERENT\n" + result));
            out.flush();
        }
        return same;
    }

    private static String result(Way way, int steps) throws IOException {
        List<String> command =
                Commands.java(
                        way.flags,
                        Worker.class,
                        "bits",
                        Integer.toString(way.threads),
                        Integer.toString(steps));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String text;
        try (var in = process.getInputStream()) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
        if (text.isEmpty()) {
            throw new IOException("the process for '" + way.name + "' failed");
        }
        return text;
    }
}
