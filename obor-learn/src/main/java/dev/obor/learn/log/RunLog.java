package dev.obor.learn.log;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.FileError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes what a training run measures. A program says it once, and any number of logs keep it:
/// [CsvLog], [SummaryWriter] for TensorBoard, [RunFolder] for the live page.
///
/// ```java
/// try (RunLog log = RunLog.all(new CsvLog(folder.resolve("run.csv")), new SummaryWriter(folder))) {
///     for (long step = 0; step < 100; step++) {
///         log.addScalar("loss", 1.0 / (step + 1), step);
///     }
/// }
/// ```
///
/// Tags may have slashes, `loss/train`; what stands before the first one is a group. A log that has
/// no place for pictures, texts or histograms passes over them. Logs may be used from several
/// threads.
public interface RunLog extends AutoCloseable {
    /// A number.
    ///
    /// @param step where on the axis it belongs, most often how many training steps were taken
    /// @throws FileError if it cannot be written
    void addScalar(String tag, double value, long step);

    /// Several numbers of one step.
    ///
    /// @throws FileError if they cannot be written
    default void addRow(Map<String, Double> values, long step) {
        Arguments.given(values, "values").forEach((tag, value) -> addScalar(tag, value, step));
    }

    /// How the elements of a tensor are spread; those that are no finite numbers are left out.
    ///
    /// @throws FileError if it cannot be written
    default void addHistogram(String tag, Tensor values, long step) {}

    /// A picture: uint8, or floating point numbers from 0 to 1; `(C, H, W)` with 1, 3 or 4
    /// channels, or `(H, W)`, or a batch `(N, C, H, W)`, which is shown as a grid.
    ///
    /// @throws FileError if it cannot be written
    default void addImage(String tag, Tensor image, long step) {}

    /// A text.
    ///
    /// @throws FileError if it cannot be written
    default void addText(String tag, String text, long step) {}

    /// What the run was started with and, if it is known already, what came of it.
    ///
    /// @param hparams numbers, truth values and texts by name
    /// @param metrics results by name
    /// @throws FileError if it cannot be written
    default void addHparams(
            Map<String, ? extends @Nullable Object> hparams, Map<String, Double> metrics) {}

    /// Says whether to take another training step: false once somebody who looks at the log wants
    /// the run to stop. It may wait, if they want to hold it.
    default boolean keepGoing() {
        return true;
    }

    /// Waits until all that was said is in the files.
    ///
    /// @throws FileError if it cannot be written
    void flush();

    /// Writes what is left, and ends; a second call does nothing.
    ///
    /// @throws FileError if it cannot be written
    @Override
    void close();

    /// One log that passes everything on to several.
    static RunLog all(RunLog... logs) {
        return new AllLogs(List.of(Arguments.allGiven(logs, "logs")));
    }
}
