package dev.obor.trace;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.StateError;
import dev.obor.op.Callback;
import dev.obor.op.TensorAccess;
import dev.obor.op.TensorTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes down what runs on a thread; for the library, whose operations and modules announce
/// themselves here. Programs call [Trace].
public final class Recorder {
    private static final ThreadLocal<@Nullable Recorder> CURRENT = new ThreadLocal<>();
    private static final AtomicInteger RUNNING = new AtomicInteger();
    private static final TensorTree TREE = new TensorTree(null);

    /// Whether any thread records. Plain: a thread that records has set it itself, and what others
    /// see matters to nobody.
    private static boolean on;

    private record Known(TracedValue value, int version) {}

    private final Trace.TraceOptions options;
    private final Map<Tensor, Known> values = new IdentityHashMap<>();
    private final Map<Tensor, String> names = new IdentityHashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final Deque<String> modules = new ArrayDeque<>();
    private final List<TracedCall> calls = new ArrayList<>();
    private boolean paused;
    private int count;

    private Recorder(Trace.TraceOptions options) {
        this.options = options;
        options.names.forEach((name, tensor) -> names.putIfAbsent(tensor, name));
    }

    /// Whether a thread records, so that [#open] is worth a call.
    public static boolean on() {
        return on;
    }

    static Trace run(Map<String, Tensor> inputs, Supplier<?> body, Trace.TraceOptions options) {
        if (CURRENT.get() != null) {
            throw new StateError("a trace is being recorded on this thread already");
        }
        Recorder recorder = new Recorder(options);
        List<TracedValue> given = new ArrayList<>();
        inputs.forEach((name, tensor) -> {
            Arguments.given(tensor, name);
            given.add(recorder.put(tensor, TracedValue.Kind.INPUT, name, true, false));
        });
        CURRENT.set(recorder);
        begin();
        try {
            Object result = Callback.call(body::get);
            while (!recorder.open.isEmpty()) {
                recorder.calls.addAll(recorder.open.removeLast().parts); // these have failed
            }
            List<TracedValue> outputs = new ArrayList<>();
            TREE.tensors(result).forEach(t -> outputs.add(recorder.consumed(t, true)));
            return new Trace(given, recorder.calls, outputs, result);
        } finally {
            CURRENT.remove();
            end();
        }
    }

    private static void begin() {
        RUNNING.incrementAndGet();
        on = true;
    }

    private static void end() {
        if (RUNNING.decrementAndGet() == 0) {
            on = false;
        }
    }

    /// An operation begins.
    ///
    /// @param declaration its name and those of its arguments: `gelu(input,approximate)`
    /// @return what is told when it is done; null where this thread does not record
    public static @Nullable Open open(String declaration, @Nullable Object... arguments) {
        Arguments.given(declaration, "declaration");
        Arguments.given(arguments, "arguments");
        Recorder recorder = CURRENT.get();
        return recorder == null || recorder.paused ? null : recorder.opened(declaration, arguments);
    }

    private Open opened(String declaration, @Nullable Object[] arguments) {
        int parenthesis = declaration.indexOf('(');
        String name = declaration.substring(0, Math.max(parenthesis, 0));
        String list = declaration.substring(parenthesis + 1, declaration.length() - 1);
        String[] written = list.isEmpty() ? new String[0] : list.split(",");
        String place = open.isEmpty() ? place() : open.peek().place;
        Open call = new Open(name, modules.isEmpty() ? "" : modules.peek(), place);
        for (int i = 0; i < Math.min(written.length, arguments.length); i++) {
            call.arguments.put(written[i], arguments[i]);
        }
        List<Tensor> tensors = new ArrayList<>();
        call.arguments.values().forEach(a -> tensors.addAll(TREE.tensors(a)));
        // Looked at before what the call needs of them is kept: a fixed call needs no elements.
        for (Tensor t : tensors) {
            TracedValue value = consumed(t, false);
            call.fromInput |= value.fromInput();
            call.fixed &= value.fixed();
        }
        call.arguments.replaceAll((_, a) -> replaced(a, !call.fixed));
        call.begin = count;
        open.push(call);
        return call;
    }

    private @Nullable Object replaced(@Nullable Object argument, boolean keep) {
        return switch (argument) {
            case Tensor t -> consumed(t, keep);
            case List<?> list -> replacedAll(list, keep);
            case Object[] array -> replacedAll(Arrays.asList(array), keep);
            case Record record when !TREE.tensors(record).isEmpty() ->
                    replacedAll(TREE.tensors(record), keep);
            case null, default -> argument;
        };
    }

    private List<@Nullable Object> replacedAll(List<?> list, boolean keep) {
        List<@Nullable Object> result = new ArrayList<>();
        list.forEach(item -> result.add(replaced(item, keep)));
        return result;
    }

    private static String place() {
        return StackWalker.getInstance()
                .walk(frames ->
                        frames.filter(f -> !isLibrary(f.getClassName()))
                                .findFirst()
                                .map(f -> f.getFileName() + ":" + f.getLineNumber())
                                .orElse(""));
    }

    private static boolean isLibrary(String name) {
        return name.startsWith("java.")
                || name.startsWith("jdk.")
                || name.startsWith("dev.obor.nn.")
                || name.startsWith("dev.obor.op.")
                || name.startsWith("dev.obor.autograd.")
                || name.startsWith(Recorder.class.getName())
                || name.equals(Trace.class.getName())
                || (name.startsWith("dev.obor.") && name.indexOf('.', 9) < 0);
    }

    private static int version(Tensor t) {
        return TensorAccess.meta(t).version.value;
    }

    private TracedValue put(
            Tensor t,
            TracedValue.Kind kind,
            @Nullable String name,
            boolean fromInput,
            boolean fixed) {
        TracedValue value = new TracedValue(count++, kind, name, t, fromInput, fixed);
        values.put(t, new Known(value, version(t)));
        return value;
    }

    /// The value that a tensor is now.
    private TracedValue consumed(Tensor tensor, boolean keep) {
        Tensor t = TensorAccess.itself(tensor);
        Known known = values.get(t);
        TracedValue value;
        if (known != null && known.version == version(t)) {
            value = known.value;
        } else if (known != null && options.strict && !known.value.fixed()) {
            throw new StateError(
                    "a tensor of shape "
                            + t.shape().toList()
                            + " was changed in place by way of another tensor, which a trace cannot"
                            + " follow"
                            + at(),
                    "Use the operation that makes a new tensor.");
        } else {
            String name = names.get(t);
            boolean named = name != null && known == null;
            TracedValue.Kind kind = named ? TracedValue.Kind.NAMED : TracedValue.Kind.CONSTANT;
            value = put(t, kind, named ? name : null, false, !named);
            if (named) {
                value.keep(t);
            }
        }
        if (keep && value.fixed() && options.strict && value.content() == null) {
            value.keep(quietly(() -> Callback.seen(t.detach().clone())));
        }
        return value;
    }

    private <R> R quietly(Supplier<R> work) {
        paused = true;
        try {
            return Autograd.noGrad(work::get);
        } finally {
            paused = false;
        }
    }

    private String at() {
        Open call = open.peek();
        if (call != null) {
            return ": " + call.name + (call.place.isEmpty() ? "" : " (" + call.place + ")");
        }
        return "";
    }

    /// A value leaves the library.
    ///
    /// @throws StateError if this thread traces strictly, and it depends on the inputs
    public static void read() {
        if (on) {
            checkRead();
        }
    }

    private static void checkRead() {
        Recorder recorder = CURRENT.get();
        if (recorder == null || recorder.paused || !recorder.options.strict) {
            return;
        }
        Open call = recorder.open.peek();
        if (call != null && call.fromInput) {
            throw new StateError(
                    call.name
                            + " reads values on the host, which a trace cannot follow: they would be"
                            + " those of this input for good"
                            + (call.place.isEmpty() ? "" : " (" + call.place + ")"),
                    "Compute with tensors instead, such as where() in place of a condition.");
        }
    }

    /// A module begins.
    ///
    /// @return what is told when it is done; null where this thread does not record
    public static @Nullable Inside enter(Object module) {
        Arguments.given(module, "module");
        Recorder recorder = CURRENT.get();
        return recorder == null || recorder.paused
                ? null
                : recorder.new Inside(recorder.options.paths.getOrDefault(module, ""));
    }

    /// A module that runs.
    public final class Inside {
        private final int depth = modules.size();

        private Inside(String path) {
            modules.push(path);
        }

        /// It is done.
        public void leave() {
            while (modules.size() > depth) {
                modules.pop();
            }
        }
    }

    /// An operation that runs.
    public final class Open {
        private final String name;
        private final String module;
        private final String place;
        private final Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        private final List<TracedCall> parts = new ArrayList<>();
        private boolean fromInput;
        private boolean fixed = true;
        private int begin;

        private Open(String name, String module, String place) {
            this.name = name;
            this.module = module;
            this.place = place;
        }

        /// Options that are written down once they are set.
        public <O> Consumer<O> watch(Consumer<O> options) {
            Arguments.given(options, "options");
            return set -> {
                options.accept(set);
                if (set instanceof Options<?> values) {
                    values.values().forEach((k, v) -> arguments.put(k, replaced(v, !fixed)));
                }
            };
        }

        /// It is done.
        public <R extends @Nullable Object> R close(R result) {
            if (!open.contains(this)) {
                return result; // what it was part of has failed
            }
            for (Open inner = open.pop(); inner != this; inner = open.pop()) {
                parts.addAll(inner.parts); // it has failed; the program goes on
            }
            List<TracedValue> outputs = new ArrayList<>();
            for (Tensor tensor : TREE.tensors(result)) {
                Tensor t = TensorAccess.itself(tensor);
                Known known = values.get(t);
                if (known == null || known.version != version(t)) {
                    outputs.add(put(t, TracedValue.Kind.RESULT, null, fromInput, fixed));
                    continue;
                }
                if (known.value.id() >= begin) {
                    known.value.madeBy(fromInput, fixed);
                }
                outputs.add(known.value);
            }
            arguments.values().removeIf(a -> a instanceof Consumer);
            Open outer = open.peek();
            (outer == null ? calls : outer.parts)
                    .add(new TracedCall(name, arguments, outputs, parts, module, place));
            return result;
        }
    }
}
