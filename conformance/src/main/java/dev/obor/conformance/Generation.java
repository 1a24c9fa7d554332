package dev.obor.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Has Python write the full set of cases.
final class Generation {
    private Generation() {}

    /// The Python that OBOR_PYTHON names.
    ///
    /// @throws IllegalStateException if there is none
    static String python() {
        String python = System.getenv("OBOR_PYTHON");
        if (python == null || python.isBlank()) {
            throw new IllegalStateException(
                    "this needs a Python with torch 2.15: set OBOR_PYTHON to it, such as"
                            + " OBOR_PYTHON=/usr/bin/python3");
        }
        return python;
    }

    /// Runs the generator with the Python that OBOR_PYTHON names.
    ///
    /// @throws IllegalStateException if there is no such Python, or it has no PyTorch 2.15
    static void run(Path folder, Settings settings) throws IOException {
        String python = python();
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>();
        command.add(python);
        command.add(Fixtures.source("conformance/python/generate.py").toString());
        command.add(folder.toString());
        command.addAll(List.of("--seed", String.valueOf(settings.seed())));
        if (settings.reference()) {
            command.add("--reference");
        }
        if (!settings.dtypes().isEmpty()) {
            command.add("--dtype");
            command.addAll(settings.dtypes());
        }
        if (!settings.filters().isEmpty()) {
            command.add("--filter");
            command.addAll(settings.filters());
        }
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the generator failed; its message is above");
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "OBOR_PYTHON=" + python + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
