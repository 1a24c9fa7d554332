package dev.obor.onnx.read;

import dev.obor.onnx.format.ElementKind;
import dev.obor.onnx.format.ModelData;
import dev.obor.onnx.format.TensorData;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Which of a file's tensors are learned. Some files say it; in others it follows from what the
/// tensors are used for, since constants lie among them.
public final class Roles {
    private static final String KIND = "pkg.torch.export.graph_signature.InputSpec.kind";

    /// Names that exporters give to what has no name.
    private static final Pattern MADE_UP =
            Pattern.compile(
                    "(val_|onnx::|_|scalar|constant|Constant|const).*|[0-9]+|.*/Constant.*");

    /// What only changes the form of a weight.
    private static final Set<String> FORMS =
            Set.of(
                    "Identity",
                    "Transpose",
                    "Reshape",
                    "Flatten",
                    "Squeeze",
                    "Unsqueeze",
                    "Slice",
                    "Concat",
                    "Cast",
                    "CastLike",
                    "Split",
                    "Expand",
                    "Tile");

    /// Which inputs are weights.
    private static final Map<String, List<Integer>> WEIGHTS =
            Map.ofEntries(
                    Map.entry("Conv", List.of(1, 2)),
                    Map.entry("ConvTranspose", List.of(1, 2)),
                    Map.entry("Gemm", List.of(0, 1, 2)),
                    Map.entry("MatMul", List.of(0, 1)),
                    Map.entry("Einsum", List.of(0, 1, 2, 3)),
                    Map.entry("Attention", List.of(0, 1, 2)),
                    Map.entry("BatchNormalization", List.of(1, 2)),
                    Map.entry("InstanceNormalization", List.of(1, 2)),
                    Map.entry("GroupNormalization", List.of(1, 2)),
                    Map.entry("LayerNormalization", List.of(1, 2)),
                    Map.entry("RMSNormalization", List.of(1)),
                    Map.entry("LSTM", List.of(1, 2, 3, 7)),
                    Map.entry("GRU", List.of(1, 2, 3)),
                    Map.entry("RNN", List.of(1, 2, 3)),
                    Map.entry("PRelu", List.of(1)));

    private final Map<String, TensorData> tensors = new HashMap<>();
    private final Map<String, Set<String>> origins = new HashMap<>();
    private final Set<String> learned = new HashSet<>();

    private Roles() {}

    /// The names of the tensors that are learned.
    static Set<String> learned(ModelData model, List<ModelData.Node> nodes) {
        Roles roles = new Roles();
        for (TensorData t : model.graph().initializers()) {
            ElementKind kind = ElementKind.of(t.type());
            if (kind != null && kind.dtype().isFloatingPoint()) {
                roles.tensors.put(t.name(), t);
                roles.origins.put(t.name(), Set.of(t.name()));
            }
        }
        nodes.forEach(roles::follow);
        for (String name : roles.tensors.keySet()) {
            String said = model.graph().metadata().getOrDefault(name, Map.of()).get(KIND);
            if (said != null) {
                if (said.contains("PARAMETER")) {
                    roles.learned.add(name);
                } else {
                    roles.learned.remove(name);
                }
            }
        }
        return roles.learned;
    }

    private Set<String> origins(ModelData.Node node, int input) {
        return input < node.inputs().size()
                ? origins.getOrDefault(node.inputs().get(input), Set.of())
                : Set.of();
    }

    private void follow(ModelData.Node node) {
        for (Object value : node.attributes().values()) {
            if (value instanceof ModelData.Graph graph) {
                graph.nodes().forEach(this::follow);
            }
        }
        List<Integer> weights = WEIGHTS.get(node.type());
        if (weights != null) {
            weights.forEach(i -> learned.addAll(origins(node, i)));
        }
        switch (node.type()) {
            case "Gather" ->
                    origins(node, 0).stream().filter(name -> dims(name) >= 2).forEach(learned::add);
            case "Add", "Mul" -> {
                for (int i = 0; i < 2; i++) {
                    origins(node, i).stream().filter(this::isVector).forEach(learned::add);
                }
            }
            default -> {
                if (FORMS.contains(node.type())) {
                    form(node);
                }
            }
        }
    }

    private void form(ModelData.Node node) {
        int inputs = node.type().equals("Concat") ? node.inputs().size() : 1;
        Set<String> all = Set.of();
        for (int i = 0; i < inputs; i++) {
            Set<String> more = origins(node, i);
            if (all.isEmpty()) {
                all = more;
            } else if (!more.isEmpty() && all.size() < 100) {
                all = new HashSet<>(all);
                all.addAll(more);
            }
        }
        for (String output : all.isEmpty() ? List.<String>of() : node.outputs()) {
            origins.put(output, all);
        }
    }

    private int dims(String name) {
        TensorData t = tensors.get(name);
        return t == null ? 0 : t.dims().length;
    }

    /// A vector or more; one number only if it has a name of its own.
    private boolean isVector(String name) {
        TensorData t = tensors.get(name);
        if (t == null) {
            return false;
        }
        long count = 1;
        for (long size : t.dims()) {
            count = size == 0 ? 0 : count > 1 ? count : size;
        }
        return t.dims().length > 0 && count > 1
                || count == 1 && name.contains(".") && !MADE_UP.matcher(name).matches();
    }
}
