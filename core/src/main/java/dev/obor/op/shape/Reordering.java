package dev.obor.op.shape;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.backend.View;
import dev.obor.base.ShapeError;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.Views;
import java.util.Arrays;

/// Dimensions in another order: views.
public final class Reordering {
    private Reordering() {}

    /// The dimensions in another order.
    ///
    /// ```java
    /// ones(2, 3, 4).permute(2, 0, 1).shape() // [4, 2, 3]
    /// ```
    ///
    /// @param dims for each dimension of the result which it was
    /// @return a view
    /// @throws dev.obor.base.ShapeError unless every dimension is named once
    @Operation({TENSOR, OBOR})
    public static Tensor permute(Tensor input, long... dims) {
        return permute(input, "PermuteBackward0", dims);
    }

    private static Tensor permute(Tensor t, String node, long... dims) {
        View v = TensorAccess.view(t);
        int n = v.dim();
        if (dims.length != n) {
            throw new ShapeError(
                    "permute: number of dimensions in the tensor input does not match"
                            + " the length of the desired ordering of dimensions i.e. input.dim() ="
                            + " "
                            + n
                            + " is not equal to len(dims) = "
                            + dims.length);
        }
        long[] shape = new long[n];
        long[] strides = new long[n];
        long[] inverse = new long[n];
        boolean[] seen = new boolean[n];
        for (int i = 0; i < n; i++) {
            int d = Shapes.wrapDim(dims[i], n);
            if (seen[d]) {
                throw new ShapeError("permute(): duplicate dims are not allowed.");
            }
            seen[d] = true;
            shape[i] = v.shape()[d];
            strides[i] = v.strides()[d];
            inverse[d] = i;
        }
        return Views.view(t, node, v.with(v.offset(), shape, strides), g -> permute(g, inverse));
    }

    /// Two dimensions exchanged.
    ///
    /// ```java
    /// arange(6).view(2, 3).transpose(0, 1) // [[0, 3], [1, 4], [2, 5]]
    /// ```
    ///
    /// @param dim0 one of them
    /// @param dim1 the other
    /// @return a view
    @Operation(
            value = {TENSOR, OBOR},
            names = {"transpose", "swapaxes", "swapdims"})
    public static Tensor transpose(Tensor input, long dim0, long dim1) {
        return exchange(input, dim0, dim1, "TransposeBackward0");
    }

    /// The last two dimensions exchanged.
    ///
    /// ```java
    /// ones(4, 2, 3).mT().shape() // [4, 3, 2]
    /// ```
    ///
    /// @param input (\*, n, m)
    /// @return a view (\*, m, n)
    @Operation(TENSOR)
    public static Tensor mT(Tensor input) {
        if (input.dim() == 1) {
            throw new ShapeError(
                    "tensor.mT is only supported on matrices or batches of matrices. Got 1-D"
                            + " tensor.",
                    "A vector has no rows and columns: unsqueeze it first.");
        }
        return input.dim() == 0 ? transpose(input, 0, 0) : transpose(input, -2, -1);
    }

    /// A matrix transposed; vectors and scalars stay.
    ///
    /// ```java
    /// arange(4).view(2, 2).t() // [[0, 2], [1, 3]]
    /// ```
    ///
    /// @param input of at most two dimensions
    /// @return a view: (m, n) of (n, m)
    /// @throws dev.obor.base.ShapeError if there are more than two dimensions
    @Operation({TENSOR, OBOR})
    public static Tensor t(Tensor input) {
        int n = TensorAccess.view(input).dim();
        if (n > 2) {
            throw new ShapeError(
                    "t() expects a tensor with <= 2 dimensions, but self is " + n + "D");
        }
        return exchange(input, 0, n < 2 ? 0 : 1, "TBackward0");
    }

    private static Tensor exchange(Tensor t, long dim0, long dim1, String node) {
        View v = TensorAccess.view(t);
        int a = Shapes.wrapDim(dim0, v.dim());
        int b = Shapes.wrapDim(dim1, v.dim());
        long[] shape = v.shape().clone();
        long[] strides = v.strides().clone();
        if (v.dim() > 0) {
            shape[a] = v.shape()[b];
            shape[b] = v.shape()[a];
            strides[a] = v.strides()[b];
            strides[b] = v.strides()[a];
        }
        return Views.view(
                t, node, v.with(v.offset(), shape, strides), g -> exchange(g, a, b, node));
    }

    /// The dimensions in reverse order.
    ///
    /// ```java
    /// arange(6).view(2, 3).T() // [[0, 3], [1, 4], [2, 5]]
    /// ```
    ///
    /// @return a view
    @Operation(value = TENSOR, names = "T")
    public static Tensor reversed(Tensor input) {
        int n = TensorAccess.view(input).dim();
        long[] dims = new long[n];
        for (int i = 0; i < n; i++) {
            dims[i] = n - 1 - i;
        }
        return permute(input, dims);
    }

    /// Dimensions moved to other places.
    ///
    /// ```java
    /// ones(2, 3, 4).movedim(0, 2).shape() // [3, 4, 2]
    /// ```
    ///
    /// @param source the dimensions that are moved
    /// @param destination where each of them is in the result
    /// @return a view; the other dimensions keep their order
    @Operation(
            value = {TENSOR, OBOR},
            names = {"movedim", "moveaxis"},
            forms = "one source, one destination")
    public static Tensor movedim(Tensor input, long[] source, long[] destination) {
        int n = TensorAccess.view(input).dim();
        if (source.length != destination.length) {
            throw new ShapeError(
                    "movedim: Invalid source or destination dims: source ("
                            + Arrays.toString(source)
                            + " dims) should contain the same number of dims as destination ("
                            + Arrays.toString(destination)
                            + " dims)");
        }
        long[] order = new long[Math.max(n, 1)]; // a tensor without dimensions takes 0 and -1
        Arrays.fill(order, -1);
        boolean[] used = new boolean[order.length];
        int[] from = wrapped(source, n);
        int[] to = wrapped(destination, n);
        for (int i = 0; i < source.length; i++) {
            int s = from[i];
            int d = to[i];
            if (used[s] || order[d] >= 0) {
                throw new ShapeError(
                        "movedim: repeated dim in "
                                + (used[s] ? "source" : "destination")
                                + " ("
                                + Arrays.toString(used[s] ? source : destination)
                                + ")");
            }
            used[s] = true;
            order[d] = s;
        }
        int next = 0;
        for (int i = 0; i < n; i++) {
            if (order[i] < 0) {
                while (used[next]) {
                    next++;
                }
                order[i] = next++;
            }
        }
        return permute(input, Arrays.copyOf(order, n));
    }

    private static int[] wrapped(long[] dims, int n) {
        int[] result = new int[dims.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = Shapes.wrapDim(dims[i], n);
        }
        return result;
    }
}
