package dev.obor.learn.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.data.DataLoader;
import dev.obor.data.Sample;
import dev.obor.data.TensorDataset;
import dev.obor.io.Checkpoints;
import dev.obor.learn.log.CsvLog;
import dev.obor.nn.Dropout;
import dev.obor.nn.Linear;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.optim.SGD;
import dev.obor.optim.StepLR;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitTest {
    @TempDir private Path folder;
    private Sequential model;
    private SGD optimizer;
    private DataLoader<Sample> loader;

    @BeforeEach
    void make() {
        Obor.manualSeed(5);
        Tensor x = Obor.randn(50, 4);
        Tensor y = x.select(1, 0).gt(0).toLong();
        model = new Sequential(new Linear(4, 8), new ReLU(), new Dropout(0.2), new Linear(8, 2));
        optimizer = new SGD(model.parameters(), 0.1);
        loader = new DataLoader<>(new TensorDataset(x, y), o -> o.batchSize(16).shuffle(true));
    }

    private float[] weights() {
        return Obor.cat(model.parameters().stream().map(Tensor::flatten).toList())
                .detach()
                .toFloatArray();
    }

    /// The same as the loop by hand, to the last bit.
    @Test
    void isTheUsualLoop() {
        for (int epoch = 0; epoch < 2; epoch++) {
            for (Sample batch : loader) {
                Tensor loss = F.crossEntropy(model.call(batch.x()), batch.y());
                optimizer.zeroGrad();
                loss.backward();
                optimizer.step();
            }
        }
        float[] byHand = weights();
        make();
        var fit = new Fit(model, optimizer, F::crossEntropy);
        History history = fit.run(loader, 2);
        assertArrayEquals(byHand, weights());
        assertEquals(8, fit.step());
        assertEquals(2, history.size());
        assertEquals(Set.of("loss"), history.names());
    }

    @Test
    void measuresPrintsAndLogs() throws Exception {
        var out = new ByteArrayOutputStream();
        Path csv = folder.resolve("run.csv");
        try (var log = new CsvLog(csv)) {
            var fit =
                    new Fit(
                            model,
                            optimizer,
                            F::crossEntropy,
                            o ->
                                    o.metric("accuracy", Metric.accuracy())
                                            .scheduler(new StepLR(optimizer, 1, 0.5))
                                            .clipGradNorm(1)
                                            .log(log)
                                            .print(new PrintStream(out)));
            History history = fit.run(loader, loader, 3);
            Map<String, Double> now = fit.evaluate(loader);
            assertEquals(history.last("val_accuracy"), now.get("accuracy"), 1e-12);
            assertEquals(0.1 / 8, optimizer.paramGroups().getFirst().lr(), 1e-12);
            assertTrue(history.last("val_loss") < history.get("val_loss").getFirst());
            assertEquals(history.toString() + "\n", out.toString(StandardCharsets.UTF_8));
            assertTrue(model.isTraining());
        }
        List<String> lines = Files.readAllLines(csv);
        assertEquals(
                "step,loss/train,lr,gradients/norm,accuracy/train,loss/val,accuracy/val",
                lines.getFirst());
        assertEquals(13, lines.size());
    }

    @Test
    void stopsEarlyWithTheBestWeights() {
        var seen = new ArrayList<float[]>();
        double[] losses = {0.5, 0.3, 0.4, Double.NaN, 0.1};
        Callback given =
                new Callback() {
                    @Override
                    public void epoch(Fit fit, Map<String, Double> values) {
                        values.put("given", losses[fit.epoch() - 1]);
                        seen.add(weights());
                    }
                };
        var stopping = new EarlyStopping("given", o -> o.patience(2).restoreBest(true));
        var fit = new Fit(model, optimizer, F::crossEntropy, o -> o.callbacks(given, stopping));
        assertEquals(List.of(0.5, 0.3, 0.4, Double.NaN), fit.run(loader, 5).get("given"));
        assertEquals(0.3, stopping.best());
        assertEquals(2, stopping.bestEpoch());
        assertArrayEquals(seen.get(1), weights());
        String message =
                assertThrows(
                                ValueError.class,
                                () ->
                                        new Fit(
                                                        model,
                                                        optimizer,
                                                        F::crossEntropy,
                                                        o ->
                                                                o.callbacks(
                                                                        new EarlyStopping(
                                                                                "val_loss")))
                                                .run(loader, 1))
                        .getMessage();
        assertTrue(message.contains("no 'val_loss' was measured; there are [loss]"), message);
    }

    @Test
    void goesOnToTheSameBits() {
        new Fit(model, optimizer, F::crossEntropy).run(loader, 4);
        float[] whole = weights();
        make();
        var checkpoints = new Checkpoints(folder);
        new Fit(model, optimizer, F::crossEntropy, o -> o.checkpoints(checkpoints)).run(loader, 2);
        make();
        Obor.randn(3);
        var fit =
                new Fit(
                        model,
                        optimizer,
                        F::crossEntropy,
                        o -> o.checkpoints(checkpoints).resume(true));
        assertEquals(2, fit.run(loader, 4).size());
        assertArrayEquals(whole, weights());
        assertThrows(
                ValueError.class,
                () -> new Fit(model, optimizer, F::crossEntropy, o -> o.resume(true)));
    }

    /// A run that was stopped inside of an epoch goes on inside of it, and its means are over all
    /// of the epoch.
    @Test
    void goesOnInsideOfAnEpoch() {
        History whole = new Fit(model, optimizer, F::crossEntropy).run(loader, 3);
        float[] weights = weights();
        make();
        var checkpoints = new Checkpoints(folder);
        Callback stop =
                new Callback() {
                    @Override
                    public void step(Fit fit) {
                        if (fit.step() == 6) {
                            fit.stop();
                        }
                    }
                };
        var first =
                new Fit(
                        model,
                        optimizer,
                        F::crossEntropy,
                        o -> o.checkpoints(checkpoints).callbacks(stop));
        assertEquals(2, first.run(loader, 3).size());
        assertTrue(first.stopped());
        assertEquals(1, first.state().epoch());
        make();
        Obor.randn(3);
        var second =
                new Fit(
                        model,
                        optimizer,
                        F::crossEntropy,
                        o -> o.checkpoints(checkpoints).resume(true));
        History rest = second.run(loader, 3);
        assertArrayEquals(weights, weights());
        assertEquals(12, second.step());
        assertEquals(whole.get("loss").subList(1, 3), rest.get("loss"));
    }

    @Test
    void aLossThatIsNoNumberSaysWhatToDo() {
        var wild = new SGD(model.parameters(), 1e30);
        var fit = new Fit(model, wild, F::crossEntropy);
        String message = assertThrows(StateError.class, () -> fit.run(loader, 5)).getMessage();
        assertTrue(message.contains("try a lower learning rate than 1.0E30"), message);
    }
}
