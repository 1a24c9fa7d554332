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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PickledMnistTest {
    @TempDir Path folder;

    @Test
    void multiplesOfOne256thStayBytes() throws IOException {
        var parts = read(TestData.mnistPickle(0.5f, 0f, 255f / 256));
        assertEquals((byte) 128, parts.train().grey().bytes()[783]);
        assertEquals((byte) 255, parts.test().grey().bytes()[0]);
        assertEquals(1f / 256, parts.train().grey().unit());
        assertArrayEquals(new byte[] {2}, parts.test().labels());
        assertEquals(0, parts.test().grey().exact().length);
    }

    @ParameterizedTest
    @ValueSource(floats = {0.3f, 1f, -0f, -0.5f, Float.NaN, Float.POSITIVE_INFINITY})
    void otherValuesAreKeptExactly(float value) throws IOException {
        float[] exact = read(TestData.mnistPickle(value, 0f, 0f)).train().grey().exact();
        assertEquals(784, exact.length);
        assertEquals(Float.floatToRawIntBits(value), Float.floatToRawIntBits(exact[783]));
    }

    @Test
    void aLateOddValueKeepsWhatCameBefore() throws IOException {
        float[] image = new float[784];
        Arrays.fill(image, 0.25f);
        image[700] = 0.1f;
        var pickle = new TestData.Pickle().op("\u0080\2");
        for (int part = 0; part < 3; part++) {
            pickle.array("f4", new int[] {1, 784}, TestData.floats(image));
            pickle.array("i8", new int[] {1}, TestData.longs(9)).op("\u0086");
        }
        assertArrayEquals(image, read(pickle.op("\u0087.").bytes()).valid().grey().exact());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0080\2cos\nsystem\nU\u0007echo hi\u0085R.",
                "\u0080\2c__builtin__\neval\nU\u00031+1\u0085R.",
                "\u0080\2cnumpy.core.multiarray\nscalar\n.",
                "\u0080\2cnumpy\nndarray\nK\0\u0085R.",
                "\u0080\3K\0.",
                "\u0080\2h\0.",
                "\u0080\2}.",
                "\u0080\2.",
                "\u0080\2t.",
                "\u0080\2K\0b.",
                "\u0080\2(K\0K\1K\2t.",
                "\u0080\2T\u00ff\u00ff\u00ff\u007f.",
                "\u0080\2K",
                "",
                "hello"
            })
    void anythingElseIsRefused(String pickle) throws IOException {
        byte[] bytes = pickle.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertTrue(errorOf(bytes).contains("this pickle was refused"));
    }

    @Test
    void theForbiddenNameIsTold() throws IOException {
        byte[] bytes = "\u0080\2cposix\nsystem\n.".getBytes("ISO-8859-1");
        assertTrue(errorOf(bytes).contains("asks for posix.system"));
    }

    @Test
    void shapesThatDoNotFitTheDataAreRefused() throws IOException {
        byte[] data = TestData.floats(new float[784]);
        for (int[] shape : new int[][] {{2, 784}, {784}, {-1, 784}, {1 << 30, 1 << 30}}) {
            var pickle = new TestData.Pickle().op("\u0080\2").array("f4", shape, data);
            pickle.array("i8", new int[] {1}, TestData.longs(0)).op("\u0086q\1h\1h\1\u0087.");
            assertTrue(
                    errorOf(pickle.bytes()).contains("sizes")
                            || errorOf(pickle.bytes()).contains("shape"));
        }
    }

    @Test
    void labelsOutOfRangeAreRefused() throws IOException {
        for (long label : new long[] {10, -1, 256, 1L << 40}) {
            var pickle = new TestData.Pickle().op("\u0080\2");
            pickle.array("f4", new int[] {1, 784}, TestData.floats(new float[784]));
            pickle.array("i8", new int[] {1}, TestData.longs(label)).op("\u0086q\1h\1h\1\u0087.");
            assertTrue(errorOf(pickle.bytes()).contains("expected 0 to 9"));
        }
    }

    /// Every cut and every changed byte must end in a result or in a `DatasetError`.
    @Test
    void damagedFilesNeverEscapeAsOtherErrors() throws IOException {
        byte[] good = TestData.mnistPickle(0.5f, 0f, 0.25f);
        for (int n = 0; n < good.length; n += n < 300 ? 1 : 397) {
            errorOf(Arrays.copyOf(good, n));
        }
        var random = new SplitMix(7);
        for (int i = 0; i < 800; i++) {
            byte[] bad = good.clone();
            bad[i < 520 ? i % 260 : random.nextInt(bad.length)] = (byte) random.nextLong();
            try {
                read(bad);
            } catch (DatasetError expected) {
                assertTrue(String.valueOf(expected.getMessage()).contains("mnist.pkl"));
            }
        }
    }

    private PickledMnist read(byte[] bytes) throws IOException {
        return PickledMnist.read(TestData.write(folder, "mnist.pkl", bytes));
    }

    private String errorOf(byte[] bytes) throws IOException {
        Path file = TestData.write(folder, "mnist.pkl", bytes);
        DatasetError error = assertThrows(DatasetError.class, () -> PickledMnist.read(file));
        return String.valueOf(error.getMessage());
    }
}
