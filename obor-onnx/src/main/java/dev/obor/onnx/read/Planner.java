package dev.obor.onnx.read;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.DType;
import dev.obor.base.OborError;
import dev.obor.base.ValueError;
import dev.obor.nn.Buffer;
import dev.obor.nn.Parameter;
import dev.obor.onnx.format.Allowance;
import dev.obor.onnx.format.ModelData;
import dev.obor.onnx.format.TensorData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Makes a plan of a file: chooses operators, reads tensors, and computes at once what is the same
/// whenever the model runs.
public final class Planner {
    /// How many elements are computed while a file is read, for one node and for all.
    private static final long MOST_OF_ONE = 1 << 18;

    private static final long MOST_OF_ALL = 1 << 23;

    /// What may be computed while a file is read: its result is not larger than the product of what
    /// goes in, and it does not depend on the mode.
    private static final Set<String> BOUNDED =
            Set.of(
                    "Constant",
                    "Shape",
                    "Size",
                    "Gather",
                    "Concat",
                    "Unsqueeze",
                    "Squeeze",
                    "Reshape",
                    "Slice",
                    "Cast",
                    "CastLike",
                    "Add",
                    "Sub",
                    "Mul",
                    "Div",
                    "Mod",
                    "Pow",
                    "Min",
                    "Max",
                    "Equal",
                    "Greater",
                    "GreaterOrEqual",
                    "Less",
                    "LessOrEqual",
                    "And",
                    "Or",
                    "Xor",
                    "Not",
                    "Where",
                    "Transpose",
                    "Identity",
                    "Neg",
                    "Abs",
                    "Sqrt",
                    "Floor",
                    "Ceil",
                    "Round",
                    "Exp",
                    "Log",
                    "Sin",
                    "Cos",
                    "Reciprocal",
                    "Split",
                    "ReduceProd",
                    "ReduceSum",
                    "ReduceMax",
                    "ReduceMin",
                    "NonZero",
                    "ScatterND",
                    "ScatterElements",
                    "Trilu",
                    "CumSum",
                    "Flatten",
                    "Range",
                    "ConstantOfShape",
                    "Expand",
                    "MatMul");

    /// Operators that run graphs inside of them.
    private static final Set<String> CONTROL = Set.of("If", "Loop", "Scan");

    private final ModelData model;
    private final Allowance allowance;
    private final Function<TensorData, Tensor> loader;
    private final @Nullable Predicate<String> trainable;
    private final Map<String, Integer> slots = new HashMap<>();
    private final List<@Nullable Tensor> known = new ArrayList<>();
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, Buffer> buffers = new LinkedHashMap<>();
    private final List<String> keys = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private List<Step> steps = new ArrayList<>();
    private long folded;

    /// @param loader reads the elements of a tensor
    /// @param trainable which tensors are learned, by their names, null to find out
    public Planner(
            ModelData model,
            Allowance allowance,
            Function<TensorData, Tensor> loader,
            @Nullable Predicate<String> trainable) {
        this.model = model;
        this.allowance = allowance;
        this.loader = loader;
        this.trainable = trainable;
    }

    /// What is learned, by the names of the file.
    public Map<String, Parameter> parameters() {
        return parameters;
    }

    /// Other tensors of fractions, such as running statistics.
    public Map<String, Buffer> buffers() {
        return buffers;
    }

    /// Makes the plan.
    ///
    /// @param inputs the names of what the model is given
    /// @throws ValueError if there is what cannot be read; the message names node and operator
    public Plan plan(List<String> inputs) throws IOException {
        long opset = model.opsets().getOrDefault("", 0L);
        if (opset < 7 || opset > 26) {
            throw new ValueError(
                    "version "
                            + opset
                            + " of ONNX's operators is not read, only those from 7 to 26; 18 to 23"
                            + " are tested");
        }
        List<ModelData.Node> nodes = needed(Inliner.nodes(model, allowance));
        check(nodes);
        int[] in = new int[inputs.size()];
        for (int i = 0; i < in.length; i++) {
            in[i] = define(inputs.get(i), "the inputs");
        }
        tensors(nodes);
        for (ModelData.Node node : nodes) {
            add(node, opset);
        }
        List<ModelData.Value> results = model.graph().outputs();
        int[] out = new int[results.size()];
        String[] names = new String[out.length];
        for (int i = 0; i < out.length; i++) {
            names[i] = results.get(i).name();
            Integer slot = slots.get(names[i]);
            if (slot == null) {
                throw new ValueError("nothing computes the output '" + names[i] + "'");
            }
            out[i] = slot;
        }
        forget(out);
        @Nullable Tensor[] constants = known.toArray(new Tensor[0]);
        int[] at = places.stream().mapToInt(i -> i).toArray();
        return new Plan(List.copyOf(steps), constants, in, out, names, List.copyOf(keys), at);
    }

    /// The nodes that the outputs depend on.
    private List<ModelData.Node> needed(List<ModelData.Node> all) {
        Set<String> wanted = new HashSet<>();
        model.graph().outputs().forEach(v -> wanted.add(v.name()));
        List<ModelData.Node> kept = new ArrayList<>();
        for (ModelData.Node node : all.reversed()) {
            if (node.outputs().stream().anyMatch(o -> !o.isEmpty() && wanted.contains(o))) {
                uses(node, wanted);
                kept.add(node);
            }
        }
        return kept.reversed();
    }

    /// The names that a node reads, those in graphs inside of it too.
    private static void uses(ModelData.Node node, Set<String> names) {
        names.addAll(node.inputs());
        for (Object value : node.attributes().values()) {
            if (value instanceof ModelData.Graph graph) {
                graph.nodes().forEach(inside -> uses(inside, names));
                graph.outputs().forEach(v -> names.add(v.name()));
            }
        }
    }

    private static void unknown(List<ModelData.Node> nodes, Map<String, String> unknown) {
        for (ModelData.Node node : nodes) {
            boolean control = node.domain().isEmpty() && CONTROL.contains(node.type());
            if (!control && (!node.domain().isEmpty() || Operators.find(node.type()) == null)) {
                String type = (node.domain().isEmpty() ? "" : node.domain() + ".") + node.type();
                unknown.putIfAbsent(type, Binding.name(node));
            }
            for (Object value : node.attributes().values()) {
                if (value instanceof ModelData.Graph graph) {
                    unknown(graph.nodes(), unknown);
                }
            }
        }
    }

    private static void check(List<ModelData.Node> nodes) {
        Map<String, String> unknown = new TreeMap<>();
        unknown(nodes, unknown);
        if (!unknown.isEmpty()) {
            List<String> some = unknown.values().stream().limit(8).toList();
            throw new ValueError(
                    "operators that are not read: "
                            + String.join(", ", some)
                            + (unknown.size() > 8 ? ", and " + (unknown.size() - 8) + " more" : "")
                            + "; those that are: "
                            + String.join(" ", Operators.names()));
        }
    }

    private int define(String name, String where) {
        int slot = known.size();
        if (slots.putIfAbsent(name, slot) != null) {
            throw new ValueError("the value '" + name + "' is there twice, again in " + where);
        }
        known.add(null);
        return slot;
    }

    private void tensors(List<ModelData.Node> nodes) throws IOException {
        Set<String> used = new HashSet<>();
        nodes.forEach(node -> uses(node, used));
        model.graph().outputs().forEach(v -> used.add(v.name()));
        Set<String> learned = trainable == null ? Roles.learned(model, nodes) : Set.of();
        for (TensorData data : model.graph().initializers()) {
            if (!used.contains(data.name()) || data.name().isEmpty()) {
                continue;
            }
            Tensor t = loader.apply(data);
            int slot = define(data.name(), "the initializers");
            boolean trains =
                    t.isFloatingPoint()
                            && (trainable == null
                                    ? learned.contains(data.name())
                                    : trainable.test(data.name()));
            if (trains) {
                parameters.put(data.name(), new Parameter(t));
            } else if (t.isFloatingPoint() && t.dim() > 0) {
                buffers.put(data.name(), new Buffer(t));
            } else {
                known.set(slot, t);
                continue;
            }
            keys.add(data.name());
            places.add(slot);
        }
    }

    private int slot(ModelData.Node node, String name) {
        Integer slot = slots.get(name);
        if (slot == null) {
            throw new ValueError(
                    Binding.name(node) + ": nothing before it computes its input '" + name + "'");
        }
        return slot;
    }

    private void choice(ModelData.Node node, long opset) {
        if (node.inputs().size() != 1
                || !(node.attributes().get("then_branch") instanceof ModelData.Graph yes)
                || !(node.attributes().get("else_branch") instanceof ModelData.Graph no)
                || node.attributes().size() != 2) {
            throw new ValueError(Binding.name(node) + ": needs a condition and two branches");
        }
        int condition = slot(node, node.inputs().getFirst());
        InnerGraph[] both = {
            inner(node, yes, 0, node.outputs().size(), opset),
            inner(node, no, 0, node.outputs().size(), opset)
        };
        Set<Integer> in = new LinkedHashSet<>(Set.of(condition));
        both[0].places(in);
        both[1].places(in);
        steps.add(new Choice(node, condition, both[0], both[1], places(in), outputs(node)));
    }

    private void loop(ModelData.Node node, long opset) {
        int given = node.inputs().size();
        if (given < 2
                || node.attributes().size() != 1
                || !(node.attributes().get("body") instanceof ModelData.Graph graph)) {
            throw new ValueError(
                    Binding.name(node) + ": needs a number of turns, a condition and a graph");
        }
        Set<Integer> in = new LinkedHashSet<>();
        int[] places = new int[given];
        for (int i = 0; i < given; i++) {
            boolean leftOut = i < 2 && node.inputs().get(i).isEmpty();
            places[i] = leftOut ? -1 : slot(node, node.inputs().get(i));
            if (!leftOut) {
                in.add(places[i]);
            }
        }
        int[] initial = Arrays.copyOfRange(places, 2, given);
        repeat(node, graph, new Repetition.Loop(places[0], places[1]), initial, in, opset);
    }

    private void scan(ModelData.Node node, long opset) {
        Binding binding = new Binding(node, opset, new Tensor[0], loader);
        int count = binding.size("num_scan_inputs", 0);
        int given = node.inputs().size();
        if (opset < 9
                || count < 1
                || count > given
                || !(node.attributes().get("body") instanceof ModelData.Graph graph)) {
            throw new ValueError(Binding.name(node) + ": needs tensors to go along, and a graph");
        }
        int collected = node.outputs().size() - (given - count);
        Repetition.Along[] taken = along(binding, "scan_input", count);
        Repetition.Along[] joined = along(binding, "scan_output", Math.max(0, collected));
        binding.ignore("body");
        binding.check();
        int[] places = new int[given];
        Set<Integer> in = new LinkedHashSet<>();
        for (int i = 0; i < given; i++) {
            places[i] = slot(node, node.inputs().get(i));
            in.add(places[i]);
        }
        int[] initial = Arrays.copyOf(places, given - count);
        int[] parts = Arrays.copyOfRange(places, given - count, given);
        repeat(node, graph, new Repetition.Scan(parts, taken, joined), initial, in, opset);
    }

    private static Repetition.Along[] along(Binding binding, String name, int count) {
        long[] dims = binding.integers(name + "_axes");
        long[] directions = binding.integers(name + "_directions");
        if (dims != null && dims.length != count
                || directions != null && directions.length != count) {
            throw binding.refuse("'" + name + "_axes' or '_directions' are not " + count);
        }
        Repetition.Along[] all = new Repetition.Along[count];
        for (int i = 0; i < count; i++) {
            all[i] =
                    new Repetition.Along(
                            dims == null ? 0 : dims[i], directions != null && directions[i] != 0);
        }
        return all;
    }

    private void repeat(
            ModelData.Node node,
            ModelData.Graph graph,
            Repetition.Kind kind,
            int[] initial,
            Set<Integer> in,
            long opset) {
        boolean isLoop = kind instanceof Repetition.Loop;
        int inputs = node.inputs().size();
        int outputs = node.outputs().size() + (isLoop ? 1 : 0);
        if (outputs < initial.length + (isLoop ? 1 : 0)) {
            throw new ValueError(Binding.name(node) + ": has fewer outputs than its state");
        }
        InnerGraph body = inner(node, graph, inputs, outputs, opset);
        body.places(in);
        steps.add(
                new Repetition(
                        node, kind, body, initial, graph.outputs(), places(in), outputs(node)));
    }

    private static int[] places(Set<Integer> all) {
        return all.stream().mapToInt(i -> i).toArray();
    }

    private int[] outputs(ModelData.Node node) {
        int[] out = new int[node.outputs().size()];
        for (int i = 0; i < out.length; i++) {
            String name = node.outputs().get(i);
            out[i] = name.isEmpty() ? -1 : define(name, Binding.name(node));
        }
        return out;
    }

    /// A graph inside of a node; its names are its own.
    private InnerGraph inner(
            ModelData.Node node, ModelData.Graph graph, int inputs, int outputs, long opset) {
        if (graph.outputs().size() != outputs || graph.inputs().size() != inputs) {
            throw new ValueError(
                    Binding.name(node) + ": its graph has other inputs or outputs than it");
        }
        List<Step> around = steps;
        Set<String> outside = new HashSet<>(slots.keySet());
        steps = new ArrayList<>();
        try {
            int[] in = new int[inputs];
            for (int i = 0; i < inputs; i++) {
                in[i] = define(graph.inputs().get(i).name(), Binding.name(node));
            }
            for (TensorData data : graph.initializers()) {
                known.set(define(data.name(), Binding.name(node)), loader.apply(data));
            }
            for (ModelData.Node inside : graph.nodes()) {
                add(inside, opset);
            }
            int[] out = new int[outputs];
            for (int i = 0; i < out.length; i++) {
                out[i] = slot(node, graph.outputs().get(i).name());
            }
            return new InnerGraph(List.copyOf(steps), in, out);
        } finally {
            steps = around;
            slots.keySet().retainAll(outside);
        }
    }

    private void add(ModelData.Node node, long opset) {
        switch (node.type()) {
            case "If" -> choice(node, opset);
            case "Loop" -> loop(node, opset);
            case "Scan" -> scan(node, opset);
            default -> plain(node, opset);
        }
    }

    private void plain(ModelData.Node node, long opset) {
        Operators.Entry entry = Operators.find(node.type());
        if (entry == null) {
            throw new AssertionError(node);
        }
        int n = node.inputs().size();
        while (n > 0 && node.inputs().get(n - 1).isEmpty()) {
            n--;
        }
        if (n < entry.least() || n > entry.most()) {
            throw new ValueError(
                    Binding.name(node) + ": has " + n + " inputs, which is not possible");
        }
        int[] in = new int[n];
        @Nullable Tensor[] given = new Tensor[n];
        boolean constant = BOUNDED.contains(node.type());
        for (int i = 0; i < n; i++) {
            String name = node.inputs().get(i);
            if (name.isEmpty()) {
                in[i] = -1;
                if (i < entry.least()) {
                    throw new ValueError(Binding.name(node) + ": input " + i + " is left out");
                }
                continue;
            }
            Integer slot = slots.get(name);
            if (slot == null) {
                throw new ValueError(
                        Binding.name(node)
                                + ": nothing before it computes its input '"
                                + name
                                + "'");
            }
            in[i] = slot;
            given[i] = known.get(slot);
            constant &= given[i] != null;
        }
        Binding binding = new Binding(node, opset, given, loader);
        Body body = entry.operator().bind(binding);
        binding.check();
        int[] out = outputs(node);
        Step step = new Step(node, body, in, out);
        if (!constant || !folds(node.type(), given) || !fold(step)) {
            steps.add(step);
        }
    }

    /// Whether the result of a node is known to be small.
    private boolean folds(String type, @Nullable Tensor[] given) {
        double size = 1;
        for (Tensor t : given) {
            size *= t == null ? 1 : Math.max(1, t.numel());
        }
        for (Tensor t : given) {
            if (t != null
                    && (type.equals("ConstantOfShape") || type.equals("Expand"))
                    && t.dtype() == DType.INT64
                    && t.numel() < 64) {
                for (long d : t.toLongArray()) {
                    size *= Math.max(1, d);
                }
            }
        }
        if (type.equals("Range")) {
            Tensor from = given[0];
            Tensor to = given[1];
            Tensor by = given[2];
            if (from == null
                    || to == null
                    || by == null
                    || from.numel() != 1
                    || to.numel() != 1
                    || by.numel() != 1) {
                return false;
            }
            size = Math.abs((to.toDouble().item() - from.toDouble().item()) / by.toDouble().item());
        }
        return size <= MOST_OF_ONE && (folded += (long) size + 16) <= MOST_OF_ALL;
    }

    /// Computes a node now; one that fails will say so when it runs.
    private boolean fold(Step step) {
        @Nullable Tensor[] values = known.toArray(new Tensor[0]);
        try {
            Autograd.noGrad(() -> {
                step.run(values, new Run(false, 0));
                return true;
            });
        } catch (RuntimeException e) {
            if (e instanceof OborError) {
                return false;
            }
            throw e;
        }
        for (int slot : step.out()) {
            if (slot >= 0) {
                known.set(slot, values[slot]);
            }
        }
        return true;
    }

    /// After which step a value is not needed any more.
    private void forget(int[] outputs) {
        boolean[] kept = new boolean[known.size()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = known.get(i) != null;
        }
        for (int slot : outputs) {
            kept[slot] = true;
        }
        for (int slot : places) {
            kept[slot] = true;
        }
        for (Step step : steps.reversed()) {
            int[] dead = new int[step.in().length + step.out().length];
            int n = 0;
            for (int[] slots : new int[][] {step.in(), step.out()}) {
                for (int slot : slots) {
                    if (slot >= 0 && !kept[slot]) {
                        kept[slot] = true;
                        dead[n++] = slot;
                    }
                }
            }
            step.dead = Arrays.copyOf(dead, n);
        }
    }
}
