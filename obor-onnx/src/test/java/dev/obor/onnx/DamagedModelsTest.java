package dev.obor.onnx;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.DType;
import dev.obor.base.FileError;
import dev.obor.base.OborError;
import dev.obor.nn.Linear;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged models give a result or say what is wrong, at once and without more memory than files of
/// their size may take. `-Dobor.mutants=N` reads so many of each, `-Dobor.mutants.report=true`
/// tells what came of them.
class DamagedModelsTest {
    private static final int COUNT = Integer.getInteger("obor.mutants", 100);
    private static final long SEED = Long.getLong("obor.mutants.seed", 1);

    // Of many only some that were read are run: to run one takes longer than to read twenty.
    private static final int RUN_MASK = COUNT > 1000 ? 15 : 0;
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gru-torchscript-train",
                "lstm-dynamo-train",
                "unet-torchscript-train",
                "gpt2-torchscript-train"
            })
    void exportedModels(String name) throws IOException {
        check(name, kept(name + ".onnx"));
    }

    /// Weights in a file beside the model.
    @Test
    void weightsBesideTheModel() throws IOException {
        Path file = folder.resolve("beside.onnx");
        Sequential net = new Sequential(new Linear(20, 30), new ReLU(), new Linear(30, 3));
        Onnx.export(net.eval(), file, List.of(Obor.randn(2, 20)), o -> o.externalDataOver(0));
        check("beside", Files.readAllBytes(file));
    }

    private static byte[] kept(String name) throws IOException {
        try (InputStream in = ImportedFilesTest.class.getResourceAsStream("exported.zip");
                ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(in))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                if (e.getName().equals(name)) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new AssertionError(name);
    }

    private void check(String name, byte[] whole) throws IOException {
        Path file = folder.resolve(name + ".onnx");
        OnnxMutants mutants = new OnnxMutants(whole);
        Map<String, Integer> refused = new TreeMap<>();
        int read = 0;
        int structural = 0;
        int past = 0;
        int ran = 0;
        long slowest = 0;
        long most = 0;
        for (int i = 0; i < COUNT; i++) {
            long seed = (SEED * 1_000_003 + i) * 0x9e3779b97f4a7c15L;
            Random r = new Random(seed);
            boolean inStructure = r.nextBoolean();
            byte[] bytes = i == 0 ? whole : mutants.next(inStructure, r);
            structural += inStructure ? 1 : 0;
            Files.write(file, bytes);
            past += OnnxMutants.isWellFormed(bytes) ? 1 : 0;
            long start = THREADS.getCurrentThreadCpuTime();
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            try {
                OnnxModel model = Onnx.load(file);
                read++;
                ran += (i & RUN_MASK) == 0 && run(model) ? 1 : 0;
            } catch (FileError e) {
                refused.merge(kind(e), 1, Integer::sum);
            } catch (RuntimeException | Error e) {
                throw kept(bytes, seed, e);
            }
            long millis = (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000;
            long took = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            slowest = Math.max(slowest, millis);
            most = Math.max(most, took);
            if (millis > 1000 && i > 50 || took > (256L << 20) + 100L * whole.length) {
                throw kept(bytes, seed, new AssertionError(millis + " ms, " + took + " bytes"));
            }
        }
        if (Boolean.getBoolean("obor.mutants.report")) {
            System.out.printf(
                    "%s: %,d mutants, %.1f %% structural, %.1f %% past the first check, %,d read,"
                            + " %,d ran, slowest %d ms, most %d bytes, heap %d MB, refused %s%n",
                    name,
                    COUNT,
                    100.0 * structural / COUNT,
                    100.0 * past / COUNT,
                    read,
                    ran,
                    slowest,
                    most,
                    java.lang.Runtime.getRuntime().maxMemory() >> 20,
                    refused);
        }
        assertTrue(COUNT < 50 || refused.size() > 5 && read > COUNT / 10, refused.toString());
    }

    /// Runs a model whose inputs are small.
    private static boolean run(OnnxModel model) {
        List<Tensor> inputs = new ArrayList<>();
        long count = 0;
        for (OnnxModel.Port port : model.inputs()) {
            DType dtype = port.dtype();
            List<String> shape = port.shape();
            if (dtype == null || shape == null) {
                return false;
            }
            long[] sizes = shape.stream().mapToLong(DamagedModelsTest::size).toArray();
            double all = 1;
            for (long size : sizes) {
                all *= Math.max(size, 1);
            }
            count += all > 20_000 ? 20_000 : (long) all;
            if (count >= 20_000) {
                return false;
            }
            inputs.add(Tensor.zeros(dtype, sizes));
        }
        try {
            Autograd.noGrad(() -> model.call(inputs));
            return true;
        } catch (RuntimeException e) {
            if (e instanceof OborError) {
                return false;
            }
            throw e;
        }
    }

    private static long size(String text) {
        return text.chars().allMatch(Character::isDigit) && text.length() < 10
                ? Long.parseLong(text)
                : 2;
    }

    private static String kind(Throwable e) {
        String text = String.valueOf(e.getMessage()).replaceAll(".*onnx: ", "");
        text = text.replaceAll("[0-9]+", "N").replaceAll("'[^']*'|\"[^\"]*\"", "X");
        return text.substring(0, Math.min(60, text.length())).replaceAll("[^ -~]", "?");
    }

    private static AssertionError kept(byte[] bytes, long seed, Throwable cause)
            throws IOException {
        Path file = Files.createTempFile("damaged-" + seed + "-", ".onnx");
        Files.write(file, bytes);
        return new AssertionError("kept as " + file, cause);
    }

    /// What is no model is called by its name; a file elsewhere is not read.
    @Test
    void otherFilesAreNamed() throws IOException {
        Path file = folder.resolve("other.onnx");
        Files.writeString(file, "<!DOCTYPE html><html></html>");
        FileError e = assertThrows(FileError.class, () -> Onnx.load(file));
        assertTrue(
                String.valueOf(e.getMessage()).contains("this is no ONNX file but"), e::getMessage);
        Files.write(file, new byte[0]);
        assertThrows(FileError.class, () -> Onnx.load(file));
        assertThrows(FileError.class, () -> Onnx.load(folder));
        assertThrows(FileError.class, () -> Onnx.load(folder.resolve("none.onnx")));

        Sequential net = new Sequential(new Linear(20, 30));
        Onnx.export(net.eval(), file, List.of(Obor.randn(2, 20)), o -> o.externalDataOver(0));
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Path inside = Files.createDirectory(folder.resolve("in"));
        for (String place : new String[] {"../other.onn.data", "/tmp/other1.data"}) {
            Path moved = inside.resolve("moved.onnx");
            Files.write(
                    moved,
                    text.replace("other.onnx.data", place.substring(0, 15))
                            .getBytes(StandardCharsets.ISO_8859_1));
            e = assertThrows(FileError.class, () -> Onnx.load(moved));
            assertTrue(
                    String.valueOf(e.getMessage()).contains("which is not in the model's folder"),
                    e::getMessage);
        }
        Files.createSymbolicLink(
                inside.resolve("other.onnx.data"), folder.resolve("other.onnx.data"));
        Path linked = Files.write(inside.resolve("linked.onnx"), bytes);
        e = assertThrows(FileError.class, () -> Onnx.load(linked));
        assertTrue(
                String.valueOf(e.getMessage()).contains("which is not in the model's folder"),
                e::getMessage);
    }
}
