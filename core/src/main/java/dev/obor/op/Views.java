package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.autograd.CopySlices;
import dev.obor.autograd.Node;
import dev.obor.backend.View;
import dev.obor.op.AutogradMeta.CreationMeta;
import dev.obor.op.AutogradMeta.ViewInfo;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// How views are made, tracked and differentiated; the view operations themselves are in [ViewOps].
public final class Views {
    private Views() {}

    /// A view operation: new geometry on the same memory, and what its gradient is.
    static final class ViewOp extends Op {
        private final View geometry;
        private final UnaryOperator<Tensor> gradient;

        ViewOp(String node, View geometry, UnaryOperator<Tensor> gradient) {
            super(node);
            this.geometry = geometry;
            this.gradient = gradient;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            return alias(in[0], geometry, null);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {gradient.apply(grad)};
        }
    }

    /// A view of a tensor that is tracked: changes in place reach the tensor's history.
    static Tensor view(Tensor t, String node, View geometry, UnaryOperator<Tensor> gradient) {
        ThreadState state = ThreadState.get();
        if (!state.gradEnabled || !t.requiresGrad()) {
            CreationMeta creation =
                    state.inference
                            ? CreationMeta.INFERENCE
                            : state.gradEnabled ? null : CreationMeta.NO_GRAD;
            return alias(t, geometry, creation);
        }
        return new ViewOp(node, geometry, gradient).apply(t);
    }

    /// A tensor on the same memory.
    ///
    /// @param creation how the view came to be; null: as the tensor that it looks at
    static Tensor alias(Tensor t, View geometry, @Nullable CreationMeta creation) {
        AutogradMeta source = TensorAccess.meta(t);
        Tensor view = TensorAccess.wrap(geometry, source.version, ThreadState.get());
        AutogradMeta meta = TensorAccess.meta(view);
        meta.inference |= source.inference;
        ViewInfo info = source.viewInfo;
        CreationMeta made = creation;
        if (made == null) {
            made = info == null ? CreationMeta.DEFAULT : info.creation;
        }
        meta.viewInfo = new ViewInfo(info == null ? t : info.base, made, source.version.value);
        return view;
    }

    /// The node that made a tensor; for a view whose base changed since, a new one.
    public static @Nullable Node gradFn(Tensor t) {
        AutogradMeta meta = TensorAccess.meta(t);
        ViewInfo info = meta.viewInfo;
        if (info == null
                || info.attributeVersion == meta.version.value
                || info.creation == CreationMeta.CUSTOM_FUNCTION) {
            return meta.gradFn;
        }
        AutogradMeta base = TensorAccess.meta(info.base);
        if (base.gradFn == null && !base.requiresGrad) {
            return meta.gradFn;
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
            int offset = v.offset() - TensorAccess.view(info.base).offset();
            Tensor fresh = asStrided(info.base, v.shape(), v.strides(), offset);
            AutogradMeta made = TensorAccess.meta(fresh);
            meta.gradFn = made.gradFn;
            meta.outputNr = made.outputNr;
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
            meta.gradFn = node;
            meta.outputNr = nr;
            return;
        }
        Tensor base = info.base;
        AutogradMeta of = TensorAccess.meta(base);
        Node slices = CopySlices.node(node, nr, of.gradFn, of.outputNr, base, t);
        of.gradFn = slices;
        of.outputNr = 0;
        regenerate(t, meta, info);
    }

    /// A window of the given geometry on the memory of a tensor.
    ///
    /// @param offset relative to the tensor's own first element
    public static Tensor asStrided(Tensor t, long[] shape, long[] strides, long offset) {
        View v = TensorAccess.view(t);
        View geometry = v.with(v.offset() + offset, shape, strides);
        return view(
                t,
                "AsStridedBackward0",
                geometry,
                g -> {
                    if (overlaps(shape, strides)) {
                        return new Overlapping(v, shape, strides, offset).apply(g);
                    }
                    Tensor zeros = denseZeros(v, g);
                    asStrided(zeros, shape, strides, offset).copy_(g);
                    return zeros;
                });
    }

    /// The gradient of a window whose places share elements: what comes to one is added up.
    private static final class Overlapping extends Op {
        private final View like;
        private final long[] shape;
        private final long[] strides;
        private final long offset;

        Overlapping(View like, long[] shape, long[] strides, long offset) {
            super("AsStridedBackwardBackward0");
            this.like = like;
            this.shape = shape;
            this.strides = strides;
            this.offset = offset;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor zeros = denseZeros(like, in[0]);
            Tensor window = asStrided(zeros, shape, strides, offset);
            return Indexing.addInto(zeros, window.detach(), in[0].detach());
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor laid = denseZeros(like, grad).copy_(grad);
            return new Tensor[] {asStrided(laid, shape, strides, offset)};
        }
    }

    /// Zeros with the sizes and strides of a view, for a gradient that is written in parts.
    private static Tensor denseZeros(View like, Tensor grad) {
        View view = Backends.empty(grad.dtype(), like.shape(), like.strides());
        Creation.fill(view, 0.0);
        return TensorAccess.wrap(view);
    }

    /// Whether two places may share an element: a stride must step over what lies within it.
    private static boolean overlaps(long[] shape, long[] strides) {
        Integer[] order = new Integer[shape.length];
        Arrays.setAll(order, d -> d);
        Arrays.sort(order, Comparator.comparingLong(d -> strides[d]));
        long reach = 0;
        for (int d : order) {
            if (shape[d] > 1 && strides[d] <= reach) {
                return true;
            }
            reach += (shape[d] - 1) * strides[d];
        }
        return false;
    }

    /// Zeros of the given sizes with a gradient written into one view of them.
    static Tensor intoZeros(Tensor grad, long[] shape, UnaryOperator<Tensor> part) {
        Tensor zeros = TensorAccess.wrap(Creation.full(grad.dtype(), shape, 0));
        part.apply(zeros).copy_(grad);
        return zeros;
    }
}
