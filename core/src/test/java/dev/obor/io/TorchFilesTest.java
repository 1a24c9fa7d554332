package dev.obor.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Loaded;
import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.FileError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Parameter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that `conformance/python/files.py` made with PyTorch, and what is written here.
class TorchFilesTest {
    @TempDir Path folder;

    static Path fixture(String name) {
        try {
            var url = TorchFilesTest.class.getResource(name);
            if (url == null) {
                throw new AssertionError("no fixture " + name);
            }
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"values.pt", "values-legacy.pt"})
    void whatPyTorchWroteIsRead(String name) {
        checkValues(Obor.load(fixture(name)));
    }

    @Test
    void complexNumbersGoBothWays() {
        Path file = folder.resolve("complex.pt");
        Obor.save(Obor.load(fixture("complex.pt")), file);
        for (Path each : new Path[] {fixture("complex.pt"), file}) {
            Loaded all = Obor.load(each);
            Tensor single = all.get("complex64").tensor();
            Tensor twofold = all.get("complex128").tensor();
            assertEquals(DType.COMPLEX64, single.dtype());
            assertEquals(DType.COMPLEX128, twofold.dtype());
            assertArrayEquals(
                    new double[] {1, 2, -0.0, -0.5, 3, 0},
                    Obor.viewAsReal(single).to(DType.FLOAT64).toDoubleArray());
            assertArrayEquals(new double[] {1, 2, 4, 0}, Obor.viewAsReal(twofold).toDoubleArray());
            assertEquals(Size.of(2, 1), twofold.shape());
        }
    }

    @Test
    void whatWasReadIsWrittenAndReadAgain() {
        Path file = folder.resolve("again.pt");
        Obor.save(Obor.load(fixture("values.pt")), file);
        checkValues(Obor.load(file));
        assertEquals(FileKind.TORCH, FileKind.of(file));
    }

    @Test
    void memoryOfTwoTypesIsRefusedAsInPyTorch() throws IOException {
        Path file = folder.resolve("two.pt");
        Tensor x = Obor.complex(Obor.ones(3), Obor.zeros(3));
        Obor.save(List.of(x, x.conj()), file);
        byte[] before = Files.readAllBytes(file);
        StateError e = assertThrows(StateError.class, () -> Obor.save(List.of(x, x.imag()), file));
        assertTrue(e.getMessage().contains("view the same data as different types"));
        assertArrayEquals(before, Files.readAllBytes(file));
        Obor.save(List.of(x, x.imag().clone()), file);
        assertEquals(3, Obor.load(file).get(1).tensor().numel());
    }

    private static void checkValues(Loaded all) {
        for (DType dtype : DType.values()) {
            if (dtype.isComplex()) {
                continue; // in a file of their own
            }
            Tensor t = all.get("dtypes").get(dtype.text()).tensor();
            assertEquals(dtype, t.dtype());
            double[] expected =
                    dtype == DType.BOOL
                            ? new double[] {0, 1, 1, 1, 1, 1}
                            : new double[] {0, 1, 2, 3, 100, 1};
            assertArrayEquals(expected, t.to(DType.FLOAT64).toDoubleArray());
        }
        checkSharing(all);
        float[] special = all.get("special").tensor().toFloatArray();
        assertEquals(0x7fc00000, Float.floatToRawIntBits(special[0]));
        assertEquals(0x80000000, Float.floatToRawIntBits(special[3]));
        assertEquals(1, Float.floatToRawIntBits(special[4]));
        assertTrue(assertInstanceOf(Parameter.class, all.get("parameter").value()).requiresGrad());
        assertFalse(assertInstanceOf(Parameter.class, all.get("frozen").value()).requiresGrad());
        assertTrue(all.get("grad").tensor().requiresGrad());
        var ordered = assertInstanceOf(OrderedDict.class, all.get("ordered").value());
        assertEquals(List.of("b", "a"), List.copyOf(ordered.keySet()));
        assertEquals(Map.of("", Map.of("version", 2L)), ordered.attributes().get("_metadata"));
        assertEquals(
                List.of(
                        0L,
                        255L,
                        256L,
                        65535L,
                        65536L,
                        -1L,
                        (1L << 31) - 1,
                        -1L << 31,
                        1L << 40,
                        Long.MIN_VALUE,
                        BigInteger.TWO.pow(70),
                        0.1,
                        -1e300),
                all.get("numbers").list());
        assertEquals(Tuple.of(true, false, null), all.get("truths").value());
        assertInstanceOf(Tuple.class, all.get("truths").value());
        Map<Object, Object> nested = new LinkedHashMap<>();
        nested.put("list", List.of(1L, List.of(2L, List.of(3L))));
        nested.put("tuple", Tuple.of(1L, Tuple.of(2L, 3L, 4L, 5L)));
        nested.put(3L, "three");
        nested.put(Tuple.of(1L, 2L), "pair");
        assertEquals(nested, all.get("nested").value());
        assertEquals("grüße \ud83d\ude00 \ud800", all.get("text").text());
        assertArrayEquals(new byte[] {0, -1, 16}, (byte[]) all.get("bytes").value());
        assertEquals(Size.of(2, 3), all.get("size").value());
        assertEquals(Device.CPU, all.get("device").value());
        assertEquals(DType.FLOAT16, all.get("dtype").value());
        assertEquals(Set.of(1L), all.get("set").value());
        assertEquals(Map.of("a", 2L, "b", 1L), all.get("counter").value());
        assertEquals(List.of(List.of(), Map.of(), Tuple.of(), ""), all.get("empty").value());
    }

    private static void checkSharing(Loaded all) {
        Tensor grid = all.get("grid").tensor();
        Tensor column = all.get("column").tensor();
        assertArrayEquals(new long[] {4}, column.stride());
        assertArrayEquals(new long[] {1, 4}, all.get("transposed").tensor().stride());
        assertArrayEquals(new long[] {0, 0}, all.get("expanded").tensor().stride());
        assertSame(all.get("same").get(0).value(), all.get("same").get(1).value());
        double before = column.get(0).item();
        grid.add_(1);
        assertEquals(before + 1, column.get(0).item());
        assertEquals(before + 1, all.get("transposed").tensor().select(0, 1).get(0).item());
        grid.sub_(1);
    }

    @Test
    void dtypesThatDoNotExistHereAreDescribed() {
        Loaded all = Obor.load(fixture("foreign.pt"));
        assertEquals(3, all.get("last").tensor().numel());
        assertEquals(new TensorInfo("uint16", Size.of(2), 4), all.get("uint16").value());
        assertEquals(new TensorInfo("float8_e4m3fn", Size.of(3), 3), all.get("float8").value());
        assertEquals(Set.of("first", "last"), all.stateDict().keySet());
        assertThrows(StateError.class, () -> all.get("uint64").tensor());
    }

    @Test
    void picklesOfOtherProtocolsAreRead() {
        Loaded all = Obor.load(fixture("protocol4.pkl"));
        assertEquals(1.5, all.get("n").toDouble());
        assertEquals(5, all.get("x").tensor().get(1, 2).itemLong());
    }

    /// What `make_kinds.py` wrote in both forms; a lazy conjugate is its base with a mark.
    @Test
    void allKindsOfTensorsAreReadOrDescribed() {
        for (String name : List.of("kinds.pt", "kinds-legacy.pt")) {
            Loaded all = Obor.load(fixture(name));
            Tensor c = all.get("c").tensor();
            assertTrue(c.conj().equal(all.get("conj").tensor()), name);
            assertEquals(-2, all.get("negv").tensor().item(), name);
            assertEquals("quantized []", all.get("q").value().toString());
            assertEquals("sparse []", all.get("sp").value().toString());
            assertEquals("float8_e4m3fn [2, 3]", all.get("f8").value().toString());
            assertEquals(List.of(3L, 2L), all.get("tt").tensor().shape().toList());
            assertTrue(all.get("p").value() instanceof Parameter);
        }
    }

    /// What `make_kinds.py` wrote with protocols 0, 2 and 5: every plain value, NumPy's arrays.
    @Test
    void picklesOfAllProtocolsHoldTheSame() {
        for (String name : List.of("kinds0.pkl", "kinds2.pkl", "kinds5.pkl")) {
            Loaded all = Obor.load(fixture(name));
            Loaded plain = all.get(0);
            assertEquals("it's \"é\" \n\\", plain.get("s").value());
            assertEquals(BigInteger.TWO.pow(80), plain.get("big").value());
            assertEquals(BigInteger.TWO.pow(70).negate(), plain.get("neg").value());
            assertEquals(Double.POSITIVE_INFINITY, plain.get("inf").value());
            assertArrayEquals(new byte[] {0, -1}, (byte[]) plain.get("b").value());
            assertEquals(Set.of(1L, 2L), plain.get("set").value());
            Loaded arrays = all.get(1);
            assertEquals(5, arrays.get("a").tensor().get(1, 2).item());
            assertEquals(2, arrays.get("f").tensor().get(1, 0).item());
            assertEquals(2, arrays.get("be").tensor().get(2).itemLong());
            assertEquals(2.5, arrays.get("s").value());
            assertEquals(3L, arrays.get("i").value());
            assertEquals("numpy U2 [2]", arrays.get("u").value().toString());
            assertEquals(0, arrays.get("e").tensor().numel());
        }
    }

    @Test
    void codeIsRefusedAndNotRun() {
        String error = errorOf(fixture("code.pkl"));
        assertTrue(error.contains("asks for posix.system"), error);
        assertTrue(error.contains("nothing was run"), error);
    }

    private static String errorOf(Path file) {
        return String.valueOf(assertThrows(FileError.class, () -> Obor.load(file)).getMessage());
    }

    @Test
    void aWrongKindIsNamed() throws IOException {
        assertTrue(errorOf(fixture("arrays.npz")).contains("arrays of numpy.savez; Numpy.loadz"));
        assertTrue(errorOf(fixture("foreign.safetensors")).contains("Safetensors.load"));
        assertTrue(errorOf(folder).contains("folder"));
        assertTrue(errorOf(folder.resolve("none")).contains("no such file"));
        Path html = Files.writeString(folder.resolve("x.pt"), "<!DOCTYPE html><html>404</html>");
        assertTrue(errorOf(html).contains("web page"));
        Path lfs =
                Files.writeString(
                        folder.resolve("y.pt"), "version https://git-lfs.github.com/spec/v1\n");
        assertTrue(errorOf(lfs).contains("Git LFS"));
        assertTrue(errorOf(Files.createFile(folder.resolve("z.pt"))).contains("empty"));
    }

    @Test
    void whatCannotBeSavedIsNamedWithItsPlace() {
        Path file = folder.resolve("a.pt");
        var error =
                assertThrows(
                        ValueError.class,
                        () -> Obor.save(Map.of("a", List.of(1, new Object())), file));
        assertTrue(error.getMessage().contains("['a'][1]"), error.getMessage());
        List<Object> round = new ArrayList<>();
        round.add(round);
        assertTrue(
                assertThrows(ValueError.class, () -> Obor.save(round, file))
                        .getMessage()
                        .contains("holds itself"));
        assertFalse(Files.exists(file));
    }

    @Test
    void javaValuesAreWritten() {
        Path file = folder.resolve("a.pt");
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("ints", new int[] {1, 2});
        value.put("float", 1.5f);
        value.put("none", null);
        value.put("empty", Obor.zeros(0));
        value.put("scalar", Obor.tensor(3L));
        Obor.save(value, file);
        Loaded read = Obor.load(file, o -> o.mapLocation("cpu").mmap(true));
        assertEquals(List.of(1L, 2L), read.get("ints").list());
        assertEquals(1.5, read.get("float").toDouble());
        assertTrue(read.get("none").isNone());
        assertEquals(0, read.get("empty").tensor().numel());
        assertEquals(3, read.get("scalar").toLong());
        assertThrows(ValueError.class, () -> Obor.load(file, o -> o.mapLocation("cuda")));
        assertThrows(ValueError.class, () -> Obor.load(file, o -> o.weightsOnly(false)));
        Obor.save(null, file);
        assertNull(Obor.load(file).value());
    }

    @Test
    void aMissingKeyIsToldWithThoseThereAre() {
        Loaded read = new Loaded(Map.of("model", Map.of("w", Obor.zeros(1))));
        assertTrue(
                assertThrows(StateError.class, () -> read.get("optim"))
                        .getMessage()
                        .contains("[model]"));
        assertTrue(
                assertThrows(StateError.class, read::stateDict)
                        .getMessage()
                        .contains("get(\"model\").stateDict()"));
    }

    private static Object unpickled(String pickle) throws IOException {
        byte[] bytes = pickle.getBytes(StandardCharsets.ISO_8859_1);
        return Pickle.read(new ByteArrayInputStream(bytes), bytes.length, 1 << 20).value();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0080\2cos\nsystem\nX\2\0\0\0hi\u0085R.",
                "\u0080\2cbuiltins\neval\n.",
                "\u0080\2ctorch\nFloatStorage\n.",
                "\u0080\2ccollections\nOrderedDict\n.",
                "\u0080\6N.",
                "\u0080\2X\u00ff\u00ff\u00ff\u007f.",
                "\u0080\2\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff.",
                "\u0080\2]q\0h\0a.",
                "\u0080\2}q\0K\1h\0s.",
                "\u0080\2}]K\1s.",
                "\u0080\2h\5.",
                "\u0080\2t.",
                "\u0080\2K\1",
                "\u0080\2K\1K\2R.",
                "\u0080\2K\1b.",
                "\u0080\2K\1Q.",
                "\u0080\2(X\7\0\0\0storagectorch\nFloatStorage\nX\1\0\0\0000X\3\0\0\0cpuK\1tQ.",
                "\u0080\2\u008b\u00ff\u00ff\u00ff\u007f.",
                "\u0080\2X\1\0\0\0\u00ff.",
                "\u0080\2iposix\nsystem\n.",
                "\u0080\2\u0082\1.",
                ""
            })
    void damagedPicklesAreRefused(String pickle) {
        assertThrows(FormatException.class, () -> unpickled(pickle));
    }

    /// A pickle of a few bytes whose text, hash or depth would be endless.
    @Test
    void smallPicklesDoNotGrow() throws IOException {
        assertThrows(FormatException.class, () -> unpickled("\u0080\2" + "]".repeat(100_000)));
        String deep = "\u0080\2)" + "\u0085".repeat(2000) + ".";
        assertThrows(FormatException.class, () -> unpickled(deep));
        String doubling = "\u0080\2K\1" + "2\u0086".repeat(100);
        assertInstanceOf(Tuple.class, unpickled(doubling + "."));
        assertThrows(
                FormatException.class,
                () -> unpickled("\u0080\2}" + doubling.substring(2) + "Ns."));
        var wide = new StringBuilder("\u0080\2](");
        wide.append("N".repeat(3000)).append("eq\0](").append("h\0".repeat(3000)).append("e.");
        assertEquals(3000, ((List<?>) unpickled(wide.toString())).size());
    }

    @Test
    void protocolZeroIsRead() throws IOException {
        assertEquals(
                Map.of("a", List.of(1L, 2.5, "x", true, BigInteger.TWO.pow(70))),
                unpickled(
                        "(dp0\nVa\np1\n(lp2\nI1\naF2.5\naS'x'\np3\naI01\naL1180591620717411303424L\nas."));
    }

    @Test
    void everyCutAndEveryFlippedBitEndsInAnError() throws IOException {
        for (String name : List.of("values.pt", "values-legacy.pt", "foreign.pt")) {
            byte[] whole = Files.readAllBytes(fixture(name));
            Path file = folder.resolve("cut.pt");
            for (int n = 0; n < whole.length; n += 1 + n / 8) {
                Files.write(file, Arrays.copyOf(whole, n));
                errorOf(file);
            }
            for (int i = 0; i < whole.length; i += 37) {
                byte[] bad = whole.clone();
                bad[i] ^= (byte) (1 << i % 8);
                Files.write(file, bad);
                try {
                    Obor.load(file);
                } catch (FileError expected) {
                    assertTrue(String.valueOf(expected.getMessage()).startsWith(file + ": "));
                }
            }
        }
    }

    /// Entries that share bytes make much of little; here one entry has two names.
    @Test
    void overlappingAndDoubleEntriesAreRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        var zip = new ZipWriter(out, 1);
        zip.add("a/data.pkl", new byte[] {'N', '.'});
        zip.add("a/data.pkl", new byte[] {'N', '.'});
        zip.finish();
        Path file = Files.write(folder.resolve("twice.pt"), out.toByteArray());
        assertTrue(errorOf(file).contains("twice"));
    }

    @Test
    void streamsHoldWhatFilesDo() throws IOException {
        Tensor x = Obor.arange(12).reshape(3, 4);
        var value = Map.of("x", x, "row", x.select(0, 1), "epoch", 3);
        var out = new ByteArrayOutputStream();
        Obor.save(value, out);
        Path file = folder.resolve("stream.pt");
        Obor.save(value, file);
        Loaded read = Obor.load(new ByteArrayInputStream(out.toByteArray()));
        assertTrue(read.get("x").tensor().equal(x));
        assertTrue(read.get("row").tensor().equal(Obor.load(file).get("row").tensor()));
        FileError error =
                assertThrows(
                        FileError.class,
                        () ->
                                Obor.load(
                                        new ByteArrayInputStream(new byte[] {1, 2}),
                                        o -> o.limit(99)));
        assertTrue(error.getMessage().startsWith("the stream: "));
        assertThrows(
                FileError.class,
                () ->
                        Obor.save(
                                x,
                                new OutputStream() {
                                    @Override
                                    public void write(int b) throws IOException {
                                        throw new IOException("full");
                                    }
                                }));
    }
}
