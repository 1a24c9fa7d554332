package dev.obor.cli;

import dev.obor.examples.Example;
import dev.obor.examples.Examples;
import dev.obor.examples.Setup;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `obor example`: lists the tutorials' programs or runs them.
@Command(
        name = "example",
        description = "List the tutorials as programs, or run one.",
        footer = {
            "",
            "Without --data the programs use data that they draw themselves. With it they",
            "read mnist, digits and gp.csv from that folder.",
            "",
            "Example: obor example WhatIsTorchNnReally --data data"
        })
final class ExampleCommand implements Callable<Integer> {
    private static final double NANO = 1e-9;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "Which one to run; without a name they are listed.")
    private @Nullable String name;

    @Option(names = "--all", description = "Run all of them.")
    private boolean all;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the real data sets are (default: none, data is drawn by code).")
    private @Nullable Path data;

    @Option(
            names = "--download",
            description = "Fetch missing files into DIR; without it nothing touches the network.")
    private boolean download;

    @Option(
            names = "--plots",
            paramLabel = "DIR",
            defaultValue = "plots",
            description = "Where charts are written as PNG files (default: ${DEFAULT-VALUE}).")
    private Path plots = Path.of("plots");

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("started without a command line");
        }
        CommandLine command = spec.commandLine();
        PrintWriter out = command.getOut();
        check(command);
        if (name == null && !all) {
            list(out);
            return 0;
        }
        List<Example> wanted = name == null ? Examples.all() : List.of(find(command, name));
        var setup = new Setup(Optional.ofNullable(data), plots, download);
        for (Example example : wanted) {
            long start = System.nanoTime();
            out.println("=== " + example.name() + ": " + example.teaches());
            out.flush();
            example.run(setup);
            System.out.flush();
            double seconds = (System.nanoTime() - start) * NANO;
            out.printf(Locale.ROOT, "=== %s: %.1f s%n", example.name(), seconds);
        }
        out.flush();
        return 0;
    }

    /// Before anything runs: a program may need a minute to get to its data.
    private void check(CommandLine command) {
        if (download && data == null) {
            throw new ParameterException(command, "--download needs a folder: --data DIR");
        }
        if (name != null && all) {
            throw new ParameterException(command, "give a name or --all, not both");
        }
        if (data != null && name == null && !all) {
            throw new ParameterException(command, "--data needs a name, or --all");
        }
        if (data != null && !download && !Files.isDirectory(data)) {
            throw new ParameterException(command, "--data " + data + ": there is no such folder");
        }
    }

    private static void list(PrintWriter out) {
        int width = Examples.all().stream().mapToInt(e -> e.name().length()).max().orElse(0);
        for (Example example : Examples.all()) {
            out.println(
                    example.name()
                            + " ".repeat(width - example.name().length() + 2)
                            + example.teaches());
        }
        out.flush();
    }

    private static Example find(CommandLine command, String name) {
        return Examples.named(name)
                .orElseThrow(() -> {
                    String choices =
                            Examples.all().stream()
                                    .map(Example::name)
                                    .collect(Collectors.joining(", "));
                    return new ParameterException(
                            command, "no example '" + name + "'; there are " + choices);
                });
    }
}
