package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import java.util.Arrays;

/// Products of vectors, matrices and batches, some of them added to something: composites of
/// [Products].
public final class Contractions {
    private Contractions() {}

    private static void checkDims(String name, String what, Tensor t, int dims) {
        if (t.dim() != dims) {
            throw new ShapeError(
                    name
                            + ": Expected "
                            + what
                            + " to be "
                            + dims
                            + "-D, got "
                            + t.dim()
                            + "-D: "
                            + t.shape().toList());
        }
    }

    /// `mv`: a matrix times a vector.
    ///
    /// @throws ShapeError if the sizes do not fit
    public static Tensor mv(Tensor matrix, Tensor vector) {
        if (matrix.dim() != 2 || vector.dim() != 1) {
            throw new ShapeError(
                    "vector + matrix @ vector expected, got "
                            + vector.dim()
                            + ", "
                            + matrix.dim()
                            + ", "
                            + vector.dim());
        }
        if (matrix.size(1) != vector.size(0)) {
            throw new ShapeError(
                    "size mismatch, got input ("
                            + matrix.size(0)
                            + "), mat ("
                            + matrix.size(0)
                            + "x"
                            + matrix.size(1)
                            + "), vec ("
                            + vector.size(0)
                            + ")");
        }
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

    /// `beta · input + alpha · product`; at beta 0 the input is not read, not even its NaN.
    private static Tensor added(Tensor input, Tensor product, double beta, double alpha) {
        Tensor scaled = scaled(product, alpha);
        Tensor zeroed = beta == 0 ? input.detach().zerosLike() : scaled(input, beta);
        return zeroed.add(scaled);
    }

    private static Tensor scaled(Tensor t, double by) {
        if (by == 1) {
            return t;
        }
        return t.isFloatingPoint() ? t.mul(by) : t.mul((long) by);
    }

    /// `addmm`: `beta · input + alpha · (a @ b)` of matrices.
    ///
    /// @throws ShapeError if the sizes do not fit
    public static Tensor addmm(Tensor input, Tensor a, Tensor b, double beta, double alpha) {
        return fitted("addmm", input, added(input, Products.mm(a, b), beta, alpha), 2);
    }

    private static Tensor fitted(String name, Tensor input, Tensor sum, int dims) {
        if (sum.dim() != dims) {
            throw new ShapeError(
                    name
                            + ": the input of "
                            + input.dim()
                            + " dimensions does not broadcast to a product of "
                            + dims);
        }
        return sum;
    }

    /// `addmv`: `beta · input + alpha · (matrix @ vector)`.
    ///
    /// @throws ShapeError if the sizes do not fit
    public static Tensor addmv(
            Tensor input, Tensor matrix, Tensor vector, double beta, double alpha) {
        return fitted("addmv", input, added(input, mv(matrix, vector), beta, alpha), 1);
    }

    /// `addr`: `beta · input + alpha · outer(a, b)`.
    ///
    /// @throws ShapeError if the sizes do not fit
    public static Tensor addr(Tensor input, Tensor a, Tensor b, double beta, double alpha) {
        checkDims("addr", "argument vec1", a, 1);
        checkDims("addr", "argument vec2", b, 1);
        Tensor product = outer(a, b);
        if (product.dtype() == dev.obor.base.DType.BOOL) {
            Tensor kept = beta == 0 ? input.zerosLike() : input;
            return kept.logicalOr(alpha == 0 ? product.zerosLike() : product);
        }
        return added(input, product, beta, alpha);
    }

    /// `baddbmm`: `beta · input + alpha · (a @ b)` of batches of matrices.
    ///
    /// @throws ShapeError if the sizes do not fit
    public static Tensor baddbmm(Tensor input, Tensor a, Tensor b, double beta, double alpha) {
        return fitted("baddbmm", input, added(input, Products.bmm(a, b), beta, alpha), 3);
    }

    /// `addbmm`: as [#baddbmm], the batch summed.
    ///
    /// @throws ShapeError if the sizes do not fit
    public static Tensor addbmm(Tensor input, Tensor a, Tensor b, double beta, double alpha) {
        Tensor sum = Reductions.sum(Products.bmm(a, b), new long[] {0}, false, a.dtype());
        return fitted("addbmm", input, added(input, sum, beta, alpha), 2);
    }

    /// `trace`: the sum of the diagonal of a matrix.
    ///
    /// @throws ShapeError if it is no matrix
    public static Tensor trace(Tensor t) {
        if (t.dim() != 2) {
            throw new ShapeError("trace: expected a matrix, but got tensor with dim " + t.dim());
        }
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
        boolean[] outA = Shapes.dimMask(dimsA, a.dim());
        boolean[] outB = Shapes.dimMask(dimsB, b.dim());
        Tensor left = a;
        Tensor right = b;
        long inner = 1;
        for (int i = 0; i < dimsA.length; i++) {
            int da = Shapes.wrapDim(dimsA[i], a.dim());
            int db = Shapes.wrapDim(dimsB[i], b.dim());
            long sa = a.size(da);
            long sb = b.size(db);
            if (sb == 1 && sa != 1) { // broadcast, as PyTorch does
                left = left.sum(new long[] {da}, true);
                sa = 1;
            } else if (sa == 1 && sb != 1) {
                right = right.sum(new long[] {db}, true);
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
            inner *= sa;
        }
        long[] keptA = rest(outA, a.dim());
        long[] keptB = rest(outB, b.dim());
        long[] sizes = new long[keptA.length + keptB.length];
        long rows = 1;
        long columns = 1;
        for (int i = 0; i < keptA.length; i++) {
            sizes[i] = a.size(keptA[i]);
            rows *= sizes[i];
        }
        for (int i = 0; i < keptB.length; i++) {
            sizes[keptA.length + i] = b.size(keptB[i]);
            columns *= sizes[keptA.length + i];
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
            last[i] = a.dim() - n + i;
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
