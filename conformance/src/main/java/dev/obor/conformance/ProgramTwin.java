package dev.obor.conformance;

import dev.obor.io.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A PyTorch that runs programs when asked. One that a program has ended is started anew.
final class ProgramTwin implements AutoCloseable {
    private final List<String> command;
    private @Nullable Process process;

    /// @param command starts it: it answers each line with a line
    ProgramTwin(List<String> command) {
        this.command = command;
    }

    /// The program with PyTorch's answers; null if they cannot be compared, or there are none.
    ///
    /// @throws IOException if PyTorch cannot be started
    @Nullable Map<String, @Nullable Object> ask(Program program) throws IOException {
        Process twin = process;
        if (twin == null) {
            twin =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            process = twin;
        }
        // The same reader and writer at each call.
        PrintWriter to = new PrintWriter(twin.outputWriter(StandardCharsets.UTF_8));
        to.println(Json.write(program.json()));
        to.flush();
        BufferedReader from = twin.inputReader(StandardCharsets.UTF_8);
        String line = from.readLine();
        if (line == null) {
            close();
            return null;
        }
        Map<String, @Nullable Object> json = Program.parse(line);
        return json.containsKey("redraw") ? null : json;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            process = null;
        }
    }
}
