package dev.obor.learn.log;

import dev.obor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Passes everything on to several logs; one that fails does not keep the others from it.
record AllLogs(List<RunLog> logs) implements RunLog {
    private void each(Consumer<RunLog> action) {
        RuntimeException failure = null;
        for (RunLog log : logs) {
            try {
                action.accept(log);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void addScalar(String tag, double value, long step) {
        each(log -> log.addScalar(tag, value, step));
    }

    @Override
    public void addRow(Map<String, Double> values, long step) {
        each(log -> log.addRow(values, step));
    }

    @Override
    public void addHistogram(String tag, Tensor values, long step) {
        each(log -> log.addHistogram(tag, values, step));
    }

    @Override
    public void addImage(String tag, Tensor image, long step) {
        each(log -> log.addImage(tag, image, step));
    }

    @Override
    public void addText(String tag, String text, long step) {
        each(log -> log.addText(tag, text, step));
    }

    @Override
    public void addHparams(
            Map<String, ? extends @Nullable Object> hparams, Map<String, Double> metrics) {
        each(log -> log.addHparams(hparams, metrics));
    }

    @Override
    public boolean keepGoing() {
        return logs.stream().allMatch(RunLog::keepGoing);
    }

    @Override
    public void flush() {
        each(RunLog::flush);
    }

    @Override
    public void close() {
        each(RunLog::close);
    }
}
