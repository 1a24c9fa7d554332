package dev.obor.autograd;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.IndexError;
import dev.obor.base.RemovableHandle;
import dev.obor.base.StateError;
import dev.obor.base.UserCode;
import dev.obor.op.BuiltIn;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.Views;
import dev.obor.op.graph.AutogradMeta;
import dev.obor.op.graph.HookList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One recorded step of the forward pass: what `gradFn()` shows.
///
/// A node points at the nodes that made its inputs; a later node has the larger sequence number, so
/// walking the numbers downwards is a valid order for the backward pass.
public final class Node extends Context {
    private static final AtomicLong SEQUENCE = new AtomicLong();
    private static final Node[] NO_NODES = {};
    private static final int[] NO_NUMBERS = {};

    @SuppressWarnings({"unchecked", "rawtypes"}) // it is empty
    private static final @Nullable HookList<UnaryOperator<Tensor>>[] NO_HOOKS = new HookList[0];

    final Differentiable function;
    final long sequence;
    private final @Nullable Node[] next;
    private final int[] nextNrs;
    private long[][] outputShapes = {};
    private DType[] outputDTypes = {};
    private volatile @Nullable HookList<UnaryOperator<Tensor>>[] hooks = NO_HOOKS;
    final @Nullable Throwable forwardTrace;

    /// The step that this one's backward is running as a part of: it knows which gradients are
    /// wanted.
    private @Nullable Node whole;

    /// How the inputs change in forward mode; null where none does.
    @Nullable Tensor @Nullable [] tangents;

    /// A node that records nothing, for calls without gradient.
    Node(Differentiable function) {
        this.function = function;
        this.next = NO_NODES;
        this.nextNrs = NO_NUMBERS;
        this.sequence = -1;
        this.forwardTrace = null;
    }

    /// A node with an edge to each of the first inputs.
    Node(Differentiable function, int edges, Tensor[] inputs, boolean anomaly) {
        this.function = function;
        next = new Node[edges];
        nextNrs = new int[edges];
        for (int i = 0; i < edges; i++) {
            Tensor t = inputs[i];
            if (t != null) {
                next[i] = edge(t);
                nextNrs[i] = next[i] == null ? 0 : TensorAccess.meta(t).outputNr;
            }
        }
        sequence = SEQUENCE.getAndIncrement();
        forwardTrace = anomaly ? new Throwable("the forward call of " + function.nodeName()) : null;
    }

    /// A node with given edges.
    Node(Differentiable function, @Nullable Node[] next, int[] nextNrs) {
        this.function = function;
        this.next = next;
        this.nextNrs = nextNrs;
        this.sequence = SEQUENCE.getAndIncrement();
        this.forwardTrace = null;
    }

    /// Where the gradient of a tensor goes: the node that made it, or its accumulator, or nowhere.
    static @Nullable Node edge(Tensor t) {
        Node fn = Views.gradFn(t);
        if (fn != null) {
            return fn;
        }
        AutogradMeta meta = TensorAccess.meta(t);
        if (!meta.requiresGrad) {
            return null;
        }
        synchronized (meta) {
            if (meta.accumulator == null) {
                Node node =
                        new Node(new AccumulateGrad(TensorAccess.itself(t)), NO_NODES, NO_NUMBERS);
                node.setOutputs(t);
                meta.accumulator = node;
            }
            return meta.accumulator;
        }
    }

    /// A node that no gradient comes to: that of a view of a leaf that was made under `noGrad`.
    static Node unreachable(Tensor t) {
        Node node = new Node(new AccumulateGrad(t), NO_NODES, NO_NUMBERS);
        node.setOutputs(t);
        return node;
    }

    /// The node of a view whose base changed after it was cut off from the graph: it takes a
    /// gradient and sends it nowhere.
    public static Node severed(Tensor view) {
        Arguments.given(view, "view");
        Node node = new Node(new Severed(), NO_NODES, NO_NUMBERS);
        node.setOutputs(view);
        return node;
    }

    private static final class Severed extends MultiFunction implements BuiltIn {
        @Override
        protected String nodeName() {
            return "AsStridedBackward0";
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... inputs) {
            throw new IllegalStateException("this node has no forward");
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... gradOutputs) {
            return new Tensor[0];
        }
    }

    /// The node that the gradient of a tensor goes to: for leaves, the one that accumulates it.
    ///
    /// @throws StateError if the tensor needs no gradient
    public static Node of(Tensor t) {
        Arguments.given(t, "t");
        Node node = edge(t);
        if (node == null) {
            throw new StateError("the tensor does not require grad and has no node");
        }
        return node;
    }

    /// The number of this step; a later one has a larger number.
    public long sequenceNr() {
        return sequence;
    }

    /// The number that the next recorded step will have.
    public static long nextSequenceNr() {
        return SEQUENCE.get();
    }

    /// The line of the program that recorded this step, known in anomaly mode; or empty.
    String recordedAt() {
        if (forwardTrace != null) {
            for (StackTraceElement frame : forwardTrace.getStackTrace()) {
                if (!UserCode.isLibrary(frame.getClassName())) {
                    return "recorded at " + frame;
                }
            }
        }
        return "";
    }

    void setOutputs(Tensor... outputs) {
        outputShapes = new long[outputs.length][];
        outputDTypes = new DType[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            outputShapes[i] = TensorAccess.view(outputs[i]).shape();
            outputDTypes[i] = outputs[i].dtype();
        }
    }

    /// PyTorch's name of the step: `AddmmBackward0`, or `MatMulBackward` for a class `MatMul`.
    @Override
    public String name() {
        return function.nodeName();
    }

    /// The nodes that this one sends gradients to; null for inputs that need none.
    public List<@Nullable Node> nextFunctions() {
        List<@Nullable Node> result = new ArrayList<>(next.length);
        for (Node n : next) {
            result.add(n);
        }
        return result;
    }

    int inputs() {
        return next.length;
    }

    @Nullable Node next(int input) {
        return next[input];
    }

    int nextNr(int input) {
        return nextNrs[input];
    }

    int outputs() {
        return outputShapes.length;
    }

    long[] outputShape(int nr) {
        return outputShapes[nr];
    }

    DType outputDType(int nr) {
        return outputDTypes[nr];
    }

    @Override
    public boolean isRecording() {
        return sequence >= 0;
    }

    /// Runs the backward of this step as a part of another, which has the same inputs.
    @Nullable Tensor[] backwardWithin(Node other, @Nullable Tensor[] gradOutputs) {
        whole = other;
        inBackward = true;
        try {
            if (function.isBuiltIn()) {
                checkSaved();
            }
            return function.backwardAll(this, gradOutputs);
        } finally {
            inBackward = false;
            whole = null;
        }
    }

    @Override
    int @Nullable [] checkOrder() {
        return function instanceof BuiltIn step ? step.checkOrder() : null;
    }

    @Override
    boolean leadsOn() {
        for (Node n : next) {
            if (n != null) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean needsInputGrad(int input) {
        if (input < 0) {
            throw new IndexError("there is no input " + input + " of " + next.length);
        }
        if (whole != null && function.isBuiltIn()) {
            return whole.needsInputGrad(input);
        }
        @Nullable Tensor @Nullable [] moved = tangents;
        return input < next.length
                && (next[input] != null && isAsked(next[input])
                        || moved != null && moved[input] != null);
    }

    /// Whether the walk that is at this step was asked for what comes through another one; while
    /// none is, all may be.
    private boolean isAsked(Node edge) {
        if (!inBackward || !function.isBuiltIn()) {
            return true;
        }
        Map<Node, Boolean> needed = ThreadState.get().needed;
        return needed == null || needed.containsKey(edge);
    }

    @Override
    public Tensor standIn(int input, Tensor values) {
        Arguments.given(values, "values");
        if (input < 0 || input >= next.length) {
            throw new IndexError("there is no input " + input + " of " + next.length);
        }
        Tensor tensor =
                TensorAccess.wrap(
                        TensorAccess.view(values),
                        TensorAccess.meta(values).version,
                        ThreadState.get());
        AutogradMeta meta = TensorAccess.meta(tensor);
        meta.gradFn = next[input];
        meta.outputNr = nextNrs[input];
        return tensor;
    }

    /// Adds a function that sees, and may replace, the gradient of one of this node's results. A
    /// pass that is at this node already takes no notice of what is added or removed.
    public RemovableHandle registerHook(int output, UnaryOperator<Tensor> hook) {
        Arguments.given(hook, "hook");
        return hookList(output).add(hook);
    }

    /// Sets the one function that sees the gradient of a result after all hooks, those of
    /// [#registerHook] that come later included: what `Tensor.retainGrad` needs.
    ///
    /// @param hook null for none
    public void setRetainGradHook(int output, @Nullable UnaryOperator<Tensor> hook) {
        hookList(output).setLast(hook);
    }

    /// The function of [#setRetainGradHook], or null.
    public @Nullable UnaryOperator<Tensor> retainGradHook(int output) {
        checkOutput(output);
        @Nullable HookList<UnaryOperator<Tensor>>[] lists = hooks;
        HookList<UnaryOperator<Tensor>> list = output < lists.length ? lists[output] : null;
        return list == null ? null : list.last();
    }

    private void checkOutput(int output) {
        if (output < 0 || output >= Math.max(1, outputDTypes.length)) { // a leaf has none noted
            throw new IndexError("there is no output " + output + " of " + outputDTypes.length);
        }
    }

    private synchronized HookList<UnaryOperator<Tensor>> hookList(int output) {
        checkOutput(output);
        @Nullable HookList<UnaryOperator<Tensor>>[] lists = hooks;
        if (lists.length <= output) {
            lists = Arrays.copyOf(lists, output + 1);
        }
        HookList<UnaryOperator<Tensor>> list = lists[output];
        if (list == null) {
            list = new HookList<>();
            lists[output] = list;
        }
        hooks = lists;
        return list;
    }

    /// Adds a function that sees, and may replace, the gradients of all results before the step
    /// goes backwards, PyTorch's `register_prehook`. Gradients that did not arrive are null. It
    /// runs after the hooks of the results, and only where the step is taken: not where a pass ends
    /// at its results.
    ///
    /// @param hook gets the gradients, and returns null to keep them or as many others
    public RemovableHandle registerPrehook(UnaryOperator<List<@Nullable Tensor>> hook) {
        Arguments.given(hook, "hook");
        NodeExtras extras = NodeExtras.of(this);
        NodeExtras.hooked = true;
        return extras.before.add(hook);
    }

    /// Notes of the program about this step, PyTorch's `metadata`; they live as long as it.
    public Map<String, Object> metadata() {
        return NodeExtras.of(this).metadata;
    }

    /// How often a hook of its results came or went.
    public int hookChanges() {
        int changes = 0;
        for (HookList<UnaryOperator<Tensor>> list : hooks) {
            changes += list == null ? 0 : list.changes();
        }
        return changes + NodeExtras.changes(this);
    }

    /// The hooks on one result, as they are now.
    List<UnaryOperator<Tensor>> hooks(int output) {
        @Nullable HookList<UnaryOperator<Tensor>>[] lists = hooks;
        HookList<UnaryOperator<Tensor>> list = output < lists.length ? lists[output] : null;
        return list == null ? List.of() : list.now();
    }

    /// As PyTorch shows a node: `<AddBackward0>`.
    @Override
    public String toString() {
        return "<" + name() + ">";
    }
}
