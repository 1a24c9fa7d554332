package dev.obor.cli;

import dev.obor.distributed.Launch;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `obor launch`: runs a program as several processes that train together.
@Command(
        name = "launch",
        description = "Run a program as several processes that train together.",
        footer = {
            "",
            "Each process finds RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT in its",
            "environment, as with torchrun; cores and heap are divided among them.",
            "",
            "Example: obor launch -n 4 Program.java --epochs 3"
        })
final class LaunchCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = {"-n", "--nproc-per-node"},
            paramLabel = "N",
            description = "How many processes; all cores by default.")
    private int nprocs = Runtime.getRuntime().availableProcessors();

    @Parameters(
            arity = "1..*",
            paramLabel = "PROGRAM",
            description = "A file with Java source or a class, and its arguments.")
    private List<String> program = List.of();

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        var line = spec.commandLine();
        return new Launch(nprocs, List.of(), program, line.getOut(), line.getErr()).run();
    }
}
