package dev.obor.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A training run that is killed again and again, at any moment and while it saves, ends with the
/// very weights of one that nobody disturbed, and there is never a checkpoint that cannot be read.
///
/// `mvn -Pfull verify` kills 200 times, other builds six times.
class KilledRunTest {
    private static final int KILLS = Boolean.getBoolean("obor.full") ? 200 : 6;
    // Steps of a run between which it is killed.
    private static final int MOST_STEPS = 12;

    @TempDir Path root;

    private final Random random = new Random(11);
    // How many kills found a file half written.
    private int inside;

    private static String place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }

    private static Process start(Path folder, int workers) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = place(Obor.class) + File.pathSeparator + place(KilledProgram.class);
        var command =
                List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        path,
                        KilledProgram.class.getName(),
                        folder.toString(),
                        "" + workers);
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
    }

    private static byte[] result(Path folder) throws IOException {
        return Files.readAllBytes(folder.resolve(KilledProgram.RESULT));
    }

    private static boolean isBeingWritten(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(f -> f.getFileName().toString().endsWith(".tmp"));
        }
    }

    private static void removeParts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path part : files.filter(f -> f.toString().endsWith(".tmp")).toList()) {
                Files.delete(part);
            }
        }
    }

    private static long steps(Path file) {
        return Files.exists(file) ? Obor.load(file).get("step").toLong() : 0;
    }

    /// Kills it some steps later, while it writes or a moment after that; false if it ended before.
    private boolean kill(Process process, Path folder, long from) throws Exception {
        Path file = folder.resolve(KilledProgram.CHECKPOINT);
        long wanted = from + 1 + random.nextInt(MOST_STEPS);
        boolean whileWriting = random.nextInt(4) != 0;
        while (process.isAlive() && steps(file) < wanted) {
            Thread.sleep(1);
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (whileWriting
                && process.isAlive()
                && !isBeingWritten(folder)
                && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        if (!whileWriting) {
            Thread.sleep(random.nextInt(3));
        }
        process.destroyForcibly().waitFor();
        return process.exitValue() != 0;
    }

    private int disturbed(Path folder, int workers, byte[] whole, int most) throws Exception {
        Path file = folder.resolve(KilledProgram.CHECKPOINT);
        int kills = 0;
        while (true) {
            long before = steps(file);
            Process process = start(folder, workers);
            boolean killed = kills < most && kill(process, folder, before);
            if (!killed) {
                assertEquals(0, process.waitFor(), Files.readString(folder.resolve("output.txt")));
                assertArrayEquals(whole, result(folder), "after " + kills + " kills");
                return kills;
            }
            kills++;
            inside += isBeingWritten(folder) ? 1 : 0;
            removeParts(folder);
            assertTrue(steps(file) >= before, "a checkpoint was lost");
        }
    }

    @Test
    void aKilledRunGoesOnToTheSameBits() throws Exception {
        int kills = 0;
        for (int run = 0; kills < KILLS; run++) {
            int workers = run % 2 == 0 ? 0 : 2;
            Path undisturbed = Files.createDirectory(root.resolve("whole" + run));
            assertEquals(0, start(undisturbed, workers).waitFor());
            Path folder = Files.createDirectory(root.resolve("killed" + run));
            kills += disturbed(folder, workers, result(undisturbed), Math.min(8, KILLS - kills));
        }
        System.out.println(kills + " kills, " + inside + " while a checkpoint was written");
        assertTrue(
                2 * inside >= kills, inside + " of " + kills + " kills met a file being written");
    }
}
