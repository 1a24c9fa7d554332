package dev.obor.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reads the original files; skipped, saying so, where `OBOR_DATA` names no folder.
class RealDataTest {
    private static final byte[] FIRST_TRAIN = {5, 0, 4, 1, 9, 2, 1, 3, 1, 4};
    private static final byte[] FIRST_TEST = {7, 2, 1, 0, 4, 1, 4, 9, 5, 9};

    private Path data = Path.of("");

    @BeforeEach
    void needsFiles() {
        String folder = System.getenv("OBOR_DATA");
        assumeTrue(folder != null, "skipped: set OBOR_DATA to a folder with the real data sets");
        data = Path.of(folder);
    }

    @Test
    void idxAndPickleHoldTheSamePixels() {
        Path mnist = data.resolve("mnist");
        ImageTable train = idx(mnist, "train", 10);
        ImageTable test = idx(mnist, "t10k", 10);
        assertArrayEquals(FIRST_TRAIN, Arrays.copyOf(train.labels(), 10));
        assertArrayEquals(FIRST_TEST, Arrays.copyOf(test.labels(), 10));
        PickledMnist pickle = PickledMnist.read(mnist.resolve("mnist.pkl.gz"));
        assertEquals(50_000, pickle.train().count());
        byte[] first = Arrays.copyOf(train.grey().bytes(), 50_000 * 784);
        byte[] last = Arrays.copyOfRange(train.grey().bytes(), 50_000 * 784, 60_000 * 784);
        assertArrayEquals(first, pickle.train().grey().bytes());
        assertArrayEquals(last, pickle.valid().grey().bytes());
        assertArrayEquals(test.grey().bytes(), pickle.test().grey().bytes());
        assertArrayEquals(test.labels(), pickle.test().labels());
    }

    @Test
    void fashionHasTenBalancedClasses() {
        ImageTable test = idx(data.resolve("fashion-mnist"), "t10k", 10);
        int[] counts = new int[10];
        for (byte label : test.labels()) {
            counts[label]++;
        }
        int[] even = new int[10];
        Arrays.fill(even, 1000);
        assertArrayEquals(even, counts);
    }

    @Test
    void digitsHas1797Rows() {
        assertEquals(1797, DigitsCsv.read(data.resolve("digits/digits.csv.gz")).count());
    }

    @Test
    void theDataSetsFindTheirFiles() {
        assertEquals(60_000, Mnist.train(data).size());
        assertEquals(10_000, FashionMnist.test(data.resolve("mnist")).size());
        assertEquals(360, Digits.test(data).size());
        assertEquals(1_437, Digits.train(Path.of("nowhere")).size());
        assertEquals(4, Mnist.train(data).get(2).y().itemLong());
    }

    private static ImageTable idx(Path folder, String part, int classes) {
        return ImageTable.readIdx(
                folder.resolve(part + "-images-idx3-ubyte.gz"),
                folder.resolve(part + "-labels-idx1-ubyte.gz"),
                classes);
    }
}
