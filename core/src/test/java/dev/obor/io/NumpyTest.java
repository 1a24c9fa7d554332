package dev.obor.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.FileError;
import dev.obor.base.ValueError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NumpyTest {
    @TempDir Path folder;

    @Test
    void arraysOfNumPyAreRead() {
        Map<String, Tensor> read = Numpy.loadz(TorchFilesTest.fixture("arrays.npz"));
        assertEquals(
                Set.of("f4", "big", "columns", "scalar", "bool", "half", "u1", "empty"),
                read.keySet());
        float[] f4 = {1, 2.5f, -3, Float.NaN};
        assertArrayEquals(f4, read.get("f4").toFloatArray());
        assertEquals(70000, read.get("big").get(2).itemLong());
        assertEquals(3, read.get("columns").get(1, 0).item());
        assertArrayEquals(new long[] {1, 2}, read.get("columns").stride());
        assertEquals(7, read.get("scalar").itemLong());
        assertEquals(DType.FLOAT16, read.get("half").dtype());
        assertArrayEquals(new long[] {0, 3}, read.get("empty").shape().toArray());
        assertEquals(5, Numpy.load(TorchFilesTest.fixture("columns.npy")).get(1, 2).item());
        Map<String, Tensor> packed = Numpy.loadz(TorchFilesTest.fixture("packed.npz"));
        assertEquals(2997, packed.get("x").sum().itemLong());
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void everyDtypeComesBack(DType dtype) {
        Tensor t = Obor.tensor(0.0, 1.0, 1.0, 0.0, 1.0, 1.0).to(dtype).view(2, 3);
        Path file = folder.resolve("a.npy");
        if (dtype == DType.BFLOAT16) {
            assertThrows(ValueError.class, () -> Numpy.save(t, file));
            assertThrows(ValueError.class, () -> Numpy.savez(Map.of("t", t), file));
            return;
        }
        Numpy.save(t.t(), file);
        assertTrue(Obor.equal(t.t(), Numpy.load(file)));
        for (boolean packed : new boolean[] {false, true}) {
            Path zip = folder.resolve("a.npz");
            Numpy.savez(Map.of("t", t, "scalar", Obor.tensor(1.5)), zip, o -> o.compressed(packed));
            assertTrue(Obor.equal(t, Numpy.loadz(zip).get("t")));
            assertEquals(dtype, Numpy.loadz(zip).get("t").dtype());
        }
    }

    @Test
    void whatIsNoNumberIsRefusedByName() {
        var error =
                assertThrows(
                        FileError.class, () -> Numpy.load(TorchFilesTest.fixture("objects.npy")));
        assertTrue(String.valueOf(error.getMessage()).contains("Python objects"));
        assertThrows(FileError.class, () -> Numpy.load(TorchFilesTest.fixture("arrays.npz")));
        assertThrows(FileError.class, () -> Numpy.loadz(TorchFilesTest.fixture("values.pt")));
    }

    @Test
    void aLargeArrayOfZerosNeedsALimit() {
        Path zip = folder.resolve("zeros.npz");
        Numpy.savez(Map.of("z", Obor.zeros(6_000_000)), zip, o -> o.compressed(true));
        var error = assertThrows(FileError.class, () -> Numpy.loadz(zip));
        assertTrue(String.valueOf(error.getMessage()).contains("o.limit(bytes)"));
        assertEquals(6_000_000, Numpy.loadz(zip, o -> o.limit(1 << 25)).get("z").numel());
    }

    @Test
    void everyCutIsRefused() throws IOException {
        for (String name : new String[] {"columns.npy", "arrays.npz", "packed.npz"}) {
            byte[] whole = Files.readAllBytes(TorchFilesTest.fixture(name));
            for (int n = 0; n < whole.length; n += 1 + n / 20) {
                Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, n));
                assertThrows(
                        FileError.class,
                        () -> {
                            if (name.endsWith("z")) {
                                Numpy.loadz(file);
                            } else {
                                Numpy.load(file);
                            }
                        });
            }
        }
    }
}
