package dev.obor.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged archives and damaged files of CIFAR are read or say what is wrong, at once and without
/// more memory than their limit; of an archive nothing is written but what was wanted.
/// `-Dobor.mutants=N` reads so many of each, `-Dobor.mutants.report=true` tells what came of them.
class DamagedArchiveTest {
    private static final int COUNT = Integer.getInteger("obor.mutants", 300);
    private static final long SEED = Long.getLong("obor.mutants.seed", 1);
    private static final int LIMIT = 1 << 16;
    private static final List<String> WANTED = List.of("a.bin", "b.bin");
    private static final String[] NAMES = {
        "a.bin",
        "b.bin",
        "x/a.bin",
        "../a.bin",
        "/etc/a.bin",
        "../../b.bin",
        "c",
        "",
        "a.bin\0b.bin",
        "x".repeat(100)
    };
    private static final String[] SIZES = {
        "", "0", "1", "777", "00000000010", "77777777777", "-1", "9", "8 ", "x", "00000200000"
    };
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir Path folder;

    private interface Reading {
        void run();
    }

    private int read;
    private int structural;
    private long slowest;

    private void check(int i, byte[] bytes, Reading reading) {
        long start = THREADS.getCurrentThreadCpuTime();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            reading.run();
            read++;
        } catch (DatasetError e) {
            assertTrue(String.valueOf(e.getMessage()).startsWith(folder.toString()), e::getMessage);
        } catch (RuntimeException | Error e) {
            throw new AssertionError(i + ": " + Arrays.toString(bytes), e);
        }
        long millis = (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000;
        long took = THREADS.getCurrentThreadAllocatedBytes() - before;
        slowest = Math.max(slowest, millis);
        if (millis > 1000 || took > 4L * LIMIT + (16 << 20)) {
            throw new AssertionError(i + ": " + millis + " ms, " + took + " bytes");
        }
    }

    private void report(String name) {
        if (Boolean.getBoolean("obor.mutants.report")) {
            System.out.printf(
                    "%s: %,d mutants, %.1f %% structural, %,d read, slowest %d ms, heap %d MB%n",
                    name,
                    COUNT,
                    100.0 * structural / COUNT,
                    read,
                    slowest,
                    Runtime.getRuntime().maxMemory() >> 20);
        }
        assertTrue(read > COUNT / 50 && read < COUNT, read + " were read");
    }

    @Test
    void archives() throws IOException {
        Path archive = folder.resolve("mutant.tar.gz");
        Path out = Files.createDirectory(folder.resolve("out"));
        for (int i = 0; i < COUNT; i++) {
            Random r = new Random((SEED * 1_000_003 + i) * 0x9e3779b97f4a7c15L);
            boolean inStructure = r.nextBoolean();
            structural += inStructure ? 1 : 0;
            byte[] bytes = TestData.gzip(inStructure ? archive(r) : TestData.damaged(whole(), r));
            if (!inStructure && r.nextBoolean()) {
                bytes = TestData.damaged(bytes, r);
            }
            Files.write(archive, bytes);
            check(i, bytes, () -> TarArchive.extract(archive, out, WANTED, LIMIT));
        }
        try (Stream<Path> found = Files.list(out)) {
            assertEquals(WANTED, found.map(f -> f.getFileName().toString()).sorted().toList());
        }
        try (Stream<Path> found = Files.list(folder)) {
            assertEquals(2, found.count());
        }
        report("tar");
    }

    private static byte[] whole() throws IOException {
        var out = new ByteArrayOutputStream();
        for (String name : WANTED) {
            out.write(header("x/" + name, "00000000700"));
            out.write(new byte[512]);
        }
        out.write(new byte[1024]);
        return out.toByteArray();
    }

    private static byte[] header(String name, String size) {
        byte[] header = new byte[512];
        byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(text, 0, header, 0, Math.min(text.length, 100));
        byte[] digits = size.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(digits, 0, header, 124, Math.min(digits.length, 12));
        return header;
    }

    /// Other names and sizes, with as many bytes behind them as they say, most of the time.
    private static byte[] archive(Random r) throws IOException {
        var out = new ByteArrayOutputStream();
        int files = r.nextInt(5);
        for (int i = 0; i < files; i++) {
            boolean odd = r.nextInt(4) == 0;
            String size = odd ? SIZES[r.nextInt(SIZES.length)] : "00000000700";
            String name = odd ? NAMES[r.nextInt(NAMES.length)] : NAMES[r.nextInt(3)];
            out.write(header(name, size));
            out.write(new byte[512 * (r.nextInt(6) == 0 ? r.nextInt(4) : 1)]);
        }
        out.write(new byte[r.nextInt(3) * 512]);
        return out.toByteArray();
    }

    @Test
    void cifar() throws IOException {
        Path root = Files.createDirectories(folder.resolve("cifar-10-batches-bin"));
        Path data = root.resolve("test_batch.bin");
        Path names = root.resolve("batches.meta.txt");
        byte[] text = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n".getBytes(StandardCharsets.UTF_8);
        byte[] two = new byte[2 * 3073];
        for (int i = 0; i < COUNT; i++) {
            Random r = new Random((SEED * 1_000_003 + i) * 0x9e3779b97f4a7c15L);
            boolean inStructure = r.nextBoolean();
            structural += inStructure ? 1 : 0;
            byte[] bytes = inStructure ? new byte[3073 * r.nextInt(3)] : TestData.damaged(two, r);
            if (inStructure && bytes.length > 0) {
                bytes[3073 * r.nextInt(bytes.length / 3073)] = (byte) r.nextInt(14);
            }
            Files.write(data, bytes);
            Files.write(names, r.nextInt(3) == 0 ? TestData.damaged(text, r) : text);
            check(
                    i,
                    bytes,
                    () -> {
                        Cifar set = Cifar10.test(folder);
                        if (set.size() > 0) {
                            set.get(set.size() - 1);
                        }
                    });
        }
        report("CIFAR");
    }
}
