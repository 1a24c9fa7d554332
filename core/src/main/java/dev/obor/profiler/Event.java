package dev.obor.profiler;

import static dev.obor.base.Arguments.allGiven;
import static dev.obor.base.Arguments.given;

import java.util.List;

/// One kernel that ran.
///
/// @param name the function that asked for it, such as `F.crossEntropy`; in a backward pass the
///   step of the graph, such as `AddmmBackward0`
/// @param kernel its kind, and of a pointwise program the name: `MatMul`, `Map relu`
/// @param modules the modules it ran in, the outermost first; empty in a backward pass
/// @param inputShapes the sizes of what it read
/// @param nanoseconds how long it took, all its threads together on the clock
/// @param multiplyAdds additions, multiplications and the like, one with the other as one
/// @param bytes what it had to read and write at least
public record Event(
        String name,
        String kernel,
        List<String> modules,
        List<List<Long>> inputShapes,
        long nanoseconds,
        long multiplyAdds,
        long bytes) {
    /// An event; the lists are copied.
    public Event {
        given(name, "name");
        given(kernel, "kernel");
        modules = List.copyOf(allGiven(modules, "modules"));
        inputShapes = List.copyOf(allGiven(inputShapes, "inputShapes"));
    }
}
