package dev.obor.learn.log;

import dev.obor.Size;
import dev.obor.base.DType;
import dev.obor.trace.Trace;
import dev.obor.trace.TracedCall;
import dev.obor.trace.TracedValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The operations of a trace as TensorFlow's `GraphDef`, which TensorBoard draws: a node for each
/// operation, input, parameter and output, below the path of its module.
///
/// Source: TensorFlow's `graph.proto`, `node_def.proto`, `attr_value.proto`, `tensor_shape.proto`.
final class GraphEvent {
    private static final long PRODUCER = 22; // as PyTorch's writer says

    private final Proto graph = new Proto();
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<TracedValue, String> made = new HashMap<>();
    private final String root;

    private GraphEvent(String root) {
        this.root = root;
    }

    /// @param root the name of the outermost module
    static byte[] of(Trace trace, String root) {
        var event = new GraphEvent(root);
        for (TracedValue input : trace.inputs()) {
            event.made.put(
                    input,
                    event.node("input/" + input.name(), "IO Node", List.of(), List.of(input)));
        }
        trace.calls().forEach(event::add);
        int number = 1;
        for (TracedValue output : trace.outputs()) {
            String name = "output/output." + number++;
            event.node(name, "IO Node", List.of(event.source(output)), List.of(output));
        }
        event.graph.message(4, new Proto().number(1, PRODUCER));
        return event.graph.toBytes();
    }

    private void add(TracedCall call) {
        List<String> inputs = call.inputs().stream().map(this::source).toList();
        String module = call.module().isEmpty() ? "" : call.module().replace('.', '/') + "/";
        String name = node(root + "/" + module + call.name(), call.name(), inputs, call.outputs());
        int port = 0;
        for (TracedValue output : call.outputs()) {
            made.put(output, port == 0 ? name : name + ":" + port);
            port++;
        }
    }

    /// The node of a value, made now if it was there before: a parameter or a constant.
    private String source(TracedValue value) {
        String known = made.get(value);
        if (known == null) {
            String label = value.name();
            String name = root + "/" + (label == null ? "constant" : label.replace('.', '/'));
            String op = label == null ? "Const" : "Parameter";
            known = node(name, op, List.of(), List.of(value));
            made.put(value, known);
        }
        return known;
    }

    /// Adds a node.
    ///
    /// @return its name, with a number behind it if there is such a one already
    private String node(String wanted, String op, List<String> inputs, List<TracedValue> outputs) {
        int before = names.merge(wanted, 1, Integer::sum) - 1;
        String name = before == 0 ? wanted : wanted + "_" + before;
        Proto node = new Proto().text(1, name).text(2, op);
        inputs.forEach(input -> node.text(3, input));
        Proto shapes = new Proto();
        outputs.forEach(output -> shapes.message(7, shape(output.shape())));
        Proto list = new Proto().message(1, shapes);
        node.message(5, new Proto().text(1, "_output_shapes").message(2, list));
        if (!outputs.isEmpty()) {
            Proto dtype = new Proto().number(6, type(outputs.getFirst().dtype()));
            node.message(5, new Proto().text(1, "dtype").message(2, dtype));
        }
        graph.message(1, node);
        return name;
    }

    private static Proto shape(Size size) {
        Proto shape = new Proto();
        for (long n : size.toArray()) {
            shape.message(2, new Proto().number(1, n));
        }
        return shape;
    }

    /// The numbers of TensorFlow's `types.proto`.
    private static long type(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> 1;
            case FLOAT64 -> 2;
            case INT32 -> 3;
            case UINT8 -> 4;
            case INT16 -> 5;
            case INT8 -> 6;
            case COMPLEX64 -> 8;
            case INT64 -> 9;
            case BOOL -> 10;
            case BFLOAT16 -> 14;
            case COMPLEX128 -> 18;
            case FLOAT16 -> 19;
            default -> 0;
        };
    }
}
