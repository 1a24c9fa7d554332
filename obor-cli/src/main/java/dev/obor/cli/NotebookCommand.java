package dev.obor.cli;

import dev.obor.base.FileWriting;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `obor notebook`: Jupyter with a Java kernel that has Obor.
@Command(
        name = "notebook",
        description = "Open Jupyter with a kernel for Java that has Obor.",
        footer = {
            "",
            "The first time a virtual environment of Python is made in --env, with Jupyter and the",
            "kernel 'jjava' from the registry that pip uses. In a notebook everything is imported;",
            "tensors, models, summaries and charts are shown, and LiveChart draws a training while it",
            "runs. Without a file a first notebook is written into the folder, if there is none.",
            "",
            "Example: obor notebook",
            "         obor notebook --run first.ipynb"
        })
final class NotebookCommand implements Callable<Integer> {
    private static final List<String> PACKAGES = List.of("jjava==1.0a8", "notebook==7.6.5");
    private static final String FIRST = "first.ipynb";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = ".",
            description = "A notebook, or a folder of them (default: this folder).")
    private Path file = Path.of(".");

    @Option(
            names = "--run",
            description = "Run all cells and write the results into the file; opens nothing.")
    private boolean run;

    @Option(names = "--no-browser", description = "Print the address instead of opening it.")
    private boolean noBrowser;

    @Option(
            names = "--python",
            paramLabel = "FILE",
            defaultValue = "python3",
            description = "The Python to begin with, 3.10 or newer (default: ${DEFAULT-VALUE}).")
    private String python = "python3";

    @Option(
            names = "--env",
            paramLabel = "DIR",
            description = "Where the virtual environment is (default: .obor-notebook at home).")
    private Path environment = Path.of(System.getProperty("user.home"), ".obor-notebook");

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean first = file.toString().equals(FIRST) && !Files.exists(file);
        if (!Files.exists(file) && !first) {
            throw new ParameterException(spec.commandLine(), file + ": there is no such file");
        }
        if (run && Files.isDirectory(file)) {
            throw new ParameterException(spec.commandLine(), "--run needs a notebook");
        }
        Path bin = environment.toAbsolutePath().resolve(windows() ? "Scripts" : "bin");
        Path marker = environment.resolve("obor-packages");
        String wanted = String.join("\n", PACKAGES) + "\n";
        if (!Files.exists(marker) || !Files.readString(marker).equals(wanted)) {
            install(bin);
            write(marker, wanted);
        }
        Path start = environment.resolve("start.jsh");
        write(start, resource("start.jsh") + resource("notebook.jsh"));
        if (first) {
            write(file, resource(FIRST));
        } else if (Files.isDirectory(file) && !hasNotebooks(file)) {
            write(file.resolve(FIRST), resource(FIRST));
        }
        List<String> command = new ArrayList<>();
        command.add(bin.resolve("jupyter").toString());
        if (run) {
            command.addAll(List.of("nbconvert", "--to", "notebook", "--execute", "--inplace"));
        } else {
            command.add("notebook");
            if (System.getProperty("user.name").equals("root")) {
                command.add("--allow-root"); // as in containers; without it Jupyter only says so
            }
            if (noBrowser) {
                command.add("--no-browser");
            }
        }
        command.add(file.toString());
        return start(command, environment(bin, start));
    }

    private void install(Path bin) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.println("making " + environment + " with " + String.join(", ", PACKAGES) + " ...");
        out.flush();
        if (start(List.of(python, "-m", "venv", environment.toString()), Map.of()) != 0) {
            throw new IOException(
                    python + " -m venv failed; --python names a Python that has the module venv");
        }
        List<String> pip =
                new ArrayList<>(
                        List.of(bin.resolve("python").toString(), "-m", "pip", "install", "-q"));
        pip.addAll(PACKAGES);
        if (start(pip, Map.of()) != 0) {
            throw new IOException("pip could not install the packages; its message is above");
        }
    }

    /// What the kernel reads: the JDK that runs this, and its jars.
    private static Map<String, String> environment(Path bin, Path start) {
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        String path = java + File.pathSeparator + bin + File.pathSeparator + System.getenv("PATH");
        return Map.of(
                "PATH",
                path,
                "JJAVA_CLASSPATH",
                classPath(),
                "JJAVA_JVM_OPTS",
                "--enable-native-access=ALL-UNNAMED -Djava.awt.headless=true",
                "JJAVA_STARTUP_SCRIPTS_PATH",
                start.toAbsolutePath().toString());
    }

    static String classPath() {
        return Stream.of("java.class.path", "jdk.module.path")
                .flatMap(name ->
                        Arrays.stream(System.getProperty(name, "").split(File.pathSeparator)))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean hasNotebooks(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(f -> f.toString().endsWith(".ipynb"));
        }
    }

    static String resource(String name) throws IOException {
        try (InputStream in = NotebookCommand.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the jar of the command line has no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write(Path to, String text) throws IOException {
        FileWriting.LOCAL.replace(to, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static int start(List<String> command, Map<String, String> more)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(more);
        return builder.start().waitFor();
    }

    private static boolean windows() {
        return File.separatorChar == '\\';
    }
}
