package dev.obor.vision;

import static dev.obor.Obor.int64;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.data.Sample;
import dev.obor.vision.Qmnist.What;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QmnistTest {
    private static final int COUNT = 10_003;

    @TempDir Path root;

    @BeforeEach
    void write() throws IOException {
        Path folder = Files.createDirectories(root.resolve("QMNIST"));
        Files.write(folder.resolve("qmnist-test-images-idx3-ubyte.gz"), packed(images()));
        Files.write(folder.resolve("qmnist-test-labels-idx2-int"), labels(0));
    }

    /// A pixel of 2 by 1 tells the image.
    private static byte[] images() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        for (int number : new int[] {0x0803, COUNT, 2, 1}) {
            out.writeInt(number);
        }
        for (int i = 0; i < COUNT; i++) {
            out.write(i % 251);
            out.write(i / 251);
        }
        return bytes.toByteArray();
    }

    private static byte[] labels(int shift) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        for (int number : new int[] {0x0c02, COUNT, 8}) {
            out.writeInt(number);
        }
        for (int i = 0; i < COUNT; i++) {
            out.writeInt(i % 10 + shift);
            for (int k = 1; k < 8; k++) {
                out.writeInt(1000 * k + i);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var all = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(all)) {
            out.write(bytes);
        }
        return all.toByteArray();
    }

    @Test
    void partsOfTheTestImages() {
        ImageDataset all = Qmnist.load(root, What.TEST);
        assertEquals(COUNT, all.size());
        assertEquals(10_000, Qmnist.load(root, What.TEST10K).size());
        ImageDataset lost = Qmnist.load(root, What.TEST50K);
        assertEquals(3, lost.size());
        assertEquals(2, lost.get(2).y().itemLong());
        assertArrayEquals(
                new double[] {10_002 % 251 / 255.0, 10_002 / 251 / 255.0},
                lost.get(2).x().toDoubleArray(),
                1e-7);
        assertEquals("2 - two", lost.classes().get(2));
    }

    @Test
    void allThatIsKnown() {
        ImageDataset all = Qmnist.load(root, What.TEST50K, false, o -> {});
        assertEquals(List.of(3L, 8L), all.targets().shape().toList());
        long[] last = {2, 11_002, 12_002, 13_002, 14_002, 15_002, 16_002, 17_002};
        assertArrayEquals(last, all.get(-1).y().toLongArray());
        Sample both = all.get(List.of(0L, 2L));
        assertEquals(int64, both.y().dtype());
        assertArrayEquals(last, both.y().get(1).toLongArray());
        assertArrayEquals(new long[] {0}, all.first(1).targets().select(1, 0).toLongArray());
    }

    @Test
    void whatIsMissingOrDamaged() throws IOException {
        DatasetError none = assertThrows(DatasetError.class, () -> Qmnist.load(root, What.NIST));
        assertTrue(none.getMessage().contains("xnist-images-idx3-ubyte"), none::getMessage);
        Path labels = root.resolve("QMNIST/qmnist-test-labels-idx2-int");
        for (int shift : new int[] {5, -3, 256, 1 << 30}) {
            Files.write(labels, labels(shift));
            DatasetError e = assertThrows(DatasetError.class, () -> Qmnist.load(root, What.TEST));
            assertTrue(e.getMessage().contains("expected 0 to 9"), e::getMessage);
        }
        Files.write(labels, images());
        assertThrows(DatasetError.class, () -> Qmnist.load(root, What.TEST));
    }
}
