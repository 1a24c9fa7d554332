package dev.obor.onnx;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Module;
import dev.obor.onnx.read.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A model that was read from an ONNX file by [Onnx#load]: its tensors are parameters and buffers
/// under their names in the file, so that it trains, moves and is saved as other modules.
///
/// It comes in evaluation mode. In training mode batch normalisation takes the statistics of the
/// batch, which the running ones follow, and dropout drops; what the file says of its mode does not
/// count.
///
/// ```java
/// OnnxModel net = Onnx.load(Path.of("net.onnx"));
/// Tensor y = net.call(randn(1, 4));
/// Map<String, Tensor> all = net.call(Map.of("input_0", randn(1, 4)));
/// ```
public final class OnnxModel extends Module {
    /// What goes in or comes out.
    ///
    /// @param dtype its dtype, null where the file does not say it
    /// @param shape its sizes, numbers and names; null where the file says nothing of them
    public record Port(String name, @Nullable DType dtype, @Nullable List<String> shape) {
        /// Checks that it has a name.
        public Port {
            Arguments.given(name, "name");
        }

        /// `image: float32[batch, 3, 224, 224]`.
        @Override
        public String toString() {
            return name
                    + ": "
                    + (dtype == null ? "?" : dtype.text())
                    + (shape == null ? "" : shape);
        }
    }

    /// A part of the path to a tensor.
    static final class Weights extends Module {
        Weights() {}
    }

    private final Plan plan;
    private final List<Port> inputs;
    private final List<Port> outputs;
    private final Map<String, String> paths;
    private final long loopTurns;

    /// @param paths the keys of the file's tensors
    /// @param loopTurns how many turns Loops may take in one call
    OnnxModel(
            Plan plan,
            List<Port> inputs,
            List<Port> outputs,
            Map<String, String> paths,
            long loopTurns) {
        this.loopTurns = loopTurns;
        this.plan = plan;
        this.inputs = inputs;
        this.outputs = outputs;
        this.paths = paths;
    }

    /// What goes in.
    public List<Port> inputs() {
        return inputs;
    }

    /// What comes out.
    public List<Port> outputs() {
        return outputs;
    }

    /// Runs a model of one input; the first output.
    @Override
    public Tensor forward(Tensor input) {
        return run(List.of(input)).getFirst();
    }

    /// Runs it on its inputs in their order; all outputs in theirs.
    ///
    /// @throws ShapeError if a size is not that of the file
    /// @throws DTypeError if a dtype is not that of the file
    /// @throws StateError if its Loops take more turns than [LoadOptions#loopTurns]
    public List<Tensor> call(List<Tensor> inputs) {
        Arguments.allGiven(inputs, "inputs");
        return call(this::run, inputs);
    }

    /// Runs it on its inputs by their names; all outputs by theirs.
    ///
    /// @throws ValueError if an input is missing, or there is none of that name
    /// @throws ShapeError if a size is not that of the file
    /// @throws DTypeError if a dtype is not that of the file
    public Map<String, Tensor> call(Map<String, Tensor> inputs) {
        Arguments.given(inputs, "inputs");
        List<String> names = this.inputs.stream().map(Port::name).toList();
        for (String name : inputs.keySet()) {
            if (!names.contains(name)) {
                throw new ValueError("there is no input '" + name + "', only " + names);
            }
        }
        List<Tensor> given = new ArrayList<>();
        for (String name : names) {
            Tensor t = inputs.get(name);
            if (t == null) {
                throw new ValueError("the input '" + name + "' is missing");
            }
            given.add(t);
        }
        List<Tensor> out = call(given);
        Map<String, Tensor> named = new LinkedHashMap<>();
        for (int i = 0; i < out.size(); i++) {
            named.put(outputs.get(i).name(), out.get(i));
        }
        return named;
    }

    private List<Tensor> run(List<Tensor> given) {
        if (given.size() != inputs.size()) {
            throw new ValueError(
                    "the model has "
                            + inputs.size()
                            + " inputs, "
                            + inputs
                            + ", but "
                            + given.size()
                            + " are given");
        }
        Map<String, Tensor> named = new HashMap<>(namedParameters());
        named.putAll(namedBuffers());
        check(given, named);
        Tensor[] state = new Tensor[plan.keys().size()];
        for (int i = 0; i < state.length; i++) {
            String path = paths.getOrDefault(plan.keys().get(i), "");
            Tensor t = named.get(path);
            if (t == null) {
                throw new StateError("the model has no parameter '" + path + "' any more");
            }
            state[i] = t;
        }
        return List.of(plan.run(given.toArray(new Tensor[0]), state, isTraining(), loopTurns));
    }

    private void check(List<Tensor> given, Map<String, Tensor> state) {
        Map<String, Long> sizes = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            Port port = inputs.get(i);
            Tensor t = given.get(i);
            DType dtype = port.dtype;
            // A model that was converted takes what it computes with.
            if (dtype != null
                    && t.dtype() != dtype
                    && !(dtype.isFloatingPoint()
                            && state.values().stream().anyMatch(s -> s.dtype() == t.dtype()))) {
                throw new DTypeError(
                        "the input '" + port.name + "' is " + dtype + ", but got " + t.dtype());
            }
            List<String> shape = port.shape;
            boolean fits = shape == null || shape.size() == t.dim();
            for (int d = 0; shape != null && fits && d < t.dim(); d++) {
                String size = shape.get(d);
                if (!size.equals("?")) {
                    boolean number =
                            Character.isDigit(size.charAt(0))
                                    && size.chars().allMatch(Character::isDigit);
                    long wanted =
                            number ? Long.parseLong(size) : sizes.computeIfAbsent(size, _ -> -1L);
                    if (wanted < 0) {
                        sizes.put(size, t.size(d));
                    } else {
                        fits = wanted == t.size(d);
                    }
                }
            }
            if (!fits) {
                throw new ShapeError(
                        "the input '"
                                + port.name
                                + "' has the shape "
                                + shape
                                + ", but got "
                                + t.shape().toList());
            }
        }
    }

    @Override
    protected String extraRepr() {
        return "inputs=" + inputs + ", outputs=" + outputs + ", nodes=" + plan.size();
    }
}
