package dev.obor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter text = new StringWriter();

    @Test
    void aTerminalGetsABarThatIsWipedAway() {
        run(new Progress(new PrintWriter(text), true));
        assertTrue(text.toString().contains("\repoch 7"), text.toString());
        assertTrue(text.toString().contains("2/2"), text.toString());
        assertTrue(text.toString().endsWith("\r" + " ".repeat(79) + "\r"), text.toString());
    }

    @Test
    void elsewhereNothingIsWrittenInBetween() {
        run(new Progress(new PrintWriter(text), false));
        assertEquals("", text.toString());
    }

    private static void run(Progress progress) {
        try (Progress.Bar bar = progress.bar("epoch 7", 2)) {
            bar.advance(() -> 2.5);
            bar.advance(() -> 2);
        }
    }
}
