package dev.obor.cli;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.learn.log.RunFolder;
import dev.obor.learn.log.SpareTime;
import dev.obor.nn.Module;
import dev.obor.nn.utils.ClipGrad;
import dev.obor.optim.Optimizer;
import dev.obor.vision.ImageDataset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Writes what `obor train` measures into the folder of a run.
final class TrainingLog implements AutoCloseable {
    private static final int PICTURES = 32;

    private final RunFolder run;
    private final Module model;
    private final SpareTime spare = new SpareTime(0.005);
    private Map<String, Object> hparams = Map.of();
    private boolean pictured;

    TrainingLog(Path runs, String name, Module model) {
        this.run = RunFolder.next(runs, name);
        this.model = model;
    }

    Path folder() {
        return run.folder();
    }

    void start(Map<String, Object> hparams) {
        this.hparams = new LinkedHashMap<>(new TreeMap<>(hparams));
        run.addHparams(this.hparams, Map.of());
    }

    boolean keepGoing() {
        return run.keepGoing();
    }

    /// After a training step.
    void step(long step, double loss, Optimizer<?> optimizer, Tensor images) {
        run.addScalar("loss/train", loss, step);
        run.addScalar("lr", optimizer.paramGroups().getFirst().lr(), step);
        spare.use(() -> run.addScalar("gradients/norm", gradientNorm(), step));
        if (!pictured) {
            pictured = true;
            run.addImage("samples", pictures(images), step);
        }
    }

    private double gradientNorm() {
        try (var _ = Obor.noGrad()) {
            return ClipGrad.getTotalNorm(
                            model.parameters().stream()
                                    .map(Tensor::grad)
                                    .filter(Objects::nonNull)
                                    .toList())
                    .item();
        }
    }

    private static Tensor pictures(Tensor images) {
        long side = Math.round(Math.sqrt(images.numel() / (double) images.size(0)));
        return images.narrow(0, 0, Math.min(PICTURES, images.size(0))).reshape(-1, 1, side, side);
    }

    /// After an epoch and its test.
    void epoch(Trainer.Epoch epoch, long step, ImageDataset test) {
        Map<String, Double> row = new LinkedHashMap<>();
        row.put("loss/test", epoch.test().loss());
        row.put("accuracy/train", epoch.trainAccuracy());
        row.put("accuracy/test", epoch.test().accuracy());
        run.addRow(row, step);
        List<Evaluation.Mistake> mistakes = epoch.test().mistakes();
        if (!mistakes.isEmpty()) {
            List<Tensor> worst =
                    mistakes.subList(0, Math.min(PICTURES, mistakes.size())).stream()
                            .map(mistake -> test.data().select(0, mistake.index()))
                            .toList();
            Tensor all = Obor.stack(worst);
            run.addImage("surest mistakes", pictures(all), step);
        }
        run.addHparams(
                hparams,
                Map.of("accuracy/test", epoch.test().accuracy(), "loss/test", epoch.test().loss()));
    }

    /// Runs what may fail, and says in the folder if it did.
    <T> T guard(Supplier<T> training) {
        try {
            return training.get();
        } catch (RuntimeException e) {
            run.failed(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    @Override
    public void close() {
        run.close();
    }
}
