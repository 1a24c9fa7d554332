package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.backend.Sizes;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.InPlace;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.reduce.Reductions;
import java.util.Arrays;

/// Products of vectors, matrices and batches: composites of [Products].
public final class Contractions {
    private Contractions() {}

    /// A matrix times a vector.
    ///
    /// ```java
    /// tensor(1.0, 2, 3, 4).view(2, 2).mv(tensor(1.0, 1)) // [3, 7]
    /// ```
    ///
    /// @param input (n, m)
    /// @param vec (m), of its dtype
    /// @return (n) of their dtype
    /// @throws ShapeError if the sizes do not fit
    @Operation({TENSOR, OBOR})
    public static Tensor mv(Tensor input, Tensor vec) {
        Shapes.wrapOwnDim(0, input.dim());
        // PyTorch adds to a vec of nothing, and counts it among what it was given
        AddedProducts.checkVector(new long[] {input.size(0)}, vec.dtype(), input, vec);
        return Products.matmul(input, vec);
    }

    /// All products of an element of one vector with an element of the other.
    ///
    /// ```java
    /// tensor(1, 2).outer(tensor(3, 4, 5)) // [[3, 4, 5], [6, 8, 10]]
    /// ```
    ///
    /// @param input (n)
    /// @param vec2 (m)
    /// @return (n, m) of the promoted dtype
    /// @throws ShapeError if one is no vector
    @Operation(
            value = {TENSOR, OBOR},
            names = {"outer", "ger"})
    public static Tensor outer(Tensor input, Tensor vec2) {
        checkVector(input, "self");
        checkVector(vec2, "vec2");
        return input.unsqueeze(1).mul(vec2);
    }

    private static void checkVector(Tensor t, String name) {
        if (t.dim() != 1) {
            throw new ShapeError(
                    "outer: Expected 1-D argument " + name + ", but got " + t.dim() + "-D");
        }
    }

    /// Sums of products over the last dimension of both.
    ///
    /// ```java
    /// tensor(1, 2, 3).inner(tensor(4, 5, 6)) // 32
    /// ```
    ///
    /// @param input (\*, n), or 0-d
    /// @param other (\*, n), or 0-d
    /// @return the first sizes of one, then those of the other
    /// @throws ShapeError if these differ
    @Operation({TENSOR, OBOR})
    public static Tensor inner(Tensor input, Tensor other) {
        if (input.dim() == 0 || other.dim() == 0) {
            return input.mul(other);
        }
        if (input.size(-1) != other.size(-1)) {
            throw new ShapeError(
                    "inner() the last dimension must match on both input tensors but got shapes "
                            + input.shape().toList()
                            + " and "
                            + other.shape().toList());
        }
        return tensordot(input, other, new long[] {-1}, new long[] {-1});
    }

    /// The sum of the diagonal of a matrix.
    ///
    /// ```java
    /// arange(9).view(3, 3).trace() // 12
    /// ```
    ///
    /// @param input (n, m)
    /// @return a 0-d tensor of the input's dtype; int64 for integers
    /// @throws ShapeError if it is no matrix
    @Operation(
            value = {TENSOR, OBOR},
            autocast = Operation.Autocast.FULL)
    public static Tensor trace(Tensor input) {
        if (input.dtype() == DType.BOOL) {
            throw DTypes.notImplemented("trace", input.dtype());
        }
        if (input.dim() != 2) {
            throw new ShapeError(
                    "trace: expected a matrix, but got tensor with dim " + input.dim());
        }
        DTypes.checkNotBool("trace", input.dtype());
        return input.diagonal().sum();
    }

    /// The Kronecker product: each element of the input times all of the other.
    ///
    /// ```java
    /// eye(2).kron(tensor(1.0, 2)) // [[1, 2, 0, 0], [0, 0, 1, 2]]
    /// ```
    ///
    /// @param other of any shape
    /// @return each size the product of two, of the promoted dtype
    @Operation({TENSOR, OBOR})
    public static Tensor kron(Tensor input, Tensor other) {
        int n = Math.max(input.dim(), other.dim());
        long[] left = new long[2 * n];
        long[] right = new long[2 * n];
        long[] result = new long[n];
        for (int d = 0; d < n; d++) {
            int da = d - (n - input.dim());
            int db = d - (n - other.dim());
            left[2 * d] = da < 0 ? 1 : input.size(da);
            left[2 * d + 1] = 1;
            right[2 * d] = 1;
            right[2 * d + 1] = db < 0 ? 1 : other.size(db);
            result[d] = left[2 * d] * right[2 * d + 1];
        }
        // PyTorch takes no notice of factors that are changed before backward: it reads copies
        // here.
        boolean recorded =
                Autograd.isGradEnabled() && (input.requiresGrad() || other.requiresGrad());
        Tensor a = recorded ? input.clone() : input;
        Tensor b = recorded ? other.clone() : other;
        return InPlace.own(a.reshape(left).mul(b.reshape(right)).reshape(result), 0);
    }

    /// `tensordot`: sums of products over some dimensions of both.
    ///
    /// @throws ShapeError if these differ in number or size
    public static Tensor tensordot(Tensor a, Tensor b, long[] dimsA, long[] dimsB) {
        if (dimsA.length != dimsB.length) {
            throw new ShapeError("both dimension lists should have same length");
        }
        Tensor left = a;
        Tensor right = b;
        long inner = 1;
        for (int i = 0; i < dimsA.length; i++) {
            int da = Shapes.wrapDim(dimsA[i], a.dim());
            int db = Shapes.wrapDim(dimsB[i], b.dim());
            long sa = a.size(da);
            long sb = b.size(db);
            if (sb == 1) { // broadcast, as PyTorch does, and so copied
                left = Reductions.sum(left, new long[] {da}, true, left.dtype());
                sa = 1;
            } else if (sa == 1) {
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
        // None means none here, and not all.
        boolean none = dimsA.length == 0;
        boolean[] outA = none ? new boolean[a.dim()] : Shapes.dimMask(dimsA, a.dim());
        boolean[] outB = none ? new boolean[b.dim()] : Shapes.dimMask(dimsB, b.dim());
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
        Tensor m = left.permute(joined(keptA, wrapped(dimsA, a.dim())));
        Tensor n = right.permute(joined(wrapped(dimsB, b.dim()), keptB));
        if (rows == 1 && columns == 1) {
            return all(m, n).reshape(sizes);
        }
        return Products.mm(m.reshape(rows, inner), n.reshape(inner, columns)).reshape(sizes);
    }

    /// The sum of all products of elements at the same place, without a copy of what does not lie
    /// in order, as PyTorch computes it.
    private static Tensor all(Tensor a, Tensor b) {
        Products.checkSame(a.dtype(), b.dtype());
        if (a.isContiguous() && b.isContiguous()) {
            return Products.dot(a.flatten(), b.flatten());
        }
        return Reductions.sum(a.squeeze().mul(b.squeeze()), a.dtype());
    }

    /// Sums of products over the last `dims` dimensions of one tensor and the first of the other.
    ///
    /// ```java
    /// tensordot(ones(2, 3, 4), ones(3, 4, 5)).shape() // [2, 5]
    /// ```
    ///
    /// @param a any shape
    /// @param b of its dtype
    /// @param dims how many
    /// @return the other sizes of `a`, then those of `b`; of their dtype
    /// @throws dev.obor.base.ShapeError if these differ
    @Operation(value = OBOR, autocast = Operation.Autocast.LOWER)
    public static Tensor tensordot(Tensor a, Tensor b, @Default("2") long dims) {
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

    /// Sums of products over pairs of dimensions.
    ///
    /// ```java
    /// tensordot(ones(3, 4, 5), ones(4, 3, 2), new long[][] {{1, 0}, {0, 1}}).shape() // [5, 2]
    /// ```
    ///
    /// @param a any shape
    /// @param b of its dtype
    /// @param dims the dimensions of one tensor, and those of the other that go with them
    /// @return the other sizes of `a`, then those of `b`; of their dtype
    /// @throws dev.obor.base.ShapeError if these differ
    @Operation(value = OBOR, autocast = Operation.Autocast.LOWER)
    public static Tensor tensordot(Tensor a, Tensor b, long[][] dims) {
        if (dims.length != 2) {
            throw new ShapeError("tensordot expects two lists of dims, got " + dims.length);
        }
        return tensordot(a, b, dims[0], dims[1]);
    }

    /// The cross products of vectors along a dimension, by default the first of size 3.
    ///
    /// ```java
    /// tensor(1, 0, 0).cross(tensor(0, 1, 0)) // [0, 0, 1]
    /// ```
    ///
    /// @param other of as many dimensions, broadcast with the input
    /// @return of the broadcast shape and the promoted dtype
    /// @throws ShapeError if there is no dimension of size 3, or the sizes do not fit
    @Operation({TENSOR, OBOR})
    public static Tensor cross(Tensor input, Tensor other) {
        for (int d = 0; d < input.dim(); d++) {
            if (input.size(d) == 3) {
                return cross(input, other, d);
            }
        }
        throw new ShapeError("no dimension of size 3 in input");
    }

    /// The cross products of vectors along a dimension of size 3.
    ///
    /// ```java
    /// tensor(1, 0, 0).cross(tensor(0, 1, 0), -1) // [0, 0, 1]
    /// ```
    ///
    /// @param other of as many dimensions, broadcast with the input
    /// @return of the broadcast shape and the promoted dtype
    /// @throws ShapeError if the dimension has another size, or the sizes do not fit
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor cross(Tensor input, Tensor other, long dim) {
        return VectorOps.cross(input, other, dim);
    }
}
