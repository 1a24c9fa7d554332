package dev.obor.autograd;

import dev.obor.MemoryFormat;
import dev.obor.Tensor;
import dev.obor.backend.View;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.op.BuiltIn;
import dev.obor.op.TensorAccess;
import dev.obor.op.graph.Geometry;
import dev.obor.op.shape.ComplexViews;
import dev.obor.op.shape.StridedWindows;
import org.jspecify.annotations.Nullable;

/// What an in-place operation on a view means for the tensor that it looks at.
///
/// The gradient of the whole passes by, except for the part under the view: that part goes through
/// the operation's own backward.
public final class CopySlices extends MultiFunction implements BuiltIn {
    private final Node inner;
    private final int innerNr;
    private final Geometry base;
    private final Geometry view;
    private final DType dtype;
    private final long distance;
    private boolean freed;

    /// @param distance how far the view begins behind the base
    private CopySlices(
            Node inner, int innerNr, Geometry base, Geometry view, DType dtype, long distance) {
        this.inner = inner;
        this.innerNr = innerNr;
        this.base = base;
        this.view = view;
        this.dtype = dtype;
        this.distance = distance;
    }

    /// The node that the base of a changed view gets.
    ///
    /// @param inner the recorded in-place operation, whose first input was the view
    /// @param oldEdge where the base's gradient went before, or null
    public static Node node(
            Node inner, int innerNr, @Nullable Node oldEdge, int oldNr, Tensor base, Tensor view) {
        Arguments.given(base, "base");
        Arguments.given(view, "view");
        int n = Arguments.given(inner, "inner").inputs();
        if (n == 0) {
            throw new ValueError("a recorded in-place operation has an input, but this has none");
        }
        @Nullable Node[] next = new Node[n];
        int[] nrs = new int[n];
        next[0] = oldEdge;
        nrs[0] = oldNr;
        for (int i = 1; i < n; i++) {
            next[i] = inner.next(i);
            nrs[i] = inner.nextNr(i);
        }
        View whole = TensorAccess.view(base);
        View part = TensorAccess.view(view);
        CopySlices function =
                new CopySlices(
                        inner,
                        innerNr,
                        Geometry.of(base),
                        Geometry.of(view),
                        part.dtype(),
                        ComplexViews.distance(part, whole));
        Node node = new Node(function, next, nrs);
        node.setOutputs(base);
        return node;
    }

    @Override
    protected String nodeName() {
        return "CopySlices";
    }

    @Override
    void free() {
        freed = true; // PyTorch lets the inner step go, whether it saved anything or not
        inner.free();
    }

    @Override
    protected Tensor[] forward(Context ctx, Tensor... inputs) {
        throw new IllegalStateException("CopySlices has no forward");
    }

    @Override
    protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... gradOutputs) {
        if (freed) {
            throw Context.freedError();
        }
        Tensor grad = gradOutputs[0];
        if (grad == null) {
            return new Tensor[inner.inputs()];
        }
        Tensor whole = StridedWindows.placed(grad, base.strides());
        Tensor slice = ComplexViews.window(whole, dtype, view.shape(), view.strides(), distance);
        @Nullable Tensor[] arriving = new Tensor[inner.outputs()];
        arriving[innerNr] = slice.clone(MemoryFormat.CONTIGUOUS_FORMAT);
        if (inner.function.isBuiltIn()) {
            inner.checkSaved();
        }
        @Nullable Tensor[] result = inner.function.backwardAll(inner, arriving).clone();
        Tensor first = result.length == 0 ? null : result[0];
        if (first == null) {
            slice.zero_();
        } else {
            slice.copy_(first);
        }
        result[0] = whole;
        return result;
    }
}
