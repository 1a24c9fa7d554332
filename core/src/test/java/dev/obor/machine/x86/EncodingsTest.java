package dev.obor.machine.x86;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The encoder's bytes against a table that an independent assembler made.
class EncodingsTest {
    private record Line(String text, String hex) {}

    @Test
    void everyLineOfTheTable() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<Line> table = table();
        for (Line line : table) {
            String hex = HexFormat.of().formatHex(IntelSyntax.encode(line.text()));
            if (!hex.equals(line.hex())) {
                wrong.add(line.text() + " = " + line.hex() + ", not " + hex);
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(table.size() > 1000);
    }

    @Test
    void theTableHasEveryVectorInstruction() throws IOException {
        var missing = EnumSet.allOf(VectorOp.class);
        for (Line line : table()) {
            String text = line.text().toUpperCase(Locale.ROOT);
            String name = text.split(" ")[0].substring(1);
            boolean store = text.contains("PTR [") && text.indexOf("PTR [") < text.indexOf(',');
            missing.removeIf(op -> {
                String moved = name.replace("MASKMOV", store ? "MASKSTORE" : "MASKLOAD");
                String stored = store ? moved.replace("MOV", "STORE") : moved;
                return op.name().equals(stored);
            });
        }
        assertEquals(EnumSet.noneOf(VectorOp.class), missing);
    }

    /// Where the assembler is installed it is asked again.
    @Test
    void theTableIsWhatTheAssemblerMakes(@TempDir Path folder)
            throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/as")), "binutils is not installed");
        Path source = folder.resolve("t.s");
        List<Line> table = table();
        var text = new StringBuilder(".intel_syntax noprefix\n");
        table.forEach(line -> text.append(line.text()).append('\n'));
        Files.writeString(source, text);
        Process as =
                new ProcessBuilder(
                                "/usr/bin/as",
                                "-O0",
                                "-aln",
                                "--listing-lhs-width=4",
                                "-o",
                                folder.resolve("t.o").toString(),
                                source.toString())
                        .redirectErrorStream(true)
                        .start();
        String listing = new String(as.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(as.waitFor(1, TimeUnit.MINUTES) && as.exitValue() == 0, listing);
        var hex = new String[table.size() + 2];
        Pattern entry = Pattern.compile("\\s*(\\d+) [0-9a-f]{4} ([0-9A-F ]+?)\\s*(\t.*)?");
        for (String line : listing.split("\n")) {
            var m = entry.matcher(line);
            if (m.matches()) {
                String bytes = m.group(2).replace(" ", "").toLowerCase(Locale.ROOT);
                hex[Integer.parseInt(m.group(1))] = bytes;
            }
        }
        for (int i = 0; i < table.size(); i++) {
            assertEquals(table.get(i).hex(), hex[i + 2], table.get(i).text());
        }
    }

    private static List<Line> table() throws IOException {
        var in = Objects.requireNonNull(EncodingsTest.class.getResourceAsStream("encodings.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" = "))
                    .map(parts -> new Line(parts[0], parts[1]))
                    .toList();
        }
    }
}
