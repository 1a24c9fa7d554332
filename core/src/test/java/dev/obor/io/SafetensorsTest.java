package dev.obor.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.IndexError;
import dev.obor.base.StateError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(DType.class)
    void everyDtypeComesBackBitForBit(DType dtype) {
        Tensor tensor = Obor.tensor(0.0, 1.0, 1.0, 0.0, 1.0, 1.0).to(dtype).view(2, 3);
        Path file = folder.resolve("a.safetensors");
        Safetensors.save(Map.of("t", tensor, "empty", Obor.zeros(dtype, 0, 4)), file);
        Tensor read = Safetensors.load(file).tensors().get("t");
        assertEquals(dtype, read.dtype());
        assertEquals(tensor.shape(), read.shape());
        assertTrue(Obor.equal(tensor, read));
    }

    @Test
    void namesMetadataAndLayoutsAreKept() {
        Path file = folder.resolve("new/b.safetensors");
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(
                "b \"quoted\" \\ ü\n", Obor.tensor(1.5f, -0f, Float.NaN, 1e-45f).view(2, 2).t());
        tensors.put("a", Obor.tensor(7L));
        Safetensors.save(tensors, file, Map.of("classes", "0\n1\t2", "über", "été"));
        Safetensors read = Safetensors.load(file);
        assertEquals(Map.of("classes", "0\n1\t2", "über", "été"), read.metadata());
        assertEquals(0, read.tensors().get("a").dim());
        float[] values = read.tensors().get("b \"quoted\" \\ ü\n").toFloatArray();
        float[] expected = {1.5f, Float.NaN, -0f, 1e-45f};
        assertArrayEquals(bits(expected), bits(values));
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }

    /// The bytes that `safetensors.torch.save_file({"x": torch.tensor([1., 2.]), "n":
    /// torch.tensor([3])}, f)` writes.
    @Test
    void theBytesAreThoseOfTheFormatsOwnWriter() throws IOException {
        Path file = folder.resolve("c.safetensors");
        Safetensors.save(Map.of("x", Obor.tensor(1f, 2f), "n", Obor.tensor(new long[] {3})), file);
        String header =
                "{\"n\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]},"
                        + "\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]}}";
        byte[] bytes = Files.readAllBytes(file);
        int length = (header.length() + 7) / 8 * 8;
        assertEquals(length, bytes[0] & 0xff);
        assertEquals(header, new String(bytes, 8, length, StandardCharsets.UTF_8).stripTrailing());
        byte[] data = Arrays.copyOfRange(bytes, 8 + length, bytes.length);
        byte[] expected = {3, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0x80, 0x3f, 0, 0, 0, 0x40};
        assertArrayEquals(expected, data);
        assertFalse(Files.exists(folder.resolve("c.safetensors.part")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"x\":3}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1]}}",
                "{\"x\":{\"dtype\":\"F4\",\"shape\":[1],\"data_offsets\":[0,3]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,-4]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904],\"data_offsets\":[0,0]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[\"a\"],\"data_offsets\":[0,4]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}",
                "{\"__metadata__\":{\"a\":1}}",
                "{}"
            })
    void whatDoesNotFitIsRefused(String header) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[8 + json.length + 4];
        bytes[0] = (byte) json.length;
        System.arraycopy(json, 0, bytes, 8, json.length);
        assertRefused(bytes);
    }

    @Test
    void everyCutIsRefused() throws IOException {
        Path file = folder.resolve("d.safetensors");
        Safetensors.save(Map.of("x", Obor.tensor(1f, 2f)), file, Map.of("k", "v"));
        byte[] whole = Files.readAllBytes(file);
        for (int n = 0; n < whole.length; n++) {
            assertRefused(Arrays.copyOf(whole, n));
        }
        assertRefused(Arrays.copyOf(whole, whole.length + 1));
    }

    private void assertRefused(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("bad.safetensors"), bytes);
        var error = assertThrows(UncheckedIOException.class, () -> Safetensors.load(file));
        assertTrue(String.valueOf(error.getMessage()).startsWith(file + ": "));
    }

    @Test
    void dtypesThatDoNotExistHereAreListed() {
        Safetensors read = Safetensors.load(TorchFilesTest.fixture("foreign.safetensors"));
        assertEquals(Set.of("a", "b"), read.tensors().keySet());
        assertArrayEquals(new float[] {1, 2, 3}, read.tensors().get("a").toFloatArray());
        assertEquals("{u=uint16 [2], f=float8_e4m3fn [2], new=F4 [4]}", read.skipped().toString());
        try (var file = SafetensorsFile.open(TorchFilesTest.fixture("foreign.safetensors"))) {
            assertThrows(StateError.class, () -> file.tensor("u"));
            assertThrows(StateError.class, () -> file.tensor("none"));
        }
    }

    @Test
    void rowsAreReadWithoutTheRest() {
        Path file = folder.resolve("rows.safetensors");
        Tensor table = Obor.arange(200_000).to(DType.INT32).view(1000, 200);
        Safetensors.save(Map.of("table", table, "one", Obor.tensor(1f)), file);
        try (var opened = SafetensorsFile.open(file)) {
            assertEquals("int32 [1000, 200]", opened.info("table").toString());
            assertTrue(Obor.equal(table.narrow(0, 17, 400), opened.rows("table", 17, 417)));
            assertEquals(0, opened.rows("table", 1000, 1000).numel());
            assertThrows(IndexError.class, () -> opened.rows("table", 0, 1001));
            assertThrows(IndexError.class, () -> opened.rows("table", 2, 1));
            assertThrows(IndexError.class, () -> opened.rows("one", 0, 0));
        }
    }

    @Test
    void partsAreReadByTheirIndex() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < 5; i++) {
            tensors.put("t" + i, Obor.full(new long[] {10}, (double) i));
        }
        Safetensors.saveSharded(tensors, file, 100);
        Path index = folder.resolve("model.safetensors.index.json");
        for (Path given : List.of(index, folder)) {
            Safetensors read = Safetensors.load(given);
            assertEquals(tensors.keySet(), read.tensors().keySet());
            assertEquals(4, read.tensors().get("t4").get(0).item());
        }
        String text = Files.readString(index);
        for (String name : List.of("../x.safetensors", "/etc/passwd", "..", "")) {
            Files.writeString(index, text.replace("model-00001-of-00003.safetensors", name));
            assertThrows(UncheckedIOException.class, () -> Safetensors.load(index));
        }
        Files.writeString(index, text.replace("\"t4\"", "\"t5\""));
        var error = assertThrows(UncheckedIOException.class, () -> Safetensors.load(index));
        assertTrue(String.valueOf(error.getMessage()).contains("'t5'"));
        Files.writeString(index, text);
        Files.delete(folder.resolve("model-00002-of-00003.safetensors"));
        assertThrows(UncheckedIOException.class, () -> Safetensors.load(index));
    }

    @Test
    void otherKindsAreNamedAndHalfCharactersRefused() {
        var error =
                assertThrows(
                        UncheckedIOException.class,
                        () -> Safetensors.load(TorchFilesTest.fixture("values.pt")));
        assertTrue(String.valueOf(error.getMessage()).contains("torch.save"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Safetensors.save(Map.of("\ud800", Obor.zeros(1)), folder.resolve("half")));
    }

    @Test
    void bytesAreThoseOfTheFile() throws IOException {
        Map<String, Tensor> tensors = Map.of("a", Obor.arange(6).reshape(2, 3));
        Path file = folder.resolve("bytes.safetensors");
        Safetensors.save(tensors, file);
        byte[] bytes = Safetensors.save(tensors);
        assertArrayEquals(Files.readAllBytes(file), bytes);
        assertTrue(Safetensors.load(bytes).tensors().get("a").equal(tensors.get("a")));
        byte[] half = Arrays.copyOf(bytes, bytes.length - 8);
        assertThrows(UncheckedIOException.class, () -> Safetensors.load(half));
        assertThrows(UncheckedIOException.class, () -> Safetensors.load(new byte[3]));
    }

    @Test
    void theReservedNameIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Safetensors.save(Map.of("__metadata__", Obor.tensor(1L)), folder));
    }

    @Test
    void jsonIsReadAndWritten() {
        String text = "{\"a\":[1,-2,{\"b\":\"\\u00e9\\n\\\"\\/\"}],\"c\":{},\"d\":[]}";
        Object parsed = Json.parse(" " + text.replace(",", " , "));
        assertEquals(
                Map.of(
                        "a", List.of(1L, -2L, Map.of("b", "é\n\"/")),
                        "c", Map.of(),
                        "d", List.of()),
                parsed);
        assertEquals(parsed, Json.parse(Json.write(parsed)));
        for (String bad :
                List.of(
                        "",
                        "{",
                        "{\"a\"}",
                        "[1,]",
                        "nul",
                        "01",
                        "{\"a\":1,\"a\":2}",
                        "\"\\x\"",
                        "\"\\u12\"",
                        "1 2",
                        "[".repeat(50))) {
            assertThrows(IllegalArgumentException.class, () -> Json.parse(bad), bad);
        }
    }
}
