package dev.obor.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
    private static final byte[] IMAGES =
            TestData.idx(
                    0x803,
                    new int[] {2, 1, 3},
                    (byte) 1,
                    (byte) 2,
                    (byte) 3,
                    (byte) 4,
                    (byte) 5,
                    (byte) 255);

    @TempDir Path folder;

    @Test
    void readsPlainAndPackedAlikeWhateverTheName() throws IOException {
        Path plain = TestData.write(folder, "a.gz", IMAGES);
        Path packed = TestData.write(folder, "b", TestData.gzip(IMAGES));
        for (Path file : new Path[] {plain, packed}) {
            IdxFile idx = IdxFile.read(file, 3);
            assertArrayEquals(new int[] {2, 1, 3}, idx.dims());
            assertArrayEquals(new byte[] {1, 2, 3, 4, 5, -1}, idx.bytes());
        }
    }

    @Test
    void exchangedFilesAreNamed() throws IOException {
        Path file = TestData.write(folder, "labels", TestData.idx(0x801, new int[] {2}, (byte) 1));
        String text = errorOf(file, 3);
        assertTrue(text.contains("magic number 2049"), text);
        assertTrue(text.contains("expected 2051"), text);
        assertTrue(text.contains("exchanged?"), text);
    }

    @Test
    void anotherKindOfFileIsNamed() throws IOException {
        Path file = TestData.write(folder, "page.html", "<!DOCTYPE html>".getBytes());
        assertTrue(errorOf(file, 3).contains("no IDX file"));
    }

    @Test
    void everyCutIsReported() throws IOException {
        byte[] packed = TestData.gzip(IMAGES);
        for (int n = 0; n < IMAGES.length; n++) {
            String text = errorOf(TestData.write(folder, "cut", Arrays.copyOf(IMAGES, n)), 3);
            assertTrue(text.contains("cut short"), n + ": " + text);
        }
        // Below 10 bytes the gzip header itself is cut; the last 8 bytes are its checksum.
        for (int n = 10; n < packed.length; n++) {
            errorOf(TestData.write(folder, "cut.gz", Arrays.copyOf(packed, n)), 3);
        }
        errorOf(TestData.write(folder, "cut.gz", Arrays.copyOf(packed, 5)), 3);
    }

    @Test
    void aDamagedChecksumIsReported() throws IOException {
        byte[] packed = TestData.gzip(IMAGES);
        packed[packed.length - 6] ^= 1;
        String text = errorOf(TestData.write(folder, "bad.gz", packed), 3);
        assertTrue(text.contains("the file is damaged"), text);
    }

    @Test
    void surplusDataIsReported() throws IOException {
        byte[] longer = Arrays.copyOf(IMAGES, IMAGES.length + 1);
        assertTrue(errorOf(TestData.write(folder, "long", longer), 3).contains("more data"));
    }

    @Test
    void hugeSizesAreRefusedWithoutAllocating() throws IOException {
        Path huge =
                TestData.write(folder, "huge", TestData.idx(0x803, new int[] {1 << 30, 28, 28}));
        assertTrue(errorOf(huge, 3).contains("product below 2^31"));
        Path lying =
                TestData.write(folder, "lie", TestData.idx(0x803, new int[] {1 << 20, 28, 28}));
        assertTrue(errorOf(lying, 3).contains("cut short"));
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("nowhere");
        assertEquals(file, assertThrows(DatasetError.class, () -> IdxFile.read(file, 3)).place());
    }

    private static String errorOf(Path file, int rank) {
        DatasetError error = assertThrows(DatasetError.class, () -> IdxFile.read(file, rank));
        String text = String.valueOf(error.getMessage());
        assertTrue(text.startsWith(file.toString()), text);
        return text;
    }
}
