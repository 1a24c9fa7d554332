package dev.obor.learn.live;

import dev.obor.Tensor;
import dev.obor.base.FileError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.learn.log.RunFolder;
import dev.obor.learn.log.RunLog;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A run and the page that shows it, in one call: a [RunFolder] below `runs`, and a [LivePage] of
/// all that is there.
///
/// ```java
/// try (Live live = Live.start(folder, "digits")) {
///     IO.println("see " + live.page().url());
///     for (long step = 0; step < 1000 && live.keepGoing(); step++) {
///         live.addScalar("loss/train", Math.exp(-step / 300.0), step);
///     }
/// }
/// ```
///
/// The page is gone when it is closed; `./obor live FOLDER` shows the run again.
public final class Live implements RunLog {
    private final RunFolder run;
    private final LivePage page;

    private Live(RunFolder run, LivePage page) {
        this.run = run;
        this.page = page;
    }

    /// Starts a run in a new folder below `runs`, and the page.
    ///
    /// @throws FileError if the folder cannot be made
    /// @throws StateError if no page can be opened
    /// @throws ValueError if the name cannot be that of a folder
    public static Live start(Path runs, String name) {
        return start(runs, name, o -> {});
    }

    /// Starts a run in a new folder below `runs`, and the page, with options.
    ///
    /// @throws FileError if the folder cannot be made
    /// @throws StateError if no page can be opened
    /// @throws ValueError if the name cannot be that of a folder
    public static Live start(Path runs, String name, Consumer<LivePage.Options> options) {
        RunFolder run = RunFolder.next(runs, name);
        try {
            return new Live(run, LivePage.open(runs, options));
        } catch (RuntimeException e) {
            run.failed(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /// The page.
    public LivePage page() {
        return page;
    }

    /// The folder of the run.
    public RunFolder run() {
        return run;
    }

    /// Says whether to take another step, see [RunFolder#keepGoing()].
    @Override
    public boolean keepGoing() {
        return run.keepGoing();
    }

    @Override
    public void addScalar(String tag, double value, long step) {
        run.addScalar(tag, value, step);
    }

    @Override
    public void addHistogram(String tag, Tensor values, long step) {
        run.addHistogram(tag, values, step);
    }

    @Override
    public void addImage(String tag, Tensor image, long step) {
        run.addImage(tag, image, step);
    }

    @Override
    public void addText(String tag, String text, long step) {
        run.addText(tag, text, step);
    }

    @Override
    public void addHparams(
            Map<String, ? extends @Nullable Object> hparams, Map<String, Double> metrics) {
        run.addHparams(hparams, metrics);
    }

    @Override
    public void flush() {
        run.flush();
    }

    /// Ends the run, and then the page.
    @Override
    public void close() {
        try (page) {
            run.close();
        }
    }
}
