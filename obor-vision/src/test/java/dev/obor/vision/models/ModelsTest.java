package dev.obor.vision.models;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.io.Safetensors;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.nn.init.Init;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Against torchvision 0.29: `obor-vision/python/model_fixtures.py` wrote `models.txt`.
class ModelsTest {
    /// Larger ones are left out: they have the code and the tables of smaller ones beside them, and
    /// more memory than tests have.
    private static final long LARGEST = 150_000_000;

    private static List<String[]> rows() throws IOException {
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                ModelsTest.class.getResourceAsStream("models.txt"),
                                StandardCharsets.UTF_8))) {
            return in.lines().map(line -> line.split(" ")).toList();
        }
    }

    private static Module make(String name) {
        return switch (name) {
            case "tiny_convnext" -> ConvNeXt.of(8, new int[] {3, 3, 1, 3}, 0.5, o -> {});
            case "tiny_vit" ->
                    VisionTransformer.of(
                            new VisionTransformer.Form(16, 2, 4, 32, 64),
                            o -> o.imageSize(64).dropout(0.1).attentionDropout(0.1));
            case "tiny_swin" -> SwinTransformer.of(swin(7, false), 0.5, o -> {});
            case "tiny_swin_v2" -> SwinTransformer.of(swin(8, true), 0.5, o -> {});
            default -> Models.getModel(name);
        };
    }

    private static SwinTransformer.Form swin(int window, boolean second) {
        return SwinTransformer.form(12, 2, 1, window, second);
    }

    @TestFactory
    List<DynamicTest> torchvisionsKeysShapesAndText() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String[] row : rows()) {
            if (Long.parseLong(row[1]) <= LARGEST) {
                tests.add(
                        DynamicTest.dynamicTest(
                                row[0],
                                () -> {
                                    Module model = Init.skipInit(() -> make(row[0]));
                                    long parameters =
                                            model.parameters().stream()
                                                    .mapToLong(Tensor::numel)
                                                    .sum();
                                    assertEquals(row[1], Long.toString(parameters));
                                    assertEquals(row[2], hash(keys(model)), () -> keys(model));
                                    assertEquals(row[3], hash(model.toString()), model::toString);
                                }));
            }
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> torchvisionsFirstNumbersAndOutputs() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String[] row : rows()) {
            if (row.length > 4) {
                tests.add(DynamicTest.dynamicTest(row[0], () -> compare(row)));
            }
        }
        return tests;
    }

    private static void compare(String[] row) {
        double[] expected = new double[row.length - 4];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = Double.parseDouble(row[i + 4]);
        }
        manualSeed(0);
        Module model = make(row[0]);
        double[] sums = sums(model);
        for (int i = 0; i < 3; i++) {
            assertEquals(expected[i], sums[i], 1e-8 * Math.abs(expected[1 + i / 2]), "sum " + i);
        }
        randomise(model);
        manualSeed(2);
        Tensor x = randn(2, 3, 64, 64);
        model.eval();
        try (var _ = noGrad()) {
            close(expected, 3, model.call(x));
        }
        manualSeed(3);
        model.train();
        Tensor trained = model.call(x);
        close(expected, 9, trained);
        trained.mul(trained).mean().backward();
        double squares = 0;
        for (Parameter parameter : model.parameters()) {
            Tensor grad = parameter.grad();
            squares += grad == null ? 0 : grad.to(float64).pow(2).sum().item();
        }
        assertEquals(expected[15], Math.sqrt(squares), 2e-3 * expected[15], "gradient");
    }

    private static void close(double[] expected, int at, Tensor result) {
        Tensor flat = result.detach().to(float64).flatten();
        double std = expected[at + 5];
        for (int i = 0; i < 5; i++) {
            double found = flat.select(0, i * (flat.numel() - 1) / 4).item();
            assertEquals(expected[at + i], found, 1e-4 * std, "element " + i);
        }
        assertEquals(std, flat.std().item(), 1e-4 * std);
    }

    /// Fresh models compute almost nothing: norms that do something, no zeros, and statistics of a
    /// batch.
    private static void randomise(Module model) {
        manualSeed(1);
        try (var _ = noGrad()) {
            model.stateDict()
                    .forEach((key, tensor) -> {
                        String last = key.substring(key.lastIndexOf('.') + 1);
                        if (!tensor.isFloatingPoint() || last.startsWith("running")) {
                            return;
                        }
                        long[] shape = tensor.shape().toArray();
                        if (last.equals("layer_scale")
                                || tensor.dim() == 1 && last.equals("weight")) {
                            tensor.copy_(rand(shape).add(0.5));
                        } else if (tensor.dim() == 1 || tensor.eq(0).all().itemBoolean()) {
                            tensor.copy_(rand(shape).mul(0.4).sub(0.2));
                        }
                    });
            List<BatchNorm2d> norms = new ArrayList<>();
            for (Module module : model.modules()) {
                if (module instanceof BatchNorm2d norm) {
                    norms.add(norm);
                }
            }
            List<Double> before = norms.stream().map(BatchNorm2d::momentum).toList();
            norms.forEach(norm -> norm.momentum(1.0));
            manualSeed(4);
            model.train();
            model.call(randn(4, 3, 64, 64));
            for (int i = 0; i < norms.size(); i++) {
                norms.get(i).momentum(before.get(i));
            }
        }
    }

    private static double[] sums(Module model) {
        double[] sums = new double[3];
        for (Tensor tensor : model.stateDict().values()) {
            if (tensor.isFloatingPoint()) {
                Tensor flat = tensor.detach().to(float64).flatten();
                sums[0] += flat.sum().item();
                sums[1] += flat.abs().sum().item();
                Tensor weights = arange(1, flat.numel() + 1).to(float64).remainder(97);
                sums[2] += flat.mul(weights).sum().item();
            }
        }
        return sums;
    }

    private static String keys(Module model) {
        List<String> lines = new ArrayList<>();
        model.stateDict()
                .forEach((key, tensor) ->
                        lines.add(
                                key
                                        + " "
                                        + tensor.shape().toList()
                                        + " "
                                        + tensor.dtype().toString().replace("torch.", "")));
        return String.join("\n", lines);
    }

    private static String hash(String text) throws NoSuchAlgorithmException {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 8);
    }

    @Test
    void aFileOfWeightsIsTheModel(@TempDir Path folder) {
        ResNet saved = ResNet.resnet18(o -> o.numClasses(3));
        Tensor x = randn(1, 3, 32, 32);
        saved.eval();
        Tensor expected = saved.call(x);
        Path torch = folder.resolve("resnet18.pth");
        Obor.save(saved.stateDict(), torch);
        Path safetensors = folder.resolve("model.bin");
        Safetensors.save(saved.stateDict(), safetensors);
        for (Path file : List.of(torch, safetensors)) {
            Module loaded = ResNet.resnet18(o -> o.numClasses(3).weights(file));
            loaded.eval();
            assertTrue(loaded.call(x).equal(expected));
        }
        StateError other =
                assertThrows(StateError.class, () -> ResNet.resnet18(o -> o.weights(torch)));
        assertTrue(other.getMessage().contains("fc.weight"), other::getMessage);
    }

    @Test
    void theLastLayerMayBeAnother() {
        ResNet model = ResNet.resnet18();
        model.fc = new Linear(512, 7);
        assertEquals(List.of(2L, 7L), model.call(randn(2, 3, 32, 32)).shape().toList());
        assertTrue(model.stateDict().get("fc.weight").size(0) == 7);
    }

    @Test
    void keysOfOlderFilesAreUnderstood(@TempDir Path folder) {
        DenseNet model = DenseNet.densenet121(o -> o.numClasses(2));
        Map<String, Tensor> old = new LinkedHashMap<>();
        model.stateDict()
                .forEach((key, tensor) ->
                        old.put(
                                key.replaceAll("(denselayer\\d+\\.(?:norm|conv))([12])", "$1.$2"),
                                tensor));
        assertTrue(old.containsKey("features.denseblock1.denselayer1.norm.1.weight"));
        Path file = folder.resolve("densenet121.pth");
        Obor.save(old, file);
        DenseNet loaded = DenseNet.densenet121(o -> o.numClasses(2).weights(file));
        loaded.stateDict()
                .forEach(
                        (key, tensor) -> assertTrue(tensor.equal(model.stateDict().get(key)), key));
    }

    @Test
    void auxiliaryClassifiersSpeakInTrainingModeOnly() {
        GoogLeNet model = GoogLeNet.googlenet(o -> o.numClasses(4).initWeights(false));
        Tensor x = randn(2, 3, 64, 64);
        GoogLeNet.Outputs trained = model.outputs(x);
        assertEquals(List.of(2L, 4L), trained.auxLogits1().shape().toList());
        assertEquals(List.of(2L, 4L), trained.auxLogits2().shape().toList());
        model.eval();
        GoogLeNet.Outputs evaluated = model.outputs(x);
        assertTrue(evaluated.auxLogits1() == null && evaluated.auxLogits2() == null);
        assertTrue(evaluated.logits().equal(model.call(x)));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThrows(ValueError.class, () -> Models.getModel("resnet19"));
        assertThrows(ValueError.class, () -> ResNet.resnet18(o -> o.numClasses(-1)));
        assertThrows(ValueError.class, () -> ResNet.resnet18(o -> o.widthPerGroup(4)));
        assertThrows(
                ValueError.class,
                () -> ResNet.resnet50(o -> o.replaceStrideWithDilation(true, true)));
        assertThrows(ValueError.class, () -> VisionTransformer.vitB16(o -> o.imageSize(100)));
    }
}
