package dev.obor.conformance;

import dev.obor.base.FileWriting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.Executable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Runs random programs: conformance/python/programs.py draws them and has PyTorch run them, Obor
/// runs them too, and everything that is there at the end must be the same.
final class Programs {
    private final Map<String, Map<String, @Nullable Object>> headers = new LinkedHashMap<>();
    private final Map<String, List<Failure>> failures = new TreeMap<>();
    private final Map<String, Integer> calls = new TreeMap<>();
    private final Map<String, Integer> redrawn = new TreeMap<>();
    private final Map<String, Integer> inexpressible = new TreeMap<>();
    private int count;
    private int refused;
    private int written;
    private int mixed;

    /// A program that differs.
    record Failure(Program program, String text) {}

    /// Reads the lines of a generator.
    ///
    /// @param copy where they are kept, or null
    void read(BufferedReader lines, @Nullable Writer copy) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (copy != null) {
                copy.write(line + "\n");
            }
            Map<String, @Nullable Object> json = Program.parse(line);
            if (json.get("header") instanceof Map<?, ?> header) {
                Map<String, @Nullable Object> said = Program.cast(header);
                headers.put(Program.text(said, "op"), said);
            } else {
                run(new Program(json, headers));
            }
        }
    }

    private void run(Program program) {
        count++;
        refused += program.refused() != null ? 1 : 0;
        written += program.is("written") ? 1 : 0;
        mixed += program.is("mixes") ? 1 : 0;
        program.redrawn().forEach(r -> redrawn.merge(r, 1, Integer::sum));
        var run = new ProgramRun(program);
        ProgramRun.Difference difference = run.run();
        run.targets().stream()
                .filter(Objects::nonNull)
                .map(Executable::getName)
                .distinct()
                .forEach(name -> calls.merge(name, 1, Integer::sum));
        if (run.inexpressible() != null) {
            inexpressible.merge(run.inexpressible(), 1, Integer::sum);
        }
        if (difference != null) {
            failures.computeIfAbsent(difference.kind(), k -> new ArrayList<>())
                    .add(new Failure(program, difference.text()));
        }
    }

    /// The programs that differ, by kind.
    Map<String, List<Failure>> failures() {
        return failures;
    }

    /// How many programs were read.
    int count() {
        return count;
    }

    /// How many of them PyTorch runs to the end, how many write through a view before a backward,
    /// and how many mix dtypes.
    int[] kinds() {
        return new int[] {count - refused, written, mixed};
    }

    /// The calls that Java has not, and in how many programs.
    Map<String, Integer> inexpressible() {
        return inexpressible;
    }

    /// Runs the programs of a generator, or those of a file, and reports; true if nothing differs.
    static boolean run(Settings settings, PrintStream out) throws IOException {
        Path names = Files.createTempFile("obor-names", ".txt");
        try {
            List<String> all = new ArrayList<>(Operations.names());
            all.addAll(Operations.furtherNames());
            byte[] known = String.join("\n", all).getBytes(StandardCharsets.UTF_8);
            FileWriting.LOCAL.replace(names, to -> to.write(known));
            var programs = new Programs();
            Path stored = settings.stored();
            if (settings.programs() > 0 || settings.systematic()) {
                programs.generate(settings, names);
            } else {
                programs.readStored(Objects.requireNonNull(stored));
            }
            programs.report(out);
            boolean wide = settings.systematic() || programs.isWide(out);
            if (!programs.failures.isEmpty() && settings.shrink() > 0) {
                programs.shrink(settings.shrink(), names, out);
            }
            return programs.failures.isEmpty() && wide;
        } finally {
            Files.delete(names);
        }
    }

    private void generate(Settings settings, Path names) throws IOException {
        Path stored = settings.stored();
        if (stored == null) {
            generate(settings, names, null);
            return;
        }
        boolean packed = stored.toString().endsWith(".gz");
        FileWriting.LOCAL.replace(
                stored,
                out -> {
                    OutputStream bytes = packed ? new GZIPOutputStream(out) : out;
                    var copy = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
                    generate(settings, names, copy);
                    copy.flush();
                    if (bytes instanceof GZIPOutputStream gzip) {
                        gzip.finish();
                    }
                });
    }

    private void generate(Settings settings, Path names, @Nullable Writer copy) throws IOException {
        List<String> command =
                command(
                        String.valueOf(settings.programs()),
                        String.valueOf(settings.seed()),
                        "--names",
                        names.toString());
        if (settings.systematic()) {
            command.add("--systematic");
        }
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            read(lines, copy);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the generator failed; its message is above");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroy();
        }
    }

    /// Runs the programs of a file, compressed or not.
    void readStored(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                file.toString().endsWith(".gz")
                                        ? new GZIPInputStream(bytes, 1 << 16)
                                        : bytes,
                                StandardCharsets.UTF_8))) {
            read(lines, null);
        }
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Generation.python());
        command.add(Fixtures.source("conformance/python/programs.py").toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static String percent(int part, int all) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / Math.max(1, all));
    }

    /// The counts, then the differences by kind.
    void report(PrintStream out) {
        int again = redrawn.values().stream().mapToInt(n -> n).sum();
        out.printf(
                Locale.ROOT,
                "%d programs: %s run to the end, %s write through a view before a backward, %s mix"
                        + " dtypes; %s redrawn%n",
                count,
                percent(count - refused, count),
                percent(written, count),
                percent(mixed, count),
                percent(again, count + again));
        redrawn.forEach((reason, n) -> out.println("  redrawn " + n + ": " + reason));
        int without = inexpressible.values().stream().mapToInt(n -> n).sum();
        out.println(without + " have a call that Java has not");
        inexpressible.forEach((call, n) -> out.println("  " + n + ": " + call));
        int wrong = failures.values().stream().mapToInt(List::size).sum();
        out.println(wrong + " differ, in " + failures.size() + " kinds");
        failures.forEach((kind, all) ->
                out.println(
                        "  "
                                + all.size()
                                + ": "
                                + kind
                                + ", as "
                                + all.getFirst().program().number()
                                + ": "
                                + all.getFirst().text().lines().findFirst().orElse("")));
    }

    /// Whether every operation came often enough: 50 times in 20,000 programs.
    private boolean isWide(PrintStream out) {
        int wanted = (int) Math.ceil(50.0 * count / 20_000);
        Map<String, Integer> rare = new TreeMap<>();
        Set<String> names = Operations.names();
        names.forEach(n -> rare.put(n, calls.getOrDefault(n, 0)));
        String rarest =
                rare.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue())
                        .limit(20)
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", "));
        out.println("programs with the rarest operations: " + rarest);
        rare.values().removeIf(n -> n >= wanted);
        out.println(
                names.size()
                        + " operations, "
                        + rare.size()
                        + " of them fewer than "
                        + wanted
                        + " times: "
                        + rare);
        return rare.isEmpty();
    }

    private void shrink(int kinds, Path names, PrintStream out) throws IOException {
        List<String> command = command("0", "0", "--serve", "--names", names.toString());
        try (var twin = new ProgramTwin(command)) {
            for (var kind : failures.entrySet().stream().limit(kinds).toList()) {
                Program first =
                        kind.getValue().stream()
                                .map(Failure::program)
                                .min(Comparator.comparingInt(p -> p.steps().size()))
                                .orElseThrow();
                Program small = Shrinker.shrink(first, kind.getKey(), p -> answer(p, twin));
                print(kind.getKey(), small, out);
            }
        }
    }

    private @Nullable Program answer(Program program, ProgramTwin twin) {
        try {
            Map<String, @Nullable Object> json = twin.ask(program);
            return json == null ? null : new Program(json, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(String kind, Program program, PrintStream out) {
        var run = new ProgramRun(program);
        ProgramRun.Difference difference = Objects.requireNonNull(run.run());
        out.println();
        out.println("-- " + kind + ", shrunk from program " + program.number());
        out.println(difference.text());
        out.println();
        out.print(ProgramText.python(program));
        out.println();
        out.print(ProgramText.java(program, run.targets()));
    }
}
