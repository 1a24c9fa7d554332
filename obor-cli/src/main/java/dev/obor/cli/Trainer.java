package dev.obor.cli;

import dev.obor.Loaded;
import dev.obor.Tensor;
import dev.obor.data.DataLoader;
import dev.obor.data.Sample;
import dev.obor.io.TrainingState;
import dev.obor.nn.Module;
import dev.obor.nn.functional.F;
import dev.obor.optim.SGD;
import dev.obor.vision.ImageDataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

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

    private static final long HASHED = 1000;

    private final Module model;
    private final DataName.Parts data;
    private final Plan plan;
    private final Progress progress;
    private final SGD optimizer;
    private final DataLoader<Sample> loader;
    private final TrainingState state = new TrainingState();
    private @Nullable Path checkpoint;
    private @Nullable TrainingLog log;
    private boolean stopped;
    private long every;

    /// What the epoch has brought so far.
    private double loss;

    private long correct;

    Trainer(Module model, DataName.Parts data, Plan plan, Progress progress) {
        this.model = model;
        this.data = data;
        this.plan = plan;
        this.progress = progress;
        optimizer = new SGD(model.parameters(), plan.lr(), o -> o.momentum(plan.momentum()));
        loader = new DataLoader<>(data.train(), o -> o.batchSize(plan.batchSize()).shuffle(true));
        state.model(model).optimizer(optimizer).loader(loader);
        state.stateful("epoch_so_far", this::soFar, this::soFar);
    }

    private Map<String, @Nullable Object> soFar() {
        Map<String, @Nullable Object> sums = new LinkedHashMap<>();
        sums.put("loss", loss);
        sums.put("correct", correct);
        return sums;
    }

    private void soFar(Map<String, @Nullable Object> sums) {
        var saved = new Loaded(sums);
        double savedLoss = saved.get("loss").toDouble();
        correct = saved.get("correct").toLong();
        loss = savedLoss;
    }

    /// Keeps everything that is needed to go on in a file, after each epoch and every so many
    /// steps.
    void keep(Path file, long everySteps) {
        checkpoint = file;
        every = everySteps;
    }

    /// Says where the run comes from: what must be the same to go on with it.
    void comesFrom(Map<String, Object> origin) {
        origin.forEach(state::provenance);
        state.provenance("batch_size", plan.batchSize());
        state.provenance("lr", plan.lr());
        state.provenance("momentum", plan.momentum());
        state.provenance("data_hash", hash(data.train()));
    }

    /// A number that other images hardly have: of a thousand of them, and of how many there are.
    private static long hash(ImageDataset images) {
        var sum = new CRC32();
        long stride = Math.max(1, images.size() / HASHED);
        for (long i = 0; i < images.size(); i += stride) {
            Sample image = images.get(i);
            for (float pixel : image.x().contiguous().toFloatArray()) {
                sum.update(Float.floatToRawIntBits(pixel));
                sum.update(Float.floatToRawIntBits(pixel) >> 16);
                sum.update(Float.floatToRawIntBits(pixel) >> 24);
            }
            sum.update((int) image.y().itemLong());
        }
        return sum.getValue() << 24 ^ images.size();
    }

    /// Tells a log of every step, and lets the live page hold or stop the run.
    void tell(TrainingLog to) {
        log = to;
    }

    /// Whether the live page ended the run before its time.
    boolean stopped() {
        return stopped;
    }

    /// Goes on from a checkpoint.
    void resume(Path file, boolean force) {
        state.load(file, force);
    }

    TrainingState state() {
        return state;
    }

    private void keepNow() {
        if (checkpoint != null) {
            state.save(checkpoint);
        }
    }

    /// Trains and returns what each epoch brought.
    ///
    /// @throws IllegalStateException if the loss stops being a number
    List<Epoch> run() {
        var epochs = new ArrayList<Epoch>();
        for (int number = (int) state.epoch() + 1; number <= plan.epochs(); number++) {
            Epoch epoch = epoch(number);
            if (stopped) {
                keepNow();
                break;
            }
            epochs.add(epoch);
            loss = 0;
            correct = 0;
            state.epoch(number);
            keepNow();
            progress.epochDone(epoch, plan.epochs());
            if (log != null) {
                log.epoch(epoch, state.step(), data.test());
            }
        }
        return epochs;
    }

    private Epoch epoch(int number) {
        ImageDataset train = data.train();
        int classes = train.classes().size();
        long started = System.nanoTime();
        try (Progress.Bar bar = progress.bar("epoch " + number, train.size())) {
            for (Sample batch : loader) {
                if (log != null && !log.keepGoing()) {
                    stopped = true;
                    break;
                }
                Tensor logits = model.call(batch.x());
                Tensor batchLoss = F.crossEntropy(logits, batch.y());
                optimizer.zeroGrad();
                batchLoss.backward();
                optimizer.step();
                long rows = logits.size(0);
                double mean = finite(batchLoss.item(), number);
                loss += mean * rows;
                correct += hits(logits, batch.y(), classes);
                bar.advance(rows, loss);
                state.step(state.step() + 1);
                if (log != null) {
                    log.step(state.step(), mean, optimizer, batch.x());
                }
                if (every > 0 && state.step() % every == 0) {
                    keepNow();
                }
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
