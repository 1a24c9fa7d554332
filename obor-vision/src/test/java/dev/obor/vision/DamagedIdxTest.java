package dev.obor.vision;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged IDX files give a result or say what is wrong, at once and without more memory than files
/// of their size may take. `-Dobor.mutants=N` reads so many, `-Dobor.mutants.report=true` tells
/// what came of them.
class DamagedIdxTest {
    private static final int COUNT = Integer.getInteger("obor.mutants", 2000);
    private static final long SEED = Long.getLong("obor.mutants.seed", 1);
    private static final int[] NUMBERS = {
        0,
        1,
        2,
        3,
        4,
        7,
        28,
        255,
        256,
        65536,
        1 << 24,
        -1,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        0x803,
        0x801
    };
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir Path folder;

    @Test
    void damagedFiles() throws IOException {
        byte[] images = TestData.idx(0x803, new int[] {4, 3, 5}, new byte[60]);
        byte[] labels = TestData.idx(0x801, new int[] {9}, new byte[9]);
        byte[] numbers = TestData.idx(0xc02, new int[] {3, 8}, new byte[96]);
        byte[][] seeds = {images, images, labels, numbers};
        Path file = folder.resolve("mutant");
        int read = 0;
        int structural = 0;
        int past = 0;
        long slowest = 0;
        for (int i = 0; i < COUNT; i++) {
            Random r = new Random((SEED * 1_000_003 + i) * 0x9e3779b97f4a7c15L);
            byte[] seed = seeds[r.nextInt(seeds.length)];
            boolean inStructure = r.nextBoolean();
            byte[] bytes = mutant(inStructure, seed, r);
            structural += inStructure ? 1 : 0;
            Files.write(file, bytes);
            long start = THREADS.getCurrentThreadCpuTime();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            try {
                if (seed == numbers) {
                    IdxFile.readInts(file);
                } else {
                    IdxFile.read(file, seed[3]);
                }
                read++;
                past++;
            } catch (DatasetError e) {
                past += isPastFirstCheck(e) ? 1 : 0;
                assertTrue(
                        String.valueOf(e.getMessage()).startsWith(file.toString()), e::getMessage);
            } catch (RuntimeException | Error e) {
                throw new AssertionError(i + ": " + Arrays.toString(bytes), e);
            }
            long millis = (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000;
            long took = THREADS.getCurrentThreadAllocatedBytes() - before;
            slowest = Math.max(slowest, millis);
            if (millis > 1000 || took > 4L * bytes.length + (32 << 20)) {
                throw new AssertionError(
                        i + ": " + millis + " ms, " + took + " bytes, " + Arrays.toString(bytes));
            }
        }
        if (Boolean.getBoolean("obor.mutants.report")) {
            System.out.printf(
                    "IDX: %,d mutants, %.1f %% structural, %.1f %% past the first check, %,d read,"
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

    /// The first check is that of the magic number.
    private static boolean isPastFirstCheck(DatasetError e) {
        String text = String.valueOf(e.getMessage());
        return !text.contains("magic") && !text.contains("bytes of the header");
    }

    /// Half keep the form: numbers of the header are others, with as many bytes as they ask for.
    private static byte[] mutant(boolean structural, byte[] whole, Random r) throws IOException {
        byte[] bytes = whole.clone();
        if (structural) {
            int words = bytes[3];
            ByteBuffer header = ByteBuffer.wrap(bytes);
            int at = 4 * r.nextInt(1 + words);
            int value = NUMBERS[r.nextInt(NUMBERS.length)];
            header.putInt(at, r.nextBoolean() ? value : header.getInt(at) + 1);
            long size = 1;
            for (int d = 0; d < words; d++) {
                size = Math.min(Math.max(0, header.getInt(4 + 4 * d)), 5000) * Math.min(size, 5000);
            }
            bytes = Arrays.copyOf(bytes, 4 + 4 * words + (int) Math.min(size, 100_000));
        } else {
            int at = r.nextInt(bytes.length);
            switch (r.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << r.nextInt(8));
                case 1 -> bytes[at] = (byte) r.nextInt();
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                default -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + r.nextInt(9));
            }
        }
        if (r.nextInt(3) == 0) {
            bytes = TestData.gzip(bytes);
            if (r.nextInt(3) == 0) {
                bytes[r.nextInt(bytes.length)] ^= (byte) (1 << r.nextInt(8));
            }
        }
        return bytes;
    }

    /// Few packed bytes that hold a gigabyte.
    @Test
    void whatUnpacksWithoutEnd() throws IOException {
        byte[] much = TestData.idx(0x803, new int[] {1000, 1000, 40}, new byte[40_000_000]);
        Path file = TestData.write(folder, "bomb", TestData.gzip(much));
        DatasetError e = assertThrows(DatasetError.class, () -> IdxFile.read(file, 3));
        assertTrue(
                String.valueOf(e.getMessage()).contains("but unpacks to more than"), e::getMessage);
    }
}
