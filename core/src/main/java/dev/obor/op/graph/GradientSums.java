package dev.obor.op.graph;

import dev.obor.Tensor;
import dev.obor.backend.View;
import dev.obor.op.TensorAccess;
import dev.obor.op.pointwise.Arithmetic;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.pointwise.TypedPointwise;
import dev.obor.op.shape.Conversions;
import dev.obor.op.shape.StridedWindows;

/// What the engine does with gradients on their way, beside the operations of tensors.
public final class GradientSums {
    private static final long[] NO_SCALARS = {};

    private GradientSums() {}

    /// `a += b`: nothing is recorded or checked.
    public static void addInPlace(Tensor a, Tensor b) {
        TypedPointwise f = Arithmetic.ADD.instance(Pointwise.key(a, b), a.dtype());
        f.runInto(TensorAccess.view(a), TypedPointwise.views(new Tensor[] {a, b}), NO_SCALARS);
        TensorAccess.meta(a).version.count();
    }

    /// A copy laid out as the gradient of a leaf is: with the leaf's strides where its memory has
    /// neither gaps nor overlaps, else row-major.
    public static Tensor copyForLeaf(Tensor t, Tensor leaf) {
        View like = TensorAccess.geometry(leaf); // a scope may have given its memory back
        long[] shape = like.shape();
        boolean dense =
                like.numel() > 0
                        && !StridedWindows.overlaps(shape, like.strides())
                        && StridedWindows.reach(shape, like.strides()) == like.numel();
        long[] strides = dense ? like.strides() : View.contiguousStrides(shape);
        return new Conversions.Copy(t.dtype(), strides).apply(t);
    }
}
