package dev.obor.cli;

import dev.obor.cli.ranks.RanksCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line `obor`.
///
/// A sub-command is a class of its own that implements `Callable<Integer>` and is named in the
/// `subcommands` list below. It returns 0; it throws to fail, and this class turns what was thrown
/// into one sentence. Exit codes: 0 success, 1 failure, 2 wrong usage.
@Command(
        name = "obor",
        description = "Tensors, autograd and neural networks for Java.",
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            TrainCommand.class,
            PredictCommand.class,
            ServeCommand.class,
            DataCommand.class,
            LiveCommand.class,
            NotebookCommand.class,
            ShellCommand.class,
            SummaryCommand.class,
            InspectCommand.class,
            ConvertCommand.class,
            ExportCommand.class,
            LaunchCommand.class,
            RanksCommand.class,
            DoctorCommand.class,
            CompletionCommand.class
        })
public final class Main implements Runnable {
    @Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    private boolean version;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of a failure.")
    private boolean stacktrace;

    private Main() {}

    /// Runs one command and exits with its code.
    ///
    /// @param args the command line
    public static void main(String[] args) {
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            // Setting up the whole command tree would take longer than the answer.
            System.out.println(Version.text());
            return;
        }
        System.exit(
                run(args, new PrintWriter(System.out, true), new PrintWriter(System.err, true)));
    }

    /// Runs one command and returns its exit code, writing to the given streams.
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        String[] all;
        try {
            all = ConfigFile.expanded(args);
        } catch (IOException e) {
            err.println("obor: " + sentence(e));
            return CommandLine.ExitCode.SOFTWARE;
        }
        return commandLine().setOut(out).setErr(err).execute(all);
    }

    /// The command tree with the rules for failures.
    static CommandLine commandLine() {
        var main = new Main();
        var line = new CommandLine(main);
        // What these start is not published, so that it is there in a checkout only.
        if (isThere("dev.obor.examples.Examples")) {
            line.addSubcommand(new ExampleCommand());
        }
        if (isThere("dev.obor.bench.SpeedBench")) {
            line.addSubcommand(new BenchCommand()).addSubcommand(new ProfileCommand());
        }
        if (isThere("dev.obor.conformance.Conformance")) {
            line.addSubcommand(new ConformanceCommand());
        }
        var standard = line.getParameterExceptionHandler();
        // What follows the program is the program's.
        Objects.requireNonNull(line.getSubcommands().get("launch")).setStopAtPositional(true);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, args) ->
                        args.length == 0
                                ? standard.handleParseException(failure, args)
                                : wrongUsage(unknownFirst(failure, args)))
                .setExecutionExceptionHandler(main::report);
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, Main.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /// Two lines: what is wrong, and what would be right or shows it.
    private static int wrongUsage(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        String message = String.valueOf(failure.getMessage());
        command.getErr().println("obor: " + message.lines().findFirst().orElse("wrong usage"));
        String help =
                "'" + command.getCommandSpec().qualifiedName() + " --help' shows what there is.";
        List<String> near =
                failure instanceof UnmatchedArgumentException unmatched
                        ? unmatched.getSuggestions()
                        : List.of();
        String meant = near.isEmpty() ? "" : "Did you mean " + String.join(" or ", near) + "? ";
        command.getErr().println(meant + help);
        return CommandLine.ExitCode.USAGE;
    }

    /// An unknown option is the reason why its value was taken for something else.
    private static ParameterException unknownFirst(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        for (String arg : args) {
            String name = arg.replaceFirst("=.*", "");
            if (name.startsWith("--") && command.getCommandSpec().findOption(name) == null) {
                return new UnmatchedArgumentException(command, List.of(arg));
            }
        }
        return failure;
    }

    /// Without a command: wrong usage.
    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "no command given");
        }
    }

    private int report(Exception failure, CommandLine command, ParseResult parsed) {
        if (stacktrace) {
            failure.printStackTrace(command.getErr());
        } else {
            command.getErr().println("obor: " + sentence(failure));
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String sentence(Exception failure) {
        @Nullable String message = failure.getMessage();
        if (failure instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
            IOException cause = wrapped.getCause();
            boolean bare = message == null || message.startsWith(cause.getClass().getName());
            if (bare || cause instanceof FileSystemException) {
                return sentence(cause);
            }
        }
        if (failure instanceof FileSystemException file && file.getFile() != null) {
            return FileProblems.sentence(file);
        }
        if (message == null) {
            return failure.getClass().getSimpleName() + "; --stacktrace shows where";
        }
        return message;
    }

    /// Names Obor's version and the Java it runs on.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {text()};
        }

        static String text() {
            return "obor " + number() + " (Java " + Runtime.version() + ")";
        }

        /// From what Maven writes into the jar.
        private static String number() {
            var properties = new Properties();
            try (InputStream in =
                    Main.class.getResourceAsStream(
                            "/META-INF/maven/dev.obor/obor-cli/pom.properties")) {
                if (in != null) {
                    properties.load(in);
                }
            } catch (IOException e) {
                return "(" + e.getMessage() + ")";
            }
            return properties.getProperty("version", "(development)");
        }
    }
}
