package dev.obor.machine.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.machine.arm.EncodingCases.Case;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The encoder's bytes against a table that an independent assembler made.
class EncodingsTest {
    private static final Path ASSEMBLER = Path.of("/usr/bin/aarch64-linux-gnu-as");

    @Test
    void everyInstructionIsInTheTable() throws IOException {
        Map<String, String> table = new HashMap<>();
        table().forEach(line -> table.put(line.text(), line.hex()));
        List<String> wrong = new ArrayList<>();
        List<Case> cases = EncodingCases.all();
        for (Case c : cases) {
            if (!c.hex().equals(table.get(c.text()))) {
                wrong.add(c.text() + " = " + table.get(c.text()) + ", not " + c.hex());
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(cases.size() > 1000, cases.size() + " instructions");
        assertEquals(table.size(), cases.size(), "lines of the table that nothing checks");
    }

    /// Where the assembler is installed it is asked again.
    @Test
    void theTableIsWhatTheAssemblerMakes(@TempDir Path folder)
            throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(ASSEMBLER), "binutils-aarch64-linux-gnu is not installed");
        List<Case> table = table();
        List<String> hex = assembled(table.stream().map(Case::text).toList(), folder);
        for (int i = 0; i < table.size(); i++) {
            assertEquals(table.get(i).hex(), hex.get(i), table.get(i).text());
        }
    }

    /// The bytes of instructions, as the assembler's listing has them.
    private static List<String> assembled(List<String> instructions, Path folder)
            throws IOException, InterruptedException {
        Path source = folder.resolve("t.s");
        Files.writeString(source, String.join("\n", instructions) + "\n");
        Process as =
                new ProcessBuilder(
                                ASSEMBLER.toString(),
                                "-aln",
                                "-o",
                                folder.resolve("t.o").toString(),
                                source.toString())
                        .redirectErrorStream(true)
                        .start();
        String listing = new String(as.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(as.waitFor(1, TimeUnit.MINUTES) && as.exitValue() == 0, listing);
        Pattern entry = Pattern.compile("\\s*(\\d+) [0-9a-f]{4} ([0-9A-F]{8})\\s.*");
        String[] hex = new String[instructions.size()];
        for (String line : listing.split("\n")) {
            var m = entry.matcher(line);
            if (m.matches()) {
                hex[Integer.parseInt(m.group(1)) - 1] = m.group(2).toLowerCase(Locale.ROOT);
            }
        }
        return List.of(hex);
    }

    private static List<Case> table() throws IOException {
        var in = Objects.requireNonNull(EncodingsTest.class.getResourceAsStream("encodings.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" = "))
                    .map(parts -> new Case(parts[0], parts[1]))
                    .toList();
        }
    }
}
