package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.View;
import dev.obor.op.Instance.Gradient;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One use of a pointwise operation: runs its program, and its derived programs backwards.
final class PointwiseCall extends Op {
    private final Instance instance;
    private final long[] scalars;
    private final boolean inPlace;

    PointwiseCall(String nodeName, Instance instance, long[] scalars) {
        this(nodeName, instance, scalars, false);
    }

    PointwiseCall(String nodeName, Instance instance, long[] scalars, boolean inPlace) {
        super(nodeName);
        this.instance = instance;
        this.scalars = scalars;
        this.inPlace = inPlace;
    }

    @Override
    protected Tensor forward(Context ctx, Tensor... inputs) {
        View[] views = Instance.views(inputs);
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
        if (needsOriginal(ctx, inputs.length)) {
            toSave = inputs.clone();
            toSave[0] = original(self);
        }
        instance.runInto(views[0], views, scalars);
        ctx.markDirty(self);
        save(ctx, toSave, self);
        return self;
    }

    /// A copy of the values before the change, with their history: second derivatives need it.
    static Tensor original(Tensor self) {
        ThreadState state = ThreadState.get();
        state.gradEnabled = true; // off while forward runs
        try {
            return self.clone();
        } finally {
            state.gradEnabled = false;
        }
    }

    private boolean needsOriginal(Context ctx, int n) {
        for (int i = 0; i < n; i++) {
            if (ctx.needsInputGrad(i) && readsFirst(instance.gradient(i), n)) {
                return true;
            }
        }
        return false;
    }

    private boolean readsFirst(Gradient gradient, int n) {
        return gradient.usesInput(0)
                || instance.is(Instance.RECOMPUTES) && gradient.usesInput(n + 1);
    }

    /// Keeps what the gradients that are wanted will read, and nothing else.
    private void save(Context ctx, Tensor[] inputs, Tensor out) {
        int n = inputs.length;
        @Nullable Tensor[] kept = null;
        for (int i = 0; i < n; i++) {
            if (!ctx.needsInputGrad(i)) {
                continue;
            }
            if (kept == null) {
                kept = new Tensor[n + 2];
            }
            for (int u : instance.gradient(i).uses()) {
                if (u < n) {
                    kept[u] = inputs[u];
                } else if (u == n + 1 && instance.is(Instance.RECOMPUTES)) {
                    System.arraycopy(inputs, 0, kept, 0, n);
                } else if (u == n + 1) {
                    kept[u] = out;
                }
            }
        }
        if (kept == null) {
            return;
        }
        if (instance.is(Instance.KEEPS_INPUTS)) {
            for (int i = 0; i < n; i++) {
                kept[i] =
                        inputs[i] == out ? kept[i] : inputs[i]; // gone, if it was changed in place
            }
        }
        if (instance.is(Instance.KEEPS_RESULT)) {
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
        if (!instance.is(Instance.NUMBER)) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            Instance derived = ctx.needsInputGrad(i) ? instance.gradient(i).instance() : null;
            if (derived != null && derived.program.scalarCount() > 0) {
                return true;
            }
        }
        return false;
    }

    private static long[][] shapes(Tensor[] inputs) {
        long[][] shapes = new long[inputs.length][];
        for (int i = 0; i < shapes.length; i++) {
            shapes[i] = TensorAccess.view(inputs[i]).shape();
        }
        return shapes;
    }

    @Override
    protected @Nullable Tensor[] backward(Context ctx, Tensor gradOutput) {
        long[][] shapes = ctx.kept();
        int n = shapes.length;
        @Nullable Tensor[] result = new Tensor[n];
        for (int i = 0; i < n; i++) {
            if (ctx.needsInputGrad(i)) {
                result[i] = gradient(ctx, instance.gradient(i), gradOutput, n, shapes[i]);
            }
        }
        return result;
    }

    private Tensor recomputed(Context ctx, int n) {
        Tensor[] inputs = new Tensor[n];
        for (int i = 0; i < n; i++) {
            inputs[i] = ctx.saved(i);
        }
        return instance.apply(nodeName(), scalars, inputs);
    }

    private @Nullable Tensor gradient(
            Context ctx, Gradient gradient, Tensor gradOutput, int n, long[] shape) {
        if (gradient.passes()) {
            return gradOutput; // the engine sums over what was broadcast
        }
        Instance derived = gradient.instance();
        if (derived == null) {
            return WriteOp.zeros(gradOutput, shape);
        }
        int[] uses = gradient.uses();
        Tensor[] ins = new Tensor[uses.length];
        for (int k = 0; k < ins.length; k++) {
            boolean again = uses[k] == n + 1 && instance.is(Instance.RECOMPUTES);
            ins[k] = uses[k] == n ? gradOutput : again ? recomputed(ctx, n) : ctx.saved(uses[k]);
        }
        if (ThreadState.get().gradEnabled) {
            if (instance.is(Instance.SELECTS)) {
                for (int k = 0; k < ins.length; k++) {
                    ins[k] = uses[k] == n ? ins[k] : ins[k].detach();
                }
            }
            return derived.apply(nodeName(), scalars, ins);
        }
        boolean whole = Arrays.equals(shape, TensorAccess.view(gradOutput).shape());
        return whole
                ? TensorAccess.wrap(derived.run(Instance.views(ins), scalars))
                : derived.runReduced(ins, scalars, shape);
    }
}
