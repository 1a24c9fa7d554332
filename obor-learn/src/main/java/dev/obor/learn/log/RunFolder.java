package dev.obor.learn.log;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.FileError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.io.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A folder of one run, which the live page reads while it grows and ever after: numbers as JSON
/// lines, pictures as PNG files.
///
/// ```java
/// try (var run = new RunFolder(folder.resolve("first"))) {
///     run.addHparams(Map.of("lr", 0.1), Map.of());
///     for (long step = 0; step < 100 && run.keepGoing(); step++) {
///         run.addScalar("loss/train", 1.0 / (step + 1), step);
///     }
/// }
/// ```
///
/// `./obor live FOLDER` shows all runs below a folder; `metrics.jsonl` has one line for each step,
/// `{"step":3,"time":1764488643.2,"loss/train":0.25}`, which `pandas.read_json(lines=True)` reads
/// (what is no finite number stands there as a text, `"NaN"`).
///
/// A thread of its own writes; a step is never kept waiting for a disk: if what is to be written
/// comes faster than it can be, the newest is left out and counted. That thread also notes every
/// two seconds how many steps there are in a second, and how much memory and how many cores the
/// program uses.
public final class RunFolder implements RunLog {
    private static final int BINS = 30;

    private final Path folder;
    private final RunWriter writer;
    private final Map<String, Object> row = new LinkedHashMap<>();
    private final Map<String, Object> hparams = new LinkedHashMap<>();
    private final double started = RunWriter.now();
    private long step = Long.MIN_VALUE;
    private long pictures;
    private boolean closed;

    /// Begins a run in a folder of its own, which is made.
    ///
    /// @throws FileError if it cannot be made, or has a run in it already
    public RunFolder(Path folder) {
        this.folder = Arguments.given(folder, "folder");
        if (Files.exists(folder.resolve(RunFiles.RUN))) {
            throw new FileError(
                    folder, "has a run in it already; take another name, or RunFolder.next");
        }
        writeRun(Map.of());
        writer = new RunWriter(folder, this::takeRow);
    }

    /// Begins a run in a new folder below another one: `name`, `name-2`, `name-3`, ….
    ///
    /// @throws FileError if it cannot be made
    /// @throws ValueError if the name cannot be that of a folder
    public static RunFolder next(Path runs, String name) {
        Arguments.given(runs, "runs");
        Arguments.given(name, "name");
        if (!name.matches("[\\w][\\w.-]{0,99}")) {
            throw new ValueError(
                    "the name of a run takes letters, digits, '.', '_' and '-', got '"
                            + name
                            + "'");
        }
        Path folder = runs.resolve(name);
        for (int i = 2; Files.exists(folder); i++) {
            folder = runs.resolve(name + "-" + i);
        }
        return new RunFolder(folder);
    }

    private void writeRun(Map<String, Double> results) {
        Map<String, @Nullable Object> run = new LinkedHashMap<>();
        run.put("format", RunFiles.FORMAT);
        run.put("started", RunWriter.plain(started));
        run.put("pid", ProcessHandle.current().pid());
        run.put("hparams", hparams);
        Map<String, Object> plain = new LinkedHashMap<>();
        results.forEach((name, value) -> plain.put(name, number(value)));
        run.put("results", plain);
        RunFiles.replace(folder.resolve(RunFiles.RUN), Json.write(run));
    }

    /// JSON has no NaN.
    private static Object number(double value) {
        return Double.isFinite(value) ? (Object) value : Double.toString(value);
    }

    /// The folder.
    public Path folder() {
        return folder;
    }

    /// How many records were left out because the disk was too slow.
    public long dropped() {
        return writer.dropped();
    }

    /// Says whether to take another step: waits while the live page holds the run, and is false
    /// once it was told to stop. To be asked before each step; it costs nothing while nobody holds
    /// the run.
    @Override
    public boolean keepGoing() {
        return writer.keepGoing();
    }

    @Override
    public synchronized void addScalar(String tag, double value, long step) {
        LogChecks.tag(tag);
        checkOpen();
        if (step != this.step) {
            takeRow();
            this.step = step;
        }
        row.put(tag, number(value));
        writer.step(step);
    }

    private void checkOpen() {
        if (closed) {
            throw new StateError("RunFolder: the run is closed", "Make a new one to write more.");
        }
    }

    /// Passes the row on that was begun.
    private synchronized void takeRow() {
        if (!row.isEmpty()) {
            writer.metrics(step, new LinkedHashMap<>(row));
            row.clear();
        }
    }

    @Override
    public void addHistogram(String tag, Tensor values, long step) {
        LogChecks.tag(tag);
        double[] finite = Spread.finite(values);
        if (finite == null) {
            return;
        }
        Spread spread = Spread.even(finite, BINS);
        Map<String, @Nullable Object> media = media(tag, "histogram", step);
        media.put("min", spread.limits()[0]);
        media.put("max", spread.limits()[BINS]);
        media.put("counts", Arrays.stream(spread.counts()).mapToObj(c -> (long) c).toList());
        media(media, null);
    }

    @Override
    public void addImage(String tag, Tensor image, long step) {
        LogChecks.tag(tag);
        Picture picture = Picture.of(image, Picture.usual(image));
        Map<String, @Nullable Object> media = media(tag, "image", step);
        media.put("width", picture.width());
        media.put("height", picture.height());
        media(media, picture);
    }

    @Override
    public void addText(String tag, String text, long step) {
        LogChecks.tag(tag);
        Arguments.given(text, "text");
        Map<String, @Nullable Object> media = media(tag, "text", step);
        media.put("text", text.length() > 10_000 ? text.substring(0, 10_000) + " …" : text);
        media(media, null);
    }

    private static Map<String, @Nullable Object> media(String tag, String kind, long step) {
        Map<String, @Nullable Object> media = new LinkedHashMap<>();
        media.put("step", step);
        media.put("time", RunWriter.plain(RunWriter.now()));
        media.put("tag", tag);
        media.put("kind", kind);
        return media;
    }

    private synchronized void media(
            Map<String, @Nullable Object> media, @Nullable Picture picture) {
        checkOpen();
        if (picture == null) {
            writer.media(media, "", null);
        } else {
            String name = String.format(Locale.ROOT, "picture-%06d.png", pictures++);
            media.put("file", name);
            writer.media(media, name, picture);
        }
    }

    /// What the run was started with, for the page's table, and what came of it.
    ///
    /// @throws ValueError if a value is no number, truth value or text
    @Override
    public synchronized void addHparams(
            Map<String, ? extends @Nullable Object> hparams, Map<String, Double> metrics) {
        checkOpen();
        Arguments.given(metrics, "metrics");
        Arguments.given(hparams, "hparams")
                .forEach((name, value) -> {
                    LogChecks.tag(name);
                    switch (value) {
                        case Boolean truth -> this.hparams.put(name, truth);
                        case Number number when number.longValue() == number.doubleValue() ->
                                this.hparams.put(name, number.longValue());
                        case Number number -> this.hparams.put(name, number(number.doubleValue()));
                        case CharSequence text -> this.hparams.put(name, text.toString());
                        case null, default ->
                                throw new ValueError(
                                        "addHparams: value of '"
                                                + name
                                                + "' should be a number, a truth value or a text, got "
                                                + (value == null
                                                        ? "null"
                                                        : "a " + value.getClass().getSimpleName()),
                                        "Give its text: String.valueOf(…).");
                    }
                });
        writeRun(metrics);
    }

    @Override
    public void flush() {
        takeRow();
        writer.flush();
    }

    /// Ends the run as one that failed, with the reason; [#close] without it says that it finished.
    public void failed(String reason) {
        Arguments.given(reason, "reason");
        end("failed", reason);
    }

    @Override
    public void close() {
        end("finished", "");
    }

    private void end(String state, String reason) {
        synchronized (this) {
            if (closed) {
                return;
            }
            takeRow();
            closed = true;
        }
        writer.end(state, reason);
    }
}
