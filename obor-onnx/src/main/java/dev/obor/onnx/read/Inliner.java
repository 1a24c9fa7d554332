package dev.obor.onnx.read;

import dev.obor.onnx.format.Allowance;
import dev.obor.onnx.format.DamagedException;
import dev.obor.onnx.format.ModelData;
import dev.obor.onnx.format.TensorData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts the nodes of functions in the place of their calls.
final class Inliner {
    private static final int DEEPEST = 32;

    private final Map<String, ModelData.Function> functions = new HashMap<>();
    private final Allowance allowance;
    private int calls;

    private Inliner(ModelData model, Allowance allowance) {
        this.allowance = allowance;
        model.functions().forEach(f -> functions.put(f.domain() + "\0" + f.name(), f));
    }

    static List<ModelData.Node> nodes(ModelData model, Allowance allowance) throws IOException {
        List<ModelData.Node> out = model.graph().nodes();
        if (!model.functions().isEmpty()) {
            out = new ArrayList<>();
            new Inliner(model, allowance).add(model.graph().nodes(), Map.of(), null, out, 0);
        }
        return withoutSequences(out);
    }

    /// A part of a sequence is that part of the tensor: there are no values but tensors.
    private static List<ModelData.Node> withoutSequences(List<ModelData.Node> nodes) {
        Map<String, ModelData.Node> sequences = new HashMap<>();
        List<ModelData.Node> out = new ArrayList<>();
        for (ModelData.Node node : nodes) {
            if (node.type().equals("SplitToSequence") && node.outputs().size() == 1) {
                sequences.put(node.outputs().getFirst(), node);
            }
            ModelData.Node split =
                    node.type().equals("SequenceAt") && node.inputs().size() == 2
                            ? sequences.get(node.inputs().getFirst())
                            : null;
            if (split == null || split.inputs().isEmpty()) {
                out.add(node);
                continue;
            }
            String sizes = split.inputs().size() > 1 ? split.inputs().get(1) : "";
            out.add(
                    new ModelData.Node(
                            node.name(),
                            "PartOfSequence",
                            "",
                            List.of(split.inputs().getFirst(), node.inputs().get(1), sizes),
                            node.outputs(),
                            split.attributes()));
        }
        return out;
    }

    private void add(
            List<ModelData.Node> nodes,
            Map<String, Object> arguments,
            @Nullable Map<String, String> names,
            List<ModelData.Node> out,
            int depth)
            throws IOException {
        if (depth > DEEPEST) {
            throw new DamagedException("its functions call each other more than 32 deep");
        }
        int call = calls;
        for (ModelData.Node node : nodes) {
            allowance.take(200);
            List<String> inputs = renamed(node.inputs(), names, call);
            List<String> outputs = renamed(node.outputs(), names, call);
            Map<String, Object> attributes = new LinkedHashMap<>();
            for (Map.Entry<String, Object> attribute : node.attributes().entrySet()) {
                Object value = attribute.getValue();
                if (value instanceof ModelData.Reference reference) {
                    value = arguments.get(reference.name());
                } else if (value instanceof ModelData.Graph graph) {
                    value = inlined(graph, arguments, names, call, depth);
                }
                if (value != null) {
                    attributes.put(attribute.getKey(), value);
                }
            }
            ModelData.Function f = functions.get(node.domain() + "\0" + node.type());
            if (f == null) {
                out.add(
                        new ModelData.Node(
                                node.name(),
                                node.type(),
                                node.domain(),
                                inputs,
                                outputs,
                                attributes));
                continue;
            }
            Map<String, String> inside = new HashMap<>();
            bind(f.inputs(), inputs, inside);
            bind(f.outputs(), outputs, inside);
            Map<String, Object> given = new LinkedHashMap<>(f.defaults());
            given.putAll(attributes);
            calls++;
            add(f.nodes(), given, inside, out, depth + 1);
        }
    }

    /// A graph inside of a node, with names as around it.
    private ModelData.Graph inlined(
            ModelData.Graph graph,
            Map<String, Object> arguments,
            @Nullable Map<String, String> names,
            int call,
            int depth)
            throws IOException {
        List<ModelData.Node> nodes = new ArrayList<>();
        // Names that the graph makes are its own, and may be those of another graph.
        Map<String, String> inside = names == null ? null : new HashMap<>(names);
        List<ModelData.Value> inputs = renamedValues(graph.inputs(), inside, call);
        List<TensorData> tensors = new ArrayList<>();
        for (TensorData t : graph.initializers()) {
            String name = renamed(List.of(t.name()), inside, call).getFirst();
            tensors.add(
                    new TensorData(
                            name,
                            t.dims(),
                            t.type(),
                            t.at(),
                            t.length(),
                            t.values(),
                            t.elsewhere()));
        }
        calls++; // names that are made inside are nobody else's
        add(graph.nodes(), arguments, inside, nodes, depth + 1);
        return new ModelData.Graph(
                graph.name(),
                nodes,
                tensors,
                inputs,
                renamedValues(graph.outputs(), inside, call),
                graph.metadata());
    }

    private static List<ModelData.Value> renamedValues(
            List<ModelData.Value> values, @Nullable Map<String, String> names, int call) {
        return values.stream()
                .map(v ->
                        new ModelData.Value(
                                renamed(List.of(v.name()), names, call).getFirst(),
                                v.type(),
                                v.shape()))
                .toList();
    }

    private static void bind(List<String> names, List<String> values, Map<String, String> to) {
        for (int i = 0; i < names.size(); i++) {
            to.put(names.get(i), i < values.size() ? values.get(i) : "");
        }
    }

    private static List<String> renamed(
            List<String> values, @Nullable Map<String, String> names, int call) {
        if (names == null) {
            return values;
        }
        List<String> out = new ArrayList<>();
        for (String value : values) {
            out.add(
                    value.isEmpty()
                            ? ""
                            : names.computeIfAbsent(value, v -> "function " + call + "/" + v));
        }
        return out;
    }
}
