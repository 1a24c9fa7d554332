package dev.obor.capture;

import dev.obor.Tensor;
import dev.obor.backend.Kernel;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.StateError;
import dev.obor.base.UserCode;
import dev.obor.base.ValueError;
import dev.obor.op.Recording;
import dev.obor.op.TensorAccess;
import dev.obor.op.TensorTree;
import dev.obor.op.ThreadState;
import dev.obor.op.graph.AutogradMeta;
import dev.obor.op.graph.Version;
import dev.obor.op.memory.TensorsIn;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Listens to one run of a step and writes down what a replay has to do.
///
/// The memory that the run makes is replaced by storages of the recording's own, which have none
/// until a [MemoryPlan] gives them some. What the run finds outside stays what it is.
final class Listener extends Recording {
    private final ThreadState state;
    private final int number;
    private final Map<Storage, Storage> own = new IdentityHashMap<>();
    private final Map<Storage, Integer> wrapped = new IdentityHashMap<>();
    private final Map<Storage, Boolean> outside = new IdentityHashMap<>();
    private final Map<Tensor, OutsideTensor> leaves = new IdentityHashMap<>();
    private final Map<Object, Guard> guards = new IdentityHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final Tensor[] arguments;
    private final Storage[] inputs;
    private @Nullable StateError refused;

    /// Begins to record.
    ///
    /// @param views where the arguments lie, each from the start of a storage of its own
    Listener(ThreadState state, View[] views) {
        this.state = state;
        this.number = begin(state);
        this.inputs = new Storage[views.length];
        this.arguments = new Tensor[views.length];
        for (int i = 0; i < views.length; i++) {
            Storage memory = views[i].storage();
            inputs[i] = Storage.unbacked(memory.dtype(), memory.length());
            own.put(memory, inputs[i]);
            arguments[i] = TensorAccess.wrap(views[i]);
        }
    }

    /// What stands for the arguments while the step is recorded.
    Tensor[] arguments() {
        return arguments;
    }

    /// Ends it.
    void close() {
        end(state);
    }

    private void add(Step step) {
        steps.add(step);
        places.add(UserCode.current());
    }

    private boolean isOwn(Storage storage) {
        return own.containsKey(storage);
    }

    /// The same window on memory of the recording's own; what is outside stays.
    private View view(View view) {
        Storage memory = view.storage();
        Storage mine = own.get(memory);
        if (mine == null) {
            return view;
        }
        if (mine == memory) { // not used before
            mine = Storage.unbacked(memory.dtype(), memory.length());
            own.put(memory, mine);
        }
        return view.on(mine);
    }

    private boolean isInput(Storage storage) {
        for (Tensor argument : arguments) {
            if (TensorAccess.storage(argument).sharesMemory(storage)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void launched(Kernel kernel) {
        for (View read : kernel.reads()) {
            if (!isOwn(read.storage())) {
                outside.putIfAbsent(read.storage(), false);
            }
        }
        for (View write : kernel.writes()) {
            Storage memory = write.storage();
            if (!isOwn(memory)) {
                outside.put(memory, true);
            }
            if (isInput(memory)) {
                throw refusal(
                        "a captured step cannot change its argument in place",
                        "Change a clone() of it, or a tensor that the step does not get as an"
                                + " argument.");
            }
            keepValues(memory);
        }
        add(new Steps.Launch(KernelParts.moved(kernel, this::view)));
    }

    /// Java values that a kernel is about to change are needed again.
    private void keepValues(Storage memory) {
        Integer step = wrapped.remove(memory);
        if (step != null
                && steps.get(step) instanceof Steps.Write(Object array, Storage to, long at)) {
            steps.set(step, new Steps.Write(copy(array), to, at));
        }
    }

    private static Object copy(Object array) {
        return switch (array) {
            case float[] a -> a.clone();
            case double[] a -> a.clone();
            case long[] a -> a.clone();
            case int[] a -> a.clone();
            case short[] a -> a.clone();
            default -> ((byte[]) array).clone();
        };
    }

    @Override
    public void allocated(Storage storage) {
        own.put(storage, storage);
    }

    @Override
    public void written(Object array, Storage storage, long at) {
        if (isOwn(storage)) {
            wrapped.put(storage, steps.size());
            Storage mine = view(View.contiguous(storage, new long[] {storage.length()})).storage();
            add(new Steps.Write(array, mine, at));
        } else {
            outside.put(storage, true);
            add(new Steps.Write(array, storage, at));
        }
    }

    @Override
    public void used(Tensor tensor) {
        AutogradMeta meta = TensorAccess.meta(tensor);
        if (meta.born >= number) {
            return;
        }
        if (meta.gradFn != null && state.gradEnabled) {
            throw refusal(
                    "a captured step cannot use a tensor that was computed outside and has a graph",
                    "Compute it inside, or pass its detach().");
        }
        leaf(tensor);
    }

    private OutsideTensor leaf(Tensor tensor) {
        return leaves.computeIfAbsent(tensor, OutsideTensor::new);
    }

    @Override
    public void gradient(Tensor tensor, @Nullable Tensor before, boolean arrived) {
        AutogradMeta meta = TensorAccess.meta(tensor);
        if (meta.born >= number) {
            return;
        }
        leaf(tensor).changed(arrived);
        Tensor now = meta.grad;
        if (now == null || !isOwn(TensorAccess.storage(now))) {
            add(new Steps.Give(tensor, now));
            return;
        }
        if (isInput(TensorAccess.storage(now))) {
            throw refusal(
                    "a captured step cannot make its argument a gradient", "Pass its clone().");
        }
        add(new Steps.Gradient(tensor, view(TensorAccess.geometry(now))));
    }

    @Override
    public void marked(Tensor tensor, boolean value) {
        for (Tensor argument : arguments) {
            if (tensor == argument) {
                throw refusal(
                        "a captured step cannot let its argument collect a gradient",
                        "Use argument.detach().requiresGrad_() inside.");
            }
        }
        AutogradMeta meta = TensorAccess.meta(tensor);
        if (meta.born < number) {
            leaf(tensor);
            if (meta.requiresGrad != value) {
                add(new Steps.Mark(tensor, value));
            }
        }
    }

    @Override
    public void changed(Version version) {
        if (version.born < number) {
            add(new Steps.Count(version));
        }
    }

    @Override
    protected <T> T decided(View on, Function<View, T> decision) {
        T outcome = aside(state, () -> decision.apply(on));
        add(new Steps.Decision(view(on), decision, outcome));
        return outcome;
    }

    @Override
    protected void checked(View on, Consumer<View> check) {
        add(new Steps.Check(view(on), check));
        this.<@Nullable Object>aside(
                state,
                () -> {
                    check.accept(on);
                    return null;
                });
    }

    @Override
    protected void ran(Object of, Runnable code) {
        add(new Steps.Host(of, code));
        this.<@Nullable Object>aside(
                state,
                () -> {
                    code.run();
                    return null;
                });
    }

    @Override
    protected void read(Object on, Supplier<Guard> guard) {
        guards.computeIfAbsent(on, _ -> guard.get());
    }

    @Override
    protected StateError refusal(String what, String advice) {
        String line = UserCode.current();
        StateError error = new StateError(what, advice);
        refused = line.isEmpty() ? error : error.at("at " + line);
        return refused;
    }

    /// What was recorded, after [#close].
    ///
    /// @param result what the step returned
    RecordedRun finish(@Nullable Object result) {
        if (refused != null) {
            throw refused; // the program may have caught it
        }
        List<Guard> all = new ArrayList<>(guards.values());
        for (OutsideTensor leaf : leaves.values()) {
            Tensor before = leaf.before();
            if (before != null && outside.containsKey(TensorAccess.storage(before))) {
                leaf.readsBefore();
            }
            if (!leaf.stays()) {
                throw refusal(
                        "a captured step cannot give a tensor from outside other memory",
                        "Copy values with copy_(), which keeps the memory.");
            }
            all.add(leaf);
        }
        if (!TensorsIn.visit(result, _ -> {})) {
            throw new ValueError(
                    "capture: the tensors inside of what the step returns cannot be seen: a "
                            + (result == null ? "null" : result.getClass().getName()),
                    "Return a tensor, or a list, map, array or record of tensors.");
        }
        List<Storage> kept = new ArrayList<>();
        Object template = new TensorTree(null).map(result, t -> placeholder(t, kept));
        List<Storage> written = new ArrayList<>();
        outside.forEach((memory, changes) -> {
            if (changes) {
                written.add(memory);
            }
        });
        for (Step step : steps) {
            if (step instanceof Steps.Gradient g) {
                kept.add(g.view.storage());
            }
        }
        return new RecordedRun(steps, places, all, inputs, kept, written, template);
    }

    /// A tensor of the result, on the recording's memory and without a graph.
    private Tensor placeholder(Tensor t, List<Storage> kept) {
        AutogradMeta meta = TensorAccess.meta(t);
        if (meta.born < number) {
            return t;
        }
        View view = view(TensorAccess.geometry(t));
        if (isOwn(TensorAccess.storage(t)) && !isInput(TensorAccess.storage(t))) {
            kept.add(view.storage());
        }
        Tensor placeholder = TensorAccess.unseen(view);
        TensorAccess.meta(placeholder).inference = meta.inference;
        return placeholder;
    }

    /// Whether a tensor of the result lies in memory that the run has made.
    boolean made(Tensor t) {
        return isOwn(TensorAccess.storage(t)) && !isInput(TensorAccess.storage(t));
    }
}
