package dev.obor.onnx.read;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import java.util.Arrays;

/// Dimensions and sizes.
final class Axes {
    private Axes() {}

    /// A dimension that is counted from the front.
    static int of(long axis, int rank) {
        if (axis < -rank || axis >= rank) {
            throw new IndexError(
                    "axis " + axis + " is outside of a tensor of " + rank + " dimensions");
        }
        return (int) (axis < 0 ? axis + rank : axis);
    }

    static long[] of(long[] axes, int rank) {
        long[] out = new long[axes.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = of(axes[i], rank);
        }
        return out;
    }

    /// Indices of which negative ones count from the end.
    static Tensor indices(Tensor indices, long size) {
        Tensor all = indices.to(DType.INT64);
        return Obor.where(all.lt(0), all.add(size), all);
    }

    /// The shape that two are broadcast to.
    static long[] broadcast(long[] a, long[] b) {
        long[] out = new long[Math.max(a.length, b.length)];
        for (int i = 1; i <= out.length; i++) {
            long x = i <= a.length ? a[a.length - i] : 1;
            long y = i <= b.length ? b[b.length - i] : 1;
            if (x != y && x != 1 && y != 1) {
                throw new ShapeError(
                        "the shapes "
                                + Arrays.toString(a)
                                + " and "
                                + Arrays.toString(b)
                                + " cannot be broadcast");
            }
            out[out.length - i] = x == 1 ? y : x;
        }
        return out;
    }
}
