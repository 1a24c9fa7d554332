package dev.obor.cli;

import dev.obor.Tensor;
import dev.obor.data.DataLoader;
import dev.obor.data.Sample;
import dev.obor.nn.Module;
import dev.obor.nn.functional.F;
import dev.obor.optim.SGD;
import dev.obor.vision.ImageDataset;
import java.util.ArrayList;
import java.util.List;

/// Stochastic gradient descent on cross entropy, with a report after each epoch.
final class Trainer {
    /// One epoch.
    ///
    /// @param number counted from 1
    /// @param trainLoss the mean loss over the batches, while training
    /// @param trainAccuracy the share told right, while training
    /// @param test the test afterwards
    /// @param seconds how long training took, without the test
    record Epoch(
            int number, double trainLoss, double trainAccuracy, Evaluation test, double seconds) {}

    /// How to train.
    record Plan(int epochs, int batchSize, double lr, double momentum) {}

    private final Module model;
    private final DataName.Parts data;
    private final Plan plan;
    private final Progress progress;

    Trainer(Module model, DataName.Parts data, Plan plan, Progress progress) {
        this.model = model;
        this.data = data;
        this.plan = plan;
        this.progress = progress;
    }

    /// Trains and returns what each epoch brought.
    ///
    /// @throws IllegalStateException if the loss stops being a number
    List<Epoch> run() {
        var optimizer = new SGD(model.parameters(), plan.lr(), o -> o.momentum(plan.momentum()));
        var epochs = new ArrayList<Epoch>();
        for (int number = 1; number <= plan.epochs(); number++) {
            Epoch epoch = epoch(number, optimizer);
            epochs.add(epoch);
            progress.epochDone(epoch, plan.epochs());
        }
        return epochs;
    }

    private Epoch epoch(int number, SGD optimizer) {
        ImageDataset train = data.train();
        var loader = new DataLoader<>(train, o -> o.batchSize(plan.batchSize()).shuffle(true));
        int classes = train.classes().size();
        double loss = 0;
        long correct = 0;
        long started = System.nanoTime();
        try (Progress.Bar bar = progress.bar("epoch " + number, train.size())) {
            for (Sample batch : loader) {
                Tensor logits = model.call(batch.x());
                Tensor batchLoss = F.crossEntropy(logits, batch.y());
                optimizer.zeroGrad();
                batchLoss.backward();
                optimizer.step();
                long rows = logits.size(0);
                loss += finite(batchLoss.item(), number) * rows;
                correct += hits(logits, batch.y(), classes);
                bar.advance(rows, loss);
            }
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        long size = train.size();
        return new Epoch(
                number,
                loss / size,
                (double) correct / size,
                Evaluation.of(model, data.test()),
                seconds);
    }

    private double finite(double loss, int epoch) {
        if (!Double.isFinite(loss)) {
            throw new IllegalStateException(
                    "the loss became %s in epoch %d: training diverged; try a lower --lr than %s"
                            .formatted(loss, epoch, plan.lr()));
        }
        return loss;
    }

    private static long hits(Tensor logits, Tensor targets, int classes) {
        float[] values = logits.detach().contiguous().toFloatArray();
        long[] truths = targets.toLongArray();
        int width = values.length / truths.length;
        long hits = 0;
        for (int i = 0; i < truths.length; i++) {
            hits += Evaluation.best(values, i * width, classes) == truths[i] ? 1 : 0;
        }
        return hits;
    }
}
