package org.example;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// Keeps what the library logs, so that tests can read it.
public final class Log extends System.LoggerFinder {
    private static final List<String> LINES = new ArrayList<>();

    /// For `ServiceLoader`.
    public Log() {}

    /// What was logged to the logger `dev.obor` since the last call.
    public static synchronized List<String> take() {
        List<String> lines = List.copyOf(LINES);
        LINES.clear();
        return lines;
    }

    private static synchronized void add(String name, String line) {
        if (name.equals("dev.obor")) {
            LINES.add(line);
        }
    }

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Kept(name);
    }

    private record Kept(String name) implements System.Logger {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return level.getSeverity() >= Level.INFO.getSeverity();
        }

        @Override
        public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                @Nullable String text,
                @Nullable Throwable thrown) {
            if (isLoggable(level)) {
                add(name, level + ": " + text);
            }
        }

        @Override
        public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                @Nullable String format,
                @Nullable Object... values) {
            if (isLoggable(level)) {
                String text =
                        format == null || values == null || values.length == 0
                                ? String.valueOf(format)
                                : MessageFormat.format(format, values);
                add(name, level + ": " + text);
            }
        }
    }
}
