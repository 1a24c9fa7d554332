package dev.obor.cli;

import dev.obor.base.FileWriting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `obor shell`: the JDK's own shell, with Obor.
@Command(
        name = "shell",
        description = "Open the JDK's own shell, jshell, with all of Obor imported.",
        footer = {
            "",
            "A line of Java shows its value at once; /exit ends it, Tab completes names. FILE is run",
            "first.",
            "",
            "Example: obor shell",
            "         jshell> randn(2, 3).softmax(1)"
        })
final class ShellCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files of the shell's lines.")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path start = Files.createTempFile("obor", ".jsh");
        try {
            byte[] lines = NotebookCommand.resource("start.jsh").getBytes(StandardCharsets.UTF_8);
            FileWriting.LOCAL.replace(start, out -> out.write(lines));
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "jshell").toString());
            command.addAll(List.of("--class-path", NotebookCommand.classPath()));
            command.addAll(List.of("--startup", "DEFAULT", "--startup", start.toString()));
            command.addAll(List.of("-R--enable-native-access=ALL-UNNAMED"));
            command.addAll(List.of("-R-Djava.awt.headless=true"));
            files.forEach(file -> command.add(file.toString()));
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } finally {
            Files.deleteIfExists(start);
        }
    }
}
