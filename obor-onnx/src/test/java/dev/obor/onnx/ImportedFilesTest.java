package dev.obor.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.ShapeError;
import dev.obor.io.Numpy;
import dev.obor.nn.functional.F;
import dev.obor.optim.SGD;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Files of PyTorch's two exporters: what they compute, and how they train. `python/exported.py`
/// wrote those that are kept; -Dobor.onnx.files names a folder with others.
class ImportedFilesTest {
    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> computeAndTrainAsInPyTorch() throws IOException {
        try (InputStream in = ImportedFilesTest.class.getResourceAsStream("exported.zip");
                ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(in))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                Files.write(folder.resolve(e.getName()), zip.readAllBytes());
            }
        }
        List<Path> files = new ArrayList<>(in(folder));
        String others = System.getProperty("obor.onnx.files");
        if (others != null) {
            files.addAll(in(Path.of(others)));
        }
        return files.stream()
                .map(file ->
                        DynamicTest.dynamicTest(
                                String.valueOf(file.getFileName()), () -> check(file)));
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(p -> p.toString().endsWith(".onnx")).sorted().toList();
        }
    }

    private static void check(Path file) {
        String name = String.valueOf(file.getFileName());
        Map<String, Tensor> values =
                Numpy.loadz(file.resolveSibling(name.substring(0, name.indexOf('-')) + ".npz"));
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; values.containsKey("in" + i); i++) {
            inputs.add(value(values, "in" + i));
        }
        OnnxModel model = Onnx.load(file);
        Tensor expected = value(values, "out");
        Tensor out = Autograd.noGrad(() -> model.call(inputs).getFirst());
        assertEquals(expected.shape(), out.shape());
        double difference = out.sub(expected).abs().max().item();
        assertTrue(difference <= 1e-5, () -> "outputs differ by " + difference);
        // In others constants were folded into weights, which PyTorch's losses do not follow.
        if (name.contains("-train")) {
            double[] losses = value(values, "losses").toDoubleArray();
            Tensor rate = values.get("lr");
            double lr = rate == null ? 0.01 : rate.item();
            assertArrayEquals(losses, train(model, inputs, value(values, "target"), lr), 1e-4);
            assertTrue(losses[0] - losses[19] > 0.005);
        }
    }

    private static Tensor value(Map<String, Tensor> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    private static double[] train(OnnxModel model, List<Tensor> inputs, Tensor target, double lr) {
        model.train();
        SGD optimizer = new SGD(model.parameters(), lr);
        double[] losses = new double[20];
        for (int i = 0; i < losses.length; i++) {
            optimizer.zeroGrad();
            Tensor out = model.call(inputs).getFirst();
            Tensor loss = F.crossEntropy(out.flatten(0, -2), target.flatten());
            loss.backward();
            optimizer.step();
            losses[i] = loss.item();
        }
        return losses;
    }

    /// A model with the operator If: `x.sum() > 0 ? relu(x w) : relu(exp(-x))`, made with
    /// `onnx.helper`.
    @Test
    void oneOfTwoGraphsRuns() throws IOException {
        Path file = folder.resolve("choice.onnx");
        try (InputStream in = ImportedFilesTest.class.getResourceAsStream("choice.onnx")) {
            Files.write(file, Objects.requireNonNull(in).readAllBytes());
        }
        OnnxModel model = Onnx.load(file, o -> o.trainable("w"::equals));
        Tensor y = model.call(Obor.tensor(new float[] {-1, 4}));
        assertArrayEquals(new float[] {0, 12}, y.detach().toFloatArray(), 1e-6f);
        y.sum().backward();
        Tensor gradient = Objects.requireNonNull(model.getParameter("w").grad());
        assertArrayEquals(new float[] {0, 4}, gradient.toFloatArray(), 1e-6f);
        y = model.call(Obor.tensor(new float[] {-1, 0}));
        assertArrayEquals(new float[] {(float) Math.E, 1}, y.toFloatArray(), 1e-6f);
        ShapeError e = assertThrows(ShapeError.class, () -> model.call(Obor.zeros(1, 2)));
        assertTrue(String.valueOf(e.getMessage()).contains("the input 'x' has the shape [n]"));
    }
}
