package dev.obor.autograd;

import dev.obor.MemoryFormat;
import dev.obor.Tensor;
import dev.obor.backend.View;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import dev.obor.op.BuiltIn;
import dev.obor.op.TensorAccess;
import dev.obor.op.graph.Geometry;
import dev.obor.op.shape.ComplexViews;
import dev.obor.op.shape.ComplexViews.Place;
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
    private final boolean mirrored;
    private final Place place;
    private boolean freed;

    /// @param mirrored whether the base is
    private CopySlices(Node inner, int innerNr, Geometry base, boolean mirrored, Place place) {
        this.inner = inner;
        this.innerNr = innerNr;
        this.base = base;
        this.mirrored = mirrored;
        this.place = place;
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
        CopySlices function =
                new CopySlices(
                        inner,
                        innerNr,
                        Geometry.of(base),
                        whole.isMirrored(),
                        Place.of(TensorAccess.view(view), whole));
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
        Tensor whole =
                StridedWindows.placed(
                        mirrored ? ComplexViews.mirrored(grad) : grad, base.strides());
        whole = mirrored ? ComplexViews.mirrored(whole) : whole; // in memory as the base is
        Tensor slice = place.on(whole);
        @Nullable Tensor[] arriving = new Tensor[inner.outputs()];
        arriving[innerNr] = slice.clone(MemoryFormat.CONTIGUOUS_FORMAT);
        @Nullable Tensor[] result = inner.backwardWithin((Node) ctx, arriving).clone();
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
