package dev.obor.onnx.format;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a file says, `ModelProto` of ONNX's schema, without the elements of its tensors.
///
/// @param opsets the versions of the sets of operators, by their domain; `""` is ONNX's own
public record ModelData(
        String producer, Map<String, Long> opsets, Graph graph, List<Function> functions) {

    /// A graph.
    ///
    /// @param metadata what is said of values, by their names
    public record Graph(
            String name,
            List<Node> nodes,
            List<TensorData> initializers,
            List<Value> inputs,
            List<Value> outputs,
            Map<String, Map<String, String>> metadata) {}

    /// A node.
    ///
    /// @param inputs names of values; an empty one is left out
    /// @param attributes by name: numbers ([Long], [Float]), [String], [TensorData], [Graph],
    ///   `long[]`, `float[]`, lists of strings, [Reference], or [Other]
    public record Node(
            String name,
            String type,
            String domain,
            List<String> inputs,
            List<String> outputs,
            Map<String, Object> attributes) {}

    /// An attribute of the function around.
    public record Reference(String name) {}

    /// An attribute of a kind that is not read.
    public record Other(long type) {}

    /// A value that goes in or comes out.
    ///
    /// @param type the number of its element type; 0 where it is not said, -1 for what is no tensor
    /// @param shape the sizes, null where nothing is said of them
    public record Value(String name, long type, @Nullable List<Dim> shape) {}

    /// A size.
    ///
    /// @param value the size, -1 if it is not known
    /// @param name its name, or empty
    public record Dim(long value, String name) {}

    /// A function, which stands for its nodes.
    public record Function(
            String name,
            String domain,
            List<String> inputs,
            List<String> outputs,
            Map<String, Object> defaults,
            List<Node> nodes,
            Map<String, Long> opsets) {}
}
