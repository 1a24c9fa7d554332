package dev.obor.cli;

import dev.obor.base.FileWriting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The options of a run as a file: lines such as `epochs = 3`, and `DATA = mnist` for what has no
/// name; `#` begins a comment. What is given on the command line counts instead.
final class ConfigFile {
    /// What belongs to one call and not to what it does.
    private static final Set<String> NOT_KEPT =
            Set.of("--config", "--help", "--stacktrace", "--resume", "--force");

    private ConfigFile() {}

    /// The arguments, and those of the file of `--config` that are not among them.
    ///
    /// @throws IOException if the file cannot be read or a line is wrong; it says which
    static String[] expanded(String[] args) throws IOException {
        ParseResult given;
        try {
            given = Main.commandLine().parseArgs(args);
        } catch (ParameterException e) {
            return args; // it is said when it is parsed again
        }
        ParseResult command = given.subcommand();
        if (command == null || command.commandSpec().findOption("--config") == null) {
            return args;
        }
        Path file = command.matchedOptionValue("--config", null);
        if (file == null) {
            return args;
        }
        List<String> all = new ArrayList<>(List.of(args));
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                String word = word(file, number, line, command);
                if (word != null) {
                    all.add(word);
                }
            }
        }
        return all.toArray(String[]::new);
    }

    private static @Nullable String word(Path file, int number, String line, ParseResult command)
            throws IOException {
        String[] parts = line.split("=", 2);
        String name = parts[0].strip();
        if (parts.length < 2) {
            throw new IOException(
                    file + ", line " + number + ": '" + line.strip() + "' is not 'name = value'");
        }
        String value = parts[1].strip();
        for (PositionalParamSpec positional : command.commandSpec().positionalParameters()) {
            if (positional.paramLabel().equals(name)) {
                return command.hasMatchedPositional(positional) ? null : value;
            }
        }
        String option = "--" + name;
        if (command.commandSpec().findOption(option) == null || NOT_KEPT.contains(option)) {
            throw new IOException(
                    file
                            + ", line "
                            + number
                            + ": there is no option '"
                            + name
                            + "'; 'obor "
                            + command.commandSpec().name()
                            + " --help' shows what there is");
        }
        return command.hasMatchedOption(option) ? null : option + "=" + value;
    }

    /// Writes the options that were given to a command; those with their defaults as comments.
    static void write(CommandSpec command, Path file) throws IOException {
        ParseResult given = command.commandLine().getParseResult();
        var text =
                new StringBuilder("# obor " + command.name() + " --config FILE does this again\n");
        for (PositionalParamSpec positional : command.positionalParameters()) {
            Object value = positional.getValue();
            text.append(positional.paramLabel()).append(" = ").append(shown(value)).append('\n');
        }
        for (OptionSpec option : command.options()) {
            Object value = option.getValue();
            if (value != null && !NOT_KEPT.contains(option.longestName())) {
                text.append(given.hasMatchedOption(option) ? "" : "# ")
                        .append(option.longestName().substring(2))
                        .append(" = ")
                        .append(shown(value))
                        .append('\n');
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        FileWriting.LOCAL.replace(file, out -> out.write(bytes));
    }

    private static String shown(@Nullable Object value) {
        return value instanceof DataName.Source data ? data.label() : String.valueOf(value);
    }
}
