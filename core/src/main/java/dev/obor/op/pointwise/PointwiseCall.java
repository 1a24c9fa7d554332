package dev.obor.op.pointwise;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.View;
import dev.obor.op.Op;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.WriteOp;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.graph.Geometry;
import dev.obor.op.pointwise.TypedPointwise.Gradient;
import dev.obor.op.shape.ComplexViews;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One use of a pointwise operation: runs its program, and its derived programs backwards.
public final class PointwiseCall extends Op {
    private final TypedPointwise instance;
    private final long[] scalars;
    private final boolean inPlace;

    PointwiseCall(String nodeName, TypedPointwise instance, long[] scalars) {
        this(nodeName, instance, scalars, false);
    }

    PointwiseCall(String nodeName, TypedPointwise instance, long[] scalars, boolean inPlace) {
        super(nodeName);
        this.instance = instance;
        this.scalars = scalars;
        this.inPlace = inPlace;
    }

    @Override
    protected Tensor forward(Context ctx, Tensor... inputs) {
        View[] views = TypedPointwise.views(inputs);
        if (inPlace) {
            return forwardInPlace(ctx, views, inputs);
        }
        Tensor out = TensorAccess.wrap(instance.run(views, scalars));
        save(ctx, inputs, out);
        return out;
    }

    private Tensor forwardInPlace(Context ctx, View[] views, Tensor[] inputs) {
        Tensor self = inputs[0];
        Tensor[] toSave = inputs;
        if (reads(ctx, 0, inputs.length)) {
            toSave = inputs.clone();
            toSave[0] = original(self);
        }
        instance.runInto(views[0], views, scalars);
        ctx.markDirty(self);
        save(ctx, toSave, self);
        return self;
    }

    /// A copy of the values before the change, with their history: second derivatives need it.
    public static Tensor original(Tensor self) {
        ThreadState state = ThreadState.get();
        state.gradEnabled = true; // off while forward runs
        try {
            return self.clone();
        } finally {
            state.gradEnabled = false;
        }
    }

    private static boolean sharesVersion(Tensor a, Tensor b) {
        return TensorAccess.meta(a).version == TensorAccess.meta(b).version;
    }

    private static boolean keeps(Context ctx, int reader) {
        return reader == TypedPointwise.ALL
                || reader != TypedPointwise.NOBODY && ctx.needsInputGrad(reader);
    }

    /// Whether a gradient that is wanted reads an input.
    private boolean reads(Context ctx, int input, int n) {
        for (int i = 0; i < n; i++) {
            if (ctx.needsInputGrad(i) && instance.reads(i, input)) {
                return true;
            }
        }
        return false;
    }

    /// Keeps what the gradients that are wanted will read, and what PyTorch keeps beside it.
    private void save(Context ctx, Tensor[] inputs, Tensor out) {
        if (!ctx.isRecording()) {
            return;
        }
        int n = inputs.length;
        int[] readers = instance.readers();
        @Nullable Tensor[] kept = new Tensor[n + 2];
        for (int i = 0; i < n; i++) {
            // What was changed in place is gone; its copy is kept where it is read.
            // A single one is kept even where nothing flows to it: a view that noGrad() made.
            boolean single = n == 1 && readers[0] != TypedPointwise.NOBODY;
            boolean wanted =
                    inPlace && i == 0 ? reads(ctx, i, n) : single || keeps(ctx, readers[i]);
            kept[i] = wanted ? inputs[i] : null;
            if (wanted && inPlace && i > 0 && sharesVersion(inputs[i], out)) {
                ctx.markOverwritten(i);
            }
        }
        kept[n + 1] = keeps(ctx, readers[n + 1]) ? out : null;
        if (instance.is(TypedPointwise.KEEPS_RESULT)) {
            kept[n + 1] = out;
        }
        if (!isEmpty(kept) || usesNumber(ctx, n)) { // else a second pass may go through it
            ctx.saveForBackward(kept);
        }
        ctx.keep(shapes(inputs));
    }

    private static boolean isEmpty(@Nullable Tensor[] kept) {
        for (Tensor t : kept) {
            if (t != null) {
                return false;
            }
        }
        return true;
    }

    /// Whether a gradient reads a number that is an operand: PyTorch saves it as a tensor, and so
    /// refuses a second pass.
    private boolean usesNumber(Context ctx, int n) {
        if (!instance.is(TypedPointwise.NUMBER)) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            TypedPointwise derived = ctx.needsInputGrad(i) ? instance.gradient(i).instance() : null;
            if (derived != null && derived.program.scalarCount() > 0) {
                return true;
            }
        }
        return false;
    }

    /// The sizes of the inputs; behind them, where gradients are zeros that lie as the inputs, the
    /// strides of those.
    private long[][] shapes(Tensor[] inputs) {
        int n = inputs.length;
        long[][] shapes = new long[instance.isTruth() ? 2 * n : n][];
        for (int i = 0; i < n; i++) {
            View view = TensorAccess.view(inputs[i]);
            shapes[i] = view.shape();
            if (shapes.length > n) {
                shapes[n + i] = RawMemory.preservedStrides(view);
            }
        }
        return shapes;
    }

    @Override
    public int @Nullable [] checkOrder() {
        return instance.checkOrder();
    }

    @Override
    protected @Nullable Tensor[] backward(Context ctx, Tensor gradOutput) {
        long[][] shapes = ctx.kept();
        int n = instance.tensors;
        @Nullable Tensor[] result = new Tensor[n];
        for (int i = 0; i < n; i++) {
            if (ctx.needsInputGrad(i) && shapes.length > n) {
                result[i] = WriteOp.zeros(gradOutput, new Geometry(shapes[i], shapes[n + i], 0));
            } else if (ctx.needsInputGrad(i)) {
                result[i] = gradient(ctx, i, gradOutput, n, shapes[i]);
            }
        }
        return result;
    }

    /// The operands and the result as far as they were saved, and the arriving gradient if a
    /// further derivative reads it.
    private static @Nullable Tensor[] saved(
            Context ctx, TypedPointwise derived, Tensor gradOutput, int n, int place) {
        @Nullable Tensor[] all = new Tensor[n + 2];
        for (int i = 0; i < all.length; i++) {
            all[i] = i == n ? null : ctx.saved(i);
        }
        for (int k = 0; k < derived.tensors; k++) {
            if (k != place && derived.slopes(k) && derived.reads(k, place)) {
                all[n] = gradOutput;
            }
        }
        return all;
    }

    /// Whether PyTorch computes with a copy of what arrives.
    private boolean copiesGradient(Context ctx, int input, int n) {
        if (instance.is(TypedPointwise.copiesGradient(input))) {
            return true;
        }
        if (!instance.is(TypedPointwise.copiesGradientUnless(input))) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            if (i != input && ctx.saved(i) != null && ctx.saved(i).requiresGrad()) {
                return false;
            }
        }
        return true;
    }

    /// Those operands that the gradient does not depend on.
    private static Tensor[] unused(Context ctx, Gradient gradient, int n) {
        List<Tensor> rest = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (!gradient.usesInput(i)) {
                rest.add(ctx.saved(i));
            }
        }
        return rest.toArray(new Tensor[0]);
    }

    private Tensor recomputed(Context ctx, int n) {
        Tensor[] inputs = new Tensor[n];
        for (int i = 0; i < n; i++) {
            inputs[i] = ctx.saved(i);
        }
        return instance.apply(nodeName(), scalars, inputs);
    }

    /// Where zeros lie: as the arriving gradient, if they are not summed and nothing else is said.
    private static Geometry zeros(Gradient gradient, Tensor gradOutput, long[] shape) {
        boolean follow =
                gradient.follows() && Arrays.equals(shape, TensorAccess.view(gradOutput).shape());
        return follow
                ? WriteOp.preserved(gradOutput)
                : new Geometry(shape, View.contiguousStrides(shape), 0);
    }

    private @Nullable Tensor gradient(
            Context ctx, int input, Tensor gradOutput, int n, long[] shape) {
        Gradient gradient = instance.gradient(input);
        if (gradient.passes()) {
            return gradOutput; // the engine sums over what was broadcast
        }
        TypedPointwise derived = gradient.instance();
        if (derived == null) {
            return WriteOp.zeros(gradOutput, zeros(gradient, gradOutput, shape));
        }
        int[] uses = gradient.uses();
        Tensor[] ins = new Tensor[uses.length];
        for (int k = 0; k < ins.length; k++) {
            boolean again = uses[k] == n + 1 && instance.is(TypedPointwise.RECOMPUTES);
            ins[k] = uses[k] == n ? gradOutput : again ? recomputed(ctx, n) : ctx.saved(uses[k]);
        }
        if (ThreadState.get().gradEnabled) {
            Pointwise.Recorded recorded = instance.recorded;
            if (recorded != null) {
                Tensor[] operands = new Tensor[n + 1];
                for (int k = 0; k < n; k++) {
                    operands[k] = ctx.saved(k);
                }
                operands[n] = ctx.saved(n + 1);
                Tensor own = recorded.gradient(input, gradOutput, operands, scalars);
                if (own != null) {
                    return own;
                }
            }
            if (instance.is(TypedPointwise.SELECTS)) {
                for (int k = 0; k < ins.length; k++) {
                    boolean sloping = uses[k] == n || derived.slopes(k);
                    ins[k] = sloping ? ins[k] : ins[k].detach();
                }
            }
            boolean constants = instance.is(TypedPointwise.COPIES_CONSTANTS);
            for (int k = 0; k < ins.length; k++) {
                boolean copied = uses[k] < n && instance.is(TypedPointwise.copies(uses[k]));
                boolean constant = uses[k] < n && constants && !ins[k].requiresGrad();
                copied |= uses[k] == n && copiesGradient(ctx, input, n);
                ins[k] = copied || constant ? ins[k].clone() : ins[k];
            }
            Tensor result = derived.apply(nodeName(), scalars, ins);
            result = derived.is(TypedPointwise.REAL_PART) ? ComplexViews.real(result) : result;
            if (instance.is(TypedPointwise.ONE_STEP)) {
                int place = 0;
                while (uses[place] != n) {
                    place++;
                }
                result =
                        ExtraNode.saving(
                                nodeName(), result, saved(ctx, derived, gradOutput, n, place));
            }
            if (instance.is(TypedPointwise.KEEPS_ARRIVING)) {
                result = ExtraNode.saving(nodeName(), result, gradOutput);
            }
            return instance.is(TypedPointwise.TIES)
                    ? ExtraNode.gradient(nodeName(), result, unused(ctx, gradient, n))
                    : result;
        }
        boolean whole = Arrays.equals(shape, TensorAccess.view(gradOutput).shape());
        Tensor result =
                whole
                        ? TensorAccess.wrap(derived.run(TypedPointwise.views(ins), scalars))
                        : derived.runReduced(ins, scalars, shape);
        if (!derived.is(TypedPointwise.REAL_PART)) {
            return result;
        }
        View part = TensorAccess.view(result).part(0);
        return TensorAccess.wrap(whole ? part : RawMemory.contiguous(part));
    }
}
