package dev.obor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /// Who has the command line from a repository has neither `bench` nor `examples`.
    @Test
    void whatIsNotPublishedIsNotNeeded() throws Exception {
        String path =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> !entry.matches(".*\\b(bench|examples|conformance)\\b.*"))
                        .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process =
                new ProcessBuilder(java, "-cp", path, "dev.obor.cli.Main", "--help")
                        .redirectErrorStream(true)
                        .start();
        String help = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), help);
        assertTrue(help.contains("  train "), help);
        assertFalse(help.contains("  bench "), help);
        assertEquals(0, run("--help"));
        assertTrue(out.toString().contains("  bench "), out.toString());
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
