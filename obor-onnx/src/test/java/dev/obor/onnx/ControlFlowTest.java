package dev.obor.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.io.Numpy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Graphs inside of nodes, as PyTorch's exporters write them: what they compute is what ONNX
/// Runtime computed when `python/control.py` wrote them.
class ControlFlowTest {
    @TempDir Path folder;

    @BeforeEach
    void unpack() throws IOException {
        try (InputStream in = ControlFlowTest.class.getResourceAsStream("control.zip");
                ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(in))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                Files.write(folder.resolve(e.getName()), zip.readAllBytes());
            }
        }
    }

    private List<Tensor> values(Map<String, Tensor> all, String prefix) {
        List<Tensor> found = new ArrayList<>();
        for (int i = 0; all.get(prefix + i) != null; i++) {
            found.add(all.get(prefix + i));
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while",
                "while-plain",
                "scan",
                "scan-plain",
                "cond",
                "cond-plain",
                "scripted",
                "collected",
                "backwards"
            })
    void computeAsOnnxRuntime(String name) {
        OnnxModel model = Onnx.load(folder.resolve(name + ".onnx"));
        Map<String, Tensor> all = Numpy.loadz(folder.resolve(name + ".npz"));
        int runs = 0;
        for (; all.containsKey(runs + "in0"); runs++) {
            List<Tensor> out = model.call(values(all, runs + "in"));
            List<Tensor> wanted = values(all, runs + "out");
            assertEquals(wanted.size(), out.size());
            for (int i = 0; i < out.size(); i++) {
                Tensor expected = wanted.get(i);
                assertEquals(expected.shape(), out.get(i).shape());
                assertEquals(expected.dtype(), out.get(i).dtype());
                if (expected.numel() > 0) {
                    Tensor difference =
                            out.get(i)
                                    .detach()
                                    .to(DType.FLOAT64)
                                    .sub(expected.to(DType.FLOAT64))
                                    .abs();
                    Tensor size = expected.to(DType.FLOAT64).abs().max();
                    assertTrue(difference.max().item() <= 1e-5 * Math.max(1, size.item()));
                }
            }
        }
        assertTrue(runs > 0);
    }

    /// What a file's Loop does without end is an error that says how to allow more.
    @Test
    void turnsAreBounded() {
        Map<String, Tensor> all = Numpy.loadz(folder.resolve("while.npz"));
        OnnxModel model = Onnx.load(folder.resolve("while.onnx"), o -> o.loopTurns(1));
        StateError e = assertThrows(StateError.class, () -> model.call(values(all, "0in")));
        String text = String.valueOf(e.getMessage());
        assertTrue(text.contains("the model's loops take more than 1 turns"), text);
        assertTrue(text.contains("loopTurns"), text);
        assertThrows(
                ValueError.class,
                () -> Onnx.load(folder.resolve("while.onnx"), o -> o.loopTurns(-1)));
    }

    /// Weights inside of a graph are learned, through all turns.
    @Test
    void gradientsGoThroughTheTurns() {
        for (String name : new String[] {"scan", "while", "scripted"}) {
            OnnxModel model = Onnx.load(folder.resolve(name + ".onnx"));
            Map<String, Tensor> all = Numpy.loadz(folder.resolve(name + ".npz"));
            List<Tensor> out = model.call(values(all, "0in"));
            out.getLast().sum().backward();
            assertEquals(2, model.namedParameters().size(), name);
            model.namedParameters()
                    .forEach((key, parameter) -> assertNotNull(parameter.grad(), name + " " + key));
        }
    }
}
