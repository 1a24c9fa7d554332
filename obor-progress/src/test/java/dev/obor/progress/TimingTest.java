package dev.obor.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimingTest {
    @Test
    void theValueComesWithItsTime() {
        var timed = Timing.time(() -> 6 * 7);
        assertEquals(42, timed.value());
        assertTrue(timed.timing().wall().toNanos() > 0, timed.timing().toString());
    }

    @Test
    void whatRunsIsRunOnce() {
        int[] runs = {0};
        Timing timing =
                Timing.time(() -> {
                    runs[0]++;
                });
        assertEquals(1, runs[0]);
        assertTrue(timing.toString().contains("\nWall time: "), timing.toString());
    }

    @Test
    void durationsReadAsInIPython() {
        assertEquals(
                "CPU times: total: 1min 7s\nWall time: 11.3 s",
                new Timing(Duration.ofMillis(67_400), Duration.ofMillis(11_310)).toString());
        assertEquals("250 ms", Timing.text(0.25));
        assertEquals("1.50 s", Timing.text(1.5));
        assertEquals("12.0 µs", Timing.text(12e-6));
        assertEquals("0.00 ns", Timing.text(0));
    }
}
