package dev.obor.onnx.lower;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.StateError;
import dev.obor.onnx.format.ElementKind;
import dev.obor.onnx.format.GraphWriter;
import dev.obor.trace.Trace;
import dev.obor.trace.TracedCall;
import dev.obor.trace.TracedValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The nodes of a model while they are made of its traces.
public final class Graph {
    private record Producer(Site site, int output) {}

    final long opset;
    private final GraphWriter writer;
    private final long[] batches;
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<Integer, Producer> fixedResults = new HashMap<>();
    private final Map<String, String> constants = new HashMap<>();
    private @Nullable String batch;
    private final String batchInput;
    private Site current;

    /// @param batches the size of the batch in each trace
    private Graph(GraphWriter writer, long opset, long[] batches, String batchInput, Site any) {
        this.writer = writer;
        this.opset = opset;
        this.batches = batches;
        this.batchInput = batchInput;
        this.current = any;
    }

    /// Makes the nodes of traces with batches of different sizes, or of one trace.
    ///
    /// @param inputNames what the inputs are called
    /// @param outputNames what the outputs are called; the first ones may be named only
    public static GraphWriter of(
            List<Trace> traces,
            long[] batches,
            long opset,
            List<String> inputNames,
            List<String> outputNames) {
        GraphWriter writer = new GraphWriter();
        List<Site> sites = Site.of(traces.stream().map(Trace::calls).toList(), batches, "");
        Trace first = traces.getFirst();
        // Inputs and results are looked at as those of one call around all others.
        Site whole =
                new Site(
                        traces.stream()
                                .map(t ->
                                        new TracedCall(
                                                "model",
                                                Map.of("inputs", t.inputs()),
                                                t.outputs(),
                                                List.of(),
                                                "",
                                                ""))
                                .toList(),
                        batches);
        Graph graph = new Graph(writer, opset, batches, inputNames.getFirst(), whole);
        for (int i = 0; i < first.inputs().size(); i++) {
            TracedValue input = first.inputs().get(i);
            graph.names.put(input.id(), inputNames.get(i));
            writer.input(inputNames.get(i), input.dtype(), sizes(whole.shape("inputs", i)));
        }
        sites.forEach(graph::site);
        graph.current = whole;
        for (int i = 0; i < first.outputs().size(); i++) {
            String name = i < outputNames.size() ? outputNames.get(i) : "output_" + i;
            String made = graph.name(whole.outputs(i));
            String shown = writer.fresh(name);
            writer.node("Identity", List.of(made), List.of(shown), Map.of(), "");
            writer.output(shown, first.outputs().get(i).dtype(), sizes(whole.outputShape(i)));
        }
        writer.prune();
        return writer;
    }

    private static List<GraphWriter.Size> sizes(List<Dim> shape) {
        List<GraphWriter.Size> result = new ArrayList<>();
        for (Dim dim : shape) {
            String name =
                    dim.isFixed()
                            ? null
                            : dim.isBatch()
                                    ? "batch"
                                    : (dim.factor() == 1 ? "batch" : dim.factor() + "*batch")
                                            + (dim.rest() == 0 ? "" : "+" + dim.rest());
            result.add(new GraphWriter.Size(dim.rest(), name));
        }
        return result;
    }

    private void site(Site site) {
        TracedCall call = site.call();
        if (call.outputs().isEmpty()) {
            return; // asks for a size, and the like
        }
        boolean fixed = true;
        for (int i = 0; i < call.outputs().size(); i++) {
            TracedValue output = call.outputs().get(i);
            fixed &= output.fixed();
            if (output.fixed()) {
                fixedResults.putIfAbsent(output.id(), new Producer(site, i));
            }
        }
        if (!fixed) {
            lower(site);
        }
    }

    private void lower(Site site) {
        TracedCall call = site.call();
        if (call.outputs().stream().allMatch(v -> names.containsKey(v.id()) || isGiven(v))) {
            return; // it returned what it was given
        }
        Site before = current;
        current = site;
        Lowering lowering = Lowerings.find(site.name());
        if (lowering == null || !lowering.lower(this, site)) {
            if (call.calls().isEmpty()) {
                throw new StateError(
                        "ONNX export: there is no operator for " + call,
                        "Write it with operations that have one, or export the part before it.");
            }
            site.parts().forEach(this::site);
            for (int i = 0; i < call.outputs().size(); i++) {
                TracedValue v = call.outputs().get(i);
                if (!names.containsKey(v.id()) && !isGiven(v)) {
                    throw new StateError(
                            "ONNX export: there is no operator for "
                                    + call
                                    + ", nor for what makes its result "
                                    + v,
                            "Write it with operations that have one, or export the part before"
                                    + " it.");
                }
            }
        }
        current = before;
    }

    private static boolean isGiven(TracedValue v) {
        return v.kind() == TracedValue.Kind.NAMED || v.kind() == TracedValue.Kind.CONSTANT;
    }

    /// Says what a result of a call is called.
    void put(Site site, int output, String name) {
        names.put(site.call().outputs().get(output).id(), name);
    }

    /// A result of the call that has one.
    boolean result(Site site, String name) {
        put(site, 0, name);
        return true;
    }

    /// The name of a tensor argument.
    String in(Site site, String argument) {
        List<TracedValue> values = site.values(argument);
        if (values.isEmpty()) {
            throw site.refuse("its argument " + argument + " is no tensor");
        }
        return name(values);
    }

    /// The name of a tensor argument, or the empty text where it is null.
    String inOrNone(Site site, String argument) {
        return site.has(argument) ? in(site, argument) : "";
    }

    /// The name of one in a list of tensors.
    String in(Site site, String argument, int i) {
        return name(site.values(argument, i));
    }

    private String name(List<TracedValue> values) {
        TracedValue value = values.getFirst();
        String known = names.get(value.id());
        if (known != null) {
            return known;
        }
        if (value.kind() == TracedValue.Kind.NAMED) {
            String name = value.name() == null ? "constant" : value.name();
            Tensor content = value.content();
            if (content == null) {
                throw new AssertionError(value);
            }
            writer.initializer(name, content);
            names.put(value.id(), name);
            return name;
        }
        if (!value.fixed()) {
            throw new StateError(
                    "ONNX export: the trace does not say where "
                            + value
                            + " comes from, which "
                            + current.call()
                            + " takes",
                    "It was made by code that is no operation, such as a custom Function.");
        }
        Producer producer = fixedResults.get(value.id());
        if (!alike(values)) {
            if (producer == null) {
                throw current.refuse(
                        "a tensor of shape "
                                + value.shape().toList()
                                + " that it takes is made outside of operations and follows the"
                                + " batch");
            }
            lower(producer.site);
            String made = names.get(value.id());
            if (made == null) {
                throw current.refuse("a tensor that it takes follows the batch");
            }
            return made;
        }
        Tensor content = value.content();
        if (content == null) {
            throw new AssertionError(value);
        }
        String name = constant(content);
        names.put(value.id(), name);
        return name;
    }

    private static boolean alike(List<TracedValue> values) {
        Tensor first = values.getFirst().content();
        for (TracedValue other : values) {
            Tensor content = other.content();
            if (first == null
                    || content == null
                    || !first.shape().equals(content.shape())
                    || !Arrays.equals(
                            first.flatten().toDoubleArray(), content.flatten().toDoubleArray())) {
                return false;
            }
        }
        return true;
    }

    /// A constant.
    String constant(Tensor content) {
        String name = writer.fresh("constant");
        writer.initializer(name, content);
        return name;
    }

    /// A list of integers.
    String longs(long... values) {
        return constants.computeIfAbsent(
                "longs" + Arrays.toString(values), k -> constant(Obor.tensor(values)));
    }

    /// An integer without dimensions.
    String longScalar(long value) {
        return constants.computeIfAbsent("long" + value, k -> constant(Obor.tensor(value)));
    }

    /// A number without dimensions.
    String number(double value, DType dtype) {
        return constants.computeIfAbsent(
                dtype + " " + value, k -> constant(Obor.tensor(value).to(dtype)));
    }

    /// A node with one result.
    String op(String type, String... in) {
        return op(type, Map.of(), in);
    }

    /// A node with one result.
    String op(String type, Map<String, Object> attributes, String... in) {
        return ops(type, 1, attributes, in).getFirst();
    }

    /// A node with several results.
    List<String> ops(String type, int results, Map<String, Object> attributes, String... in) {
        List<String> given = new ArrayList<>(List.of(in));
        while (!given.isEmpty() && given.getLast().isEmpty()) {
            given.removeLast();
        }
        List<String> out = new ArrayList<>();
        TracedCall call = current.call();
        String wish = (call.module().isEmpty() ? "" : call.module() + ".") + current.name();
        for (int i = 0; i < results; i++) {
            out.add(writer.fresh(wish));
        }
        writer.node(type, given, out, new LinkedHashMap<>(attributes), call.place());
        return out;
    }

    /// Another dtype.
    String cast(String name, DType dtype) {
        return op("Cast", Map.of("to", (long) ElementKind.of(dtype).number()), name);
    }

    /// The same if it is that dtype, else cast.
    String as(Site site, String argument, DType dtype) {
        String name = in(site, argument);
        return site.values(argument).getFirst().dtype() == dtype ? name : cast(name, dtype);
    }

    /// A size as a list of one integer.
    String size(Dim dim) {
        if (dim.isFixed()) {
            return longs(dim.rest());
        }
        if (batch == null) {
            Site before = current;
            String shape = writer.fresh("batch");
            writer.node(
                    "Shape",
                    List.of(batchInput),
                    List.of(shape),
                    Map.of("start", 0L, "end", 1L),
                    "");
            batch = shape;
            current = before;
        }
        String result = batch;
        if (dim.factor() != 1) {
            result = op("Mul", result, longs(dim.factor()));
        }
        return dim.rest() == 0 ? result : op("Add", result, longs(dim.rest()));
    }

    /// Sizes as a list of integers.
    String shape(List<Dim> dims) {
        if (dims.stream().allMatch(Dim::isFixed)) {
            return longs(dims.stream().mapToLong(Dim::rest).toArray());
        }
        return op(
                "Concat", Map.of("axis", 0L), dims.stream().map(this::size).toArray(String[]::new));
    }

    /// The same elements with other sizes.
    String reshape(String name, List<Dim> dims) {
        long open = dims.stream().filter(d -> !d.isFixed()).count();
        boolean empty = dims.stream().anyMatch(d -> d.equals(Dim.of(0)));
        if (open == 1 && !empty) {
            long[] sizes = dims.stream().mapToLong(d -> d.isFixed() ? d.rest() : -1).toArray();
            return op("Reshape", name, longs(sizes));
        }
        return op("Reshape", Map.of("allowzero", 1L), name, shape(dims));
    }
}
