package dev.obor.cli;

import dev.obor.Obor;
import dev.obor.bench.ProfileBench;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `obor profile`: shows where the time of a training step goes.
@Command(
        name = "profile",
        description = "Show the kernels of a model's training steps: times, work and traffic.",
        footer = {
            "",
            "In a program of your own: try (var prof = new Profile()) { ... }, and then",
            "prof.keyAverages().table()."
        })
final class ProfileCommand implements Callable<Integer> {
    /// The names that are there.
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ProfileBench.NAMES.iterator();
        }
    }

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "MODEL",
            defaultValue = "cnn",
            completionCandidates = Names.class,
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String model = "cnn";

    @Option(names = "--steps", paramLabel = "N", description = "How many steps: 20.")
    private int steps = 20;

    @Option(names = "--rows", paramLabel = "N", description = "How many rows: 25.")
    private int rows = 25;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of the library: 1.")
    private int threads = 1;

    @Option(names = "--by-module", description = "A row for each module instead of each kernel.")
    private boolean byModule;

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        if (!ProfileBench.NAMES.contains(model)) {
            throw new ParameterException(
                    line, "No model is called '" + model + "'. One of: " + ProfileBench.NAMES);
        }
        if (steps < 1 || rows < 1 || threads < 1) {
            throw new ParameterException(line, "--steps, --rows and --threads take 1 or more.");
        }
        Obor.setNumThreads(threads);
        PrintWriter out = line.getOut();
        ProfileBench.run(model, steps, rows, byModule, out);
        return 0;
    }
}
