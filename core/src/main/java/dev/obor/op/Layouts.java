package dev.obor.op;

import dev.obor.MemoryFormat;
import dev.obor.Tensor;
import dev.obor.backend.View;
import java.util.Arrays;

/// Which strides the result of a pointwise operation gets.
///
/// As in PyTorch's `TensorIterator`: the result follows the order of the inputs' strides, so that
/// `x.t() + 1` keeps the layout of `x.t()`.
public final class Layouts {
    /// What the memory layout of the gradient of a pointwise operation follows: PyTorch's kernels
    /// for backward name their operands in this order.
    public enum Gradient {
        /// The arriving gradient first, then what was given.
        FOLLOWS_GRADIENT,
        /// What was given first, then the arriving gradient.
        FOLLOWS_INPUTS,
        /// What was given last first, then what was given before, then the arriving gradient.
        FOLLOWS_TARGET,
        /// What was given last first, then the arriving gradient, then what was given before.
        FOLLOWS_LAST,
        /// Nothing: row-major.
        CONTIGUOUS
    }

    private Layouts() {}

    /// The strides for a result of the given sizes; inputs may be null and broadcast against it.
    public static long[] strides(long[] shape, View... ins) {
        boolean plain = true;
        for (View v : ins) {
            plain &= v == null || v.dim() == 0 || v.isContiguous() && sameRank(v, shape);
        }
        if (plain || shape.length < 2) {
            return View.contiguousStrides(shape);
        }
        int[] order = order(shape, ins);
        long[] strides = new long[shape.length];
        long next = 1;
        for (int d : order) {
            strides[d] = next;
            next *= Math.max(shape[d], 1);
        }
        return strides;
    }

    private static boolean sameRank(View v, long[] shape) {
        return v.dim() == shape.length && Arrays.equals(v.shape(), shape) || v.dim() == 1;
    }

    /// The dimensions from the fastest to the slowest: an insertion sort that leaves ties alone.
    private static int[] order(long[] shape, View[] ins) {
        int n = shape.length;
        int[] perm = new int[n];
        for (int d = 0; d < n; d++) {
            perm[d] = n - 1 - d;
        }
        for (int i = 1; i < n; i++) {
            int dim1 = i;
            for (int dim0 = i - 1; dim0 >= 0; dim0--) {
                int comparison = shouldSwap(perm[dim0], perm[dim1], shape, ins);
                if (comparison > 0) {
                    int t = perm[dim0];
                    perm[dim0] = perm[dim1];
                    perm[dim1] = t;
                    dim1 = dim0;
                } else if (comparison < 0) {
                    break;
                }
            }
        }
        return perm;
    }

    private static int shouldSwap(int dim0, int dim1, long[] shape, View[] ins) {
        for (View v : ins) {
            if (v == null) {
                continue;
            }
            long s0 = stride(v, dim0, shape);
            long s1 = stride(v, dim1, shape);
            if (s0 == 0 || s1 == 0) {
                continue;
            }
            if (s0 != s1) {
                return s0 > s1 ? 1 : -1;
            }
            if (shape[dim0] > shape[dim1]) {
                return 1;
            }
        }
        return 0;
    }

    private static long stride(View v, int dim, long[] shape) {
        int d = dim - shape.length + v.dim();
        return d < 0 || v.shape()[d] == 1 && shape[dim] != 1 ? 0 : v.strides()[d];
    }

    /// Whether the columns of a matrix lie one after the other.
    public static boolean isColumnMajor(View v) {
        return v.strides()[0] == 1 && v.strides()[1] == v.shape()[0];
    }

    /// A view without the dimensions that only repeat elements: they have size 1.
    public static View once(View v) {
        if (v.isContiguous() || !repeats(v)) {
            return v;
        }
        long[] shape = v.shape().clone();
        for (int d = 0; d < shape.length; d++) {
            shape[d] = v.strides()[d] == 0 ? Math.min(shape[d], 1) : shape[d];
        }
        return v.with(v.offset(), shape, v.strides());
    }

    /// Whether a dimension repeats the same elements.
    public static boolean repeats(View v) {
        long[] shape = v.shape();
        long[] strides = v.strides();
        for (int d = 0; d < shape.length; d++) {
            if (shape[d] > 1 && strides[d] == 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether the elements fill a stretch of memory, each place once.
    static boolean isDense(View v) {
        if (v.isContiguous()) {
            return true;
        }
        return isLike(v, strides(v.shape(), v));
    }

    /// Whether the elements lie as with other strides.
    static boolean isLike(View v, long[] strides) {
        for (int d = 0; d < strides.length; d++) {
            if (v.shape()[d] > 1 && strides[d] != v.strides()[d]) {
                return false;
            }
        }
        return true;
    }

    /// Whether images (4-d) or volumes (5-d) lie in memory with their channels side by side, by
    /// PyTorch's rule; what may be seen both ways counts as row-major.
    public static boolean isChannelsLast(View v) {
        int n = v.dim();
        if (n != 4 && n != 5 || v.strides()[1] == 0) {
            return false;
        }
        int[] order = n == 4 ? new int[] {1, 3, 2, 0} : new int[] {1, 4, 3, 2, 0};
        long least = 0;
        for (int d : order) {
            long stride = v.strides()[d];
            if (v.shape()[d] == 0 || stride < least || d == 0 && least == v.strides()[1]) {
                return false;
            }
            least = v.shape()[d] > 1 ? stride * v.shape()[d] : stride;
        }
        return true;
    }

    /// As [#suggested(View)].
    public static MemoryFormat suggested(Tensor t) {
        return suggested(TensorAccess.view(t));
    }

    /// The order of dimensions that convolutions, poolings and their like keep: channels side by
    /// side where they are, else row-major.
    public static MemoryFormat suggested(View v) {
        if (!isChannelsLast(v)) {
            return MemoryFormat.CONTIGUOUS_FORMAT;
        }
        return v.dim() == 4 ? MemoryFormat.CHANNELS_LAST : MemoryFormat.CHANNELS_LAST_3D;
    }

    /// The strides of new memory whose channels lie side by side.
    public static long[] channelsLast(long[] shape) {
        MemoryFormat format =
                shape.length == 4 ? MemoryFormat.CHANNELS_LAST : MemoryFormat.CHANNELS_LAST_3D;
        return format.strides(shape);
    }
}
