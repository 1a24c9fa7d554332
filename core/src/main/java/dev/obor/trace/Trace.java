package dev.obor.trace;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.Options;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The operations that ran while a model was called once, with their arguments and results.
///
/// An operation is what a program calls: a method of `Tensor`, a function of `Obor`, `F`, `Linalg`
/// or `Fft`. One that is made of others has these below it, so that who reads a trace may take it
/// as a whole or in parts. What is traced runs as always; only what its own thread does is seen. Of
/// modules, see `ModuleTrace` in `dev.obor.nn`.
///
/// ```java
/// Tensor x = ones(2, 3);
/// Trace trace = Trace.of(Map.of("x", x), () -> x.mul(2).relu());
/// trace.calls().size() // 2
/// ```
///
/// @param inputs the inputs, in order
/// @param calls the operations in order, without those that others are made of
/// @param outputs the tensors in the result, in order
/// @param result what the body returned
public record Trace(
        List<TracedValue> inputs,
        List<TracedCall> calls,
        List<TracedValue> outputs,
        @Nullable Object result) {
    /// With copies of the lists.
    public Trace {
        inputs = List.copyOf(Arguments.allGiven(inputs, "inputs"));
        calls = List.copyOf(Arguments.allGiven(calls, "calls"));
        outputs = List.copyOf(Arguments.allGiven(outputs, "outputs"));
    }

    /// How it is traced.
    public static final class TraceOptions extends Options<TraceOptions> {
        Map<String, Tensor> names = Map.of();
        Map<Object, String> paths = Map.of();
        boolean strict;

        /// The defaults.
        public TraceOptions() {}

        /// The names of tensors that are there before, such as parameters; none.
        public TraceOptions names(Map<String, Tensor> value) {
            Arguments.given(value, "names");
            return set(() -> names = value);
        }

        /// The paths of modules; none.
        public TraceOptions paths(Map<Object, String> value) {
            Arguments.given(value, "paths");
            return set(() -> paths = value);
        }

        /// Whether what could not be computed again from the trace is an error: values read on the
        /// host, changes in place that reach a tensor by way of another. It keeps the elements of
        /// constants. False.
        public TraceOptions strict(boolean value) {
            return set(() -> strict = value);
        }
    }

    /// Runs a program and records its operations.
    ///
    /// @param inputs the tensors that it computes from, by name
    /// @throws dev.obor.base.StateError if a trace is being recorded on this thread
    public static Trace of(Map<String, Tensor> inputs, Supplier<?> body) {
        return of(inputs, body, o -> {});
    }

    /// Runs a program and records its operations.
    ///
    /// @param inputs the tensors that it computes from, by name, in order
    /// @throws dev.obor.base.StateError if a trace is being recorded on this thread
    /// @throws dev.obor.base.StateError if it is strict and could not be computed again
    public static Trace of(
            Map<String, Tensor> inputs, Supplier<?> body, Consumer<TraceOptions> options) {
        Arguments.given(inputs, "inputs");
        Arguments.given(body, "body");
        return Recorder.run(inputs, body, new TraceOptions().with(options));
    }
}
