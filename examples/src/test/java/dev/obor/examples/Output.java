package dev.obor.examples;

import dev.obor.Obor;
import dev.obor.PrintOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What a part of a program prints.
final class Output {
    private Output() {}

    static String of(Runnable body) {
        PrintStream before = System.out;
        var bytes = new ByteArrayOutputStream();
        try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            body.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    /// What something computes; what it prints is dropped.
    static <T> T quietly(Supplier<T> body) {
        List<T> result = new ArrayList<>();
        of(() -> result.add(body.get()));
        return result.getFirst();
    }

    /// As document 001 prints: two digits, 140 columns, never scientific.
    static String narrow(Object value) {
        PrintOptions before = Obor.getPrintOptions();
        try {
            Obor.setPrintOptions(o -> o.precision(2).linewidth(140).sciMode(false));
            return value.toString();
        } finally {
            Obor.setPrintOptions(before);
        }
    }

    /// The documents lost blanks when they were stored: runs of blanks count as one.
    static String collapsed(String text) {
        return text.lines()
                .map(line -> line.strip().replaceAll(" +", " "))
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }
}
