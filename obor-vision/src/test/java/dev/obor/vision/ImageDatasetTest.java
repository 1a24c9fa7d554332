package dev.obor.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.data.Collate;
import dev.obor.data.DataLoader;
import dev.obor.data.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageDatasetTest {
    private static final List<Long> SOME = List.of(3L, 0L, 3L, -1L);

    @TempDir Path folder;

    @Test
    void samplesAreFlatFloatsUnlessToldOtherwise() {
        var digits = SyntheticDigits.train(o -> o.size(12));
        Sample first = digits.get(0);
        assertEquals(List.of(784L), first.x().shape().toList());
        assertEquals(DType.FLOAT32, first.x().dtype());
        assertEquals(0, first.y().dim());
        assertEquals(DType.INT64, first.y().dtype());
        byte[] bytes = digits.data().select(0, 0).contiguous().toByteArray();
        float[] floats = first.x().toFloatArray();
        for (int p = 0; p < 784; p++) {
            assertEquals((bytes[p] & 0xff) / 255f, floats[p]);
        }
    }

    @Test
    void batchesEqualStackedSamplesBitForBit() {
        var transforms =
                List.of(
                        new ImageDataset.FlatPixels(),
                        new ToTensor(),
                        new Compose(new ToTensor(), new Normalize(0.1307, 0.3081)),
                        new Compose(new ToTensor(), image -> image.mul(2.0).add(-1.0)));
        for (Transform transform : transforms) {
            assertBatches(SyntheticDigits.test(o -> o.size(9).transform(transform)));
        }
    }

    @Test
    void batchesOfFilesWithFloatsEqualStackedSamples() throws IOException {
        TestData.write(folder, "mnist.pkl", TestData.mnistPickle(0.5f, 0.3f, 0f));
        for (var part : List.of(pickle(0), pickle(1), pickle(2))) {
            Sample batch = part.get(List.of(0L, 0L));
            assertArrayEquals(
                    Collate.<Sample>defaultCollate(List.of(part.get(0), part.get(0)))
                            .x()
                            .toFloatArray(),
                    batch.x().toFloatArray());
        }
        assertEquals(0.5f, pickle(0).get(0).x().toFloatArray()[0]);
        assertEquals(0.3f, pickle(1).data().toFloatArray()[783]);
    }

    private ImageDataset pickle(int part) {
        return switch (part) {
            case 0 -> Mnist.train(folder, o -> o.format(ImageDataset.Format.PICKLE));
            case 1 -> Mnist.valid(folder, o -> {});
            default -> Mnist.test(folder, o -> o.format(ImageDataset.Format.PICKLE));
        };
    }

    private static void assertBatches(ImageDataset dataset) {
        var singles = new ArrayList<Sample>();
        SOME.forEach(i -> singles.add(dataset.get(i)));
        Sample stacked = Collate.defaultCollate(singles);
        Sample batch = dataset.get(SOME);
        assertEquals(stacked.x().shape(), batch.x().shape());
        assertArrayEquals(stacked.x().toFloatArray(), batch.x().toFloatArray());
        assertArrayEquals(stacked.y().toLongArray(), batch.y().toLongArray());
        assertEquals(DType.INT64, batch.y().dtype());
    }

    @Test
    void aLoaderVisitsEveryImageOnce() {
        var digits = SyntheticDigits.test(o -> o.size(50));
        long images = 0;
        double ink = 0;
        for (Sample batch : new DataLoader<>(digits, o -> o.batchSize(16).shuffle(true))) {
            images += batch.x().size(0);
            assertEquals(784, batch.x().size(1));
            ink += batch.x().toDouble().sum().item();
        }
        assertEquals(50, images);
        double all = digits.data().toDouble().div(255.0).sum().item();
        assertEquals(all, ink, 1e-3);
    }

    @Test
    void labelsCanBeChanged() throws IOException {
        Path raw = folder.resolve("mnist/raw");
        TestData.write(
                raw,
                "t10k-images.idx3-ubyte",
                TestData.idx(0x803, new int[] {2, 1, 1}, (byte) 7, (byte) 8));
        TestData.write(
                raw,
                "t10k-labels-idx1-ubyte",
                TestData.idx(0x801, new int[] {2}, (byte) 4, (byte) 9));
        var mnist = Mnist.test(folder, o -> o.targetTransform(y -> y.mul(10L)));
        assertArrayEquals(new long[] {90, 40}, mnist.get(List.of(1L, 0L)).y().toLongArray());
        assertEquals(40, mnist.get(0).y().itemLong());
        assertArrayEquals(new long[] {4, 9}, mnist.targets().toLongArray());
        assertEquals("9 - nine", mnist.classes().get(9));
    }

    @Test
    void theFirstSamplesAreADataSetOfTheirOwn() throws IOException {
        var digits = SyntheticDigits.test(o -> o.size(5));
        assertEquals(2, digits.first(2).size());
        assertEquals(5, digits.first(9).size());
        assertArrayEquals(
                digits.get(1).x().toFloatArray(), digits.first(2).get(1).x().toFloatArray());
        TestData.write(folder, "mnist.pkl", TestData.mnistPickle(0.3f, 0.5f, 0f));
        assertEquals(0.3f, pickle(0).first(1).get(0).x().toFloatArray()[783]);
        assertThrows(IllegalArgumentException.class, () -> digits.first(0));
    }

    @Test
    void writingIntoDataChangesTheSamples() {
        var digits = SyntheticDigits.test(o -> o.size(2));
        Tensor data = digits.data();
        data.fill_(51L);
        assertEquals(0.2f, digits.get(1).x().toFloatArray()[100]);
    }

    @Test
    void missingFilesAreExplained() {
        assumeTrue(System.getenv("OBOR_DATA") == null, "skipped: OBOR_DATA has the files");
        var missing = assertThrows(DatasetError.class, () -> FashionMnist.train(folder));
        String text = String.valueOf(missing.getMessage());
        assertTrue(text.contains("train-images-idx3-ubyte.gz"), text);
        assertTrue(text.contains("o.download(true)"), text);
        assertThrows(DatasetError.class, () -> Digits.test(folder));
    }

    @Test
    void missingSamplesAreExplained() {
        var digits = SyntheticDigits.test(o -> o.size(3));
        assertThrows(IndexError.class, () -> digits.get(3));
        assertThrows(IndexError.class, () -> digits.get(List.of(0L, -4L)));
        assertThrows(
                IllegalArgumentException.class,
                () -> FashionMnist.test(folder, o -> o.format(ImageDataset.Format.PICKLE)));
        assertThrows(IllegalArgumentException.class, () -> SyntheticDigits.test(o -> o.size(0)));
    }

    @Test
    void transformsMoveChannelsAndCheckTheirInput() {
        Tensor image = dev.obor.Obor.fromArray(new byte[12], DType.UINT8, 2, 3, 2);
        assertEquals(List.of(2L, 2L, 3L), new ToTensor().apply(image).shape().toList());
        Tensor flat = dev.obor.Obor.fromArray(new float[4]);
        assertThrows(ShapeError.class, () -> new ToTensor().apply(flat));
        assertThrows(ShapeError.class, () -> new Normalize(0, 1).apply(flat));
        assertThrows(DTypeError.class, () -> new Normalize(0, 1).apply(image));
        assertThrows(IllegalArgumentException.class, () -> new Normalize(0, 0));
    }
}
