package dev.obor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.io.Safetensors;
import dev.obor.nn.Module;
import dev.obor.onnx.Onnx;
import dev.obor.onnx.OnnxModel;
import dev.obor.vision.models.Models;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path folder;

    private int obor(String... args) {
        return Main.run(args, new PrintWriter(out), new PrintWriter(err));
    }

    private static void same(Module model, Path file, Tensor input) {
        OnnxModel read = Onnx.load(file);
        Tensor expected = Autograd.noGrad(() -> model.call(input));
        Tensor found = Autograd.noGrad(() -> read.call(List.of(input)).getFirst());
        assertTrue(found.allclose(expected, o -> o.rtol(1e-4).atol(1e-5)));
    }

    @Test
    void modelsByNameWithWeights() {
        Module model = Models.getModel("squeezenet1_1", o -> o.numClasses(5)).eval();
        Path weights = folder.resolve("w.safetensors");
        Safetensors.save(model.stateDict(), weights);
        Path file = folder.resolve("net.onnx");
        assertEquals(
                0,
                obor(
                        "export",
                        "squeezenet1_1",
                        file.toString(),
                        "--weights",
                        weights.toString(),
                        "--classes",
                        "5",
                        "--side",
                        "64"),
                err.toString());
        same(model, file, Obor.randn(3, 3, 64, 64));
    }

    @Test
    void modelsThatWereTrained() {
        Path saved = folder.resolve("mlp.safetensors");
        SavedModel model =
                new SavedModel(
                        ModelKind.MLP,
                        DataName.of("mnist"),
                        List.of("0", "1", "2"),
                        ModelKind.MLP.build(28, 3));
        model.save(saved);
        Path file = folder.resolve("mlp.onnx");
        assertEquals(0, obor("export", saved.toString(), file.toString()), err.toString());
        same(model.network(), file, Obor.rand(4, 784));
    }

    @Test
    void mistakesSayWhatToGive() {
        assertEquals(2, obor("export", "resnet18", "x.onnx"));
        assertTrue(err.toString().contains("Give the weights of resnet18"), err.toString());
        assertEquals(2, obor("export", "resnet17", "x.onnx"));
        assertTrue(err.toString().contains("There are resnet18"), err.toString());
        assertEquals(1, obor("export", folder.toString(), "x.onnx"));
        assertTrue(err.toString().contains("without config.json"), err.toString());
    }
}
