package dev.obor.op.shape;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.MemoryFormat;
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
import dev.obor.op.create.Ranges;
import dev.obor.op.index.SelectOps;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.reduce.Cumulative;
import dev.obor.op.reduce.Reductions;
import dev.obor.op.sort.Searching;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The same elements at other places: repeated, rolled, flipped, turned.
public final class Rearranging {
    private Rearranging() {}

    private static final class Repeat extends Op {
        private final long[] repeats;

        Repeat(long[] repeats) {
            super("RepeatBackward0");
            this.repeats = repeats;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View v = TensorAccess.view(in[0]);
            int rank = repeats.length;
            int lead = rank - v.dim();
            long[] split = new long[2 * rank];
            long[] strides = new long[2 * rank];
            long[] shape = new long[rank];
            for (int d = 0; d < rank; d++) {
                split[2 * d] = repeats[d];
                split[2 * d + 1] = d < lead ? 1 : v.shape()[d - lead];
                strides[2 * d + 1] = d < lead ? 0 : v.strides()[d - lead];
                shape[d] = Sizes.product(split[2 * d], split[2 * d + 1]);
            }
            View out = Backends.empty(v.dtype(), shape);
            View parts = out.with(0, split, View.contiguousStrides(split));
            if (out.numel() > 0) {
                RawMemory.copy(v.with(v.offset(), split, strides), parts);
            }
            ctx.keep(v.shape());
            return TensorAccess.wrap(out);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            long[] shape = ctx.kept();
            int rank = repeats.length;
            int lead = rank - shape.length;
            // Only what is repeated is taken apart, so that the rest keeps its strides.
            long[] split = new long[2 * rank];
            long[] dims = new long[rank];
            int n = 0;
            int sums = 0;
            for (int d = 0; d < rank; d++) {
                if (d < lead || repeats[d] != 1) {
                    dims[sums++] = n;
                    split[n++] = repeats[d];
                }
                if (d >= lead) {
                    split[n++] = shape[d - lead];
                }
            }
            Tensor parts = grad.reshape(Arrays.copyOf(split, n));
            Tensor sum =
                    sums == 0
                            ? parts
                            : Reductions.sum(parts, Arrays.copyOf(dims, sums), false, null);
            return new Tensor[] {sum.reshape(shape)};
        }
    }

    /// The whole tensor so many times along each dimension.
    ///
    /// ```java
    /// tensor(1, 2).repeat(2, 2) // [[1, 2, 1, 2], [1, 2, 1, 2]]
    /// ```
    ///
    /// @param repeats how often along each dimension; more numbers than dimensions add some in
    ///   front
    /// @return a new tensor of the input's dtype: each size times its number
    /// @throws dev.obor.base.ShapeError if there are fewer numbers than dimensions
    @Operation(TENSOR)
    public static Tensor repeat(Tensor input, long... repeats) {
        if (repeats.length < input.dim()) {
            throw new ShapeError(
                    "Number of dimensions of repeat dims can not be smaller than number of"
                            + " dimensions of tensor: "
                            + repeats.length
                            + " < "
                            + input.dim());
        }
        return new Repeat(repeats.clone()).apply(input);
    }

    /// The whole tensor so many times along each dimension, with ones put in front of too few
    /// numbers.
    ///
    /// ```java
    /// tensor(1, 2).tile(2) // [1, 2, 1, 2]
    /// ```
    ///
    /// @param dims how often along each dimension
    /// @return a new tensor of the input's dtype: each size times its number
    @Operation({TENSOR, OBOR})
    public static Tensor tile(Tensor input, long... dims) {
        int rank = Math.max(input.dim(), dims.length);
        long[] all = new long[rank];
        Arrays.fill(all, 1);
        System.arraycopy(dims, 0, all, rank - dims.length, dims.length);
        return repeat(input, all);
    }

    /// Every element so many times, in the flattened tensor.
    ///
    /// ```java
    /// tensor(1, 2).repeatInterleave(2) // [1, 1, 2, 2]
    /// ```
    ///
    /// @param repeats how often
    /// @return a new vector of the input's dtype
    @Operation({TENSOR, OBOR})
    public static Tensor repeatInterleave(Tensor input, long repeats) {
        return repeatInterleave(input.reshape(-1), repeats, 0);
    }

    /// Every slice along a dimension so many times.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).view(2, 2).repeatInterleave(2, 1) // [[1, 1, 2, 2], [3, 3, 4, 4]]
    /// ```
    ///
    /// @param repeats how often
    /// @return a new tensor of the input's dtype, along the dimension so many times as long
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor repeatInterleave(Tensor input, long repeats, long dim) {
        if (repeats < 0) {
            throw new ShapeError("Repeats must be non-negative, got " + repeats);
        }
        if (input.dim() == 0) {
            Shapes.wrapDim(Shapes.wrapDim(dim, 0) + 1L, 0); // as PyTorch, which looks one further
        }
        Tensor whole = input.dim() == 0 ? input.reshape(1) : input;
        int d = Shapes.wrapDim(dim, whole.dim());
        long[] shape = TensorAccess.view(whole).shape().clone();
        long[] expanded = new long[shape.length + 1];
        System.arraycopy(shape, 0, expanded, 0, d + 1);
        expanded[d + 1] = repeats;
        System.arraycopy(shape, d + 1, expanded, d + 2, shape.length - d - 1);
        shape[d] = Sizes.product(shape[d], repeats);
        Tensor wide = whole.unsqueeze(d + 1).expand(expanded);
        return wide.clone(MemoryFormat.CONTIGUOUS_FORMAT).view(shape);
    }

    /// The number i as often as `repeats[i]` says.
    ///
    /// ```java
    /// repeatInterleave(tensor(1, 0, 2)) // [0, 2, 2]
    /// ```
    ///
    /// @param repeats a vector of integers
    /// @return an int64 vector as long as their sum
    @Operation(OBOR)
    public static Tensor repeatInterleave(Tensor repeats) {
        if (repeats.dtype() != DType.INT64 && repeats.dtype() != DType.INT32) {
            throw new DTypeError(
                    "\"repeat_interleave_cpu\" not implemented for '"
                            + repeats.dtype().scalarType()
                            + "'; repeats must be int64 or int32");
        }
        if (repeats.dim() != 1) {
            throw new ShapeError("repeat_interleave only accept 1D vector as repeat");
        }
        Tensor times = repeats.detach().to(DType.INT64);
        if (Masks.count(TensorAccess.view(times.lt(0L))) > 0) {
            throw new ShapeError("repeats can not be negative");
        }
        long n = times.numel();
        Tensor ends = Cumulative.cumsum(times, 0, null);
        long total = n == 0 ? 0 : Masks.longItem(ends.get(n - 1));
        // Each result's place: how many ends lie at or before it.
        return Searching.search(ends, Ranges.iota(total), true);
    }

    /// Every slice as often as a vector says.
    ///
    /// ```java
    /// tensor(7, 8, 9).repeatInterleave(tensor(1, 0, 2), 0) // [7, 9, 9]
    /// ```
    ///
    /// @param repeats a vector of integers, one for each slice, or one for all
    /// @return a new tensor of the input's dtype, along the dimension as long as their sum
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor repeatInterleave(Tensor input, Tensor repeats, long dim) {
        if (repeats.dim() > 1) {
            throw new ShapeError("repeats must be 0-dim or 1-dim tensor");
        }
        Tensor whole = input.dim() == 0 ? input.reshape(1) : input;
        int d = Shapes.wrapDim(dim, whole.dim());
        long size = TensorAccess.view(whole).shape()[d];
        if (repeats.numel() == 1) {
            return SelectOps.indexSelect(
                    whole, d, repeatInterleave(repeats.reshape(1).expand(size)));
        }
        if (repeats.numel() != size) {
            throw new ShapeError(
                    "repeats must have the same size as input along dim, but got repeats.size(0) ="
                            + " "
                            + repeats.numel()
                            + " and input.size("
                            + dim
                            + ") = "
                            + size);
        }
        return SelectOps.indexSelect(whole, d, repeatInterleave(repeats));
    }

    private static final class Roll extends Op {
        private final long[] shifts;
        private final int[] dims;
        private final boolean flat;

        Roll(long[] shifts, int[] dims, boolean flat) {
            super("RollBackward0");
            this.shifts = shifts;
            this.dims = dims;
            this.flat = flat;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View v = TensorAccess.view(in[0]);
            View out =
                    Backends.empty(
                            v.dtype(),
                            v.shape(),
                            flat ? View.contiguousStrides(v.shape()) : strides(v));
            if (v.numel() > 0) {
                if (flat) {
                    copy(line(RawMemory.asContiguous(v)), line(out), 0);
                } else {
                    copy(v, out, 0);
                }
            }
            return TensorAccess.wrap(out);
        }

        /// PyTorch joins two parts along each dimension: channels that lie side by side in both
        /// stay so.
        private long[] strides(View v) {
            if (v.numel() == 0) {
                return RawMemory.preservedStrides(v);
            }
            View now = v;
            for (int i = 0; i < dims.length; i++) {
                long n = v.shape()[dims[i]];
                long shift = Math.floorMod(shifts[i], n);
                MemoryFormat format = Layouts.suggested(sized(now, dims[i], n - shift));
                boolean alike = format == Layouts.suggested(sized(now, dims[i], shift));
                MemoryFormat joined = alike ? format : MemoryFormat.CONTIGUOUS_FORMAT;
                now = v.geometry(v.shape(), joined.strides(v.shape()));
            }
            return now.strides();
        }

        /// The sizes and strides of a part; its elements may not be there.
        private static View sized(View v, int d, long length) {
            long[] shape = v.shape().clone();
            shape[d] = length;
            return v.geometry(shape, v.strides());
        }

        private static View line(View dense) {
            return dense.with(dense.offset(), new long[] {dense.numel()}, new long[] {1});
        }

        private void copy(View from, View to, int i) {
            if (i == dims.length) {
                RawMemory.copy(from, to);
                return;
            }
            int d = dims[i];
            long n = from.shape()[d];
            long shift = Math.floorMod(shifts[i], n);
            copy(part(from, d, 0, n - shift), part(to, d, shift, n - shift), i + 1);
            if (shift > 0) {
                copy(part(from, d, n - shift, shift), part(to, d, 0, shift), i + 1);
            }
        }

        private static View part(View v, int d, long start, long length) {
            long[] shape = v.shape().clone();
            shape[d] = length;
            return v.with(v.offset() + start * v.strides()[d], shape, v.strides());
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            long[] back = new long[shifts.length];
            for (int i = 0; i < back.length; i++) {
                back[i] = -shifts[i];
            }
            return new Tensor[] {new Roll(back, dims, flat).apply(grad)};
        }
    }

    /// Shifted along dimensions, what falls off comes back in front; no dimension means the
    /// flattened tensor.
    ///
    /// ```java
    /// arange(4).view(2, 2).roll(new long[] {1, 1}, 0, 1) // [[3, 2], [1, 0]]
    /// ```
    ///
    /// @param shifts by how many places, one for each dimension; negative towards the front
    /// @return a new tensor of the input's dtype and shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor roll(Tensor input, long[] shifts, long... dims) {
        if (dims.length == 0 && shifts.length == 1) {
            return new Roll(new long[] {turn(shifts[0], input.numel())}, new int[] {0}, true)
                    .apply(input);
        }
        if (shifts.length == 0) {
            throw new ShapeError("`shifts` required");
        }
        if (shifts.length != dims.length) {
            throw new ShapeError(
                    "shifts and dimensions must align. shifts: "
                            + shifts.length
                            + ", dims:"
                            + dims.length);
        }
        if (input.numel() == 0) {
            return new Roll(new long[0], new int[0], false).apply(input);
        }
        long[] by = shifts.clone();
        int[] along = new int[dims.length];
        int n = 0;
        for (int i = 0; i < dims.length; i++) {
            int d = Shapes.wrapOwnDim(dims[i], input.dim());
            int seen = 0;
            while (seen < n && along[seen] != d) {
                seen++;
            }
            long size = input.size(d);
            by[seen] = turn((seen < n ? by[seen] : 0) + turn(shifts[i], size), size);
            along[seen] = d;
            n = Math.max(n, seen + 1);
        }
        return new Roll(Arrays.copyOf(by, n), Arrays.copyOf(along, n), false).apply(input);
    }

    /// A shift as one of less than the size, so that sums and their negatives are no problem.
    private static long turn(long shift, long size) {
        return size == 0 ? 0 : Math.floorMod(shift, size);
    }

    private static final class Flip extends Op {
        private final boolean[] mask;

        Flip(boolean[] mask) {
            super("FlipBackward0");
            this.mask = mask;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View v = TensorAccess.view(in[0]);
            View out = Backends.empty(v.dtype(), v.shape(), RawMemory.preservedStrides(v));
            if (v.numel() > 0) {
                long offset = v.offset();
                long[] strides = v.strides().clone();
                for (int d = 0; d < mask.length; d++) {
                    if (mask[d]) {
                        offset += (v.shape()[d] - 1) * strides[d];
                        strides[d] = -strides[d];
                    }
                }
                RawMemory.copy(v.with(offset, v.shape(), strides), out);
            }
            return TensorAccess.wrap(out);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {new Flip(mask).apply(grad)};
        }
    }

    /// Dimensions in reverse order.
    ///
    /// ```java
    /// arange(4).view(2, 2).flip(0, 1) // [[3, 2], [1, 0]]
    /// ```
    ///
    /// @return a copy of the input's shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor flip(Tensor input, long... dims) {
        boolean[] mask =
                dims.length == 0 ? new boolean[input.dim()] : Shapes.dimMask(dims, input.dim());
        return new Flip(mask).apply(input);
    }

    /// `fliplr` and `flipud`: a matrix mirrored.
    public static Tensor flip(Tensor t, String name, int dim) {
        if (t.dim() <= dim) {
            throw new ShapeError("Input must be >= " + (dim + 1) + "-d for " + name + ".");
        }
        return flip(t, dim);
    }

    /// Rows in reverse order.
    ///
    /// ```java
    /// arange(4).view(2, 2).flipud() // [[2, 3], [0, 1]]
    /// ```
    ///
    /// @return a copy of the input's shape
    /// @throws dev.obor.base.ShapeError if there is no dimension
    @Operation({TENSOR, OBOR})
    public static Tensor flipud(Tensor input) {
        return flip(input, "flipud", 0);
    }

    /// Columns in reverse order.
    ///
    /// ```java
    /// arange(4).view(2, 2).fliplr() // [[1, 0], [3, 2]]
    /// ```
    ///
    /// @return a copy of the input's shape
    /// @throws dev.obor.base.ShapeError if there are fewer than two dimensions
    @Operation({TENSOR, OBOR})
    public static Tensor fliplr(Tensor input) {
        return flip(input, "fliplr", 1);
    }

    private static final class Rot90 extends Op {
        private final int turns;
        private final int a;
        private final int b;

        Rot90(int turns, int a, int b) {
            super("Rot90Backward0");
            this.turns = turns;
            this.a = a;
            this.b = b;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            return switch (turns) {
                case 1 -> flip(in[0], b).transpose(a, b);
                case 2 -> flip(in[0], a, b);
                case 3 -> flip(in[0], a).transpose(a, b);
                default -> in[0].clone(MemoryFormat.CONTIGUOUS_FORMAT);
            };
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {new Rot90((4 - turns) % 4, a, b).apply(grad)};
        }
    }

    /// So many quarter turns in the plane of two dimensions, from the first to the second.
    ///
    /// ```java
    /// arange(4).view(2, 2).rot90() // [[1, 3], [0, 2]]
    /// ```
    ///
    /// @param k how many quarter turns, negative for the other way
    /// @param dim0 the dimension that is turned from
    /// @param dim1 the dimension that is turned to
    /// @return a new tensor of the input's dtype
    @Operation({TENSOR, OBOR})
    public static Tensor rot90(
            Tensor input, @Default("1") long k, @Default("0") long dim0, @Default("1") long dim1) {
        if (input.dim() < 2) {
            throw new ShapeError("expected total dims >= 2, but got total dims = " + input.dim());
        }
        int a = Shapes.wrapDim(dim0, input.dim());
        int b = Shapes.wrapDim(dim1, input.dim());
        if (a == b) {
            throw new ShapeError(
                    "expected rotation dims to be different, but got dim0 = "
                            + dim0
                            + " and dim1 = "
                            + dim1);
        }
        return new Rot90((int) Math.floorMod(k, 4L), a, b).apply(input);
    }

    /// Quarter turns in the plane of two dimensions.
    ///
    /// ```java
    /// arange(4).view(2, 2).rot90(2, 0, 1) // [[3, 2], [1, 0]]
    /// ```
    ///
    /// @param k how many quarter turns, negative for the other way
    /// @param dims the two dimensions, turned from the first to the second
    /// @return a new tensor of the input's dtype
    /// @throws dev.obor.base.ShapeError unless two different dimensions are given
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            forms = "dims...")
    public static Tensor rot90(Tensor input, long k, long[] dims) {
        if (dims.length != 2) {
            throw new ShapeError(
                    "expected total rotation dims == 2, but got dims = " + dims.length);
        }
        return rot90(input, k, dims[0], dims[1]);
    }

    /// Every slice as often as a vector says, with the size that the result must have.
    ///
    /// ```java
    /// tensor(7, 8, 9).repeatInterleave(tensor(1, 0, 2), 0, 3) // [7, 9, 9]
    /// ```
    ///
    /// @param repeats a vector of integers, one for each slice
    /// @param outputSize the size of the result along the dimension, which need then not be
    ///   computed
    /// @return a new tensor of the input's dtype
    /// @throws ShapeError if it has another one
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor repeatInterleave(Tensor input, Tensor repeats, long dim, long outputSize) {
        Tensor result = repeatInterleave(input, repeats, dim);
        long size = result.size(Shapes.wrapDim(dim, result.dim()));
        if (size != outputSize) {
            throw new ShapeError(
                    "repeat_interleave: Allocated size does not match required size: the repeats"
                            + " make "
                            + size
                            + " and output_size is "
                            + outputSize);
        }
        return result;
    }

    /// Shifted along a dimension; what falls off comes back in front.
    ///
    /// ```java
    /// arange(4).roll(1, 0) // [3, 0, 1, 2]
    /// ```
    ///
    /// @param shift by how many places; negative towards the front
    /// @return a new tensor of the input's dtype and shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor roll(Tensor input, long shift, long dim) {
        return roll(input, new long[] {shift}, dim);
    }

    /// The flattened tensor shifted; what falls off comes back in front.
    ///
    /// ```java
    /// arange(4).view(2, 2).roll(1) // [[3, 0], [1, 2]]
    /// ```
    ///
    /// @param shift by how many places; negative towards the front
    /// @return a new tensor of the input's dtype and shape
    @Operation({TENSOR, OBOR})
    public static Tensor roll(Tensor input, long shift) {
        return roll(input, new long[] {shift});
    }
}
