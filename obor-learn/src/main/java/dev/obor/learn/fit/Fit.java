package dev.obor.learn.fit;

import dev.obor.Loaded;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.data.DataLoader;
import dev.obor.data.Sample;
import dev.obor.io.Checkpoints;
import dev.obor.io.TrainingState;
import dev.obor.learn.log.RunLog;
import dev.obor.learn.log.SpareTime;
import dev.obor.nn.Module;
import dev.obor.nn.utils.ClipGrad;
import dev.obor.optim.LRScheduler;
import dev.obor.optim.Optimizer;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The usual training loop, with what is usually wanted beside it.
///
/// ```java
/// var fit = new Fit(model, optimizer, F::crossEntropy, o -> o.metric("accuracy", Metric.accuracy())
///         .callbacks(new EarlyStopping("val_loss", e -> e.patience(3)))
///         .print(System.out));
/// History history = fit.run(loader, loader, 10);
/// IO.println(history.last("val_accuracy"));
/// ```
///
/// Each step is `zeroGrad`, forward, loss, backward, `step`; batches are [Sample]s of an input and
/// a target. Numbers of an epoch are means over rows; those of the validation, in eval mode and
/// without gradients, have `val_` before their names. It is no framework: what does not fit is a
/// loop of one's own.
public final class Fit {
    private static final double SHARE = 0.005;

    /// The loss of a batch, a mean over its rows.
    @FunctionalInterface
    public interface LossFunction {
        /// The loss, 0-d.
        Tensor of(Tensor output, Tensor target);
    }

    private final Module model;
    private final Optimizer<?> optimizer;
    private final LossFunction loss;
    private final Options options;
    private final SpareTime spare = new SpareTime(SHARE);
    private final Sums sums = new Sums();
    private TrainingState state = new TrainingState();
    private int epoch;
    private double batchLoss = Double.NaN;
    private boolean stopped;

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        List<Callback> callbacks = List.of();
        Map<String, Metric> metrics = Map.of();
        @Nullable LRScheduler scheduler;
        @Nullable RunLog log;
        @Nullable Checkpoints checkpoints;
        @Nullable PrintStream print;
        boolean resume;
        double clipGradNorm = Double.POSITIVE_INFINITY;

        Options() {}

        /// What is done beside the loop, in this order.
        public Options callbacks(Callback... value) {
            return set(() -> callbacks = List.of(Arguments.allGiven(value, "callbacks")));
        }

        /// Measures something more, by name; may be said several times.
        public Options metric(String name, Metric value) {
            Arguments.given(name, "name");
            Arguments.given(value, "metric");
            return set(() -> {
                Map<String, Metric> more = new LinkedHashMap<>(metrics);
                more.put(name, value);
                metrics = more;
            });
        }

        /// Changes the learning rate after each epoch.
        public Options scheduler(LRScheduler value) {
            return set(() -> scheduler = Arguments.given(value, "scheduler"));
        }

        /// Where losses, learning rate, gradient norms and the numbers of epochs are written. If it
        /// is a run that the live page holds or stops, the loop does so.
        public Options log(RunLog value) {
            return set(() -> log = Arguments.given(value, "log"));
        }

        /// Keeps everything that is needed to go on, after each epoch.
        public Options checkpoints(Checkpoints value) {
            return set(() -> checkpoints = Arguments.given(value, "checkpoints"));
        }

        /// Whether it goes on from the last of the checkpoints, if there is one; false.
        public Options resume(boolean value) {
            return set(() -> resume = value);
        }

        /// Prints a line for each epoch; nothing is printed unless this is said.
        public Options print(PrintStream value) {
            return set(() -> print = Arguments.given(value, "print"));
        }

        /// The largest norm of all gradients together; larger ones are scaled to it. No limit.
        public Options clipGradNorm(double value) {
            return set(() -> clipGradNorm = value);
        }

        @Override
        protected void check() {
            if (!(clipGradNorm > 0)) {
                throw new ValueError("clipGradNorm must be above 0, got " + clipGradNorm);
            }
            if (resume && checkpoints == null) {
                throw new ValueError("resume needs checkpoints to go on from");
            }
        }
    }

    /// A loop over a model.
    public Fit(Module model, Optimizer<?> optimizer, LossFunction loss) {
        this(model, optimizer, loss, o -> {});
    }

    /// A loop over a model, with options.
    ///
    /// @throws ValueError if the options do not fit
    public Fit(Module model, Optimizer<?> optimizer, LossFunction loss, Consumer<Options> options) {
        this.model = Arguments.given(model, "model");
        this.optimizer = Arguments.given(optimizer, "optimizer");
        this.loss = Arguments.given(loss, "loss");
        this.options = new Options().with(options);
    }

    /// The model.
    public Module model() {
        return model;
    }

    /// The optimizer.
    public Optimizer<?> optimizer() {
        return optimizer;
    }

    /// The epoch, counted from 1.
    public int epoch() {
        return epoch;
    }

    /// How many training steps were taken.
    public long step() {
        return state.step();
    }

    /// The loss of the last batch.
    public double batchLoss() {
        return batchLoss;
    }

    /// The means of the present epoch so far, by name, for a display.
    public Map<String, Double> means() {
        return sums.means();
    }

    /// Everything that the loop needs to go on later, while it runs: a [Callback] may save it, also
    /// inside of an epoch, load it at the start, and say where the run comes from.
    public TrainingState state() {
        return state;
    }

    /// Ends the loop after the present step, or after the epoch if one has just ended.
    public void stop() {
        stopped = true;
    }

    /// Whether the loop was told to stop, by [#stop] or by who looks at the log.
    public boolean stopped() {
        return stopped;
    }

    /// Trains without validation.
    ///
    /// @throws StateError if the loss stops being a finite number
    public History run(Iterable<Sample> train, int epochs) {
        return run(train, List.of(), epochs);
    }

    /// Trains, and validates after each epoch.
    ///
    /// @param validation may be empty
    /// @throws StateError if the loss stops being a finite number
    public History run(Iterable<Sample> train, Iterable<Sample> validation, int epochs) {
        Arguments.given(train, "train");
        Arguments.given(validation, "validation");
        if (epochs < 0) {
            throw new ValueError("epochs must be 0 or more, got " + epochs);
        }
        sums.clear();
        state = state(train);
        stopped = false;
        var history = new History();
        options.callbacks.forEach(callback -> callback.start(this));
        for (epoch = (int) state.epoch() + 1; epoch <= epochs && !stopped; epoch++) {
            boolean whole = train(train);
            Map<String, Double> values = sums.means();
            if (values.isEmpty()) {
                break; // stopped before its first step
            }
            if (whole) { // else a resumed run goes on inside of it
                state.epoch(epoch);
                sums.clear();
            }
            evaluate(validation).forEach((name, value) -> values.put("val_" + name, value));
            LRScheduler scheduler = options.scheduler;
            if (scheduler != null && whole) {
                scheduler.step();
            }
            options.callbacks.forEach(callback -> callback.epoch(this, values));
            history.add(values);
            report(values);
            keep(values);
        }
        options.callbacks.forEach(callback -> callback.end(this));
        return history;
    }

    private TrainingState state(Iterable<Sample> train) {
        var state =
                new TrainingState()
                        .model(model)
                        .optimizer(optimizer)
                        .stateful("epoch_so_far", sums::save, sums::load);
        if (options.scheduler != null) {
            state.scheduler(options.scheduler);
        }
        if (train instanceof DataLoader<?> loader) {
            state.loader(loader);
        }
        if (options.resume && options.checkpoints != null) {
            options.checkpoints.latest().ifPresent(state::load);
        }
        return state;
    }

    /// One epoch, or what is left of it.
    ///
    /// @return whether it came to its end
    private boolean train(Iterable<Sample> batches) {
        model.train(true);
        Iterator<Sample> left = batches.iterator();
        while (left.hasNext()) {
            if (stopped || options.log != null && !options.log.keepGoing()) {
                stopped = true;
                return false; // the next batch is not taken, so that the loader can go on with it
            }
            Sample batch = left.next();
            Tensor output = model.call(batch.x());
            Tensor value = loss.of(output, batch.y());
            optimizer.zeroGrad();
            value.backward();
            if (options.clipGradNorm < Double.POSITIVE_INFINITY) {
                ClipGrad.clipGradNorm_(model.parameters(), options.clipGradNorm);
            }
            optimizer.step();
            batchLoss = value.item();
            checkFinite();
            state.step(state.step() + 1);
            sums.add(batchLoss, output.detach(), batch.y());
            logStep();
            options.callbacks.forEach(callback -> callback.step(this));
        }
        return true;
    }

    private void checkFinite() {
        if (!Double.isFinite(batchLoss)) {
            throw new StateError(
                    "Fit: the loss became "
                            + batchLoss
                            + " in epoch "
                            + epoch
                            + ", step "
                            + (step() + 1),
                    "Training diverged: try a lower learning rate than "
                            + optimizer.paramGroups().getFirst().lr()
                            + ", or clip the gradients' norm; look for NaN in the data.");
        }
    }

    private void logStep() {
        RunLog log = options.log;
        if (log != null) {
            log.addScalar("loss/train", batchLoss, step());
            log.addScalar("lr", optimizer.paramGroups().getFirst().lr(), step());
            spare.use(() -> log.addScalar("gradients/norm", gradientNorm(), step()));
        }
    }

    private double gradientNorm() {
        List<Tensor> gradients = new ArrayList<>();
        model.parameters().stream()
                .map(Tensor::grad)
                .filter(Objects::nonNull)
                .forEach(gradients::add);
        try (var _ = Obor.noGrad()) {
            return ClipGrad.getTotalNorm(gradients).item();
        }
    }

    /// The loss and all metrics over some data, in eval mode and without gradients.
    public Map<String, Double> evaluate(Iterable<Sample> data) {
        Arguments.given(data, "data");
        boolean training = model.isTraining();
        model.train(false);
        var all = new Sums();
        try (var _ = Obor.noGrad()) {
            for (Sample batch : data) {
                Tensor output = model.call(batch.x());
                all.add(loss.of(output, batch.y()).item(), output, batch.y());
            }
        } finally {
            model.train(training);
        }
        return all.means();
    }

    private void report(Map<String, Double> values) {
        PrintStream print = options.print;
        if (print != null) {
            print.println(History.line(epoch, values));
        }
        RunLog log = options.log;
        if (log != null) {
            Map<String, Double> row = new LinkedHashMap<>();
            values.forEach((name, value) -> {
                boolean validation = name.startsWith("val_");
                String tag = validation ? name.substring(4) + "/val" : name + "/train";
                if (!tag.equals("loss/train")) { // every step has said it
                    row.put(tag, value);
                }
            });
            log.addRow(row, step());
        }
    }

    private void keep(Map<String, Double> values) {
        Checkpoints checkpoints = options.checkpoints;
        if (checkpoints != null) {
            values.forEach(state::metric);
            checkpoints.save(state);
        }
    }

    /// Sums over rows.
    private final class Sums {
        private final Map<String, Double> sums = new LinkedHashMap<>();
        private long rows;

        void add(double meanLoss, Tensor output, Tensor target) {
            long n = output.dim() == 0 ? 1 : output.size(0);
            rows += n;
            sums.merge("loss", meanLoss * n, Double::sum);
            options.metrics.forEach(
                    (name, metric) -> sums.merge(name, metric.sum(output, target), Double::sum));
        }

        /// A map of its own, which is empty if there were no rows.
        Map<String, Double> means() {
            Map<String, Double> means = new LinkedHashMap<>(sums);
            means.replaceAll((_, sum) -> sum / Math.max(1, rows));
            return means;
        }

        void clear() {
            sums.clear();
            rows = 0;
        }

        Map<String, @Nullable Object> save() {
            Map<String, @Nullable Object> all = new LinkedHashMap<>();
            all.put("rows", rows);
            all.put("sums", new LinkedHashMap<>(sums));
            return all;
        }

        void load(Map<String, @Nullable Object> saved) {
            var all = new Loaded(saved);
            long savedRows = all.get("rows").toLong();
            Map<String, Double> savedSums = new LinkedHashMap<>();
            Loaded map = all.get("sums");
            map.keys().forEach(name -> savedSums.put(name, map.get(name).toDouble()));
            clear();
            rows = savedRows;
            sums.putAll(savedSums);
        }
    }
}
