package dev.obor.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Index;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.data.BatchSampler;
import dev.obor.data.DataLoader;
import dev.obor.data.Sample;
import dev.obor.data.SequentialSampler;
import dev.obor.examples.MiniBatchTraining.MLP;
import dev.obor.examples.MiniBatchTraining.OwnOptimizer;
import dev.obor.examples.MiniBatchTraining.PlainModel;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.optim.SGD;
import dev.obor.progress.Timing;
import dev.obor.testing.Testing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows of document 001 that train, on few samples; `MnistRunsTest` has the full runs.
class MiniBatchTrainingLoopsTest {
    private static final String REPORT = "\\d\\.\\d\\d, \\d\\.\\d\\d";

    @TempDir private Path plots;

    private final MiniBatchTraining program = MnistData.miniBatches();

    /// 220 samples: four batches of 50 and one of 20.
    @BeforeEach
    void few() {
        program.xTrain = program.xTrain.get(Index.to(220));
        program.yTrain = program.yTrain.get(Index.to(220));
        program.xValid = program.xValid.get(Index.to(110));
        program.yValid = program.yValid.get(Index.to(110));
        program.epochs = 2;
        Obor.manualSeed(1);
    }

    @Test
    void row001_03_imagesAreGrey() throws IOException {
        Output.of(() -> program.loaders(new Setup(java.util.Optional.empty(), plots)));
        var picture = ImageIO.read(plots.resolve("valid-0.png").toFile());
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                assertEquals(rgb & 0xff, rgb >> 16 & 0xff, "at " + x + ", " + y);
            }
        }
    }

    @Test
    void row001_04_tensorCopies() {
        float[] array = {1, 2, 3};
        Tensor copy = Obor.tensor(array);
        array[0] = 9;
        assertEquals("tensor([1., 2., 3.])", copy.toString());
        long[] labels = {5, 0, 4};
        Tensor copied = Obor.tensor(labels);
        labels[0] = 9;
        assertEquals("tensor([5, 0, 4])", copied.toString());
    }

    @Test
    void row001_07_testCloseIsSilentOrShowsWhere() {
        Tensor a = Obor.tensor(1.0, 2.0, 3.0);
        Testing.testClose(a, a.add(9e-6));
        var error =
                assertThrows(
                        AssertionError.class,
                        () -> Testing.testClose(a, Obor.tensor(1.0, 2.0, 3.1), 1e-3));
        assertTrue(String.valueOf(error.getMessage()).contains("(2,)"), error.getMessage());
    }

    @Test
    void row001_13_aPlainClassIsTrained() {
        var model = new PlainModel(784, 50, 10);
        Tensor before = ((Linear) model.layers.get(2)).weight.detach().clone();
        List<String> lines = Output.of(() -> program.trainingLoop(model)).lines().toList();
        for (String line : lines.subList(lines.size() - 3, lines.size())) {
            assertTrue(line.matches(REPORT), line);
        }
        var last = (Linear) model.layers.get(2);
        assertFalse(last.weight.equal(before));
        assertTrue(last.weight.isLeaf());
        assertEquals(0, last.weight.grad().abs().max().item()); // zeroed, not dropped
    }

    @Test
    void row001_14_theLastSliceIsCut() {
        assertEquals(20, program.xTrain.get(Index.slice(200, Math.min(220, 250))).size(0));
        assertEquals(20, program.xTrain.get(Index.slice(200, 250)).size(0));
    }

    @Test
    void row001_19_allParametersInOneLoop() {
        Module[] models = new Module[2];
        for (int i = 0; i < 2; i++) {
            Obor.manualSeed(5);
            models[i] = new MLP(784, 20, 10);
        }
        List<String> lines = Output.of(() -> program.fitParameters(models[0])).lines().toList();
        assertEquals(program.epochs, lines.size());
        lines.forEach(line -> assertTrue(line.matches(REPORT), line));
        var own = new OwnOptimizer(models[1].parameters(), 0.5);
        Output.of(() ->
                program.fitInOrder(
                        models[1],
                        () -> {
                            own.step();
                            own.zeroGrad();
                        }));
        for (int i = 0; i < 4; i++) {
            Tensor p = models[0].parameters().get(i);
            assertTrue(p.equal(models[1].parameters().get(i)));
            assertNull(p.grad()); // zero_grad drops them
        }
    }

    @Test
    void row001_23_aSequentialLearnsWhatTheClassLearns() {
        Obor.manualSeed(5);
        var chain = new Sequential(new Linear(784, 20), new ReLU(), new Linear(20, 10));
        Obor.manualSeed(5);
        var mlp = new MLP(784, 20, 10);
        assertEquals(
                Output.of(() -> program.fitParameters(mlp)),
                Output.of(() -> program.fitParameters(chain)));
        assertTrue(chain.call(program.xValid).equal(mlp.call(program.xValid)));
        String pair =
                Output.narrow(
                        new Object() {
                            @Override
                            public String toString() {
                                return program.lossAndAccuracy(chain);
                            }
                        });
        assertTrue(
                pair.matches(
                        "\\(tensor\\(\\d\\.\\d\\d, grad_fn=<NllLossBackward0>\\),"
                                + " tensor\\(\\d\\.(\\d\\d)?\\)\\)"),
                pair);
    }

    @Test
    void row001_30_ownBatchSamplerAndCollate() {
        var ds = program.trainDs();
        var keys = new BatchSampler<>(new SequentialSampler(ds), 50, false);
        List<Integer> joined = new ArrayList<>();
        var loader =
                new DataLoader<>(
                        ds,
                        (List<Sample> samples) -> {
                            joined.add(samples.size());
                            return MiniBatchTraining.collate(samples);
                        },
                        o -> o.batchSampler(keys));
        long at = 0;
        for (Sample batch : loader) {
            assertTrue(ds.slice(at, at + 50).x().equal(batch.x()));
            assertTrue(ds.slice(at, at + 50).y().equal(batch.y()));
            at += 50;
        }
        assertEquals(List.of(50, 50, 50, 50, 20), joined);
        List<String> lines =
                Output.of(() -> program.fit(program.getModel(), loader)).lines().toList();
        assertEquals(program.epochs, lines.size());
        lines.forEach(line -> assertTrue(line.matches(REPORT), line));
    }

    @Test
    void row001_34_wallAndProcessorTime() {
        var timed = Timing.time(() -> 42);
        assertEquals(42, timed.value());
        String text = timed.timing().toString();
        assertTrue(text.matches("CPU times: total: .* m?.?s\nWall time: .* m?.?s"), text);
    }

    /// Notes in which mode it was called.
    private static final class Probe extends Module {
        final List<Boolean> training = new ArrayList<>();
        final Linear linear = new Linear(784, 10);

        @Override
        public Tensor forward(Tensor x) {
            training.add(isTraining());
            return linear.call(x);
        }
    }

    @Test
    void row001_35_trainingAndValidationModes() {
        var probe = new Probe();
        Output.of(() ->
                MiniBatchTraining.fit(
                        1,
                        probe,
                        new SGD(probe.parameters(), 0.1),
                        new MiniBatchTraining.OwnLoader(program.trainDs(), 110),
                        new MiniBatchTraining.OwnLoader(program.validDs(), 110)));
        assertEquals(List.of(true, true, false), probe.training);
        var drop = new dev.obor.nn.Dropout(0.5);
        Tensor x = Obor.ones(100);
        assertFalse(drop.call(x).equal(x));
        drop.eval();
        assertTrue(drop.call(x).equal(x));
    }
}
