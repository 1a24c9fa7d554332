package dev.obor.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The time from the start of a process to its first training step and to the end of its first
/// epoch on MNIST, reading of the files included; on Python's side also the import of PyTorch.
final class StartBench {
    private static final int RUNS = 5;
    private static final int QUICK_RUNS = 3;

    private final SpeedBench.Options options;
    private final PrintWriter out;

    StartBench(SpeedBench.Options options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    /// Measures, prints, and returns members of a JSON object.
    List<String> run() throws IOException {
        Path data = options.data();
        if (data == null) {
            out.println(
                    "start-up times left out: they need the MNIST files; name their folder with"
                            + " --data or OBOR_DATA");
            return List.of();
        }
        List<String> json = new ArrayList<>();
        for (String model : List.of("mlp50", "cnn")) {
            json.addAll(compare(model, data.toString()));
        }
        return json;
    }

    private List<String> compare(String model, String data) throws IOException {
        int runs = options.quick() ? QUICK_RUNS : RUNS;
        String python = options.python();
        double[][] ours = new double[2][runs];
        double[][] theirs = new double[2][runs];
        for (int i = 0; i < runs; i++) {
            probe(Commands.java(Worker.class, "startup", model, data), ours, i);
            if (python != null) {
                probe(Commands.python(python, "startup", model, data), theirs, i);
            }
        }
        List<String> json = new ArrayList<>();
        String[] what = {"first step", "first epoch"};
        for (int k = 0; k < 2; k++) {
            double own = Spread.of(ours[k]).median();
            double other = Spread.of(theirs[k]).median();
            String line = "start to " + what[k] + ", " + model + ": " + Text.time(own);
            String entry = "  \"" + what[k].replace(' ', '_') + "_" + model + "\": {\"seconds\": ";
            if (python != null) {
                line += ", PyTorch " + Text.time(other);
                json.add(entry + own + ", \"pytorch_seconds\": " + other + "}");
            } else {
                json.add(entry + own + "}");
            }
            out.println(line);
        }
        return json;
    }

    /// Runs a process and notes when its two lines come.
    private static void probe(List<String> command, double[][] into, int run) throws IOException {
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (int k = 0; k < 2; k++) {
                if (in.readLine() == null) {
                    throw new IOException("the start-up probe ended early: " + command.getFirst());
                }
                into[k][run] = (System.nanoTime() - start) / 1e9;
            }
        } finally {
            process.destroy();
        }
    }
}
