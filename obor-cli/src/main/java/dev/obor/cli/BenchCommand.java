package dev.obor.cli;

import dev.obor.bench.AllocationBench;
import dev.obor.bench.BitsBench;
import dev.obor.bench.MemoryBench;
import dev.obor.bench.SpeedBench;
import dev.obor.bench.SuiteBench;
import dev.obor.bench.Suites;
import dev.obor.bench.WarningBench;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `obor bench`: measures this machine.
@Command(
        name = "bench",
        description = "Measure training steps, matrix products, threads and start-up.")
final class BenchCommand implements Callable<Integer> {
    /// What to compare with.
    enum Rival {
        /// PyTorch, in the Python that OBOR_PYTHON names.
        PYTORCH
    }

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--against",
            description =
                    "Compare with: ${COMPLETION-CANDIDATES}. OBOR_PYTHON names a Python with torch.")
    private @Nullable Rival against;

    @Option(names = "--quick", description = "5 instead of 15 pairs of runs.")
    private boolean quick;

    @Option(
            names = "--cpu-time",
            description = "Time steps in processor time, for a machine with other work to do.")
    private boolean processorTime;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results as JSON too.")
    private @Nullable Path json;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder with MNIST, for start-up times; OBOR_DATA if not given.")
    private @Nullable Path data;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Only these: logistic, mlp50, mlp512, cnn, matmulN for any N, threads, start.")
    private List<String> only = List.of();

    @Option(
            names = "--suite",
            paramLabel = "NAME",
            description =
                    "Measure the named rows of a suite instead: life, ops, networks or library, in"
                            + " processor time, the least of several rounds; memory and latency"
                            + " of networks: the peak of processes, median and 99th percentile of"
                            + " steps. --only chooses rows.")
    private @Nullable String suite;

    @Option(
            names = "--results",
            paramLabel = "FILE",
            description = "With --suite: keep results there, and leave out rows that it has.")
    private @Nullable Path results;

    @Option(
            names = "--memory",
            description = "Check instead that a long training run needs no more and more memory.")
    private boolean memory;

    @Option(
            names = "--allocation",
            description =
                    "Measure instead what steps of hand-written models take from the collector;"
                            + " --only mlp, resnet18, gpt.")
    private boolean allocation;

    @Option(
            names = "--places",
            description =
                    "With --allocation: list what takes it, with bytes, and which classes' memory is"
                            + " reused, or why not.")
    private boolean places;

    @Option(
            names = "--bits",
            description = "Check instead that training gives the same bits on every path.")
    private boolean bits;

    @Option(
            names = "--warnings",
            description =
                    "Check instead that looking for mistakes costs less than 0.5 %% of a step.")
    private boolean warnings;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Steps for --memory (100000) or --bits (100).")
    private @Nullable Integer steps;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        if (memory) {
            return MemoryBench.run(steps == null ? 100_000 : steps, folder(), out) ? 0 : 1;
        }
        if (bits) {
            return BitsBench.run(steps == null ? 100 : steps, out) ? 0 : 1;
        }
        if (allocation) {
            AllocationBench.run(only, places, out);
            return 0;
        }
        if (suite == null) {
            checkNames(SpeedBench::knows, SpeedBench.names());
        } else if (Suites.names().contains(suite)) {
            checkNames(Suites.rows(suite)::contains, Suites.rows(suite));
        } else {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "there is no suite '%s'; choose from %s"
                            .formatted(suite, String.join(", ", Suites.names())));
        }
        if (warnings) {
            return WarningBench.run(quick ? 100 : 500, out) ? 0 : 1;
        }
        String python = System.getenv("OBOR_PYTHON");
        if (against != null && python == null) {
            out.println("OBOR_PYTHON names no Python with torch: measuring Obor alone.");
        }
        var options =
                new SpeedBench.Options(
                        against == null ? null : python,
                        quick,
                        processorTime,
                        folder(),
                        only,
                        json);
        if (suite == null) {
            new SpeedBench(options, out).run();
        } else {
            new SuiteBench(options, suite, results, out).run();
        }
        return 0;
    }

    private void checkNames(Predicate<String> knows, List<String> names) {
        for (String name : only) {
            if (!knows.test(name)) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(),
                        "there is no workload '%s'; choose from %s"
                                .formatted(name, String.join(", ", names)));
            }
        }
    }

    private @Nullable Path folder() {
        String given = System.getenv("OBOR_DATA");
        return data != null || given == null ? data : Path.of(given);
    }
}
