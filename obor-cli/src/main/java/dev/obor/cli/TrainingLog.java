package dev.obor.cli;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.learn.log.RunFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Writes what `obor train` measures into the folder of a run.
final class TrainingLog implements AutoCloseable {
    private static final int PICTURES = 32;

    private final RunFolder run;
    private Map<String, Object> hparams = Map.of();

    TrainingLog(Path runs, String name) {
        this.run = RunFolder.next(runs, name);
    }

    /// Where the loop writes each step.
    RunFolder run() {
        return run;
    }

    void start(Map<String, Object> hparams, Pictures images) {
        this.hparams = new LinkedHashMap<>(new TreeMap<>(hparams));
        run.addHparams(this.hparams, Map.of());
        run.addImage("samples", pictures(images.data()), 0);
    }

    private static Tensor pictures(Tensor images) {
        Tensor some = images.narrow(0, 0, Math.min(PICTURES, images.size(0)));
        return some.dim() == 3 ? some.unsqueeze(1) : some;
    }

    /// After an epoch and its test.
    void epoch(Trainer.Epoch epoch, long step, Pictures test) {
        Map<String, Double> row = new LinkedHashMap<>();
        row.put("loss/test", epoch.test().loss());
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
