package dev.obor.learn.log;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.FileError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleTrace;
import dev.obor.trace.Trace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// Writes event files that TensorBoard opens, PyTorch's `torch.utils.tensorboard.SummaryWriter`.
///
/// ```java
/// try (var writer = new SummaryWriter(folder)) {
///     for (int epoch = 0; epoch < 3; epoch++) {
///         writer.addScalar("loss/train", 1.0 / (epoch + 1), epoch);
///         writer.addHistogram("weights", randn(100), epoch);
///     }
/// }
/// ```
///
/// `tensorboard --logdir runs` shows them. Values are those that PyTorch writes; embeddings are not
/// written.
public final class SummaryWriter implements RunLog {
    private final Path folder;
    private final Options options;
    private final DoubleSupplier clock;
    private final EventFile file;
    private final Map<String, EventFile> parts = new LinkedHashMap<>();
    private boolean closed;

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        long flushSecs = 120;
        String filenameSuffix = "";

        Options() {}

        /// After how many seconds at most what was said is in the file, when more is said; 120.
        public Options flushSecs(long value) {
            return set(() -> flushSecs = value);
        }

        /// What the name of the file ends with; nothing.
        public Options filenameSuffix(String value) {
            return set(() -> filenameSuffix = Arguments.given(value, "filenameSuffix"));
        }

        @Override
        protected void check() {
            if (flushSecs < 0) {
                throw new ValueError("flushSecs must be 0 or more, got " + flushSecs);
            }
            if (!filenameSuffix.matches("[\\w.-]{0,100}")) {
                throw new ValueError(
                        "filenameSuffix takes letters, digits, '.', '_' and '-', got '"
                                + filenameSuffix
                                + "'");
            }
        }
    }

    /// Writes into a folder, which is made if it is missing.
    ///
    /// @throws FileError if no file can be made there
    public SummaryWriter(Path logDir) {
        this(logDir, o -> {});
    }

    /// Writes into a folder, with options.
    ///
    /// @throws FileError if no file can be made there
    public SummaryWriter(Path logDir, Consumer<Options> options) {
        this(logDir, options, SummaryWriter::now);
    }

    SummaryWriter(Path logDir, Consumer<Options> options, DoubleSupplier clock) {
        folder = Arguments.given(logDir, "logDir");
        this.options = new Options().with(options);
        this.clock = clock;
        file = open(folder);
    }

    private static double now() {
        Instant now = Instant.now();
        return now.getEpochSecond() + now.getNano() * 1e-9;
    }

    private EventFile open(Path folder) {
        return new EventFile(
                folder, clock.getAsDouble(), options.filenameSuffix, options.flushSecs);
    }

    /// The folder.
    public Path logDir() {
        return folder;
    }

    private void write(EventFile to, long step, Proto value) {
        to.value(clock.getAsDouble(), step, value);
    }

    /// A number, kept as float32, as TensorBoard does.
    ///
    /// @throws FileError if it cannot be written
    /// @throws StateError if the log is closed
    @Override
    public void addScalar(String tag, double value, long step) {
        write(file, step, scalar(LogChecks.tag(tag), value));
    }

    private static Proto scalar(String tag, double value) {
        return new Proto().text(1, tag).single(2, (float) value);
    }

    /// Several curves in one chart: each value goes into a folder of its own below, as TensorBoard
    /// needs it.
    ///
    /// @throws FileError if it cannot be written
    public void addScalars(String mainTag, Map<String, Double> values, long step) {
        LogChecks.tag(mainTag);
        Arguments.given(values, "values")
                .forEach((tag, value) -> {
                    Arguments.given(value, "value of " + tag);
                    String name = (mainTag + "_" + LogChecks.tag(tag)).replaceAll("[/\\\\:]", "_");
                    write(part(name), step, scalar(mainTag, value));
                });
    }

    private synchronized EventFile part(String name) {
        if (closed) {
            throw new StateError(
                    "SummaryWriter: the log is closed", "Make a new one to write more.");
        }
        return parts.computeIfAbsent(name, n -> open(folder.resolve(n)));
    }

    /// How the elements of a tensor are spread, between the powers of 1.1; those that are no finite
    /// numbers are left out, and if there are no others nothing is written.
    ///
    /// @throws ValueError if the tensor has no elements
    /// @throws FileError if it cannot be written
    @Override
    public void addHistogram(String tag, Tensor values, long step) {
        LogChecks.tag(tag);
        double[] finite = Spread.finite(values);
        if (finite == null) {
            return;
        }
        Spread spread = Spread.exponential(finite);
        Proto histogram =
                new Proto()
                        .real(1, spread.min())
                        .real(2, spread.max())
                        .real(3, spread.count())
                        .real(4, spread.sum())
                        .real(5, spread.squares())
                        .packed(6, spread.limits())
                        .packed(7, spread.counts());
        write(file, step, new Proto().text(1, tag).message(5, histogram));
    }

    /// A picture.
    ///
    /// @throws ShapeError if the tensor has not 2, 3 or 4 dimensions, or 2 channels
    /// @throws FileError if it cannot be written
    @Override
    public void addImage(String tag, Tensor image, long step) {
        addImage(tag, image, step, Picture.usual(image));
    }

    /// A picture.
    ///
    /// @param dataformats what the dimensions are: `CHW`, `HWC`, `HW`, `NCHW` or `NHWC`
    /// @throws ShapeError if the tensor is no such picture
    /// @throws FileError if it cannot be written
    public void addImage(String tag, Tensor image, long step, String dataformats) {
        LogChecks.tag(tag);
        Picture picture = Picture.of(image, dataformats).colour();
        Proto message =
                new Proto()
                        .number(1, picture.height())
                        .number(2, picture.width())
                        .number(3, picture.channels())
                        .bytes(4, picture.png());
        write(file, step, new Proto().text(1, tag).message(4, message));
    }

    /// A text, which TensorBoard shows as Markdown.
    ///
    /// @throws FileError if it cannot be written
    @Override
    public void addText(String tag, String text, long step) {
        LogChecks.tag(tag);
        Arguments.given(text, "text");
        write(file, step, TextAndHparams.text(tag, text));
    }

    /// The operations of a model, with shapes and the modules they belong to, for TensorBoard's
    /// page of graphs. The model runs once.
    ///
    /// @param input an example of what goes in
    /// @throws StateError if a trace is being recorded on this thread
    /// @throws FileError if it cannot be written
    public void addGraph(Module model, Tensor input) {
        Trace trace;
        try (var _ = Obor.noGrad()) {
            trace = ModuleTrace.of(model, input);
        }
        addGraph(trace, model.getClass().getSimpleName());
    }

    /// The operations of a trace, as of a model with several inputs.
    ///
    /// @param name of the outermost module
    /// @throws FileError if it cannot be written
    public void addGraph(Trace trace, String name) {
        Arguments.given(trace, "trace");
        file.graph(clock.getAsDouble(), GraphEvent.of(trace, LogChecks.tag(name)));
    }

    /// What a run was started with and what came of it, as a run of its own below, for
    /// TensorBoard's table of hyper-parameters.
    ///
    /// @throws ValueError if a value is no number, truth value or text
    /// @throws FileError if it cannot be written
    @Override
    public void addHparams(
            Map<String, ? extends @Nullable Object> hparams, Map<String, Double> metrics) {
        Arguments.given(hparams, "hparams");
        Arguments.given(metrics, "metrics");
        double seconds = clock.getAsDouble();
        Proto[] values = TextAndHparams.hparams(hparams, metrics);
        EventFile to = part("hparams-" + Math.round(seconds * 1000));
        for (Proto value : values) {
            to.value(seconds, 0, value);
        }
        metrics.forEach((tag, value) -> to.value(seconds, 0, scalar(LogChecks.tag(tag), value)));
    }

    @Override
    public synchronized void flush() {
        file.flush();
        parts.values().forEach(EventFile::flush);
    }

    @Override
    public synchronized void close() {
        closed = true;
        file.close();
        parts.values().forEach(EventFile::close);
    }
}
