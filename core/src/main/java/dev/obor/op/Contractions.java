package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.backend.Sizes;
import dev.obor.base.ShapeError;
import java.util.Arrays;

/// Products of vectors, matrices and batches: composites of [Products].
public final class Contractions {
    private Contractions() {}

    /// `mv`: a matrix times a vector.
    ///
    /// @throws ShapeError if the sizes do not fit
    public static Tensor mv(Tensor matrix, Tensor vector) {
        Shapes.wrapOwnDim(0, matrix.dim());
        // PyTorch adds to a vector of nothing, and counts it among what it was given
        AddedProducts.checkVector(new long[] {matrix.size(0)}, vector.dtype(), matrix, vector);
        return Products.matmul(matrix, vector);
    }

    /// `outer`: all products of an element of one vector with an element of the other.
    ///
    /// @throws ShapeError if one is no vector
    public static Tensor outer(Tensor a, Tensor b) {
        checkVector(a, "self");
        checkVector(b, "vec2");
        return a.unsqueeze(1).mul(b);
    }

    private static void checkVector(Tensor t, String name) {
        if (t.dim() != 1) {
            throw new ShapeError(
                    "outer: Expected 1-D argument " + name + ", but got " + t.dim() + "-D");
        }
    }

    /// `inner`: sums of products over the last dimension of both.
    ///
    /// @throws ShapeError if these differ
    public static Tensor inner(Tensor a, Tensor b) {
        if (a.dim() == 0 || b.dim() == 0) {
            return a.mul(b);
        }
        if (a.size(-1) != b.size(-1)) {
            throw new ShapeError(
                    "inner() the last dimension must match on both input tensors but got shapes "
                            + a.shape().toList()
                            + " and "
                            + b.shape().toList());
        }
        return tensordot(a, b, new long[] {-1}, new long[] {-1});
    }

    /// `trace`: the sum of the diagonal of a matrix.
    ///
    /// @throws ShapeError if it is no matrix
    public static Tensor trace(Tensor t) {
        if (t.dim() != 2) {
            throw new ShapeError("trace: expected a matrix, but got tensor with dim " + t.dim());
        }
        DTypes.checkNotBool("trace", t.dtype());
        return t.diagonal().sum();
    }

    /// `kron`: the Kronecker product.
    public static Tensor kron(Tensor a, Tensor b) {
        int n = Math.max(a.dim(), b.dim());
        long[] left = new long[2 * n];
        long[] right = new long[2 * n];
        long[] result = new long[n];
        for (int d = 0; d < n; d++) {
            int da = d - (n - a.dim());
            int db = d - (n - b.dim());
            left[2 * d] = da < 0 ? 1 : a.size(da);
            left[2 * d + 1] = 1;
            right[2 * d] = 1;
            right[2 * d + 1] = db < 0 ? 1 : b.size(db);
            result[d] = left[2 * d] * right[2 * d + 1];
        }
        return a.reshape(left).mul(b.reshape(right)).reshape(result);
    }

    /// `tensordot`: sums of products over some dimensions of both.
    ///
    /// @throws ShapeError if these differ in number or size
    public static Tensor tensordot(Tensor a, Tensor b, long[] dimsA, long[] dimsB) {
        if (dimsA.length != dimsB.length) {
            throw new ShapeError("both dimension lists should have same length");
        }
        // None means none here, and not all.
        boolean none = dimsA.length == 0;
        boolean[] outA = none ? new boolean[a.dim()] : Shapes.dimMask(dimsA, a.dim());
        boolean[] outB = none ? new boolean[b.dim()] : Shapes.dimMask(dimsB, b.dim());
        Tensor left = a;
        Tensor right = b;
        long inner = 1;
        for (int i = 0; i < dimsA.length; i++) {
            int da = Shapes.wrapDim(dimsA[i], a.dim());
            int db = Shapes.wrapDim(dimsB[i], b.dim());
            long sa = a.size(da);
            long sb = b.size(db);
            if (sb == 1 && sa != 1) { // broadcast, as PyTorch does
                left = Reductions.sum(left, new long[] {da}, true, left.dtype());
                sa = 1;
            } else if (sa == 1 && sb != 1) {
                right = Reductions.sum(right, new long[] {db}, true, right.dtype());
                sb = 1;
            } else if (sa != sb) {
                throw new ShapeError(
                        "contracted dimensions need to match, but first has size "
                                + sa
                                + " in dim "
                                + dimsA[i]
                                + " and second has size "
                                + sb
                                + " in dim "
                                + dimsB[i]);
            }
            inner = Sizes.product(inner, sa);
        }
        long[] keptA = rest(outA, a.dim());
        long[] keptB = rest(outB, b.dim());
        long[] sizes = new long[keptA.length + keptB.length];
        long rows = 1;
        long columns = 1;
        for (int i = 0; i < keptA.length; i++) {
            sizes[i] = a.size(keptA[i]);
            rows = Sizes.product(rows, sizes[i]);
        }
        for (int i = 0; i < keptB.length; i++) {
            sizes[keptA.length + i] = b.size(keptB[i]);
            columns = Sizes.product(columns, sizes[keptA.length + i]);
        }
        Tensor m = left.permute(joined(keptA, wrapped(dimsA, a.dim()))).reshape(rows, inner);
        Tensor n = right.permute(joined(wrapped(dimsB, b.dim()), keptB)).reshape(inner, columns);
        return Products.mm(m, n).reshape(sizes);
    }

    /// `tensordot` over the last dimensions of one and the first of the other.
    ///
    /// @throws ShapeError if there are not so many, or they differ
    public static Tensor tensordot(Tensor a, Tensor b, long dims) {
        if (dims < 0 || dims > a.dim() || dims > b.dim()) {
            throw new ShapeError("tensordot expects dims >= 0, but got dims=" + dims);
        }
        int n = (int) dims;
        long[] last = new long[n];
        long[] first = new long[n];
        for (int i = 0; i < n; i++) {
            last[i] = i - n;
            first[i] = i;
        }
        return tensordot(a, b, last, first);
    }

    private static long[] wrapped(long[] dims, int n) {
        return Arrays.stream(dims).map(d -> Shapes.wrapDim(d, n)).toArray();
    }

    private static long[] rest(boolean[] out, int n) {
        long[] rest = new long[n];
        int k = 0;
        for (int d = 0; d < n; d++) {
            if (!out[d]) {
                rest[k++] = d;
            }
        }
        return Arrays.copyOf(rest, k);
    }

    private static long[] joined(long[] a, long[] b) {
        long[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }
}
