package dev.obor.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.function.Consumer;
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

    // To read a model of PyTorch's takes a millisecond, one of a single node a hundredth of that.
    private static final int MOST_OF_LARGE = 50_000;
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
        check(name, List.of(kept("exported.zip", name + ".onnx")), Math.min(COUNT, MOST_OF_LARGE));
    }

    /// Each operator in a model of its own.
    @Test
    void operators() throws IOException {
        check("operators", List.copyOf(OnnxSeeds.all().values()), 10 * COUNT);
    }

    /// Graphs inside of nodes.
    @Test
    void graphsInsideOfNodes() throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (String name : new String[] {"while-plain", "scan-plain", "cond-plain", "backwards"}) {
            all.add(kept("control.zip", name + ".onnx"));
        }
        all.add(
                Objects.requireNonNull(DamagedModelsTest.class.getResourceAsStream("choice.onnx"))
                        .readAllBytes());
        check("graphs", all, COUNT);
    }

    /// The models of the operators are what they are to be: all of them are read, and run.
    @Test
    void operatorsRun() throws IOException {
        Path file = folder.resolve("whole.onnx");
        List<String> refused = new ArrayList<>();
        for (Map.Entry<String, byte[]> seed : OnnxSeeds.all().entrySet()) {
            Files.write(file, seed.getValue());
            try {
                run(Onnx.load(file), e -> refused.add(seed.getKey() + ": " + e.getMessage()));
            } catch (FileError e) {
                refused.add(seed.getKey() + ": " + e.getMessage());
            }
        }
        assertEquals(List.of(), refused, String.join("\n", refused));
    }

    /// Weights in a file beside the model.
    @Test
    void weightsBesideTheModel() throws IOException {
        Path file = folder.resolve("beside.onnx");
        Sequential net = new Sequential(new Linear(20, 30), new ReLU(), new Linear(30, 3));
        Onnx.export(net.eval(), file, List.of(Obor.randn(2, 20)), o -> o.externalDataOver(0));
        check("beside", List.of(Files.readAllBytes(file)), Math.min(COUNT, MOST_OF_LARGE));
    }

    private static byte[] kept(String archive, String name) throws IOException {
        try (InputStream in = ImportedFilesTest.class.getResourceAsStream(archive);
                ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(in))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                if (e.getName().equals(name)) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new AssertionError(name);
    }

    private void check(String name, List<byte[]> seeds, int count) throws IOException {
        Path file = folder.resolve(name + ".onnx");
        List<OnnxMutants> all = new ArrayList<>();
        for (byte[] seed : seeds) {
            all.add(new OnnxMutants(seed));
        }
        int runMask = count > 1000 && seeds.size() == 1 ? 15 : 0;
        long begun = THREADS.getCurrentThreadCpuTime();
        Map<String, Integer> refused = new TreeMap<>();
        int read = 0;
        int structural = 0;
        int past = 0;
        int ran = 0;
        int large = 0;
        long slowest = 0;
        long most = 0;
        for (int i = 0; i < count; i++) {
            long seed = (SEED * 1_000_003 + i) * 0x9e3779b97f4a7c15L;
            Random r = new Random(seed);
            boolean inStructure = r.nextBoolean();
            byte[] whole = seeds.get(i % seeds.size());
            OnnxMutants mutants = all.get(i % seeds.size());
            byte[] bytes = i < seeds.size() ? whole : mutants.next(inStructure, r);
            structural += inStructure ? 1 : 0;
            Files.write(file, bytes);
            past += OnnxMutants.isWellFormed(bytes) ? 1 : 0;
            long start = THREADS.getCurrentThreadCpuTime();
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            OnnxModel model = null;
            try {
                model = Onnx.load(file, o -> o.loopTurns(50));
                read++;
            } catch (FileError e) {
                refused.merge(kind(e), 1, Integer::sum);
            } catch (RuntimeException | Error e) {
                throw kept(bytes, seed, e);
            }
            long millis = (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000;
            long took = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            slowest = Math.max(slowest, millis);
            most = Math.max(most, took);
            if (millis > 1000 && i > 50 + seeds.size()
                    || took > (64L << 20) + 100L * whole.length) {
                throw kept(bytes, seed, new AssertionError(millis + " ms, " + took + " bytes"));
            }
            if (model != null && (i & runMask) == 0) {
                try {
                    ran += run(model, _ -> {}) ? 1 : 0;
                } catch (OutOfMemoryError e) {
                    large++; // a model that is run may ask for any size, which is told
                } catch (RuntimeException | Error e) {
                    throw kept(bytes, seed, e);
                }
            }
        }
        if (Boolean.getBoolean("obor.mutants.report")) {
            System.out.printf(
                    "%s: %,d mutants, %.1f %% structural, %.1f %% past the first check, %,d read,"
                            + " %,d ran, %,d too large to run, %d µs each, slowest %d ms, most %d bytes, heap %d MB, refused %s%n",
                    name,
                    count,
                    100.0 * structural / count,
                    100.0 * past / count,
                    read,
                    ran,
                    large,
                    (THREADS.getCurrentThreadCpuTime() - begun) / 1000 / count,
                    slowest,
                    most,
                    java.lang.Runtime.getRuntime().maxMemory() >> 20,
                    refused);
        }
        assertTrue(count < 50 || refused.size() > 5 && read > count / 10, refused.toString());
    }

    /// Runs a model whose inputs are small.
    private static boolean run(OnnxModel model, Consumer<RuntimeException> refusal) {
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
                refusal.accept(e);
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
