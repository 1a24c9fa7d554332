package dev.obor.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `obor conformance`: runs PyTorch's own test cases.
///
/// They run in a virtual machine of their own, on the class path: the library is called by
/// reflection, and `--mutate` changes its classes.
@Command(
        name = "conformance",
        description = {
            "Run PyTorch's own test cases and print a row for each entry.",
            "Exit code 1 if an entry that is present fails."
        })
final class ConformanceCommand implements Callable<Integer> {
    /// How pointwise programs run.
    enum Tier {
        AUTO,
        TILES,
        GENERATED
    }

    @Option(
            names = "--filter",
            split = ",",
            paramLabel = "NAME",
            description = "Only these entries, such as add or nn.functional.*.")
    private List<String> filter = List.of();

    @Option(
            names = "--dtype",
            split = ",",
            paramLabel = "DTYPE",
            description =
                    "Only a dtype such as float32, or a kind of cases: mixed dtypes, layout,"
                            + " inplace, reference, error, derived, refused.")
    private List<String> dtype = List.of();

    @Option(names = "--threads", paramLabel = "N", description = "Threads of the library: 1.")
    private int threads = 1;

    @Option(names = "--tier", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Tier tier = Tier.AUTO;

    @Option(
            names = "--generate",
            description = "Write all cases first, with the Python that OBOR_PYTHON names.")
    private boolean generate;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "Draw PyTorch's samples, or the random programs, with another seed; each has"
                            + " its own cases: 1.")
    private int seed = 1;

    @Option(
            names = "--programs",
            paramLabel = "N",
            description =
                    "Run N random programs instead, by PyTorch (in the Python that OBOR_PYTHON"
                            + " names) and by Obor, and compare all that they make.")
    private int programs;

    @Option(
            names = "--systematic",
            description =
                    "Run programs that ask each operation in turn what it keeps for backward: all,"
                            + " or with --programs about N, other operations for another seed.")
    private boolean systematic;

    @Option(
            names = "--stored",
            paramLabel = "FILE",
            description =
                    "Run the random programs of a file, with PyTorch's answers in it; with"
                            + " --programs, keep them there.")
    private @Nullable Path stored;

    @Option(
            names = "--shrink",
            paramLabel = "K",
            description = "Shrink at most K of the programs that differ: 20.")
    private int shrink = 20;

    @Option(
            names = "--reference",
            description = "With --generate: PyTorch's reference inputs too, which are many.")
    private boolean reference;

    @Option(names = "--subset", description = "Take the cases kept with the sources.")
    private boolean subset;

    @Option(
            names = "--torture",
            description = "Run every case also on other layouts, which must change nothing.")
    private boolean torture;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results as JSON too.")
    private @Nullable Path json;

    @Option(names = "--all", description = "List the absent entries too.")
    private boolean all;

    @Option(
            names = "--mutate",
            description =
                    "Flip every derivative, stride rule and message in turn, and list the flips"
                            + " that the cases kept with the sources do not notice.")
    private boolean mutate;

    @Option(
            names = "--coverage",
            description = "Write docs/coverage.md instead: which of PyTorch's names there are.")
    private boolean coverage;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseParallelGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr", "-cp", classPath()));
        command.add("dev.obor.conformance.Conformance");
        command.addAll(arguments());
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        filter.forEach(f -> arguments.addAll(List.of("--filter", f)));
        dtype.forEach(d -> arguments.addAll(List.of("--dtype", d)));
        arguments.addAll(List.of("--threads", String.valueOf(threads), "--tier", tier.name()));
        arguments.addAll(List.of("--seed", String.valueOf(seed)));
        arguments.addAll(List.of("--programs", String.valueOf(programs)));
        arguments.addAll(List.of("--shrink", String.valueOf(shrink)));
        if (systematic) {
            arguments.add("--systematic");
        }
        if (stored != null) {
            arguments.addAll(List.of("--stored", stored.toAbsolutePath().toString()));
        }
        if (json != null) {
            arguments.addAll(List.of("--json", json.toAbsolutePath().toString()));
        }
        flag(arguments, generate, "--generate");
        flag(arguments, subset, "--subset");
        flag(arguments, torture, "--torture");
        flag(arguments, all, "--all");
        flag(arguments, reference, "--reference");
        flag(arguments, mutate, "--mutate");
        flag(arguments, coverage, "--coverage");
        return arguments;
    }

    private static void flag(List<String> arguments, boolean set, String name) {
        if (set) {
            arguments.add(name);
        }
    }

    /// What this program was started with, as a class path.
    private static String classPath() {
        String modules = System.getProperty("jdk.module.path", "");
        String classes = System.getProperty("java.class.path", "");
        String all = modules.isEmpty() ? classes : modules;
        return Arrays.stream(all.split(File.pathSeparator))
                .map(p -> Files.isDirectory(Path.of(p)) && !modules.isEmpty() ? p + "/*" : p)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
