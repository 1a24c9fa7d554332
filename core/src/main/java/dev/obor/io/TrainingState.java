package dev.obor.io;

import dev.obor.Generator;
import dev.obor.Loaded;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.amp.GradScaler;
import dev.obor.base.Arguments;
import dev.obor.base.FileError;
import dev.obor.base.OborError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.data.DataLoader;
import dev.obor.nn.Module;
import dev.obor.nn.module.ModuleState;
import dev.obor.optim.LRScheduler;
import dev.obor.optim.Optimizer;
import dev.obor.optim.ReduceLROnPlateau;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Everything that a training run needs to go on later as if nothing had happened, in one file.
///
/// ```java
/// var run = new TrainingState().model(model).optimizer(optimizer).scheduler(schedule).loader(loader);
/// if (Files.exists(file)) {
///     run.load(file);
/// }
/// for (long epoch = run.epoch(); epoch < 10; epoch++) {
///     for (var batch : loader) { // goes on inside of the epoch that was left
///         // a training step
///         run.epoch(epoch).save(file);
///     }
///     run.epoch(epoch + 1).save(file);
/// }
/// ```
///
/// The default generator belongs to it; others are named. The file is one of `torch.save`, which
/// `torch.load(file, weights_only=True)` opens: a dict with `model`, `optimizer`, `scheduler`,
/// `scaler`, `loader`, `rng`, `epoch`, `step`, `metrics` and `provenance`.
public final class TrainingState {
    private static final String FORMAT = "obor.checkpoint/1";

    /// One part: how it is saved, and how it is loaded in two steps, of which the first changes
    /// nothing and the second does not fail.
    private record Part(
            Supplier<? extends @Nullable Object> save, Function<Loaded, Runnable> load) {}

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, Generator> generators = new LinkedHashMap<>();
    private final Map<String, Object> provenance = new LinkedHashMap<>();
    private final Map<String, Double> metrics = new LinkedHashMap<>();
    private long epoch;
    private long step;

    /// A state to which models, optimizers and the rest are added.
    public TrainingState() {
        provenance.put("library", "obor");
        provenance.put("java", Runtime.version().toString());
    }

    private TrainingState add(String name, Part part) {
        Arguments.given(name, "name");
        if (parts.putIfAbsent(name, part) != null || name.equals("rng")) {
            throw new StateError(
                    "TrainingState: there is a '" + name + "' already",
                    "Give each a name of its own.");
        }
        return this;
    }

    /// Adds the model, as `model`.
    public TrainingState model(Module model) {
        return model("model", model);
    }

    /// Adds a model by name.
    ///
    /// @throws StateError if there is a part of that name
    public TrainingState model(String name, Module model) {
        Arguments.given(model, "model");
        return add(
                name,
                new Part(
                        () -> new OrderedDict(model.stateDict()),
                        saved -> ModuleState.prepare(model, saved.stateDict(), true)));
    }

    /// Adds the optimizer, as `optimizer`.
    public TrainingState optimizer(Optimizer<?> optimizer) {
        return optimizer("optimizer", optimizer);
    }

    /// Adds an optimizer by name.
    ///
    /// @throws StateError if there is a part of that name
    public TrainingState optimizer(String name, Optimizer<?> optimizer) {
        Arguments.given(optimizer, "optimizer");
        return add(
                name,
                new Part(
                        optimizer::stateDict,
                        saved -> {
                            var state = Optimizer.StateDict.of(saved.map());
                            Optimizer.StateDict before = optimizer.stateDict();
                            optimizer.loadStateDict(state);
                            return () -> optimizer.loadStateDict(before);
                        }));
    }

    /// Adds the schedule, as `scheduler`.
    public TrainingState scheduler(LRScheduler scheduler) {
        return scheduler("scheduler", scheduler);
    }

    /// Adds a schedule by name.
    ///
    /// @throws StateError if there is a part of that name
    public TrainingState scheduler(String name, LRScheduler scheduler) {
        Arguments.given(scheduler, "scheduler");
        return stateful(name, scheduler::stateDict, scheduler::loadStateDict);
    }

    /// Adds the schedule, as `scheduler`.
    public TrainingState scheduler(ReduceLROnPlateau scheduler) {
        Arguments.given(scheduler, "scheduler");
        return stateful("scheduler", scheduler::stateDict, scheduler::loadStateDict);
    }

    /// Adds the scaler of mixed precision, as `scaler`.
    public TrainingState scaler(GradScaler scaler) {
        Arguments.given(scaler, "scaler");
        return stateful("scaler", scaler::stateDict, scaler::loadStateDict);
    }

    /// Adds the loader, as `loader`: its place inside the epoch, and the random numbers of its
    /// workers.
    public TrainingState loader(DataLoader<?> loader) {
        Arguments.given(loader, "loader");
        return stateful("loader", loader::stateDict, loader::loadStateDict);
    }

    /// Adds anything else that has a state: a map of tensors, numbers, texts and containers.
    ///
    /// @param load takes what `save` gave; it changes nothing if it throws
    /// @throws StateError if there is a part of that name
    public TrainingState stateful(
            String name,
            Supplier<? extends Map<String, ? extends @Nullable Object>> save,
            Consumer<Map<String, @Nullable Object>> load) {
        Arguments.given(save, "save");
        Arguments.given(load, "load");
        return add(
                name,
                new Part(
                        save,
                        saved -> {
                            Map<String, @Nullable Object> state = saved.map();
                            Map<String, @Nullable Object> before = new LinkedHashMap<>(save.get());
                            load.accept(state);
                            return () -> load.accept(before);
                        }));
    }

    /// Adds a generator beside the default one.
    ///
    /// @throws StateError if there is one of that name
    public TrainingState generator(String name, Generator generator) {
        Arguments.given(name, "name");
        Arguments.given(generator, "generator");
        if (name.equals("default") || generators.putIfAbsent(name, generator) != null) {
            throw new StateError("TrainingState: there is a generator '" + name + "' already");
        }
        return this;
    }

    private Map<String, Generator> allGenerators() {
        Map<String, Generator> all = new LinkedHashMap<>();
        all.put("default", Obor.defaultGenerator());
        all.putAll(generators);
        return all;
    }

    /// Says something of where the run comes from: a seed, a version, a hash of the data. What a
    /// checkpoint says of the same key must be the same when it is loaded.
    ///
    /// @param value a number or a text
    public TrainingState provenance(String key, Object value) {
        Arguments.given(key, "key");
        Arguments.given(value, "value");
        provenance.put(key, value instanceof Integer n ? (Object) n.longValue() : value);
        expected.put(key, provenance.get(key));
        return this;
    }

    private final Map<String, @Nullable Object> expected = new LinkedHashMap<>();

    /// What is known of where the run comes from.
    public Map<String, Object> provenance() {
        return Map.copyOf(provenance);
    }

    /// The epoch that the run is in.
    public long epoch() {
        return epoch;
    }

    /// Says which epoch the run is in.
    public TrainingState epoch(long value) {
        epoch = value;
        return this;
    }

    /// How many steps were taken.
    public long step() {
        return step;
    }

    /// Says how many steps were taken.
    public TrainingState step(long value) {
        step = value;
        return this;
    }

    /// What was measured last, by name.
    public Map<String, Double> metrics() {
        return Map.copyOf(metrics);
    }

    /// Says what was measured.
    public TrainingState metric(String name, double value) {
        metrics.put(Arguments.given(name, "name"), value);
        return this;
    }

    /// Writes everything into one file, in one step.
    ///
    /// @throws FileError if it cannot be written; the old file is still there
    public void save(Path file) {
        Arguments.given(file, "file");
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("format", FORMAT);
        parts.forEach((name, part) -> all.put(name, part.save.get()));
        Map<String, Object> rng = new LinkedHashMap<>();
        allGenerators().forEach((name, generator) -> rng.put(name, tensor(generator.getState())));
        all.put("rng", rng);
        all.put("epoch", epoch);
        all.put("step", step);
        all.put("metrics", new LinkedHashMap<>(metrics));
        Map<String, Object> known = new LinkedHashMap<>(provenance);
        known.put("saved", Instant.now().toString());
        all.put("provenance", known);
        Obor.save(all, file);
    }

    /// Python has states of generators as tensors of bytes.
    private static Tensor tensor(byte[] bytes) {
        return RawElements.bytes(bytes);
    }

    /// Goes on from a checkpoint: everything is put where it was. What the file has beyond the
    /// parts that were added is left alone.
    ///
    /// @throws FileError if the file cannot be read or is no checkpoint
    /// @throws StateError if a part is missing or does not fit, or it comes from elsewhere; nothing
    ///   is changed then
    public TrainingState load(Path file) {
        return load(file, false);
    }

    /// Goes on from a checkpoint.
    ///
    /// @param force whether it may come from elsewhere: another seed, another hash of the data
    /// @throws FileError if the file cannot be read or is no checkpoint
    /// @throws StateError if a part is missing or does not fit; nothing is changed then
    public TrainingState load(Path file, boolean force) {
        Loaded saved = Obor.load(Arguments.given(file, "file"));
        if (!saved.has("format") || !FORMAT.equals(saved.get("format").value())) {
            throw new FileError(
                    file,
                    "this is no checkpoint of a TrainingState but "
                            + saved
                            + "; Obor.load and get(key) read its parts");
        }
        if (!force) {
            checkOrigin(file, saved.get("provenance"));
        }
        long savedEpoch = saved.get("epoch").toLong();
        long savedStep = saved.get("step").toLong();
        Map<String, Double> savedMetrics = new LinkedHashMap<>();
        saved.get("metrics")
                .keys()
                .forEach(key -> savedMetrics.put(key, saved.get("metrics").get(key).toDouble()));
        Map<Generator, byte[]> states = new LinkedHashMap<>();
        allGenerators()
                .forEach((name, generator) -> {
                    byte[] state = RawElements.bytes(saved.get("rng").get(name).tensor());
                    new Generator().setState(state); // refuses what is no state
                    states.put(generator, state);
                });
        loadParts(saved);
        states.forEach(Generator::setState);
        epoch = savedEpoch;
        step = savedStep;
        metrics.clear();
        metrics.putAll(savedMetrics);
        return this;
    }

    private void checkOrigin(Path file, Loaded saved) {
        expected.forEach((key, value) -> {
            Object there = saved.has(key) ? saved.get(key).value() : value;
            if (value != null && !value.equals(there)) {
                throw new StateError(
                        file + ": the checkpoint has " + key + " " + there + ", this run " + value,
                        "Go on with the same, or force it: load(file, true).");
            }
        });
    }

    /// Models are checked and copied last; all others are put back if a later one fails.
    private void loadParts(Loaded saved) {
        List<Runnable> copies = new ArrayList<>();
        List<Runnable> undo = new ArrayList<>();
        try {
            for (Map.Entry<String, Part> entry : parts.entrySet()) {
                Loaded state = saved.get(entry.getKey());
                Runnable next = entry.getValue().load.apply(state);
                (next instanceof ModuleState.Copies ? copies : undo).add(next);
            }
        } catch (RuntimeException e) {
            undo.reversed().forEach(Runnable::run);
            if (e instanceof OborError) {
                throw e;
            }
            throw new ValueError("the checkpoint does not fit: " + e);
        }
        copies.forEach(Runnable::run);
    }
}
