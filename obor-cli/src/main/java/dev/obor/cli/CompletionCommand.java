package dev.obor.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `obor completion`: lets the shell complete commands and options.
@Command(
        name = "completion",
        description = "Print a script that lets bash and zsh complete commands and options.",
        footer = {"", "Example: source <(obor completion)"})
final class CompletionCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(AutoComplete.bash("obor", spec.root().commandLine()));
        out.flush();
        return 0;
    }
}
