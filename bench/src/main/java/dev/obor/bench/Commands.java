package dev.obor.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The command lines of the processes that are measured.
final class Commands {
    private static final Set<String> WITH_VALUE =
            Set.of(
                    "-p",
                    "-cp",
                    "-classpath",
                    "--class-path",
                    "--module-path",
                    "--add-modules",
                    "--add-exports",
                    "--add-opens",
                    "--add-reads");

    private Commands() {}

    /// A Java process of this module, with the flags of the one that runs now.
    static List<String> java(Class<?> main, String... arguments) {
        return java(List.of(), main, arguments);
    }

    /// The same with more flags, which win over those of the process that runs now.
    static List<String> java(List<String> flags, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ownFlags());
        command.addAll(flags);
        Module module = main.getModule();
        if (module.isNamed()) {
            command.add("-m");
            command.add(module.getName() + "/" + main.getName());
        } else {
            command.add(main.getName());
        }
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> ownFlags() {
        String[] all = ProcessHandle.current().info().arguments().orElse(new String[0]);
        List<String> flags = new ArrayList<>();
        for (int i = 0; i < all.length && all[i].startsWith("-") && !all[i].equals("-m"); i++) {
            flags.add(all[i]);
            if (WITH_VALUE.contains(all[i]) && i + 1 < all.length) {
                flags.add(all[++i]);
            }
        }
        return flags.isEmpty() ? pathFlags() : flags;
    }

    /// Where the system does not show the arguments of a process.
    private static List<String> pathFlags() {
        String modules = System.getProperty("jdk.module.path");
        return modules != null
                ? List.of("-p", modules)
                : List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"));
    }

    /// The PyTorch twin.
    static List<String> python(String python, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.addAll(
                List.of(
                        python,
                        "-c",
                        script("networks.py") + script("library.py") + script("twin.py")));
        command.addAll(List.of(arguments));
        return command;
    }

    static String script(String name) throws IOException {
        try (InputStream in = Commands.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing from the jar of dev.obor.bench");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
