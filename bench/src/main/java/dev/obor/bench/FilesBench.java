package dev.obor.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.io.Safetensors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Large files of tensors, from the file to tensors of which each element is read once, and back to
/// the disk: beside `load_file` with a copy, `torch.load` and their savers, in processes that take
/// turns, with the file in the system's cache.
///
/// ```text
/// java -cp … dev.obor.bench.FilesBench PYTHON FOLDER MEGABYTES ROUNDS
/// ```
///
/// The collector is the usual one: the serial one would put every tensor into its young generation
/// first and copy it out of there.
///
/// Times are those of the reading or writing alone, the start of the process left out; both by the
/// clock and of the processor, for a machine that is busy. Memory is the peak above that before.
public final class FilesBench {
    private static final int SIDE = 2048;
    private static final String[] KINDS = {"safetensors", "pt"};
    private static final String[] ACTIONS = {"load", "save"};

    private FilesBench() {}

    /// Measures, and prints a line for each kind of file and direction.
    ///
    /// @throws IOException if a file or a process fails
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("probe")) {
            probe(arguments[1], arguments[2], Path.of(arguments[3]));
            return;
        }
        int megabytes = Integer.parseInt(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        run(
                arguments[0],
                Path.of(arguments[1]),
                megabytes,
                rounds,
                new PrintWriter(System.out, true));
    }

    /// Measures; the files are taken away at the end.
    ///
    /// @param python a Python with torch and safetensors
    /// @param rounds how many pairs of processes for each line
    /// @throws IOException if a file or a process fails
    static void run(String python, Path folder, int megabytes, int rounds, PrintWriter out)
            throws IOException {
        String heap = "-Xmx" + (megabytes + megabytes / 8 + 64) + "m";
        Map<String, Tensor> state = new LinkedHashMap<>();
        for (int i = 0; i < Math.max(1, megabytes / 16); i++) {
            state.put("layers." + i + ".weight", Obor.randn(SIDE, SIDE));
        }
        out.println(megabytes + " MB, " + heap + ", " + rounds + " pairs");
        for (String kind : KINDS) {
            Path file = folder.resolve("obor-files-bench." + kind);
            try {
                save(state, kind, file);
                for (String action : ACTIONS) {
                    measure(python, heap, action, kind, file, rounds, out);
                }
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void measure(
            String python,
            String heap,
            String action,
            String kind,
            Path file,
            int rounds,
            PrintWriter out)
            throws IOException {
        List<String> own =
                Commands.java(
                        List.of(heap, "-XX:+UseG1GC"),
                        FilesBench.class,
                        "probe",
                        action,
                        kind,
                        file.toString());
        List<String> other =
                List.of(python, "-c", Commands.script("files.py"), action, kind, file.toString());
        List<Double> clock = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        double memory = 0;
        for (int i = 0; i < rounds; i++) {
            double[] python1 = numbers(other);
            double[] java1 = numbers(own);
            clock.add(java1[0] / python1[0]);
            processor.add(java1[1] / python1[1]);
            memory = Math.max(memory, java1[2]);
        }
        out.println(
                String.format(
                        Locale.ROOT,
                        "%s %-12s time %s, processor time %s of Python's, %.0f MB",
                        action,
                        kind,
                        Spread.of(clock),
                        Spread.of(processor),
                        memory));
    }

    private static double[] numbers(List<String> command) throws IOException {
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            String line = in.readLine();
            if (line == null) {
                throw new IOException("a process ended early: " + command.getFirst());
            }
            String[] parts = line.split(" ");
            double[] numbers = new double[parts.length];
            for (int i = 0; i < parts.length; i++) {
                numbers[i] = Double.parseDouble(parts[i]);
            }
            return numbers;
        } finally {
            process.destroy();
        }
    }

    private static void probe(String action, String kind, Path file) throws IOException {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long before = peak();
        Map<String, Tensor> state = action.equals("save") ? load(kind, file) : Map.of();
        Path to = file.resolveSibling(file.getFileName() + ".java");
        long wall = System.nanoTime();
        long processor = system.getProcessCpuTime();
        if (action.equals("save")) {
            save(state, kind, to);
        } else {
            load(kind, file).values().forEach(tensor -> tensor.sum().item());
        }
        double seconds = (System.nanoTime() - wall) / 1e9;
        double busy = (system.getProcessCpuTime() - processor) / 1e9;
        System.out.println(seconds + " " + busy + " " + (peak() - before));
        Files.deleteIfExists(to);
    }

    private static Map<String, Tensor> load(String kind, Path file) {
        return kind.equals("pt") ? Obor.load(file).stateDict() : Safetensors.load(file).tensors();
    }

    private static void save(Map<String, Tensor> state, String kind, Path file) {
        if (kind.equals("pt")) {
            Obor.save(state, file);
        } else {
            Safetensors.save(state, file);
        }
    }

    /// In megabytes; 0 where the system does not tell.
    private static long peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
            }
        }
        return 0;
    }
}
