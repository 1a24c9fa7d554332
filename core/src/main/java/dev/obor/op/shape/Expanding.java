package dev.obor.op.shape;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.backend.View;
import dev.obor.base.ShapeError;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.Views;
import dev.obor.op.reduce.Reductions;
import java.util.Arrays;
import java.util.List;

/// Dimensions of size 1: new ones, without them, and repeated; views.
public final class Expanding {
    private Expanding() {}

    /// Dimensions of size 1 repeated without copying; -1 keeps a size.
    ///
    /// ```java
    /// tensor(1, 2).view(2, 1).expand(-1, 3) // [[1, 1, 1], [2, 2, 2]]
    /// ```
    ///
    /// @param sizes those of the result; further ones may stand in front
    /// @return a view of the same dtype, in which several places are one in memory
    /// @throws ShapeError if a size differs and is not 1
    @Operation(
            value = TENSOR,
            names = {"expand", "broadcastTo"})
    public static Tensor expand(Tensor input, long... sizes) {
        View v = TensorAccess.view(input);
        int lead = sizes.length - v.dim();
        if (lead < 0) {
            throw new ShapeError(
                    "expand(torch."
                            + v.dtype().scalarType()
                            + "Tensor{"
                            + Arrays.toString(v.shape())
                            + "}, size="
                            + Arrays.toString(sizes)
                            + "): the number of sizes provided ("
                            + sizes.length
                            + ") must be greater or equal to the number of dimensions in the tensor"
                            + " ("
                            + v.dim()
                            + ")");
        }
        long[] shape = sizes.clone();
        long[] strides = new long[sizes.length];
        for (int d = sizes.length - 1;
                d >= 0;
                d--) { // PyTorch names the last size that does not fit
            long size = d < lead ? 1 : v.shape()[d - lead];
            if (shape[d] == -1 && d >= lead) {
                shape[d] = size;
            } else if (shape[d] < 0 && d < lead) {
                throw new ShapeError(
                        "The expanded size of the tensor ("
                                + shape[d]
                                + ") isn't allowed in a leading, non-existing dimension "
                                + d);
            } else if (shape[d] < 0 || size != 1 && shape[d] != size) {
                throw new ShapeError(
                        "The expanded size of the tensor ("
                                + shape[d]
                                + ") must match the existing size ("
                                + size
                                + ") at non-singleton dimension "
                                + d
                                + ".  Target sizes: "
                                + Arrays.toString(sizes)
                                + ".  Tensor sizes: "
                                + Arrays.toString(v.shape()));
            }
            if (size == 1 && shape[d] != 1) {
                strides[d] = 0;
            } else if (d >= lead) {
                strides[d] = v.strides()[d - lead];
            } else {
                strides[d] = d == sizes.length - 1 ? 1 : shape[d + 1] * strides[d + 1];
            }
        }
        long[] old = v.shape();
        return Views.view(
                input,
                "ExpandBackward0",
                v.with(v.offset(), shape, strides),
                g -> Reductions.sumToSize(g, old));
    }

    /// A new dimension of size 1.
    ///
    /// ```java
    /// tensor(1, 2).unsqueeze(1) // [[1], [2]]
    /// ```
    ///
    /// @param dim where the new one is in the result, negative ones counting from its last
    /// @return a view of the same dtype
    @Operation({TENSOR, OBOR})
    public static Tensor unsqueeze(Tensor input, long dim) {
        View v = TensorAccess.view(input);
        int n = v.dim();
        int d = Shapes.wrapDim(dim, n + 1);
        long[] shape = new long[n + 1];
        long[] strides = new long[n + 1];
        for (int i = 0; i <= n; i++) {
            int from = i < d ? i : i - 1;
            shape[i] = i == d ? 1 : v.shape()[from];
            strides[i] = i != d ? v.strides()[from] : d < n ? v.shape()[d] * v.strides()[d] : 1;
        }
        return Views.view(
                input, "UnsqueezeBackward0", v.with(v.offset(), shape, strides), g -> drop(g, d));
    }

    private static Tensor drop(Tensor t, int dim) {
        return squeeze(t, "SqueezeBackward1", mask(TensorAccess.view(t).dim(), dim));
    }

    private static boolean[] mask(int n, int dim) {
        boolean[] mask = new boolean[n];
        if (n > 0) {
            mask[dim] = true;
        }
        return mask;
    }

    /// Without the dimensions of size 1.
    ///
    /// ```java
    /// ones(1, 2, 1).squeeze().shape() // [2]
    /// ```
    ///
    /// @return a view of the same dtype
    @Operation({TENSOR, OBOR})
    public static Tensor squeeze(Tensor input) {
        boolean[] all = new boolean[TensorAccess.view(input).dim()];
        Arrays.fill(all, true);
        return squeeze(input, "SqueezeBackward0", all);
    }

    /// Without these dimensions, where their size is 1.
    ///
    /// ```java
    /// ones(1, 2, 1).squeeze(0).shape() // [2, 1]
    /// ```
    ///
    /// @return a view of the same dtype
    @Operation({TENSOR, OBOR})
    public static Tensor squeeze(Tensor input, long... dims) {
        int n = TensorAccess.view(input).dim();
        String node = dims.length == 1 ? "SqueezeBackward1" : "SqueezeBackward2";
        boolean[] mask = dims.length == 0 ? new boolean[n] : Shapes.dimMask(dims, n);
        return squeeze(input, node, mask);
    }

    private static Tensor squeeze(Tensor t, String node, boolean[] mask) {
        View v = TensorAccess.view(t);
        long[] shape = new long[v.dim()];
        long[] strides = new long[v.dim()];
        int n = 0;
        for (int d = 0; d < v.dim(); d++) {
            if (!mask[d] || v.shape()[d] != 1) {
                shape[n] = v.shape()[d];
                strides[n++] = v.strides()[d];
            }
        }
        long[] old = v.shape();
        View geometry = v.with(v.offset(), Arrays.copyOf(shape, n), Arrays.copyOf(strides, n));
        boolean same = n == v.dim(); // then what arrives is handed on as it is
        return Views.view(t, node, geometry, g -> same ? g : Reshaping.reshape(g, old));
    }

    /// Dimensions of size 1 repeated without copying.
    ///
    /// ```java
    /// ones(3, 1).expand(zeros(3, 2).shape()).shape() // [3, 2]
    /// ```
    ///
    /// @param sizes those of the result
    /// @return a view of the same dtype, in which several places are one in memory
    @Operation(TENSOR)
    public static Tensor expand(Tensor input, Size sizes) {
        return expand(input, sizes.toArray());
    }

    /// Expanded to the sizes of another tensor.
    ///
    /// ```java
    /// tensor(1).expandAs(zeros(3)) // [1, 1, 1]
    /// ```
    ///
    /// @param other whose sizes are taken
    /// @return a view of the same dtype, in which several places are one in memory
    @Operation(TENSOR)
    public static Tensor expandAs(Tensor input, Tensor other) {
        return expand(input, other.shape().toArray());
    }

    /// Tensors expanded to the sizes that they broadcast to.
    ///
    /// ```java
    /// broadcastTensors(tensor(1), tensor(2, 3)) // [1, 1], [2, 3]
    /// ```
    ///
    /// @param tensors of any dtypes
    /// @return views, one for each tensor
    /// @throws dev.obor.base.ShapeError if they do not
    @Operation(OBOR)
    public static Tensor[] broadcastTensors(Tensor... tensors) {
        long[] shape = {};
        for (Tensor t : tensors) {
            shape = Shapes.broadcast(shape, t.shape().toArray());
        }
        Tensor[] result = new Tensor[tensors.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = tensors[i].expand(shape);
        }
        return result;
    }

    /// The tensor with at least one dimension.
    ///
    /// ```java
    /// atleast1d(tensor(5)) // [5]
    /// ```
    ///
    /// @return the input, or a view of it (1)
    @Operation(value = OBOR, names = "atleast1d")
    public static Tensor atLeast1d(Tensor input) {
        return input.dim() == 0 ? input.reshape(1) : input;
    }

    /// Tensors with at least one dimension each.
    ///
    /// ```java
    /// atleast1d(List.of(tensor(5), tensor(1, 2))) // [5], [1, 2]
    /// ```
    ///
    /// @param tensors of any shapes
    /// @return the tensors, or views of them
    @Operation(value = OBOR, names = "atleast1d")
    public static Tensor[] atLeast1d(List<Tensor> tensors) {
        return tensors.stream().map(Expanding::atLeast1d).toArray(Tensor[]::new);
    }

    /// The tensor with at least two dimensions; a vector becomes a row.
    ///
    /// ```java
    /// atleast2d(tensor(1, 2)) // [[1, 2]]
    /// ```
    ///
    /// @return the input, or a view of it
    @Operation(value = OBOR, names = "atleast2d")
    public static Tensor atLeast2d(Tensor input) {
        return switch (input.dim()) {
            case 0 -> input.reshape(1, 1);
            case 1 -> input.unsqueeze(0);
            default -> input;
        };
    }

    /// Tensors with at least two dimensions each.
    ///
    /// ```java
    /// atleast2d(List.of(tensor(5), tensor(1, 2))) // [[5]], [[1, 2]]
    /// ```
    ///
    /// @param tensors of any shapes
    /// @return the tensors, or views of them
    @Operation(value = OBOR, names = "atleast2d")
    public static Tensor[] atLeast2d(List<Tensor> tensors) {
        return tensors.stream().map(Expanding::atLeast2d).toArray(Tensor[]::new);
    }

    /// The tensor with at least three dimensions; new ones go around a vector, and behind a matrix.
    ///
    /// ```java
    /// atleast3d(tensor(1, 2)).shape() // [1, 2, 1]
    /// ```
    ///
    /// @return the input, or a view of it: (1, n, 1) of a vector, (n, m, 1) of a matrix
    @Operation(value = OBOR, names = "atleast3d")
    public static Tensor atLeast3d(Tensor input) {
        return switch (input.dim()) {
            case 0 -> input.reshape(1, 1, 1);
            case 1 -> input.unsqueeze(0).unsqueeze(-1);
            case 2 -> input.unsqueeze(-1);
            default -> input;
        };
    }

    /// Tensors with at least three dimensions each.
    ///
    /// ```java
    /// atleast3d(List.of(tensor(5), tensor(1, 2)))[1].shape() // [1, 2, 1]
    /// ```
    ///
    /// @param tensors of any shapes
    /// @return the tensors, or views of them
    @Operation(value = OBOR, names = "atleast3d")
    public static Tensor[] atLeast3d(List<Tensor> tensors) {
        return tensors.stream().map(Expanding::atLeast3d).toArray(Tensor[]::new);
    }
}
