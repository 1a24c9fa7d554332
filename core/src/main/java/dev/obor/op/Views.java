package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.autograd.CopySlices;
import dev.obor.autograd.Node;
import dev.obor.backend.View;
import dev.obor.base.StateError;
import dev.obor.op.graph.AutogradMeta;
import dev.obor.op.graph.AutogradMeta.CreationMeta;
import dev.obor.op.graph.AutogradMeta.ViewInfo;
import dev.obor.op.graph.GradientHooks;
import dev.obor.op.shape.ComplexViews;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// How views are made, tracked and differentiated; the view operations themselves are in
/// [dev.obor.op.shape].
public final class Views {
    private Views() {}

    /// A view operation: its first input seen as its second, which was made before, and what its
    /// gradient is.
    static final class ViewOp extends Op {
        private final UnaryOperator<Tensor> gradient;

        ViewOp(String node, UnaryOperator<Tensor> gradient) {
            super(node);
            this.gradient = gradient;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            return in[1];
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {gradient.apply(grad)};
        }
    }

    /// A view of a tensor that is tracked: changes in place reach the tensor's history.
    public static Tensor view(
            Tensor t, String node, View geometry, UnaryOperator<Tensor> gradient) {
        ThreadState state = ThreadState.get();
        boolean recorded = state.gradEnabled && t.requiresGrad();
        if (!recorded && !moves(state, t)) {
            CreationMeta creation =
                    state.inference
                            ? CreationMeta.INFERENCE
                            : state.gradEnabled ? null : CreationMeta.NO_GRAD;
            return alias(t, geometry, creation);
        }
        return new ViewOp(node, gradient).apply(1, t, alias(t, geometry, null));
    }

    /// Whether a tensor has a tangent in forward mode.
    private static boolean moves(ThreadState state, Tensor t) {
        return state.dualLevel != null && TensorAccess.meta(t).dual != null;
    }

    /// A tensor on the same memory.
    ///
    /// @param creation how the view came to be; null: as the tensor that it looks at
    public static Tensor alias(Tensor t, View geometry, @Nullable CreationMeta creation) {
        AutogradMeta source = TensorAccess.meta(t);
        Tensor view = TensorAccess.wrap(geometry, source.version, ThreadState.get());
        AutogradMeta meta = TensorAccess.meta(view);
        meta.inference |= source.inference;
        ViewInfo info = source.viewInfo;
        CreationMeta made = creation;
        if (made == null) {
            made = info == null ? CreationMeta.DEFAULT : info.creation;
        }
        meta.viewInfo =
                new ViewInfo(
                        info == null ? TensorAccess.itself(t) : info.base,
                        made,
                        source.version.value);
        return view;
    }

    /// The node that made a tensor; for a view whose base changed since, a new one.
    ///
    /// @throws StateError if it is a view of a kind that does not follow its base
    public static @Nullable Node gradFn(Tensor t) {
        AutogradMeta meta = TensorAccess.meta(t);
        ViewInfo info = meta.viewInfo;
        if (info == null || info.attributeVersion == meta.version.value) {
            return meta.gradFn;
        }
        if (meta.gradFn == null && !info.base.requiresGrad()) {
            return null;
        }
        if (info.creation != CreationMeta.DEFAULT) {
            throw new StateError(InPlace.refusal(meta, info.creation, true));
        }
        synchronized (meta) {
            if (info.attributeVersion != meta.version.value) {
                regenerate(t, meta, info);
            }
        }
        return meta.gradFn;
    }

    private static void regenerate(Tensor t, AutogradMeta meta, ViewInfo info) {
        View v = TensorAccess.view(t);
        ThreadState state = ThreadState.get();
        boolean grad = state.gradEnabled;
        state.gradEnabled = true;
        try {
            Tensor fresh = ComplexViews.Place.of(v, TensorAccess.view(info.base)).on(info.base);
            AutogradMeta made = TensorAccess.meta(fresh);
            setGradFn(meta, made.gradFn == null ? Node.severed(t) : made.gradFn, made.outputNr);
            info.attributeVersion = meta.version.value;
        } finally {
            state.gradEnabled = grad;
        }
    }

    /// Ties the result of an in-place operation into the graph.
    public static void rebaseHistory(Tensor t, Node node, int nr) {
        AutogradMeta meta = TensorAccess.meta(t);
        ViewInfo info = meta.viewInfo;
        if (info == null) {
            setGradFn(meta, node, nr);
            return;
        }
        Tensor base = info.base;
        AutogradMeta of = TensorAccess.meta(base);
        Node slices = CopySlices.node(node, nr, of.gradFn, of.outputNr, base, t);
        setGradFn(of, slices, 0);
        regenerate(t, meta, info);
    }

    private static void setGradFn(AutogradMeta meta, Node node, int nr) {
        Node before = meta.gradFn;
        int nrBefore = meta.outputNr;
        meta.gradFn = node;
        meta.outputNr = nr;
        GradientHooks.follow(meta, before, nrBefore);
    }

    /// Zeros of the given sizes with a gradient written into one view of them.
    public static Tensor intoZeros(Tensor grad, long[] shape, UnaryOperator<Tensor> part) {
        Tensor zeros = TensorAccess.wrap(RawMemory.full(grad.dtype(), shape, 0));
        part.apply(zeros).copy_(grad);
        return zeros;
    }

    /// Makes a tensor what a view of it is, its history included; returns it. Of a view the history
    /// follows from its base.
    public static Tensor become(Tensor t, Tensor view) {
        AutogradMeta meta = TensorAccess.meta(t);
        AutogradMeta made = TensorAccess.meta(view);
        Node node = made.gradFn;
        int nr = made.outputNr;
        TensorAccess.setView(t, TensorAccess.view(view));
        meta.version.count();
        if (meta.viewInfo == null && node != null) {
            setGradFn(meta, node, nr);
        }
        return t;
    }
}
