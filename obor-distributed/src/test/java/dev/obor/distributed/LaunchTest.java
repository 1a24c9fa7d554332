package dev.obor.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.ValueError;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Programs as several processes.
class LaunchTest {
    /// Adds up the ranks; with an argument the rank of that number fails.
    public static final class Program {
        private Program() {}

        /// What each process runs.
        public static void main(String[] args) {
            Distributed.initProcessGroup();
            Tensor t = Obor.full(new long[] {3}, Distributed.getRank() + 1.0);
            Distributed.allReduce(t);
            if (args.length > 0 && Integer.parseInt(args[0]) == Distributed.getRank()) {
                System.exit(7);
            }
            Distributed.barrier();
            System.out.println(
                    "sum "
                            + t.get(0).item()
                            + " of "
                            + System.getenv("WORLD_SIZE")
                            + " cores "
                            + Runtime.getRuntime().availableProcessors());
            Distributed.destroyProcessGroup();
        }
    }

    private static String run(int expected, String... arguments) {
        var out = new ByteArrayOutputStream();
        var print = new PrintWriter(out, true, StandardCharsets.UTF_8);
        List<String> jvm = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        assertEquals(expected, new Launch(2, jvm, List.of(arguments), print, print).run());
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void ranksAreProcessesThatFindEachOther() {
        String text = run(0, Program.class.getName());
        int cores = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        for (int r = 0; r < 2; r++) {
            assertTrue(text.contains("[" + r + "] sum 3.0 of 2 cores " + cores), text);
        }
    }

    @Test
    void oneThatFailsEndsAll() {
        String text = run(7, Program.class.getName(), "1");
        assertTrue(text.contains("launch: rank 1 failed with exit code 7"), text);
        assertTrue(text.contains("Rank 1 (") && text.contains("has closed its connection"), text);
    }

    private static PrintWriter none() {
        return new PrintWriter(PrintWriter.nullWriter());
    }

    @Test
    void wrongUseIsRefused() {
        assertThrows(
                ValueError.class, () -> new Launch(0, List.of(), List.of("X"), none(), none()));
        assertThrows(ValueError.class, () -> new Launch(2, List.of(), List.of(), none(), none()));
    }
}
