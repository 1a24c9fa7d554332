package dev.obor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class SummaryCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int obor(String... args) {
        return Main.run(args, new PrintWriter(out), new PrintWriter(err));
    }

    @Test
    void showsModelsByName() {
        assertEquals(0, obor("summary", "cnn", "--input", "64,784"), err.toString());
        assertTrue(out.toString().contains("(64, 16, 14, 14)"), out.toString());
        assertTrue(out.toString().contains("Parameters: 4,800 "), out.toString());
    }

    @Test
    void mistakesSayWhatThereIs() {
        assertEquals(2, obor("summary", "cnm"));
        assertTrue(
                err.toString().contains("There are logistic, mlp, cnn, resnet18"), err.toString());
        assertEquals(1, obor("summary", "mlp", "--input", "1,783"));
        assertTrue(err.toString().contains("must be 784, but is 783"), err.toString());
        assertEquals(2, obor("summary", "mlp", "--input", "0,784"));
    }
}
