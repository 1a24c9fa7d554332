package dev.obor.learn.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.base.FileError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class RunFolderTest {
    @TempDir private Path runs;

    private List<Map<?, ?>> lines(Path run, String file) throws IOException {
        return Files.readAllLines(run.resolve(file)).stream()
                .<Map<?, ?>>map(line -> (Map<?, ?>) Json.parse(line))
                .toList();
    }

    private static Object state(Path run) {
        return ((Map<?, ?>) Json.read(run.resolve(RunFiles.STATE))).get("state");
    }

    @Test
    void writesALineForEachStep() throws IOException {
        Path folder;
        try (RunFolder run = RunFolder.next(runs, "first")) {
            folder = run.folder();
            run.addHparams(Map.of("lr", 0.5, "name", "x", "on", true, "n", 3), Map.of());
            run.addScalar("loss/train", 0.25, 1);
            run.addScalar("loss/test", Double.NaN, 1);
            run.addRow(Map.of("loss/train", 1e-30), 2);
            run.addText("note", "hello", 2);
            run.addImage("picture", Obor.rand(3, 4, 5), 2);
            run.addHistogram("weights", Obor.tensor(1.0, 2, 2, 4), 2);
            run.flush();
            assertEquals("running", state(folder));
            assertEquals(0, run.dropped());
            run.addScalar("loss/train", 3, 3);
        }
        List<Map<?, ?>> rows = lines(folder, RunFiles.METRICS);
        assertEquals(3, rows.size());
        assertEquals(0.25, rows.get(0).get("loss/train"));
        assertEquals("NaN", rows.get(0).get("loss/test"));
        assertEquals(1e-30, rows.get(1).get("loss/train"));
        assertEquals(3L, rows.get(2).get("step"));
        List<Map<?, ?>> media = lines(folder, RunFiles.MEDIA);
        assertEquals("hello", media.get(0).get("text"));
        var image = ImageIO.read(folder.resolve(String.valueOf(media.get(1).get("file"))).toFile());
        assertNotNull(image);
        assertEquals(5, image.getWidth());
        List<?> counts = (List<?>) media.get(2).get("counts");
        assertEquals(4, counts.stream().mapToLong(c -> (Long) c).sum());
        assertEquals("finished", state(folder));
        Map<?, ?> about = (Map<?, ?>) Json.read(folder.resolve(RunFiles.RUN));
        assertEquals(0.5, ((Map<?, ?>) about.get("hparams")).get("lr"));
    }

    @Test
    void runsHaveNamesOfTheirOwnAndFailuresAreSaid() {
        try (RunFolder a = RunFolder.next(runs, "a");
                RunFolder b = RunFolder.next(runs, "a")) {
            assertEquals("a-2", b.folder().getFileName().toString());
            assertThrows(FileError.class, () -> new RunFolder(a.folder()));
            b.failed("diverged");
            assertThrows(StateError.class, () -> b.addScalar("x", 1, 1));
        }
        assertEquals("finished", state(runs.resolve("a")));
        Map<?, ?> failed = (Map<?, ?>) Json.read(runs.resolve("a-2").resolve(RunFiles.STATE));
        assertEquals("failed", failed.get("state"));
        assertEquals("diverged", failed.get("reason"));
        assertThrows(ValueError.class, () -> RunFolder.next(runs, "../x"));
        assertThrows(ValueError.class, () -> RunFolder.next(runs, ".."));
    }

    @Test
    void thePageHoldsAndStopsIt() throws Exception {
        try (RunFolder run = RunFolder.next(runs, "held")) {
            assertTrue(run.keepGoing());
            Path control = run.folder().resolve(RunFiles.CONTROL);
            RunFiles.replace(control, "{\"want\":\"pause\"}");
            var steps = new AtomicLong();
            CompletableFuture<Void> training =
                    CompletableFuture.runAsync(() -> {
                        while (run.keepGoing()) {
                            steps.incrementAndGet();
                            Thread.onSpinWait();
                        }
                    });
            while (!"paused".equals(state(run.folder()))) {
                Thread.sleep(20);
            }
            long held = steps.get();
            Thread.sleep(300);
            assertEquals(held, steps.get());
            RunFiles.replace(control, "{\"want\":\"run\"}");
            while (steps.get() == held) {
                Thread.sleep(20);
            }
            assertFalse(training.isDone());
            RunFiles.replace(control, "{\"want\":\"stop\"}");
            training.get();
        }
        assertEquals("stopped", state(runs.resolve("held")));
    }

    @Test
    void aStepIsNotKeptWaiting() {
        try (RunFolder run = RunFolder.next(runs, "fast")) {
            for (int i = 0; i < 1000; i++) {
                run.addScalar("x", i, i);
            }
            long start = System.nanoTime();
            for (int i = 1000; i < 100_000; i++) {
                run.addScalar("x", i, i);
            }
            // A fifth of a millisecond at the very most, on a machine that does other things too.
            assertTrue(System.nanoTime() - start < 20e9);
        }
    }
}
