package dev.obor.cli;

import dev.obor.learn.live.LivePage;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `obor live`: shows all runs below a folder in the browser.
@Command(
        name = "live",
        description = "Show training runs in the browser: running, finished and killed ones.",
        footer = {
            "",
            "DIR is a folder that 'obor train --live', or a RunFolder in a program of yours,",
            "writes into. The page is for this machine alone; it ends with Ctrl-C.",
            "",
            "Example: obor live runs"
        })
final class LiveCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "The folder of the runs (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("runs");

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "The port (default: one that is free).")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(
                    spec.commandLine(),
                    folder + ": no such folder. 'obor train --live' makes one, named runs.");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (LivePage page = LivePage.open(folder, o -> o.port(port))) {
            out.println(page.url());
            out.println("Ctrl-C ends it.");
            out.flush();
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(60_000);
            }
        }
        return 0;
    }
}
