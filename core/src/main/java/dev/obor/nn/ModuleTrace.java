package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.module.ModuleTree;
import dev.obor.trace.Trace;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The operations of a module's run, with its parameters and buffers by name and the paths of the
/// modules in it.
///
/// ```java
/// Sequential net = new Sequential(new Linear(4, 8), new ReLU(), new Linear(8, 2));
/// Trace trace = ModuleTrace.of(net, ones(1, 4));
/// trace.calls().size() // 3
/// ```
public final class ModuleTrace {
    private ModuleTrace() {}

    /// Runs a module on a tensor and records its operations.
    ///
    /// @throws dev.obor.base.StateError if a trace is being recorded on this thread
    public static Trace of(Module module, Tensor input) {
        Arguments.given(module, "module");
        Arguments.given(input, "input");
        return of(module, Map.of("input", input), () -> module.call(input), false);
    }

    /// Runs a program around a module, such as a call with several inputs, and records its
    /// operations.
    ///
    /// @param inputs the tensors that it computes from, by name, in order
    /// @param strict see [dev.obor.trace.Trace.TraceOptions#strict]
    /// @throws dev.obor.base.StateError if a trace is being recorded on this thread
    /// @throws dev.obor.base.StateError if it is strict and could not be computed again
    public static Trace of(
            Module module, Map<String, Tensor> inputs, Supplier<?> body, boolean strict) {
        Arguments.given(module, "module");
        Arguments.given(inputs, "inputs");
        Arguments.given(body, "body");
        Map<String, Tensor> names = new LinkedHashMap<>(module.namedParameters());
        names.putAll(module.namedBuffers());
        Map<Object, String> paths = new IdentityHashMap<>();
        ModuleTree.modules(module).forEach((path, part) -> paths.putIfAbsent(part, path));
        return Trace.of(inputs, body, o -> o.names(names).paths(paths).strict(strict));
    }
}
