package dev.obor.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.base.ValueError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged tables give a result or say what is wrong, at once and without more memory than files of
/// their size may take. `-Dobor.mutants=N` reads so many, `-Dobor.mutants.report=true` tells what
/// came of them.
class DamagedCsvTest {
    private static final int COUNT = Integer.getInteger("obor.mutants", 2000);
    private static final long SEED = Long.getLong("obor.mutants.seed", 1);
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final String[] FIELDS = {
        "",
        "1",
        "-0",
        "1e999",
        "1e-999",
        "nan",
        "inf",
        "-inf",
        "NA",
        "0x1p3",
        "1d",
        "\"",
        "\"a\"",
        "\"a\nb\"",
        "\"\"\"\"",
        "a",
        " ",
        "\u00e9",
        "\u6f22",
        "\0",
        "9".repeat(400),
        "\ufeff",
        "1_000",
        "1,5",
        "#",
        "=1+1",
        "2020-01-01"
    };

    @TempDir Path folder;

    @Test
    void damagedTables() throws IOException {
        Path file = folder.resolve("mutant.csv");
        int read = 0;
        int structural = 0;
        int past = 0;
        long slowest = 0;
        for (int i = 0; i < COUNT; i++) {
            Random r = new Random((SEED * 1_000_003 + i) * 0x9e3779b97f4a7c15L);
            boolean inStructure = r.nextBoolean();
            byte[] bytes = mutant(inStructure, r);
            structural += inStructure ? 1 : 0;
            Files.write(file, bytes);
            past += isText(bytes) ? 1 : 0;
            long start = THREADS.getCurrentThreadCpuTime();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            try {
                Table table = CsvTable.read(file, o -> o.header(r.nextInt(4) > 0));
                read++;
                for (String name : table.columns()) {
                    if (table.isNumeric(name)) {
                        assertEquals(table.rows(), table.column(name).numel());
                    } else {
                        assertThrows(ValueError.class, () -> table.column(name));
                    }
                }
                table.dropMissing();
            } catch (ValueError | UncheckedIOException e) {
                assertTrue(
                        String.valueOf(e.getMessage()).startsWith(file.toString()), e::getMessage);
            } catch (RuntimeException | Error e) {
                throw new AssertionError(
                        i + ": " + new String(bytes, StandardCharsets.ISO_8859_1), e);
            }
            long millis = (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000;
            long took = THREADS.getCurrentThreadAllocatedBytes() - before;
            slowest = Math.max(slowest, millis);
            if (millis > 1000 || took > 400L * bytes.length + (16 << 20)) {
                throw new AssertionError(
                        i
                                + ": "
                                + millis
                                + " ms, "
                                + took
                                + " bytes, "
                                + new String(bytes, StandardCharsets.ISO_8859_1));
            }
        }
        if (Boolean.getBoolean("obor.mutants.report")) {
            System.out.printf(
                    "CSV: %,d mutants, %.1f %% structural, %.1f %% past the first check, %,d read,"
                            + " slowest %d ms, heap %d MB%n",
                    COUNT,
                    100.0 * structural / COUNT,
                    100.0 * past / COUNT,
                    read,
                    slowest,
                    Runtime.getRuntime().maxMemory() >> 20);
        }
        assertTrue(read > COUNT / 20 && read < COUNT, read + " were read");
        assertTrue(past > 2 * COUNT / 5, past + " came past the first check");
    }

    /// The first check is that it unpacks, and is a text in UTF-8.
    private static boolean isText(byte[] bytes) {
        boolean isPacked = bytes.length > 1 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
        try (InputStream in =
                isPacked
                        ? new GZIPInputStream(new ByteArrayInputStream(bytes))
                        : new ByteArrayInputStream(bytes)) {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in.readAllBytes()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Half have other fields, counts of fields and ends of lines, packed rightly where they are;
    /// in the others bytes are changed, too, after packing as well.
    private static byte[] mutant(boolean structural, Random r) throws IOException {
        int columns = 1 + r.nextInt(6);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < 1 + r.nextInt(8); row++) {
            List<String> fields = new ArrayList<>();
            int n = r.nextInt(20) == 0 ? r.nextInt(9) : columns;
            for (int i = 0; i < n; i++) {
                boolean odd = r.nextInt(6) == 0;
                fields.add(
                        odd
                                ? FIELDS[r.nextInt(FIELDS.length)]
                                : row == 0 ? "c" + i : "" + r.nextInt(99));
            }
            lines.add(String.join(r.nextInt(40) == 0 ? ";" : ",", fields));
        }
        String end = r.nextInt(3) == 0 ? "\r\n" : r.nextInt(9) == 0 ? "\r" : "\n";
        String text = String.join(end, lines) + (r.nextBoolean() ? end : "");
        byte[] bytes =
                text.getBytes(
                        r.nextInt(12) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        for (int n = structural ? 0 : 1 + r.nextInt(3); n > 0 && bytes.length > 0; n--) {
            int at = r.nextInt(bytes.length);
            switch (r.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << r.nextInt(8));
                case 1 -> bytes[at] = (byte) "\",\n\r;\0 \u00ff".charAt(r.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                default -> bytes = Arrays.copyOf(bytes, bytes.length + r.nextInt(9));
            }
        }
        if (r.nextInt(6) == 0) {
            bytes = packed(bytes);
            if (!structural && r.nextBoolean()) {
                bytes[r.nextInt(bytes.length)] ^= (byte) (1 << r.nextInt(8));
            }
        }
        return bytes;
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /// Names that are all the same, and few packed bytes that hold lines without end.
    @Test
    void whatTakesLongOrMuch() throws IOException {
        Path wide = folder.resolve("wide.csv");
        Files.writeString(wide, ",".repeat(16_000) + "\n" + "1,".repeat(16_000) + "1\n");
        long start = THREADS.getCurrentThreadCpuTime();
        assertEquals(16_001, CsvTable.read(wide).columns().size());
        assertTrue(THREADS.getCurrentThreadCpuTime() - start < 3_000_000_000L);

        Path bomb = folder.resolve("bomb.csv");
        Files.write(bomb, packed("1\n".repeat(15_000_000).getBytes(StandardCharsets.US_ASCII)));
        String why =
                assertThrows(UncheckedIOException.class, () -> CsvTable.read(bomb)).getMessage();
        assertTrue(why.contains("its text is longer than the limit of "), why);
        assertEquals(14_999_999, CsvTable.read(bomb, o -> o.limit(1 << 26)).rows());
    }
}
