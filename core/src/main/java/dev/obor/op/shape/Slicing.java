package dev.obor.op.shape;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.MemoryFormat;
import dev.obor.Tensor;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.op.Default;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.Views;
import dev.obor.op.index.Indexing;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Parts of a tensor: places, slices, diagonals and windows; views.
public final class Slicing {
    private Slicing() {}

    /// One place of a dimension, which disappears.
    ///
    /// ```java
    /// arange(6).view(2, 3).select(1, 2) // [2, 5]
    /// ```
    ///
    /// @param index the place; negative ones count from the end
    /// @return a view of one dimension less
    /// @throws IndexError if the index is out of range
    @Operation({TENSOR, OBOR})
    public static Tensor select(Tensor input, long dim, long index) {
        View v = TensorAccess.view(input);
        if (v.dim() == 0) {
            throw new IndexError("select() cannot be applied to a 0-dim tensor.");
        }
        int d = Shapes.wrapDim(dim, v.dim());
        long size = v.shape()[d];
        if (index < -size || index >= size) {
            throw new IndexError(
                    "select(): index "
                            + index
                            + " out of range for tensor of size "
                            + Arrays.toString(v.shape())
                            + " at dimension "
                            + d);
        }
        long i = index < 0 ? index + size : index;
        long[] old = v.shape();
        View geometry =
                v.with(
                        v.offset() + i * v.strides()[d],
                        Sizes.without(v.shape(), d),
                        Sizes.without(v.strides(), d));
        return Views.view(
                input,
                "SelectBackward0",
                geometry,
                g -> Views.intoZeros(g, old, z -> select(z, d, i)));
    }

    /// The places of a dimension from one to before another, in steps; what lies beyond the ends is
    /// left out.
    ///
    /// ```java
    /// arange(6).slice(0, 1L, null, 2) // [1, 3, 5]
    /// ```
    ///
    /// @param start the first place, or null for the first of all; negative ones count from the end
    /// @param end behind the last place, or null for the end
    /// @param step how far places are apart
    /// @return a view
    /// @throws dev.obor.base.ShapeError if the step is not positive
    @Operation(TENSOR)
    public static Tensor slice(
            Tensor input,
            @Default("0") long dim,
            @Default("null") @Nullable Long start,
            @Default("null") @Nullable Long end,
            @Default("1") long step) {
        long from = start == null ? 0 : start;
        return slice(input, dim, from, end == null ? Long.MAX_VALUE : end.longValue(), step);
    }

    /// `slice`: the places from `start` to before `end` in steps; ends beyond the size are clipped.
    public static Tensor slice(Tensor t, long dim, long start, long end, long step) {
        View v = TensorAccess.view(t);
        if (v.dim() == 0) {
            throw new IndexError("slice() cannot be applied to a 0-dim tensor.");
        }
        if (step <= 0) {
            throw new ShapeError("slice step must be positive, got " + step);
        }
        int d = Shapes.wrapDim(dim, v.dim());
        long size = v.shape()[d];
        long from = Math.clamp(start < 0 ? start + size : start, 0, size);
        long to = Math.clamp(end < 0 ? end + size : end, from, size);
        long[] shape = v.shape().clone();
        long[] strides = v.strides().clone();
        shape[d] = from == to ? 0 : (to - from - 1) / step + 1;
        strides[d] *= step;
        long[] old = v.shape();
        return Views.view(
                t,
                "SliceBackward0",
                v.with(v.offset() + from * v.strides()[d], shape, strides),
                g -> Views.intoZeros(g, old, z -> slice(z, d, from, to, step)));
    }

    /// Some neighbouring places of a dimension.
    ///
    /// ```java
    /// arange(6).narrow(0, 2, 3) // [2, 3, 4]
    /// ```
    ///
    /// @param start the first place; negative ones count from the end
    /// @param length how many
    /// @return a view, of size `length` along the dimension
    /// @throws IndexError if they are not all there
    @Operation({TENSOR, OBOR})
    public static Tensor narrow(Tensor input, long dim, long start, long length) {
        if (length < 0 && input.dim() > 0) {
            throw new ShapeError("narrow(): length must be non-negative.");
        }
        return places(input, dim, start, length);
    }

    /// A copy of some neighbouring places of a dimension.
    ///
    /// ```java
    /// arange(6).narrowCopy(0, 2, 3) // [2, 3, 4]
    /// ```
    ///
    /// @param start the first place; negative ones count from the end
    /// @param length how many
    /// @return a new tensor, of size `length` along the dimension
    /// @throws IndexError if they are not all there
    @Operation({TENSOR, OBOR})
    public static Tensor narrowCopy(Tensor input, long dim, long start, long length) {
        return places(input, dim, start, length).clone(MemoryFormat.CONTIGUOUS_FORMAT);
    }

    private static Tensor places(Tensor t, long dim, long start, long length) {
        View v = TensorAccess.view(t);
        if (v.dim() == 0) {
            throw new ShapeError("narrow() cannot be applied to a 0-dim tensor.");
        }
        long size = v.shape()[Shapes.wrapDim(dim, v.dim())];
        if (start < -size || start > size) {
            throw new IndexError(
                    "start out of range (expected to be in range of ["
                            + -size
                            + ", "
                            + size
                            + "], but got "
                            + start
                            + ")");
        }
        long from = start < 0 ? start + size : start;
        if (length < 0 || length > size - from) {
            throw new ShapeError(
                    "start ("
                            + from
                            + ") + length ("
                            + length
                            + ") exceeds dimension size ("
                            + size
                            + ").");
        }
        return slice(t, dim, from, from + length, 1);
    }

    /// Some neighbouring places of a dimension, from a place that a 0-d tensor of integers holds.
    ///
    /// ```java
    /// arange(6).narrow(0, tensor(2), 3) // [2, 3, 4]
    /// ```
    ///
    /// @param start a 0-d tensor of integers
    /// @param length how many
    /// @return a view, of size `length` along the dimension
    /// @throws dev.obor.base.DTypeError if the tensor has a dimension or holds no integer
    @Operation({TENSOR, OBOR})
    public static Tensor narrow(Tensor input, long dim, Tensor start, long length) {
        DType type = start.dtype();
        if (start.dim() != 0 || type.isFloatingPoint() || type == DType.BOOL) {
            throw new DTypeError("start must be an 0-dim integral Tensor.");
        }
        return narrow(input, dim, start.itemLong(), length);
    }

    /// The elements where two dimensions have equal places, as a last dimension.
    ///
    /// ```java
    /// arange(9).view(3, 3).diagonal(1) // [1, 5]
    /// ```
    ///
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below
    /// @param dim1 the rows
    /// @param dim2 the columns
    /// @return a view: the two dimensions go, one is added at the end
    /// @throws dev.obor.base.ShapeError if both dimensions are the same
    @Operation({TENSOR, OBOR})
    public static Tensor diagonal(
            Tensor input,
            @Default("0") long offset,
            @Default("0") long dim1,
            @Default("1") long dim2) {
        View v = TensorAccess.view(input);
        int a = Shapes.wrapDim(dim1, v.dim());
        int b = Shapes.wrapDim(dim2, v.dim());
        if (a == b) {
            throw new ShapeError("diagonal dimensions cannot be identical " + dim1 + ", " + dim2);
        }
        long rows = v.shape()[a];
        long columns = v.shape()[b];
        long length =
                Math.max(
                        0,
                        offset >= 0
                                ? Math.min(rows, columns - offset)
                                : Math.min(rows + offset, columns));
        long start =
                length == 0 ? 0 : offset >= 0 ? offset * v.strides()[b] : -offset * v.strides()[a];
        int hi = Math.max(a, b);
        int lo = Math.min(a, b);
        long[] shape = append(Sizes.without(Sizes.without(v.shape(), hi), lo), length);
        long[] strides =
                append(
                        Sizes.without(Sizes.without(v.strides(), hi), lo),
                        v.strides()[a] + v.strides()[b]);
        long[] old = v.shape();
        return Views.view(
                input,
                "DiagonalBackward0",
                v.with(v.offset() + start, shape, strides),
                g -> Views.intoZeros(g, old, z -> diagonal(z, offset, a, b)));
    }

    private static long[] append(long[] values, long last) {
        long[] result = Arrays.copyOf(values, values.length + 1);
        result[values.length] = last;
        return result;
    }

    /// Windows along a dimension, their elements as a last dimension.
    ///
    /// ```java
    /// arange(5).unfold(0, 3, 1) // [[0, 1, 2], [1, 2, 3], [2, 3, 4]]
    /// ```
    ///
    /// @param size how long a window is
    /// @param step how far windows are apart
    /// @return a view: the dimension counts windows, a last one of size `size` is added
    /// @throws dev.obor.base.ShapeError if a window is longer than the dimension
    @Operation(TENSOR)
    public static Tensor unfold(Tensor input, long dim, long size, long step) {
        View v = TensorAccess.view(input);
        int d = Shapes.wrapDim(dim, v.dim());
        long max = v.dim() == 0 ? 1 : v.shape()[d];
        if (size < 0 || size > max) {
            throw new ShapeError(
                    "maximum size for tensor at dimension "
                            + d
                            + " is "
                            + max
                            + " but size is "
                            + size);
        }
        if (step <= 0) {
            throw new ShapeError("step is " + step + " but must be > 0");
        }
        long[] shape = append(v.shape(), size);
        long[] strides = append(v.strides(), v.dim() == 0 ? 1 : v.strides()[d]);
        if (v.dim() > 0) {
            shape[d] = (max - size) / step + 1;
            strides[d] *= step;
        }
        long[] old = v.shape();
        return Views.view(
                input,
                "UnfoldBackward0",
                v.with(v.offset(), shape, strides),
                g -> Indexing.foldWindows(g, old, d, size, step));
    }
}
