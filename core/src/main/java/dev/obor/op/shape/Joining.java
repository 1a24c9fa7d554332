package dev.obor.op.shape;

import static dev.obor.op.Operation.Face.OBOR;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.Default;
import dev.obor.op.Layouts;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.WriteOp;
import dev.obor.op.graph.AccumulationCheck;
import dev.obor.op.pointwise.OperandKey;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several tensors in one: `cat`, `stack` and their relatives.
public final class Joining {
    private static final String NOTHING = "The list is empty: was the loop that fills it entered?";

    private Joining() {}

    /// Several tensors in one dtype.
    public static Tensor[] to(DType dtype, Tensor... tensors) {
        Tensor[] result = new Tensor[tensors.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = tensors[i].to(dtype);
        }
        return result;
    }

    /// The dtype that several tensors promote to: categories first, then dimensions.
    public static DType common(Tensor[] tensors) {
        DType dims = null;
        DType zero = null;
        for (Tensor t : tensors) {
            if (t.dim() > 0) {
                dims = dims == null ? t.dtype() : DType.promote(dims, t.dtype());
            } else {
                zero = zero == null ? t.dtype() : DType.promote(zero, t.dtype());
            }
        }
        DType all = OperandKey.combine(dims, zero);
        return all == null ? DType.FLOAT32 : all;
    }

    /// An empty vector, which `cat` skips whatever the sizes of the others.
    private static boolean isSkipped(View v) {
        return v.dim() == 1 && v.shape()[0] == 0;
    }

    private static final class Cat extends Op {
        private final int dim;
        private final DType dtype;
        private final long[] shape;

        Cat(int dim, DType dtype, long[] shape) {
            super("CatBackward0");
            this.dim = dim;
            this.dtype = dtype;
            this.shape = shape;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            boolean last = true;
            for (Tensor t : in) {
                last &= Layouts.isChannelsLast(TensorAccess.view(t));
            }
            View out =
                    last
                            ? Backends.empty(dtype, shape, Layouts.channelsLast(shape))
                            : Backends.empty(dtype, shape);
            long[] sizes = new long[in.length];
            long start = 0;
            for (int i = 0; i < in.length; i++) {
                View v = TensorAccess.view(in[i]);
                sizes[i] = isSkipped(v) ? -1 : v.shape()[dim];
                if (!isSkipped(v) && v.numel() > 0) {
                    long offset = start * out.strides()[dim];
                    RawMemory.copy(v, out.with(offset, v.shape(), out.strides()));
                    start += sizes[i];
                }
            }
            ctx.keep(sizes);
            return TensorAccess.wrap(out);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            long[] sizes = ctx.kept();
            Tensor[] result = new Tensor[sizes.length];
            long start = 0;
            for (int i = 0; i < sizes.length; i++) {
                long size = Math.max(sizes[i], 0);
                if (ctx.needsInputGrad(i)) {
                    result[i] =
                            sizes[i] < 0
                                    ? WriteOp.zeros(grad, 0)
                                    : Slicing.narrow(grad, dim, start, size);
                }
                start += size;
            }
            return result;
        }
    }

    /// Tensors one after the other along a dimension.
    ///
    /// ```java
    /// cat(tensor(1, 2), tensor(3, 4)) // [1, 2, 3, 4]
    /// cat(new Tensor[] {ones(2, 1), zeros(2, 2)}, 1) // [[1, 0, 0], [1, 0, 0]]
    /// ```
    ///
    /// @param tensors of the same sizes but along the dimension
    /// @return a new tensor of the promoted dtype, along the dimension as long as all together
    /// @throws dev.obor.base.ShapeError if there is none, or the other sizes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = OBOR,
            names = {"cat", "concat", "concatenate"},
            forms = "tensors...")
    public static Tensor cat(Tensor[] tensors, @Default("0") long dim) {
        if (tensors.length == 0) {
            throw new ShapeError("torch.cat(): expected a non-empty list of Tensors", NOTHING);
        }
        View first = null;
        for (int i = 0; i < tensors.length; i++) {
            View v = TensorAccess.view(tensors[i]);
            if (v.dim() == 0) {
                throw new ShapeError(
                        "zero-dimensional tensor (at position "
                                + i
                                + ") cannot be concatenated; see stack");
            }
            first = first == null && !isSkipped(v) ? v : first;
        }
        boolean nothing = first == null; // only empty vectors, which fit everywhere
        first = first == null ? TensorAccess.view(tensors[0]) : first;
        int d = nothing ? 0 : Shapes.wrapDim(dim, first.dim());
        long[] shape = first.shape().clone();
        shape[d] = 0;
        for (int i = 0; i < tensors.length; i++) {
            View v = TensorAccess.view(tensors[i]);
            if (!isSkipped(v)) {
                checkSizes(first, v, d, i);
                shape[d] = Sizes.sum(shape[d], v.shape()[d]);
            }
        }
        return new Cat(d, common(tensors), shape).apply(tensors);
    }

    private static void checkSizes(View first, View v, int dim, int number) {
        if (v.dim() != first.dim()) {
            throw new ShapeError(
                    "Tensors must have same number of dimensions: got "
                            + first.dim()
                            + " and "
                            + v.dim(),
                    "unsqueeze(0) makes a single row of the smaller one; stack joins along a new"
                            + " dimension.");
        }
        for (int d = 0; d < v.dim(); d++) {
            if (d != dim && v.shape()[d] != first.shape()[d]) {
                throw new ShapeError(
                        "Sizes of tensors must match except in dimension "
                                + dim
                                + ". Expected size "
                                + first.shape()[d]
                                + " but got size "
                                + v.shape()[d]
                                + " for tensor number "
                                + number
                                + " in the list.");
            }
        }
    }

    private static final class Stack extends Op {
        private final int dim;
        private final DType dtype;

        Stack(int dim, DType dtype) {
            super("StackBackward0");
            this.dim = dim;
            this.dtype = dtype;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            long[] each = TensorAccess.view(in[0]).shape();
            long[] shape = new long[each.length + 1];
            System.arraycopy(each, 0, shape, 0, dim);
            shape[dim] = in.length;
            System.arraycopy(each, dim, shape, dim + 1, each.length - dim);
            View out = Backends.empty(dtype, shape, strides(in, shape));
            long[] strides = Sizes.without(out.strides(), dim);
            for (int i = 0; i < in.length && out.numel() > 0; i++) {
                RawMemory.copy(
                        TensorAccess.view(in[i]), out.with(i * out.strides()[dim], each, strides));
            }
            return TensorAccess.wrap(out);
        }

        /// Those of `cat` along the dimension in whose front the new one stands, then parted; or
        /// along a last one of size 1.
        private long[] strides(Tensor[] in, long[] shape) {
            boolean parted = dim < shape.length - 1;
            boolean last = true;
            for (Tensor t : in) {
                View v = TensorAccess.view(t);
                if (!parted) {
                    long[] single = shape.clone();
                    single[dim] = 1;
                    long[] strides = Arrays.copyOf(v.strides(), shape.length);
                    strides[dim] = 1;
                    v = v.with(v.offset(), single, strides);
                }
                last &= Layouts.isChannelsLast(v);
            }
            if (!last) {
                return View.contiguousStrides(shape);
            }
            if (!parted) {
                return Layouts.channelsLast(shape);
            }
            long[] joined = Sizes.without(shape, dim);
            joined[dim] *= shape[dim];
            long[] strides = Layouts.channelsLast(joined);
            long[] result = new long[shape.length];
            System.arraycopy(strides, 0, result, 0, dim + 1);
            System.arraycopy(strides, dim, result, dim + 1, strides.length - dim);
            result[dim] *= shape[dim + 1];
            return result;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return Splitting.unbind(grad, dim);
        }
    }

    /// Tensors of equal sizes along a new dimension.
    ///
    /// ```java
    /// stack(tensor(1, 2), tensor(3, 4)) // [[1, 2], [3, 4]]
    /// stack(new Tensor[] {tensor(1, 2), tensor(3, 4)}, 1) // [[1, 3], [2, 4]]
    /// ```
    ///
    /// @param tensors of the same sizes
    /// @param dim where the new dimension is in the result
    /// @return a new tensor of one dimension more, of the promoted dtype
    /// @throws dev.obor.base.ShapeError if there is none, or the sizes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(value = OBOR, forms = "tensors...")
    public static Tensor stack(Tensor[] tensors, @Default("0") long dim) {
        if (tensors.length == 0) {
            throw new ShapeError("stack expects a non-empty TensorList", NOTHING);
        }
        long[] first = TensorAccess.view(tensors[0]).shape();
        int d = Shapes.wrapDim(dim, first.length + 1);
        for (int i = 1; i < tensors.length; i++) {
            long[] shape = TensorAccess.view(tensors[i]).shape();
            if (!Arrays.equals(first, shape)) {
                throw new ShapeError(
                        "stack expects each tensor to be equal size, but got "
                                + Arrays.toString(first)
                                + " at entry 0 and "
                                + Arrays.toString(shape)
                                + " at entry "
                                + i,
                        "Pad them to one size, or use cat to put them one after the other.");
            }
        }
        AccumulationCheck.check(tensors);
        DType dtype = tensors[0].dtype();
        for (Tensor t : tensors) {
            dtype = DType.promote(dtype, t.dtype());
        }
        return new Stack(d, dtype).apply(tensors);
    }

    private static Tensor atLeast(Tensor t, int rank) {
        return switch (rank) {
            case 1 -> t.dim() == 0 ? t.reshape(1) : t;
            case 2 -> t.dim() < 2 ? atLeast(t, 1).unsqueeze(0) : t;
            default -> t.dim() < 3 ? atLeast(t, 2).unsqueeze(-1) : t;
        };
    }

    private static Tensor[] all(Tensor[] tensors, int rank) {
        Tensor[] result = new Tensor[tensors.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = atLeast(tensors[i], rank);
        }
        return result;
    }

    /// Side by side: along dimension 1, vectors along their only one.
    ///
    /// ```java
    /// hstack(tensor(1, 2), tensor(3)) // [1, 2, 3]
    /// ```
    ///
    /// @param tensors of the same sizes but along the dimension
    /// @return a new tensor of the promoted dtype
    @Operation(OBOR)
    public static Tensor hstack(Tensor... tensors) {
        Tensor[] rows = all(tensors, 1);
        return cat(rows, rows.length > 0 && rows[0].dim() == 1 ? 0 : 1);
    }

    /// One below the other: along dimension 0, vectors as rows.
    ///
    /// ```java
    /// vstack(tensor(1, 2), tensor(3, 4)) // [[1, 2], [3, 4]]
    /// ```
    ///
    /// @param tensors of the same sizes but along the dimension
    /// @return a new tensor of the promoted dtype, with two dimensions at least
    @Operation(
            value = OBOR,
            names = {"vstack", "rowStack"})
    public static Tensor vstack(Tensor... tensors) {
        return cat(all(tensors, 2), 0);
    }

    /// One behind the other: along dimension 2.
    ///
    /// ```java
    /// dstack(tensor(1, 2), tensor(3, 4)) // [[[1, 3], [2, 4]]]
    /// ```
    ///
    /// @param tensors vectors (n) count as (1, n, 1), matrices (n, m) as (n, m, 1)
    /// @return a new tensor of the promoted dtype, with three dimensions at least
    @Operation(OBOR)
    public static Tensor dstack(Tensor... tensors) {
        return cat(all(tensors, 3), 2);
    }

    /// Along dimension 1, vectors as columns.
    ///
    /// ```java
    /// columnStack(tensor(1, 2), tensor(3, 4)) // [[1, 3], [2, 4]]
    /// ```
    ///
    /// @param tensors vectors, or tensors of the same sizes but along the dimension
    /// @return a new tensor of the promoted dtype
    @Operation(OBOR)
    public static Tensor columnStack(Tensor... tensors) {
        Tensor[] columns = new Tensor[tensors.length];
        for (int i = 0; i < columns.length; i++) {
            Tensor t = tensors[i];
            columns[i] = t.dim() <= 1 ? t.reshape(t.numel(), 1) : t;
        }
        return cat(columns, 1);
    }

    /// Vectors repeated over a grid.
    ///
    /// ```java
    /// meshgrid(tensor(1, 2), tensor(3, 4, 5)) // [[1, 1, 1], [2, 2, 2]], [[3, 4, 5], [3, 4, 5]]
    /// ```
    ///
    /// @param indexing `ij` for the first along the rows, `xy` for the first along the columns
    /// @param tensors vectors of one dtype, or 0-d
    /// @return for each vector a view of it over the grid: (n₁, n₂, …); for `xy` (n₂, n₁, …)
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    @Operation(value = OBOR, forms = "")
    public static Tensor[] meshgrid(@Default("\"ij\"") String indexing, Tensor... tensors) {
        if (tensors.length == 0) {
            throw new ShapeError("meshgrid expects a non-empty TensorList");
        }
        if (!indexing.equals("ij") && !indexing.equals("xy")) {
            throw new ShapeError(
                    "torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: "
                            + indexing);
        }
        boolean swaps = indexing.equals("xy") && tensors.length >= 2;
        int n = tensors.length;
        long[] shape = new long[n];
        for (int i = 0; i < n; i++) {
            if (tensors[i].dim() > 1) {
                throw new ShapeError(
                        "torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got one"
                                + " of sizes "
                                + tensors[i].shape());
            }
            if (tensors[i].dtype() != tensors[0].dtype()) {
                throw new DTypeError("meshgrid expects all tensors to have the same dtype");
            }
            shape[swaps && i < 2 ? 1 - i : i] = tensors[i].numel();
        }
        Tensor[] grids = new Tensor[n];
        for (int i = 0; i < n; i++) {
            long[] own = new long[n];
            Arrays.fill(own, 1);
            own[swaps && i < 2 ? 1 - i : i] = tensors[i].numel();
            grids[i] = tensors[i].view(own).expand(shape);
        }
        return grids;
    }

    /// Tensors one after the other along a dimension.
    ///
    /// ```java
    /// cat(List.of(ones(2, 1), zeros(2, 2)), 1) // [[1, 0, 0], [1, 0, 0]]
    /// ```
    ///
    /// @param tensors of the same sizes but along the dimension
    /// @return a new tensor of the promoted dtype, along the dimension as long as all together
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = OBOR,
            names = {"cat", "concat", "concatenate"})
    public static Tensor cat(List<Tensor> tensors, @Default("0") long dim) {
        return cat(tensors.toArray(new Tensor[0]), dim);
    }

    /// Tensors of equal sizes along a new dimension.
    ///
    /// ```java
    /// stack(List.of(tensor(1, 2), tensor(3, 4)), 1) // [[1, 3], [2, 4]]
    /// ```
    ///
    /// @param tensors of the same sizes
    /// @param dim where the new dimension is in the result
    /// @return a new tensor of one dimension more, of the promoted dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(OBOR)
    public static Tensor stack(List<Tensor> tensors, @Default("0") long dim) {
        return stack(tensors.toArray(new Tensor[0]), dim);
    }

    /// Vectors of a list repeated over a grid, `ij` or `xy`.
    ///
    /// ```java
    /// meshgrid(List.of(tensor(1, 2), tensor(3, 4)), "xy") // [[1, 2], [1, 2]], [[3, 3], [4, 4]]
    /// ```
    ///
    /// @param tensors vectors of one dtype, or 0-d
    /// @param indexing `ij` for the first along the rows, `xy` for the first along the columns
    /// @return for each vector a view of it over the grid
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    @Operation(OBOR)
    public static Tensor[] meshgrid(List<Tensor> tensors, String indexing) {
        return meshgrid(indexing, tensors.toArray(new Tensor[0]));
    }
}
