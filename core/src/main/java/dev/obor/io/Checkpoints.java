package dev.obor.io;

import dev.obor.base.Arguments;
import dev.obor.base.FileError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A folder of checkpoints, of which the last few stay, and the best.
///
/// ```java
/// var run = new TrainingState().model(model).optimizer(optimizer);
/// var checkpoints = new Checkpoints(folder, o -> o.keepLast(3).best("loss", false));
/// checkpoints.latest().ifPresent(run::load);
/// for (long step = run.step(); step < 1000; step++) {
///     // a training step
///     checkpoints.save(run.step(step + 1).metric("loss", loss.item()));
/// }
/// ```
///
/// The files are `checkpoint-0000000120.pt`, by the number of steps, and `best.pt`. Each is written
/// completely before an older one is taken away.
public final class Checkpoints {
    private static final Pattern NAME = Pattern.compile("checkpoint-([0-9]{10,18})\\.pt");
    private static final String BEST = "best.pt";

    private final Path folder;
    private final Options options;

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        int keepLast = 3;
        String metric = "";
        boolean larger;

        Options() {}

        /// How many of the last checkpoints stay, 3.
        public Options keepLast(int value) {
            return set(() -> keepLast = value);
        }

        /// Keeps the best one, too: by which number, and whether larger ones are better.
        public Options best(String metric, boolean larger) {
            Arguments.given(metric, "metric");
            return set(() -> {
                this.metric = metric;
                this.larger = larger;
            });
        }

        @Override
        protected void check() {
            if (keepLast < 1) {
                throw new ValueError("keepLast must be at least 1, got " + keepLast);
            }
        }
    }

    /// A folder, which is made when the first checkpoint is written.
    public Checkpoints(Path folder) {
        this(folder, o -> {});
    }

    /// A folder, with options.
    public Checkpoints(Path folder, Consumer<Options> options) {
        this.folder = Arguments.given(folder, "folder");
        this.options = new Options().with(options);
    }

    /// Writes a checkpoint by its number of steps, then takes away what need not stay; returns the
    /// file.
    ///
    /// @throws FileError if it cannot be written
    /// @throws StateError if the number that decides which is best was not measured
    public Path save(TrainingState state) {
        Arguments.given(state, "state");
        if (state.step() < 0) {
            throw new StateError("a checkpoint needs a number of steps, got " + state.step());
        }
        boolean best = isBest(state);
        Path file = folder.resolve(String.format(Locale.ROOT, "checkpoint-%010d.pt", state.step()));
        state.save(file);
        if (best) {
            state.save(folder.resolve(BEST));
        }
        List<Path> all = all();
        for (Path old : all.subList(0, Math.max(0, all.size() - options.keepLast))) {
            try {
                Files.deleteIfExists(old);
            } catch (IOException e) {
                throw FileError.writing(old, e);
            }
        }
        return file;
    }

    private boolean isBest(TrainingState state) {
        if (options.metric.isEmpty()) {
            return false;
        }
        Double now = state.metrics().get(options.metric);
        if (now == null) {
            throw new StateError(
                    "the best checkpoint is that with the "
                            + (options.larger ? "largest" : "smallest")
                            + " '"
                            + options.metric
                            + "', which was not measured",
                    "Say it before: state.metric(\"" + options.metric + "\", value).");
        }
        Path file = folder.resolve(BEST);
        if (now.isNaN() || !Files.exists(file)) {
            return !now.isNaN();
        }
        double before = TorchFiles.described(file).get("metrics").get(options.metric).toDouble();
        return options.larger ? now > before : now < before;
    }

    /// The checkpoints that are there, by their numbers of steps.
    ///
    /// @throws FileError if the folder cannot be read
    public List<Path> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = new ArrayList<>(files.filter(f -> number(f) >= 0).toList());
            found.sort(Comparator.comparingLong(Checkpoints::number));
            return found;
        } catch (IOException e) {
            throw FileError.reading(folder, e);
        }
    }

    private static long number(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches() ? Long.parseLong(name.group(1)) : -1;
    }

    /// The last checkpoint, if there is one.
    ///
    /// @throws FileError if the folder cannot be read
    public Optional<Path> latest() {
        List<Path> all = all();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /// The best checkpoint, if there is one.
    public Optional<Path> best() {
        Path file = folder.resolve(BEST);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }
}
