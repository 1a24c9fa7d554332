package dev.obor.examples;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.learn.CsvTable;
import dev.obor.learn.Table;
import dev.obor.vision.Digits;
import dev.obor.vision.ImageDataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// What the tutorials print, PyTorch's runs of them, and the real data where `OBOR_DATA` names
/// them.
final class Fixtures {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d*(?:e[+-]\\d+)?|-?\\d+");

    private Fixtures() {}

    /// A text that a tutorial prints, without the last line break.
    static String text(String name) {
        try (var in = Fixtures.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The numbers in a printed tensor.
    static double[] numbers(String text) {
        return NUMBER.matcher(text.substring(0, text.lastIndexOf(']')))
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group()))
                .toArray();
    }

    /// One line of `tutorial-runs.txt`, which `conformance/python/tutorial_runs.py` writes.
    static double[] run(String key, String name) {
        String start = key + " " + name + " ";
        return text("tutorial-runs.txt")
                .lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).split(" "))
                .map(words -> Arrays.stream(words).mapToDouble(Double::parseDouble).toArray())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no run " + start));
    }

    /// Whether `tutorial-runs.txt` has such a line.
    static boolean hasRun(String key, String name) {
        return text("tutorial-runs.txt")
                .lines()
                .anyMatch(l -> l.startsWith(key + " " + name + " "));
    }

    /// The folder with the real data; without it the test is not run.
    static Path realData() {
        String folder = System.getenv("OBOR_DATA");
        assumeTrue(folder != null, "skipped: set OBOR_DATA to a folder with the real data sets");
        return Path.of(folder);
    }

    /// The digits as the tutorial splits them, float32.
    static dev.obor.data.TrainTestSplit digits() {
        ImageDataset all = Digits.load(realData(), o -> {});
        Tensor x = all.data().mul(16).reshape(-1, 64);
        return dev.obor.data.Datasets.trainTestSplit(x, all.targets(), 0.2, 1234);
    }

    /// The points of `gp.csv`: a column `x` and a vector `y`, float32.
    static List<Tensor> points() {
        Table table = CsvTable.read(realData().resolve("gp.csv"));
        return List.of(table.column("x").toFloat().reshape(-1, 1), table.column("y").toFloat());
    }

    /// A tensor of numbers as text shows them.
    static Tensor printed(String name, long... shape) {
        return Obor.fromArray(numbers(text(name))).toFloat().reshape(shape);
    }
}
