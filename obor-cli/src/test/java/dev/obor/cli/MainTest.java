package dev.obor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void versionNamesOborAndJava() {
        assertEquals(0, run("--version"));
        assertTrue(out.toString().startsWith("obor "), out.toString());
        assertTrue(out.toString().contains("(Java "), out.toString());
    }

    @Test
    void helpGoesToStandardOutput() {
        assertEquals(0, run("--help"));
        assertTrue(out.toString().startsWith("Usage: obor"), out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void wrongUsageIsTwo() {
        assertEquals(2, run());
        assertEquals(2, run("--no-such-option"));
        assertEquals(2, run("no-such-command"));
        assertTrue(err.toString().contains("no-such-command"), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void failureIsOneSentenceAndOne() {
        assertEquals(1, run("fail", "the sentence"));
        assertEquals("obor: the sentence" + System.lineSeparator(), err.toString());
    }

    @Test
    void missingFileIsNamed() {
        assertEquals(1, run("lose"));
        assertEquals("obor: there is no file x.csv" + System.lineSeparator(), err.toString());
    }

    @Test
    void stackTraceOnlyWhenAskedFor() {
        assertEquals(1, run("fail", "the sentence"));
        assertFalse(err.toString().contains("\tat "), err.toString());
        assertEquals(1, run("fail", "--stacktrace", "the sentence"));
        assertTrue(err.toString().contains("\tat "), err.toString());
    }

    private int run(String... args) {
        return Main.commandLine()
                .addSubcommand(new Fail())
                .addSubcommand(new Lose())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    @Command(name = "fail")
    private static final class Fail implements Callable<Integer> {
        @picocli.CommandLine.Parameters private String sentence = "";

        @Override
        public Integer call() {
            throw new IllegalStateException(sentence);
        }
    }

    @Command(name = "lose")
    private static final class Lose implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw new NoSuchFileException("x.csv");
        }
    }
}
