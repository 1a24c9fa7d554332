package dev.obor.cli;

import dev.obor.data.DataLoader;
import dev.obor.data.Sample;
import dev.obor.io.TrainingState;
import dev.obor.learn.fit.Callback;
import dev.obor.learn.fit.Fit;
import dev.obor.learn.fit.Metric;
import dev.obor.nn.Module;
import dev.obor.nn.functional.F;
import dev.obor.optim.SGD;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
    private final Beside beside = new Beside();
    private @Nullable Path checkpoint;
    private @Nullable TrainingLog log;
    private Consumer<TrainingState> origin = state -> {};
    private Consumer<TrainingState> resume = state -> {};
    private long every;
    private boolean stopped;
    private long steps;

    Trainer(Module model, DataName.Parts data, Plan plan, Progress progress) {
        this.model = model;
        this.data = data;
        this.plan = plan;
        this.progress = progress;
    }

    /// Keeps everything that is needed to go on in a file, after each epoch and every so many
    /// steps.
    void keep(Path file, long everySteps) {
        checkpoint = file;
        every = everySteps;
    }

    /// Says where the run comes from: what must be the same to go on with it.
    void comesFrom(Map<String, Object> known) {
        long hash = hash(data.train());
        origin =
                state -> {
                    known.forEach(state::provenance);
                    state.provenance("batch_size", plan.batchSize());
                    state.provenance("lr", plan.lr());
                    state.provenance("momentum", plan.momentum());
                    state.provenance("data_hash", hash);
                };
    }

    /// A number that other images hardly have: of a thousand of them, and of how many there are.
    private static long hash(Pictures images) {
        var sum = new CRC32();
        long stride = Math.max(1, images.size() / HASHED);
        for (long i = 0; i < images.size(); i += stride) {
            Sample image = images.samples().get(i);
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

    /// How many steps were taken.
    long steps() {
        return steps;
    }

    /// Goes on from a checkpoint.
    ///
    /// @param then is told where
    void resume(Path file, boolean force, Consumer<TrainingState> then) {
        resume = state -> then.accept(state.load(file, force));
    }

    /// Trains and returns what each epoch brought.
    ///
    /// @throws dev.obor.base.StateError if the loss stops being a number
    List<Epoch> run() {
        var optimizer = new SGD(model.parameters(), plan.lr(), o -> o.momentum(plan.momentum()));
        DataLoader<Sample> loader =
                new DataLoader<>(
                        data.train().samples(), o -> o.batchSize(plan.batchSize()).shuffle(true));
        long classes = data.train().classes().size(); // the model may have more outputs
        Metric accuracy = Metric.accuracy();
        var fit =
                new Fit(
                        model,
                        optimizer,
                        F::crossEntropy,
                        o -> {
                            o.callbacks(beside);
                            o.metric(
                                    "accuracy",
                                    (y, target) -> accuracy.sum(y.narrow(1, 0, classes), target));
                            if (log != null) {
                                o.log(log.run());
                            }
                        });
        fit.run(loader, plan.epochs());
        stopped = fit.stopped();
        steps = fit.step();
        return beside.epochs;
    }

    /// What is done beside the loop: progress, the test after each epoch, checkpoints, pictures.
    private final class Beside implements Callback {
        private final List<Epoch> epochs = new ArrayList<>();
        private long batches;
        private long started;
        private Progress.@Nullable Bar bar;

        @Override
        public void start(Fit fit) {
            origin.accept(fit.state());
            resume.accept(fit.state());
            batches = -Math.floorDiv(-data.train().size(), plan.batchSize());
            started = System.nanoTime();
        }

        @Override
        public void step(Fit fit) {
            if (bar == null) {
                bar = progress.bar("epoch " + fit.epoch(), batches);
            }
            bar.advance(() -> fit.means().getOrDefault("loss", Double.NaN));
            if (every > 0 && fit.step() % every == 0) {
                keepNow(fit);
            }
        }

        @Override
        public void epoch(Fit fit, Map<String, Double> values) {
            double seconds = (System.nanoTime() - started) / 1e9;
            if (bar != null) {
                bar.close();
                bar = null;
            }
            if (fit.state().epoch() == fit.epoch()) { // else the page has stopped it on the way
                var epoch =
                        new Epoch(
                                fit.epoch(),
                                values.getOrDefault("loss", Double.NaN),
                                values.getOrDefault("accuracy", Double.NaN),
                                Evaluation.of(model, data.test()),
                                seconds);
                epochs.add(epoch);
                progress.epochDone(epoch, plan.epochs());
                if (log != null) {
                    log.epoch(epoch, fit.step(), data.test());
                }
            }
            keepNow(fit);
            started = System.nanoTime();
        }

        private void keepNow(Fit fit) {
            if (checkpoint != null) {
                fit.state().save(checkpoint);
            }
        }
    }
}
