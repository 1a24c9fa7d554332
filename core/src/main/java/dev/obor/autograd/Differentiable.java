package dev.obor.autograd;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.op.BuiltIn;
import dev.obor.op.Callback;
import dev.obor.op.Recording;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.Views;
import dev.obor.op.graph.AutogradMeta;
import dev.obor.op.graph.AutogradMeta.CreationMeta;
import dev.obor.op.graph.AutogradMeta.ViewInfo;
import dev.obor.op.memory.MemoryScope;
import org.jspecify.annotations.Nullable;

/// A forward computation with its backward: what [Function] and [MultiFunction] share.
public abstract sealed class Differentiable permits Function, MultiFunction {
    private final boolean builtIn = this instanceof BuiltIn;

    Differentiable() {}

    abstract Tensor[] forwardAll(Context ctx, Tensor[] inputs);

    abstract @Nullable Tensor[] backwardAll(Context ctx, @Nullable Tensor[] gradOutputs);

    /// The name that `gradFn()` and printed tensors show: the class name and `Backward`.
    protected String nodeName() {
        return getClass().getSimpleName() + "Backward";
    }

    /// Whether backward is written with something that cannot be differentiated, such as Java
    /// arrays: PyTorch's `once_differentiable`. Then it runs with gradients off, and a second
    /// derivative is an error rather than wrong.
    protected boolean onceDifferentiable() {
        return false;
    }

    /// Lets go what the function itself keeps for the backward pass, beside what its node saved.
    void free() {}

    final boolean isBuiltIn() {
        return builtIn;
    }

    /// Refuses more inputs of the graph than there are inputs.
    static void checkEdges(int edges, int inputs) {
        if (edges < 0 || edges > inputs) {
            throw new ValueError(
                    "of " + inputs + " inputs " + edges + " cannot have a gradient",
                    "The first number says how many of the inputs, from the first on, may need one.");
        }
    }

    private static boolean anyRequiresGrad(int edges, Tensor[] inputs) {
        for (int i = 0; i < edges; i++) {
            Tensor t = inputs[i];
            if (t != null && t.requiresGrad()) {
                return true;
            }
        }
        return false;
    }

    /// Runs forward and, where an input needs a gradient, ties the results into the graph.
    ///
    /// @param edges how many of the inputs gradients go to; those behind them are only read
    final Tensor[] run(int edges, Tensor... inputs) {
        Recording recording = Recording.now();
        if (recording != null) {
            for (Tensor t : inputs) {
                if (t != null) {
                    recording.used(t);
                }
            }
        }
        ThreadState state = ThreadState.get();
        boolean record = state.gradEnabled && anyRequiresGrad(edges, inputs);
        @Nullable Tensor[] tangents =
                state.dualLevel == null ? null : Tangents.of(state.dualLevel, edges, inputs);
        boolean saves = record || tangents != null;
        Node node = saves ? new Node(this, edges, inputs, state.anomaly) : new Node(this);
        node.tangents = tangents;
        if (record) {
            checkNoInference(inputs);
        }
        MemoryScope forced = isBuiltIn() ? MemoryScope.forced(state, nodeName()) : null;
        Tensor[] outputs = callForward(state, node, inputs);
        MemoryScope.close(forced, outputs);
        if (!isBuiltIn()) {
            unaliasInputs(outputs, inputs, node);
        }
        for (Tensor t : outputs) {
            AutogradMeta meta = TensorAccess.meta(t);
            if (meta.viewInfo != null) {
                forgetOwnView(meta, inputs, t, node);
            }
        }
        for (Tensor t : node.dirty) {
            TensorAccess.meta(t).version.count();
        }
        if (saves) {
            node.noteVersions();
            node.setOutputs(outputs);
        }
        if (record) {
            for (int i = 0; i < outputs.length; i++) {
                attach(node, i, outputs[i]);
            }
            if (state.savedHooks != null) {
                node.pack(state.savedHooks);
            }
        }
        if (tangents != null) {
            Tangents.carry(state, node, tangents, outputs, record);
        }
        return outputs;
    }

    private Tensor[] callForward(ThreadState state, Node node, Tensor[] inputs) {
        boolean grad = state.gradEnabled;
        state.gradEnabled = false;
        try {
            return builtIn
                    ? forwardAll(node, inputs)
                    : Callback.aside(state, inputs, () -> forwardAll(node, inputs));
        } finally {
            state.gradEnabled = grad;
        }
    }

    private static void attach(Node node, int nr, Tensor output) {
        if (!output.dtype().isDifferentiable() || contains(node.nonDifferentiable, output)) {
            return;
        }
        if (contains(node.dirty, output)) {
            Views.rebaseHistory(output, node, nr);
            return;
        }
        AutogradMeta meta = TensorAccess.meta(output);
        meta.gradFn = node;
        meta.outputNr = nr;
    }

    /// What forward made for itself and then looked at in another shape is no view to the caller; a
    /// custom function's result stays one, as in PyTorch, but one that may not be changed in place.
    private void forgetOwnView(AutogradMeta meta, Tensor[] inputs, Tensor output, Node node) {
        ViewInfo info = meta.viewInfo;
        if (info == null || contains(node.dirty, output) || contains(inputs, output)) {
            return;
        }
        if (!isBuiltIn()) {
            boolean made = node.isRecording();
            meta.viewInfo =
                    made
                            ? new ViewInfo(
                                    info.base, CreationMeta.CUSTOM_FUNCTION, meta.version.value)
                            : info;
            return;
        }
        for (Tensor t : inputs) {
            if (t != null) {
                ViewInfo of = TensorAccess.meta(t).viewInfo;
                if (info.base == (of == null ? TensorAccess.itself(t) : of.base)) {
                    return;
                }
            }
        }
        meta.viewInfo = null;
    }

    /// A custom function may return an input as it is: the result must be a tensor of its own.
    private static void unaliasInputs(Tensor[] outputs, Tensor[] inputs, Node node) {
        for (int i = 0; i < outputs.length; i++) {
            if (contains(inputs, outputs[i]) && !contains(node.dirty, outputs[i])) {
                Tensor source = outputs[i];
                AutogradMeta of = TensorAccess.meta(source);
                Tensor alias =
                        TensorAccess.wrap(TensorAccess.view(source), of.version, ThreadState.get());
                TensorAccess.meta(alias).viewInfo =
                        new ViewInfo(source, CreationMeta.CUSTOM_FUNCTION, of.version.value);
                outputs[i] = alias;
            }
        }
    }

    static boolean contains(Tensor[] tensors, Tensor t) {
        for (Tensor other : tensors) {
            if (other == t) {
                return true;
            }
        }
        return false;
    }

    static void checkNoInference(Tensor[] inputs) {
        for (Tensor t : inputs) {
            if (t != null && TensorAccess.meta(t).inference) {
                throw new StateError(
                        "Inference tensors cannot be saved for backward. Please do not use Tensors"
                                + " created in inference mode in computation tracked by autograd. To"
                                + " work around this, you can make a clone to get a normal tensor and"
                                + " use it in autograd, or use `noGrad()` instead of"
                                + " `inferenceMode()`.");
            }
        }
    }
}
