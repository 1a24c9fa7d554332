package dev.obor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveCommandTest {
    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int obor(Object... args) {
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        return Main.run(words, new PrintWriter(out), new PrintWriter(err));
    }

    @Test
    void trainingIsWrittenForThePage() throws IOException {
        Path runs = folder.resolve("runs");
        int code =
                obor(
                        "train",
                        "synthetic",
                        "--model",
                        "logistic",
                        "--limit",
                        640,
                        "--epochs",
                        2,
                        "--runs",
                        runs,
                        "--live");
        assertEquals(0, code, err.toString());
        assertTrue(out.toString().contains("live: http://127.0.0.1:"), out.toString());
        Path run = runs.resolve("synthetic-logistic");
        String metrics = Files.readString(run.resolve("metrics.jsonl"));
        assertTrue(metrics.contains("\"loss/train\":"), metrics);
        assertTrue(metrics.contains("\"gradients/norm\":"), metrics);
        assertTrue(metrics.contains("\"accuracy/test\":"), metrics);
        assertTrue(Files.readString(run.resolve("state.json")).contains("\"finished\""));
        assertTrue(Files.readString(run.resolve("run.json")).contains("\"batch size\":64"));
        assertTrue(Files.exists(run.resolve("picture-000001.png")));
    }

    @Test
    void mistakesSayWhatToDo() {
        assertEquals(2, obor("live", folder.resolve("none")));
        assertTrue(err.toString().contains("'obor train --live' makes one"), err.toString());
        assertEquals(2, obor("train", "--port", 70000));
    }
}
