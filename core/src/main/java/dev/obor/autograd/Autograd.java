package dev.obor.autograd;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DTypeError;
import dev.obor.base.RemovableHandle;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.op.SavedHooks;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.graph.AutogradMeta;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gradients: PyTorch's `torch.autograd`.
public final class Autograd {
    private Autograd() {}

    /// Choices for [#backward] and [#grad].
    public static final class Options extends dev.obor.base.Options<Options> {
        /// PyTorch's defaults.
        public static final Options DEFAULT = new Options();

        @Nullable Boolean retainGraph;
        boolean createGraph = false;
        boolean allowUnused = false;
        boolean materializeGrads = false;
        boolean isGradsBatched = false;
        @Nullable List<Tensor> inputs;

        Options() {}

        /// Keeps the saved values, so that the graph can be walked again; `createGraph` by default.
        public Options retainGraph(boolean value) {
            return set(() -> retainGraph = value);
        }

        /// Records the backward pass, so that gradients can be differentiated.
        public Options createGraph(boolean value) {
            return set(() -> createGraph = value);
        }

        /// Lets inputs that the outputs do not depend on have the gradient null.
        public Options allowUnused(boolean value) {
            return set(() -> allowUnused = value);
        }

        /// Gives such inputs a gradient of zeros instead, in [#grad].
        public Options materializeGrads(boolean value) {
            return set(() -> materializeGrads = value);
        }

        /// Takes the first dimension of the weights as that of a batch: [#grad] gives the gradients
        /// for each of its parts, stacked, as rows of a Jacobian.
        public Options isGradsBatched(boolean value) {
            return set(() -> isGradsBatched = value);
        }

        /// The tensors whose `grad` [#backward] adds to, and no others; a result of operations
        /// among them keeps its gradient from then on.
        ///
        /// @throws StateError if there is none, or one does not require gradients
        public Options inputs(Tensor... value) {
            List<Tensor> copy = List.of(Arguments.allGiven(value, "value"));
            if (copy.isEmpty()) {
                throw new StateError("`inputs` argument to `backward()` cannot be empty.");
            }
            return set(() -> inputs = copy);
        }

        boolean retains() {
            return retainGraph == null ? createGraph : retainGraph;
        }
    }

    /// Stops recording until the result is closed.
    public static GradMode noGrad() {
        ThreadState s = ThreadState.get();
        return new GradMode(false, s.inference, s.anomaly);
    }

    /// Runs code without recording.
    public static void noGrad(Runnable body) {
        Arguments.given(body, "body");
        try (var _ = noGrad()) {
            body.run();
        }
    }

    /// Computes something without recording.
    public static <T> T noGrad(Supplier<T> body) {
        Arguments.given(body, "body");
        try (var _ = noGrad()) {
            return body.get();
        }
    }

    /// Records again, inside a `noGrad`.
    public static GradMode enableGrad() {
        ThreadState s = ThreadState.get();
        return new GradMode(true, s.inference, s.anomaly);
    }

    /// Records or not, by a condition.
    public static GradMode setGradEnabled(boolean enabled) {
        ThreadState s = ThreadState.get();
        return new GradMode(enabled, s.inference, s.anomaly);
    }

    /// Stops recording and makes tensors that can never be recorded later.
    public static GradMode inferenceMode() {
        return new GradMode(false, true, ThreadState.get().anomaly);
    }

    /// Computes something in inference mode.
    public static <T> T inferenceMode(Supplier<T> body) {
        Arguments.given(body, "body");
        try (var _ = inferenceMode()) {
            return body.get();
        }
    }

    /// Keeps the stack trace of every forward step, names it when its backward fails, and fails on
    /// NaN. Slow; for finding mistakes.
    public static GradMode detectAnomaly() {
        ThreadState s = ThreadState.get();
        return new GradMode(s.gradEnabled, s.inference, true);
    }

    /// Opens a block in which the program decides how tensors are kept for the backward pass; see
    /// [SavedTensorsHooks].
    ///
    /// @throws StateError inside of [#disableSavedTensorsHooks]
    public static <T> SavedTensorsHooks savedTensorsHooks(
            java.util.function.Function<Tensor, T> pack,
            java.util.function.Function<T, Tensor> unpack) {
        return SavedTensorsHooks.of(pack, unpack);
    }

    /// Opens a block in which [#savedTensorsHooks] is an error with this message.
    public static SavedTensorsHooks disableSavedTensorsHooks(String message) {
        Arguments.given(message, "message");
        return new SavedTensorsHooks(new SavedHooks(t -> t, t -> (Tensor) t, message));
    }

    /// Opens a block in which tensors may be changed in place although a backward pass needs their
    /// old values, which are kept apart; PyTorch's `allow_mutation_on_saved_tensors`.
    ///
    /// Difference from PyTorch: all that is saved is copied, and not only what is changed later.
    ///
    /// @throws StateError inside of [#disableSavedTensorsHooks]
    public static SavedTensorsHooks allowMutationOnSavedTensors() {
        return savedTensorsHooks(t -> t.clone(), t -> t);
    }

    /// Where the gradient of a tensor arrives: at one of the results of the step that made it, or
    /// for a leaf at the node that collects it.
    ///
    /// @throws StateError if the tensor needs no gradient
    public static GradientEdge getGradientEdge(Tensor tensor) {
        Arguments.given(tensor, "tensor");
        Node node = Node.of(tensor);
        AutogradMeta meta = TensorAccess.meta(tensor);
        return new GradientEdge(node, meta.gradFn == null ? 0 : meta.outputNr);
    }

    /// The gradient of one scalar with respect to what arrives at an edge of the graph.
    ///
    /// @throws StateError if the scalar does not depend on it
    public static Tensor grad(Tensor output, GradientEdge input) {
        Arguments.given(output, "output");
        Arguments.given(input, "input");
        Roots roots = new Roots(List.of(output), null);
        Node[] wanted = {input.node()};
        if (input.outputNr() >= Math.max(1, input.node().outputs())) {
            throw new StateError("there is no output " + input.outputNr() + " of " + input.node());
        }
        Engine engine = new Engine(false, false, wanted, true, roots.nodes);
        engine.run(roots.nrs, roots.grads);
        Tensor result = engine.captured(input.node(), input.outputNr());
        if (result == null) {
            throw new StateError("The output does not depend on the input.");
        }
        return result;
    }

    /// Whether anomaly mode is on now.
    public static boolean isAnomalyEnabled() {
        return ThreadState.get().anomaly;
    }

    /// Notes that a tensor was changed by other means than its operations, so that a backward pass
    /// that needs its old values refuses.
    public static void incrementVersion(Tensor tensor) {
        Arguments.given(tensor, "tensor");
        TensorAccess.meta(tensor).version.count();
    }

    /// Calls a function once for each backward pass, when the gradients of all these tensors that
    /// the pass comes to are there, PyTorch's `register_multi_grad_hook`.
    ///
    /// @param tensors tensors that require gradients
    /// @param hook gets the gradients in the order of the tensors, null where the pass brings none
    /// @return takes the hook away again
    public static RemovableHandle registerMultiGradHook(
            List<Tensor> tensors, Consumer<List<@Nullable Tensor>> hook) {
        return registerMultiGradHook(tensors, hook, o -> {});
    }

    /// As [#registerMultiGradHook(List, Consumer)], with options: `o -> o.mode("any")` calls the
    /// function when the first gradient of a pass is there, with null in the places of the others.
    public static RemovableHandle registerMultiGradHook(
            List<Tensor> tensors,
            Consumer<List<@Nullable Tensor>> hook,
            Consumer<MultiGradHookOptions> options) {
        Arguments.allGiven(tensors, "tensors");
        Arguments.given(hook, "hook");
        MultiGradHookOptions o = new MultiGradHookOptions().with(options);
        return MultiGradHook.register(tensors, hook, o.mode.equals("any"));
    }

    /// Whether operations are recorded now.
    public static boolean isGradEnabled() {
        return ThreadState.get().gradEnabled;
    }

    /// Whether inference mode is on now.
    public static boolean isInferenceModeEnabled() {
        return ThreadState.get().inference;
    }

    /// Adds the gradients of the sum of single-element tensors to the `grad` of all leaves.
    ///
    /// @see #backward(List, List, Consumer)
    public static void backward(List<Tensor> tensors) {
        backward(tensors, null, Options.DEFAULT);
    }

    /// Adds the gradients of the tensors' sum, weighted by `grads`, to the `grad` of all leaves.
    ///
    /// @see #backward(List, List, Consumer)
    public static void backward(List<Tensor> tensors, @Nullable List<@Nullable Tensor> grads) {
        backward(tensors, grads, Options.DEFAULT);
    }

    /// Adds the gradients of the tensors' sum, weighted by `grads`, to the `grad` of all leaves.
    ///
    /// @param grads one per tensor; null where a tensor has a single element
    /// @throws StateError if a tensor needs no gradient, or the graph was freed
    /// @throws ShapeError if a gradient is missing or has another shape
    public static void backward(
            List<Tensor> tensors,
            @Nullable List<@Nullable Tensor> grads,
            Consumer<Options> options) {
        Arguments.given(tensors, "tensors");
        Options o = Options.DEFAULT.with(options);
        Node[] wanted = null;
        if (o.inputs != null) {
            o.inputs.forEach(Tensor::retainGrad);
            wanted = o.inputs.stream().map(Node::edge).toArray(Node[]::new);
        }
        Roots roots = new Roots(tensors, grads);
        new Engine(o.retains(), o.createGraph, wanted, false, roots.nodes)
                .run(roots.nrs, roots.grads);
    }

    /// Gradients of the sum of single-element outputs.
    ///
    /// @see #grad(List, List, List, Consumer)
    public static List<@Nullable Tensor> grad(List<Tensor> outputs, List<Tensor> inputs) {
        return grad(outputs, inputs, null, Options.DEFAULT);
    }

    /// Gradients of the sum of single-element outputs, with options.
    ///
    /// @see #grad(List, List, List, Consumer)
    public static List<@Nullable Tensor> grad(
            List<Tensor> outputs, List<Tensor> inputs, Consumer<Options> options) {
        return grad(outputs, inputs, null, options);
    }

    /// The gradients of the outputs' sum with respect to the inputs; no `grad` is touched.
    ///
    /// @param gradOutputs weights, one per output, or null for scalars
    /// @return one per input; null where `allowUnused` permits it
    /// @throws StateError if an input was not used, unless `allowUnused`
    public static List<@Nullable Tensor> grad(
            List<Tensor> outputs,
            List<Tensor> inputs,
            @Nullable List<@Nullable Tensor> gradOutputs,
            Consumer<Options> options) {
        Arguments.allGiven(outputs, "outputs");
        Arguments.allGiven(inputs, "inputs");
        Options o = Options.DEFAULT.with(options);
        return o.isGradsBatched && gradOutputs != null
                ? BatchedGrads.of(outputs, inputs, gradOutputs, o)
                : grads(outputs, inputs, gradOutputs, o, o.retains());
    }

    static List<@Nullable Tensor> grads(
            List<Tensor> outputs,
            List<Tensor> inputs,
            @Nullable List<@Nullable Tensor> gradOutputs,
            Options o,
            boolean retains) {
        Roots roots = new Roots(outputs, gradOutputs);
        Node[] wanted = new Node[inputs.size()];
        for (int i = 0; i < wanted.length; i++) {
            Node edge = Node.edge(inputs.get(i));
            if (edge == null && inputs.get(i).requiresGrad()) {
                edge = Node.unreachable(inputs.get(i));
            }
            if (edge == null) {
                throw new StateError(
                        "One of the differentiated Tensors does not require grad",
                        "Mark input "
                                + i
                                + " with requiresGrad_() before the outputs are computed from it.");
            }
            wanted[i] = edge;
        }
        Engine engine = new Engine(retains, o.createGraph, wanted, true, roots.nodes);
        engine.run(roots.nrs, roots.grads);
        @Nullable Tensor[] result = new Tensor[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            result[i] = engine.captured(wanted[i], TensorAccess.meta(inputs.get(i)).outputNr);
            if (result[i] == null && o.materializeGrads) {
                result[i] = inputs.get(i).detach().zerosLike();
            }
            if (result[i] == null && !o.allowUnused) {
                throw new StateError(
                        "The differentiated Tensor at index "
                                + i
                                + " appears to not have been used in the graph. Set"
                                + " allowUnused(true) if this is the desired behavior.");
            }
        }
        return Arrays.asList(result);
    }

    /// The gradient of one scalar with respect to one tensor.
    public static Tensor grad(Tensor output, Tensor input) {
        return grad(output, input, Options.DEFAULT);
    }

    /// The gradient of one scalar with respect to one tensor, with options.
    public static Tensor grad(Tensor output, Tensor input, Consumer<Options> options) {
        return grad(output, input, null, options);
    }

    /// The gradient of the sum of a tensor, weighted by `gradOutput`, with respect to another one.
    public static Tensor grad(Tensor output, Tensor input, @Nullable Tensor gradOutput) {
        return grad(output, input, gradOutput, Options.DEFAULT);
    }

    /// The gradient of the sum of a tensor, weighted by `gradOutput`, with respect to another one,
    /// with options.
    ///
    /// @param gradOutput of the sizes of `output`; null for a scalar
    public static Tensor grad(
            Tensor output, Tensor input, @Nullable Tensor gradOutput, Consumer<Options> options) {
        Arguments.given(output, "output");
        Arguments.given(input, "input");
        List<@Nullable Tensor> weights =
                gradOutput == null ? null : Collections.singletonList(gradOutput);
        Tensor g = grad(List.of(output), List.of(input), weights, options).get(0);
        if (g == null) {
            throw new StateError("The output does not depend on the input.");
        }
        return g;
    }

    /// Where a backward pass starts.
    private static final class Roots {
        final Node[] nodes;
        final int[] nrs;
        final Tensor[] grads;

        Roots(List<Tensor> tensors, @Nullable List<@Nullable Tensor> given) {
            if (given != null && given.size() != tensors.size()) {
                throw new ShapeError(
                        "got " + tensors.size() + " tensors and " + given.size() + " gradients");
            }
            int n = tensors.size();
            nodes = new Node[n];
            nrs = new int[n];
            grads = new Tensor[n];
            for (int i = 0; i < n; i++) { // all are looked at before the graph is
                Tensor own = given == null ? null : given.get(i);
                if (own != null || tensors.get(i).requiresGrad()) {
                    grads[i] = start(tensors.get(i), own, i);
                }
            }
            for (int i = 0; i < n; i++) {
                Tensor t = tensors.get(i);
                Node edge = Node.edge(t);
                if (edge == null) {
                    throw new StateError(
                            "element "
                                    + i
                                    + " of tensors does not require grad and does not have a"
                                    + " grad_fn",
                            "Mark what is to be learned with requiresGrad_(), and compute the loss"
                                    + " outside noGrad(), without detach() or item().");
                }
                nodes[i] = edge;
                AutogradMeta meta = TensorAccess.meta(t);
                nrs[i] = meta.gradFn == null ? 0 : meta.outputNr;
            }
        }

        private static Tensor start(Tensor t, @Nullable Tensor given, int i) {
            if (given == null) {
                if (t.numel() != 1) {
                    throw new ShapeError(
                            "grad can be implicitly created only for scalar outputs",
                            "The shape is "
                                    + t.shape().toList()
                                    + ": call sum() or mean() first, or pass a gradient.");
                }
                if (t.isComplex()) {
                    throw new DTypeError(
                            "grad can be implicitly created only for real scalar outputs but got "
                                    + t.dtype(),
                            "Take a real number of it, such as abs() or real(), or pass a"
                                    + " gradient.");
                }
                return t.onesLike();
            }
            if (!given.shape().equals(t.shape())) {
                throw new ShapeError(
                        "Mismatch in shape: grad_output["
                                + i
                                + "] has a shape of "
                                + given.shape()
                                + " and output["
                                + i
                                + "] has a shape of "
                                + t.shape()
                                + ".");
            }
            if (given.isComplex() != t.isComplex()) {
                throw new DTypeError(
                        "For complex Tensors, both grad_output and output are required to have the"
                                + " same dtype. Mismatch in dtype: grad_output["
                                + i
                                + "] has a dtype of "
                                + given.dtype()
                                + " and output["
                                + i
                                + "] has a dtype of "
                                + t.dtype()
                                + ".");
            }
            return given;
        }
    }
}
