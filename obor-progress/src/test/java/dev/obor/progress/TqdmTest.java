package dev.obor.progress;

import static dev.obor.progress.Tqdm.tqdm;
import static dev.obor.progress.Tqdm.trange;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TqdmTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void aLoopSeesEveryItemInOrder() {
        List<String> seen = new ArrayList<>();
        for (String item : tqdm(List.of("a", "b", "c"), o -> o.out(out, false))) {
            seen.add(item);
        }
        assertEquals(List.of("a", "b", "c"), seen);
    }

    @Test
    void withoutTerminalThereIsOnePlainLineAtTheEnd() {
        int sum = 0;
        for (int i : trange(5, o -> o.desc("epochs").out(out, false))) {
            assertEquals("", written());
            sum += i;
        }
        assertEquals(10, sum);
        assertTrue(written().matches("epochs: 5/5 in [0-9.]+ (s|ms|µs|ns)\\R"), written());
    }

    @Test
    void whereNobodyKnowsTheTotalItIsLeftOut() {
        Iterable<Integer> stream = () -> List.of(1, 2).iterator();
        tqdm(stream, o -> o.out(out, false)).forEach(_ -> {});
        assertTrue(written().startsWith("2 in "), written());
    }

    @Test
    void onATerminalTheBarIsRedrawnInOneLine() {
        for (int i : trange(3, o -> o.desc("steps").out(out, true))) {
            assertTrue(i < 3);
        }
        String last = written().substring(written().lastIndexOf('\r'));
        assertTrue(last.contains("steps") && last.contains("3/3"), written());
        assertEquals(1, written().chars().filter(c -> c == 10).count(), written());
    }

    @Test
    void disabledItIsAPlainLoop() {
        trange(3, o -> o.disable(true).out(out, true)).forEach(_ -> {});
        assertEquals("", written());
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
