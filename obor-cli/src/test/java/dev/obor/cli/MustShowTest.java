package dev.obor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What takes too long for every build: `mvn -Pfull verify` runs it, and prints one table, which
/// also stands in `obor-cli/target/must-show.txt`. Rows that need PyTorch need a Python with torch
/// in OBOR_PYTHON, and say so where there is none.
@EnabledIfSystemProperty(
        named = "obor.full",
        matches = "true",
        disabledReason = "takes an hour and more; mvn -Pfull verify runs it")
class MustShowTest {
    private static final List<String> TABLE = new ArrayList<>();
    private static final String PROGRAMS = System.getProperty("obor.full.programs", "20000");
    private static final long MOST_HOURS = 3; // a row that takes longer has failed
    private static final String SEED = System.getProperty("obor.full.seed", "71");

    private record Outcome(int code, String text) {
        /// The first groups of a pattern in the text.
        double[] numbers(String pattern) {
            Matcher found = Pattern.compile(pattern).matcher(text);
            assertTrue(found.find(), "no line like " + pattern + " in:\n" + text);
            double[] numbers = new double[found.groupCount()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Double.parseDouble(found.group(i + 1));
            }
            return numbers;
        }
    }

    private static Outcome obor(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        process.onExit()
                .orTimeout(MOST_HOURS, TimeUnit.HOURS)
                .exceptionally(late -> process.destroyForcibly());
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), text);
    }

    private static void row(String what, String wanted, String found, boolean met) {
        String mark = met ? "met" : "NOT MET";
        TABLE.add(String.format(Locale.ROOT, "%-52s %-26s %-26s %s", what, wanted, found, mark));
        assertTrue(met, what + ": wanted " + wanted + ", found " + found);
    }

    private static void needPython(String what) {
        boolean there = System.getenv("OBOR_PYTHON") != null;
        if (!there) {
            TABLE.add(String.format("%-52s OBOR_PYTHON names no Python with torch", what));
        }
        assumeTrue(there, "OBOR_PYTHON names no Python with torch");
    }

    @AfterAll
    static void print() throws IOException {
        String head = String.format("%-52s %-26s %s%n", "what", "wanted", "found");
        String text = head + String.join("\n", TABLE) + "\n";
        System.out.println(text);
        Files.writeString(Path.of("target", "must-show.txt"), text);
    }

    @Test
    void casesOfPyTorch() throws Exception {
        double[] n =
                obor("conformance", "--subset")
                        .numbers("samples right, (\\d+) wrong; .*right, (\\d+) wrong");
        row(
                "PyTorch's kept cases: wrong samples, wrong refusals",
                "0, 0",
                (int) n[0] + ", " + (int) n[1],
                n[0] + n[1] == 0);
    }

    @Test
    void randomPrograms() throws Exception {
        String what = PROGRAMS + " random programs, seed " + SEED;
        needPython(what);
        Outcome o = obor("conformance", "--programs", PROGRAMS, "--seed", SEED, "--shrink", "5");
        double differ = o.numbers("(\\d+) differ, in")[0];
        row(what, "no difference", (int) differ + " differ", differ == 0);
    }

    @ParameterizedTest
    @CsvSource({"mlp, 0.33", "resnet18, 20", "gpt, 40"})
    void memoryOfHandWrittenPrograms(String model, double most) throws Exception {
        Outcome o = obor("bench", "--allocation", "--only", model);
        double found = o.numbers(model + " +proof on +([0-9.]+) MB")[0];
        row(
                "MB a step of a hand-written " + model + ", proof on",
                "at most " + most,
                "" + found,
                found <= most);
    }

    @Test
    void noRowOfTheRaceIsLost() throws Exception {
        String what = "time of PyTorch over ours";
        needPython(what);
        Outcome o =
                obor(
                        "bench",
                        "--quick",
                        "--against",
                        "pytorch",
                        "--only",
                        "logistic,mlp50,mlp512,cnn,matmul8,matmul64,matmul256,matmul1024");
        assertEquals(0, o.code(), o.text());
        for (String name :
                List.of(
                        "logistic",
                        "mlp50",
                        "mlp512",
                        "cnn",
                        "matmul8",
                        "matmul64",
                        "matmul256",
                        "matmul1024")) {
            double ratio = o.numbers("(?m)^" + name + " .* ([0-9.]+)x")[0];
            row(what + ": " + name, "at least 1", "" + ratio, ratio >= 1);
        }
    }
}
