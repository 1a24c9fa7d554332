package dev.obor.onnx.format;

import dev.obor.Tensor;
import dev.obor.base.DType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A graph that is being built, and its file: `ModelProto` of ONNX's schema.
public final class GraphWriter {
    /// A size: a number, or the name of one that is known only when the model runs.
    ///
    /// @param name the name, or null
    public record Size(long value, @Nullable String name) {}

    private record Node(String type, List<String> inputs, List<String> outputs, Message message) {}

    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Tensor> initializers = new LinkedHashMap<>();
    private final Message inputs = new Message();
    private final Message outputs = new Message();
    private final Set<String> results = new LinkedHashSet<>();
    private final Set<String> taken = new LinkedHashSet<>();

    /// A name that is not taken yet.
    public String fresh(String wish) {
        String name = wish;
        for (int i = 1; !taken.add(name); i++) {
            name = wish + "_" + i;
        }
        return name;
    }

    /// An input of the model.
    public void input(String name, DType dtype, List<Size> shape) {
        taken.add(name);
        inputs.nested(11, value(name, dtype, shape));
    }

    /// An output of the model.
    public void output(String name, DType dtype, List<Size> shape) {
        results.add(name);
        outputs.nested(12, value(name, dtype, shape));
    }

    private static Message value(String name, DType dtype, List<Size> shape) {
        Message sizes = new Message();
        for (Size size : shape) {
            Message dim = new Message();
            sizes.nested(1, size.name == null ? dim.number(1, size.value) : dim.text(2, size.name));
        }
        Message tensor = new Message().number(1, ElementKind.of(dtype).number()).nested(2, sizes);
        return new Message().text(1, name).nested(2, new Message().nested(1, tensor));
    }

    /// A tensor that is kept in the file.
    public void initializer(String name, Tensor tensor) {
        taken.add(name);
        initializers.put(name, tensor);
    }

    /// A node.
    ///
    /// @param attributes numbers, texts, lists of numbers
    /// @param place where it comes from
    public void node(
            String type,
            List<String> in,
            List<String> out,
            Map<String, Object> attributes,
            String place) {
        Message node = new Message();
        in.forEach(name -> node.text(1, name));
        out.forEach(name -> node.text(2, name));
        node.text(3, out.getFirst() + "/" + type).text(4, type);
        attributes.forEach((name, value) -> node.nested(5, attribute(name, value)));
        if (!place.isEmpty()) {
            node.text(6, place);
        }
        nodes.add(new Node(type, List.copyOf(in), List.copyOf(out), node));
    }

    private static Message attribute(String name, Object value) {
        Message m = new Message().text(1, name);
        switch (value) {
            case Long v -> m.number(3, v).number(20, 2);
            case Integer v -> m.number(3, v).number(20, 2);
            case Boolean v -> m.number(3, v ? 1 : 0).number(20, 2);
            case Double v -> m.real(2, v.floatValue()).number(20, 1);
            case String v -> m.text(4, v).number(20, 3);
            case long[] v -> {
                for (long item : v) {
                    m.number(8, item);
                }
                m.number(20, 7);
            }
            case String[] v -> {
                for (String item : v) {
                    m.text(9, item);
                }
                m.number(20, 8);
            }
            default -> throw new AssertionError(value);
        }
        return m;
    }

    /// Leaves out what no output needs.
    public void prune() {
        Set<String> needed = new LinkedHashSet<>(results);
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (node.outputs.stream().anyMatch(needed::contains)) {
                needed.addAll(node.inputs);
            } else {
                nodes.remove(i);
            }
        }
        initializers.keySet().retainAll(needed);
    }

    /// What the model keeps.
    public Map<String, Tensor> initializers() {
        return initializers;
    }

    /// The types of the nodes, in order.
    public List<String> types() {
        return nodes.stream().map(Node::type).toList();
    }

    /// The file's content.
    ///
    /// @param external where the elements of tensors lie that are not in this file
    public Message model(long opset, String graphName, Map<String, Message> external) {
        Message graph = new Message();
        nodes.forEach(node -> graph.nested(1, node.message));
        graph.text(2, graphName);
        initializers.forEach((name, tensor) -> {
            Message t = new Message();
            for (long size : tensor.shape().toArray()) {
                t.number(1, size);
            }
            t.number(2, ElementKind.of(tensor.dtype()).number()).text(8, name);
            Message elsewhere = external.get(name);
            if (elsewhere == null) {
                t.bytes(9, Elements.of(tensor));
            } else {
                t.append(elsewhere);
            }
            graph.nested(5, t);
        });
        graph.append(inputs).append(outputs);
        long ir = opset >= 23 ? 11 : opset >= 21 ? 10 : opset >= 19 ? 9 : 8;
        return new Message()
                .number(1, ir)
                .text(2, "obor")
                .text(3, "0.2.0")
                .nested(7, graph)
                .nested(8, new Message().text(1, "").number(2, opset));
    }
}
