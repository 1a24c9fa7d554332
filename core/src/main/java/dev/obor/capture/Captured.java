package dev.obor.capture;

import dev.obor.Tensor;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.StateError;
import dev.obor.base.Warning;
import dev.obor.op.Callback;
import dev.obor.op.Recording;
import dev.obor.op.TensorAccess;
import dev.obor.op.TensorTree;
import dev.obor.op.ThreadState;
import dev.obor.op.graph.AutogradMeta;
import dev.obor.trace.Recorder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A step that is recorded once and then done again: every kernel in its order, in memory that was
/// planned for it, without a graph and without asking what it means. Made by `Obor.capture`.
/// Kernels still take a little scratch memory: products, reductions and convolutions some kilobytes
/// each.
///
/// ```java
/// Linear model = new Linear(4, 2);
/// var optimizer = new SGD(model.parameters(), 0.1);
/// var step = capture((x, y) -> {
///     optimizer.zeroGrad();
///     Tensor loss = F.crossEntropy(model.call(x), y);
///     loss.backward();
///     optimizer.step();
///     return loss;
/// });
/// for (int i = 0; i < 10; i++) {
///     Tensor loss = step.call(randn(8, 4), randint(0, 2, 8));
///     double now = loss.item();
/// }
/// ```
///
/// The results are those of the step as it stands, bit for bit: random numbers are drawn anew and
/// in their order, gradients are there afterwards, buffers move, optimizers and schedules run with
/// the rates that they have then. What a call returns has no graph, and is valid until the next
/// call: `clone()` or `item()` keeps it, and using it later is a [StateError].
///
/// **What is constant.** Java code of the step runs while it is recorded, and not again: numbers
/// that it computes, branches that it takes, lists that it fills. A number that changes from call
/// to call belongs in an argument, as a tensor. Two runs are compared before the first replay, and
/// an error says what differed. Optimizers, schedules and averaged models count by themselves.
///
/// **When it is recorded again.** Other dtypes, sizes or strides of the arguments, `train()` and
/// `eval()`, `requiresGrad_`, gradients that were set or cleared otherwise, new hooks, and
/// parameters in other memory have recordings of their own, at most 32; further ones run as they
/// stand, with one note.
///
/// **What is refused**, with the line: reading elements in Java (`item()`, printing, sizes that
/// depend on elements), changing an argument in place, setting the state of a generator, options of
/// an optimizer, steps with a closure, `GradScaler`. Steps inside of `autocast`, forward mode,
/// saved-tensor hooks, anomaly mode, a trace or another capture run as they stand.
///
/// A capture is used by one thread at a time.
///
/// @param <R> what the step returns: a tensor, or a list, map, array or record of tensors
public abstract sealed class Captured<R extends @Nullable Object>
        permits Captured.Of0, Captured.Of1, Captured.Of2, Captured.Of3, Captured.Of4 {
    private static final int MOST_RECORDINGS = 32;

    // Stands where no argument is.
    private static final Tensor NONE = Tensor.zeros(DType.FLOAT32, 0);

    private static final class Lender extends Storage.Owner {
        Lender() {
            end();
        }

        @Override
        public StateError tooLate() {
            return new StateError(
                    "This tensor is gone: it was the result of a captured step that has been called"
                            + " again.",
                    "Keep its clone(), or its item().");
        }
    }

    private final Storage.Owner lender = new Lender();
    private final TensorTree tree = new TensorTree(null);
    private final List<CapturedCall> entries = new ArrayList<>();
    private final List<Storage> lent = new ArrayList<>();
    final Tensor[] arguments;
    private @Nullable CapturedCall last;
    private final AtomicBoolean running = new AtomicBoolean();
    private int recordings;

    private Captured(int arguments) {
        this.arguments = new Tensor[arguments];
        Arrays.fill(this.arguments, NONE);
    }

    /// A step without arguments.
    ///
    /// @param <R> what it returns
    @FunctionalInterface
    public interface Body0<R extends @Nullable Object> {
        /// Runs it.
        R run();
    }

    /// A step with one argument.
    ///
    /// @param <R> what it returns
    @FunctionalInterface
    public interface Body1<R extends @Nullable Object> {
        /// Runs it.
        R run(Tensor a);
    }

    /// A step with two arguments.
    ///
    /// @param <R> what it returns
    @FunctionalInterface
    public interface Body2<R extends @Nullable Object> {
        /// Runs it.
        R run(Tensor a, Tensor b);
    }

    /// A step with three arguments.
    ///
    /// @param <R> what it returns
    @FunctionalInterface
    public interface Body3<R extends @Nullable Object> {
        /// Runs it.
        R run(Tensor a, Tensor b, Tensor c);
    }

    /// A step with four arguments.
    ///
    /// @param <R> what it returns
    @FunctionalInterface
    public interface Body4<R extends @Nullable Object> {
        /// Runs it.
        R run(Tensor a, Tensor b, Tensor c, Tensor d);
    }

    /// Runs the program's code.
    abstract R body(Tensor[] given);

    /// How often the step was recorded so far: at least twice before it is replayed.
    public final int recordings() {
        return recordings;
    }

    /// The bytes of memory that the recordings were planned to need, beside parameters, arguments
    /// and what else was there before.
    public final long plannedBytes() {
        long bytes = 0;
        for (CapturedCall entry : entries) {
            Replay replay = entry.replay();
            bytes += replay == null ? 0 : replay.bytes;
        }
        return bytes;
    }

    /// Whether the next call with the arguments of the last one will be a replay.
    public final boolean isReady() {
        return last != null && last.isReady();
    }

    /// Begins a call, before the arguments are put in their places.
    final void begin() {
        if (!running.compareAndSet(false, true)) {
            throw new StateError(
                    "a captured step is called while it runs",
                    "Inside of itself call the code of the step; on another thread capture it"
                            + " once more.");
        }
    }

    /// Runs the step on the arguments that were put in their places.
    ///
    /// @param wanted whether the result is
    final @Nullable R call(boolean wanted) {
        try {
            // Inside of another step that is being recorded it is part of that.
            return Recording.now() == null
                    ? go(ThreadState.get(), wanted)
                    : body(arguments.clone());
        } finally {
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = NONE;
            }
            running.set(false);
        }
    }

    private void takeBack() {
        for (int i = 0; i < lent.size(); i++) {
            lent.get(i).withdraw();
        }
        lent.clear();
    }

    private @Nullable R go(ThreadState state, boolean wanted) {
        if (!isPlain(state)) {
            return eager();
        }
        Replay replay = find(state);
        if (replay != null) {
            takeBack();
            replay.run();
            return wanted ? result(replay.recorded) : null;
        }
        return record(state);
    }

    /// Whether nothing is at work that is not recorded.
    private boolean isPlain(ThreadState state) {
        if (!state.isPlain() || Recorder.on()) {
            return false;
        }
        for (Tensor t : arguments) {
            AutogradMeta meta = TensorAccess.meta(t);
            if (meta.lender != null) {
                return false;
            }
            if (state.gradEnabled && t.requiresGrad()) {
                throw new StateError(
                        "an argument of a captured step requires a gradient",
                        "Pass its detach(), and use requiresGrad_() on a detach() inside; or keep"
                                + " it in a variable that the step uses.");
            }
        }
        return true;
    }

    private @Nullable Replay find(ThreadState state) {
        Replay found = last == null ? null : last.begin(state, arguments);
        for (int i = 0; found == null && i < entries.size(); i++) {
            CapturedCall entry = entries.get(i);
            found = entry == last ? null : entry.begin(state, arguments);
            last = found == null ? last : entry;
        }
        return found;
    }

    private R record(ThreadState state) {
        List<CapturedCall> open = new ArrayList<>();
        for (CapturedCall entry : entries) {
            if (entry.takes(state, arguments)) {
                if (entry.changes(arguments)) {
                    return eager();
                }
                open.add(entry);
            }
        }
        if (entries.size() == MOST_RECORDINGS && open.stream().allMatch(e -> e.isReady())) {
            Callback.warn(
                    Warning.TOO_MANY_RECORDINGS,
                    "A captured step was recorded for "
                            + MOST_RECORDINGS
                            + " kinds of calls; others run as they stand.",
                    "Give its arguments the same sizes, and change modes, hooks and gradients"
                            + " outside of the loop.");
            return eager();
        }
        View[] views = new View[arguments.length];
        for (int i = 0; i < views.length; i++) {
            views[i] = Replay.start(TensorAccess.view(arguments[i]));
        }
        CapturedCall entry = new CapturedCall(state, arguments);
        takeBack(); // one may have been an argument
        Listener recorder = new Listener(state, views);
        R result;
        try {
            result = body(recorder.arguments().clone());
        } finally {
            recorder.close();
        }
        RecordedRun recorded = recorder.finish(result);
        recordings++;
        R lent = lend(result, t -> recorder.made(t), recorder.arguments());
        for (CapturedCall known : open) {
            if (known.add(recorded)) {
                last = known;
                return lent;
            }
        }
        entry.add(recorded);
        entries.add(entry);
        return lent;
    }

    private R eager() {
        R result = body(arguments.clone());
        takeBack();
        return lend(result, t -> !(t.isLeaf() && t.requiresGrad()), arguments);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the same value with other tensors
    private R lend(R result, Predicate<Tensor> mine, Tensor[] standIns) {
        return (R)
                tree.map(
                        result,
                        t -> {
                            for (int i = 0; i < standIns.length; i++) {
                                if (t == standIns[i]) {
                                    return arguments[i];
                                }
                            }
                            return mine.test(t) ? lent(TensorAccess.view(t), t) : t;
                        });
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the same value with other tensors
    private R result(RecordedRun recorded) {
        Object template = recorded.template();
        if (template instanceof Tensor t) {
            return (R) shown(recorded, t);
        }
        return (R) tree.map(template, t -> shown(recorded, t));
    }

    private Tensor shown(RecordedRun recorded, Tensor placeholder) {
        View view = TensorAccess.geometry(placeholder);
        Storage memory = view.storage();
        for (int i = 0; i < arguments.length; i++) {
            if (memory == recorded.inputs()[i]) {
                View of = TensorAccess.view(arguments[i]);
                return TensorAccess.wrap(
                        of.with(of.offset() + view.offset(), view.shape(), view.strides()));
            }
        }
        return recorded.kept().contains(memory) ? lent(view, placeholder) : placeholder;
    }

    private Tensor lent(View view, Tensor like) {
        TensorAccess.escape(like);
        Storage memory = view.storage();
        Storage storage = Storage.lent(memory, memory.length(), lender);
        lent.add(storage);
        Tensor tensor = TensorAccess.unseen(view.on(storage));
        TensorAccess.meta(tensor).inference = TensorAccess.meta(like).inference;
        return tensor;
    }

    /// A captured step with no arguments.
    ///
    /// @param <R> what it returns
    public static final class Of0<R extends @Nullable Object> extends Captured<R> {
        private final Body0<R> body;

        /// For `Obor.capture`.
        public Of0(Body0<R> body) {
            super(0);
            this.body = Arguments.given(body, "body");
        }

        @Override
        R body(Tensor[] t) {
            return Callback.call(body::run);
        }

        /// Runs the step; see [Captured] for how long the result is valid.
        ///
        /// @throws StateError if the step does what cannot be captured
        @SuppressWarnings("NullAway") // what the step returns
        public R call() {
            return call(true);
        }

        /// Runs the step as `call` does, but makes no tensors of its result: a replay then
        /// allocates only what its kernels need while they run.
        public void run() {
            call(false);
        }
    }

    /// A captured step with one argument.
    ///
    /// @param <R> what it returns
    public static final class Of1<R extends @Nullable Object> extends Captured<R> {
        private final Body1<R> body;

        /// For `Obor.capture`.
        public Of1(Body1<R> body) {
            super(1);
            this.body = Arguments.given(body, "body");
        }

        @Override
        R body(Tensor[] t) {
            return Callback.call(() -> body.run(t[0]));
        }

        /// Runs the step; see [Captured] for how long the result is valid.
        ///
        /// @throws StateError if the step does what cannot be captured
        @SuppressWarnings("NullAway") // what the step returns
        public R call(Tensor a) {
            begin(a);
            return call(true);
        }

        /// Runs the step as `call` does, but makes no tensors of its result: a replay then
        /// allocates only what its kernels need while they run.
        public void run(Tensor a) {
            begin(a);
            call(false);
        }

        private void begin(Tensor a) {
            Arguments.given(a, "a");
            begin();
            arguments[0] = a;
        }
    }

    /// A captured step with two arguments.
    ///
    /// @param <R> what it returns
    public static final class Of2<R extends @Nullable Object> extends Captured<R> {
        private final Body2<R> body;

        /// For `Obor.capture`.
        public Of2(Body2<R> body) {
            super(2);
            this.body = Arguments.given(body, "body");
        }

        @Override
        R body(Tensor[] t) {
            return Callback.call(() -> body.run(t[0], t[1]));
        }

        /// Runs the step; see [Captured] for how long the result is valid.
        ///
        /// @throws StateError if the step does what cannot be captured
        @SuppressWarnings("NullAway") // what the step returns
        public R call(Tensor a, Tensor b) {
            begin(a, b);
            return call(true);
        }

        /// Runs the step as `call` does, but makes no tensors of its result: a replay then
        /// allocates only what its kernels need while they run.
        public void run(Tensor a, Tensor b) {
            begin(a, b);
            call(false);
        }

        private void begin(Tensor a, Tensor b) {
            Arguments.given(a, "a");
            Arguments.given(b, "b");
            begin();
            arguments[0] = a;
            arguments[1] = b;
        }
    }

    /// A captured step with three arguments.
    ///
    /// @param <R> what it returns
    public static final class Of3<R extends @Nullable Object> extends Captured<R> {
        private final Body3<R> body;

        /// For `Obor.capture`.
        public Of3(Body3<R> body) {
            super(3);
            this.body = Arguments.given(body, "body");
        }

        @Override
        R body(Tensor[] t) {
            return Callback.call(() -> body.run(t[0], t[1], t[2]));
        }

        /// Runs the step; see [Captured] for how long the result is valid.
        ///
        /// @throws StateError if the step does what cannot be captured
        @SuppressWarnings("NullAway") // what the step returns
        public R call(Tensor a, Tensor b, Tensor c) {
            begin(a, b, c);
            return call(true);
        }

        /// Runs the step as `call` does, but makes no tensors of its result: a replay then
        /// allocates only what its kernels need while they run.
        public void run(Tensor a, Tensor b, Tensor c) {
            begin(a, b, c);
            call(false);
        }

        private void begin(Tensor a, Tensor b, Tensor c) {
            Arguments.given(a, "a");
            Arguments.given(b, "b");
            Arguments.given(c, "c");
            begin();
            arguments[0] = a;
            arguments[1] = b;
            arguments[2] = c;
        }
    }

    /// A captured step with four arguments.
    ///
    /// @param <R> what it returns
    public static final class Of4<R extends @Nullable Object> extends Captured<R> {
        private final Body4<R> body;

        /// For `Obor.capture`.
        public Of4(Body4<R> body) {
            super(4);
            this.body = Arguments.given(body, "body");
        }

        @Override
        R body(Tensor[] t) {
            return Callback.call(() -> body.run(t[0], t[1], t[2], t[3]));
        }

        /// Runs the step; see [Captured] for how long the result is valid.
        ///
        /// @throws StateError if the step does what cannot be captured
        @SuppressWarnings("NullAway") // what the step returns
        public R call(Tensor a, Tensor b, Tensor c, Tensor d) {
            begin(a, b, c, d);
            return call(true);
        }

        /// Runs the step as `call` does, but makes no tensors of its result: a replay then
        /// allocates only what its kernels need while they run.
        public void run(Tensor a, Tensor b, Tensor c, Tensor d) {
            begin(a, b, c, d);
            call(false);
        }

        private void begin(Tensor a, Tensor b, Tensor c, Tensor d) {
            Arguments.given(a, "a");
            Arguments.given(b, "b");
            Arguments.given(c, "c");
            Arguments.given(d, "d");
            begin();
            arguments[0] = a;
            arguments[1] = b;
            arguments[2] = c;
            arguments[3] = d;
        }
    }
}
