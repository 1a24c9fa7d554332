package dev.obor.op.shape;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.MemoryFormat;
import dev.obor.Size;
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
import dev.obor.op.ThreadState;
import dev.obor.op.Views;
import dev.obor.op.graph.AutogradMeta;
import dev.obor.op.index.Indexing;
import dev.obor.op.reduce.Reductions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Operations that only change geometry: the result looks at the same memory.
public final class ViewOps {
    private ViewOps() {}

    private static View geometry(Tensor t) {
        return TensorAccess.view(t);
    }

    /// `view`: other sizes for the same elements, without copying.
    ///
    /// ```java
    /// arange(6).view(2, -1) // [[0, 1, 2], [3, 4, 5]]
    /// ```
    ///
    /// @throws ShapeError if the sizes do not fit, or the strides do not allow it
    @Operation(TENSOR)
    public static Tensor view(Tensor input, long... sizes) {
        View v = geometry(input);
        long[] shape = Shapes.infer(sizes, v.numel());
        long[] strides = reshapedStrides(v, shape);
        if (strides == null) {
            throw new ShapeError(
                    "view size is not compatible with input tensor's size and stride (at least one"
                            + " dimension spans across two contiguous subspaces). Use .reshape(...)"
                            + " instead.");
        }
        return reviewed(input, v, shape, strides);
    }

    /// The same elements in other sizes: a view if possible, else a copy.
    ///
    /// ```java
    /// arange(6).reshape(3, 2) // [[0, 1], [2, 3], [4, 5]]
    /// ```
    @Operation(TENSOR)
    public static Tensor reshape(Tensor input, long... sizes) {
        View v = geometry(input);
        long[] shape = Shapes.infer(sizes, v.numel());
        long[] strides = reshapedStrides(v, shape);
        if (strides != null) {
            return reviewed(input, v, shape, strides);
        }
        Tensor copy = Conversions.contiguous(input);
        return unsafeView(copy, shape);
    }

    private static Tensor reviewed(Tensor t, View v, long[] shape, long[] strides) {
        long[] old = v.shape();
        return Views.view(
                t, "ViewBackward0", v.with(v.offset(), shape, strides), g -> reshape(g, old));
    }

    /// A copy that nobody else has in other sizes: not a view of it.
    private static Tensor unsafeView(Tensor copy, long[] shape) {
        View v = geometry(copy);
        long[] old = v.shape();
        Tensor result =
                Views.view(
                        copy,
                        "UnsafeViewBackward0",
                        v.with(v.offset(), shape, View.contiguousStrides(shape)),
                        g -> reshape(g, old));
        TensorAccess.meta(result).viewInfo = null;
        return result;
    }

    /// Strides that show the elements in other sizes, or null if there are none.
    public static long @Nullable [] reshapedStrides(View v, long[] shape) {
        long[] oldShape = v.shape();
        long[] oldStrides = v.strides();
        if (v.numel() == 0 || v.dim() == 0 || isPlain(oldShape, oldStrides)) {
            return v.numel() == 0 && Arrays.equals(shape, oldShape)
                    ? oldStrides
                    : View.contiguousStrides(shape);
        }
        long[] strides = new long[shape.length];
        int d = shape.length - 1;
        long chunkBase = oldStrides[oldShape.length - 1];
        long tensorNumel = 1;
        long viewNumel = 1;
        for (int i = oldShape.length - 1; i >= 0; i--) {
            tensorNumel *= oldShape[i];
            boolean chunkEnds =
                    i == 0 || oldShape[i - 1] != 1 && oldStrides[i - 1] != tensorNumel * chunkBase;
            if (!chunkEnds) {
                continue;
            }
            while (d >= 0 && (viewNumel < tensorNumel || shape[d] == 1)) {
                strides[d] = viewNumel * chunkBase;
                viewNumel *= shape[d];
                d--;
            }
            if (viewNumel != tensorNumel) {
                return null;
            }
            if (i > 0) {
                chunkBase = oldStrides[i - 1];
                tensorNumel = 1;
                viewNumel = 1;
            }
        }
        return d < 0 ? strides : null;
    }

    /// Whether strides are those of row-major memory, in dimensions of size 1 too.
    private static boolean isPlain(long[] shape, long[] strides) {
        long expected = 1;
        for (int d = shape.length - 1; d >= 0; d--) {
            if (strides[d] != expected) {
                return false;
            }
            expected *= shape[d];
        }
        return true;
    }

    /// `permute`: the dimensions in another order.
    ///
    /// ```java
    /// ones(2, 3, 4).permute(2, 0, 1).shape() // [4, 2, 3]
    /// ```
    @Operation(TENSOR)
    public static Tensor permute(Tensor input, long... dims) {
        return permute(input, "PermuteBackward0", dims);
    }

    private static Tensor permute(Tensor t, String node, long... dims) {
        View v = geometry(t);
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

    /// Two dimensions exchanged: a view.
    ///
    /// ```java
    /// arange(6).view(2, 3).transpose(0, 1) // [[0, 3], [1, 4], [2, 5]]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"transpose", "swapaxes", "swapdims"})
    public static Tensor transpose(Tensor input, long dim0, long dim1) {
        return exchange(input, dim0, dim1, "TransposeBackward0");
    }

    /// The last two dimensions exchanged.
    @Operation(TENSOR)
    public static Tensor mT(Tensor input) {
        if (input.dim() == 1) {
            throw new ShapeError(
                    "tensor.mT is only supported on matrices or batches of matrices. Got 1-D"
                            + " tensor.",
                    "A vector has no rows and columns: unsqueeze it first.");
        }
        return transpose(input, -2, -1);
    }

    /// `t`: a matrix transposed; vectors and scalars stay.
    ///
    /// ```java
    /// arange(4).view(2, 2).t() // [[0, 2], [1, 3]]
    /// ```
    @Operation(TENSOR)
    public static Tensor t(Tensor input) {
        int n = geometry(input).dim();
        if (n > 2) {
            throw new ShapeError(
                    "t() expects a tensor with <= 2 dimensions, but self is " + n + "D");
        }
        return exchange(input, 0, n < 2 ? 0 : 1, "TBackward0");
    }

    private static Tensor exchange(Tensor t, long dim0, long dim1, String node) {
        View v = geometry(t);
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

    /// `T`: the dimensions in reverse order.
    ///
    /// ```java
    /// arange(6).view(2, 3).T() // [[0, 3], [1, 4], [2, 5]]
    /// ```
    @Operation(value = TENSOR, names = "T")
    public static Tensor reversed(Tensor input) {
        int n = geometry(input).dim();
        long[] dims = new long[n];
        for (int i = 0; i < n; i++) {
            dims[i] = n - 1 - i;
        }
        return permute(input, dims);
    }

    /// `movedim`: dimensions moved to other places.
    @Operation(
            value = {TENSOR, OBOR},
            names = {"movedim", "moveaxis"},
            forms = "one source, one destination")
    public static Tensor movedim(Tensor input, long[] source, long[] destination) {
        int n = geometry(input).dim();
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

    /// `expand`: dimensions of size 1 repeated without copying; -1 keeps a size.
    ///
    /// ```java
    /// tensor(1, 2).view(2, 1).expand(-1, 3) // [[1, 1, 1], [2, 2, 2]]
    /// ```
    ///
    /// @throws ShapeError if a size differs and is not 1
    @Operation(
            value = TENSOR,
            names = {"expand", "broadcastTo"})
    public static Tensor expand(Tensor input, long... sizes) {
        View v = geometry(input);
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
            strides[d] = d < lead || size == 1 && shape[d] != 1 ? 0 : v.strides()[d - lead];
        }
        long[] old = v.shape();
        return Views.view(
                input,
                "ExpandBackward0",
                v.with(v.offset(), shape, strides),
                g -> Reductions.sumToSize(g, old));
    }

    /// `unsqueeze`: a new dimension of size 1.
    ///
    /// ```java
    /// tensor(1, 2).unsqueeze(1) // [[1], [2]]
    /// ```
    @Operation(TENSOR)
    public static Tensor unsqueeze(Tensor input, long dim) {
        View v = geometry(input);
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
        return squeeze(t, "SqueezeBackward1", mask(geometry(t).dim(), dim));
    }

    private static boolean[] mask(int n, int dim) {
        boolean[] mask = new boolean[n];
        if (n > 0) {
            mask[dim] = true;
        }
        return mask;
    }

    /// `squeeze`: without the dimensions of size 1.
    ///
    /// ```java
    /// ones(1, 2, 1).squeeze().shape() // [2]
    /// ```
    @Operation(TENSOR)
    public static Tensor squeeze(Tensor input) {
        boolean[] all = new boolean[geometry(input).dim()];
        Arrays.fill(all, true);
        return squeeze(input, "SqueezeBackward0", all);
    }

    /// `squeeze(dim)`: without these dimensions, where their size is 1.
    @Operation(TENSOR)
    public static Tensor squeeze(Tensor input, long... dims) {
        int n = geometry(input).dim();
        String node = dims.length == 1 ? "SqueezeBackward1" : "SqueezeBackward2";
        boolean[] mask = dims.length == 0 ? new boolean[n] : Shapes.dimMask(dims, n);
        return squeeze(input, node, mask);
    }

    private static Tensor squeeze(Tensor t, String node, boolean[] mask) {
        View v = geometry(t);
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
        return Views.view(t, node, geometry, g -> reshape(g, old));
    }

    /// `select`: one place of a dimension, which disappears.
    ///
    /// ```java
    /// arange(6).view(2, 3).select(1, 2) // [2, 5]
    /// ```
    ///
    /// @throws IndexError if the index is out of range
    @Operation(TENSOR)
    public static Tensor select(Tensor input, long dim, long index) {
        View v = geometry(input);
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
                        without(v.shape(), d),
                        without(v.strides(), d));
        return Views.view(
                input,
                "SelectBackward0",
                geometry,
                g -> Views.intoZeros(g, old, z -> select(z, d, i)));
    }

    private static long[] without(long[] values, int d) {
        long[] result = new long[values.length - 1];
        System.arraycopy(values, 0, result, 0, d);
        System.arraycopy(values, d + 1, result, d, result.length - d);
        return result;
    }

    /// The places of a dimension from one to before another, in steps; what lies beyond the ends is
    /// left out. A view.
    ///
    /// @param start the first place, or null for the first of all; negative ones count from the end
    /// @param end behind the last place, or null for the end
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
        View v = geometry(t);
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

    /// `narrow`: `length` places from `start`.
    ///
    /// ```java
    /// arange(6).narrow(0, 2, 3) // [2, 3, 4]
    /// ```
    ///
    /// @throws IndexError if they are not all there
    @Operation(TENSOR)
    public static Tensor narrow(Tensor input, long dim, long start, long length) {
        if (length < 0 && input.dim() > 0) {
            throw new ShapeError("narrow(): length must be non-negative.");
        }
        return places(input, dim, start, length);
    }

    /// `narrow_copy`: a copy of `length` places from `start`.
    ///
    /// @throws IndexError if they are not all there
    @Operation(TENSOR)
    public static Tensor narrowCopy(Tensor input, long dim, long start, long length) {
        return places(input, dim, start, length).clone(MemoryFormat.CONTIGUOUS_FORMAT);
    }

    private static Tensor places(Tensor t, long dim, long start, long length) {
        View v = geometry(t);
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
    /// @throws dev.obor.base.DTypeError if the tensor has a dimension or holds no integer
    @Operation(TENSOR)
    public static Tensor narrow(Tensor input, long dim, Tensor start, long length) {
        DType type = start.dtype();
        if (start.dim() != 0 || type.isFloatingPoint() || type == DType.BOOL) {
            throw new DTypeError("start must be an 0-dim integral Tensor.");
        }
        return narrow(input, dim, start.itemLong(), length);
    }

    /// `diagonal`: the elements where two dimensions have equal places, as a last dimension.
    ///
    /// ```java
    /// arange(9).view(3, 3).diagonal(1) // [1, 5]
    /// ```
    @Operation(TENSOR)
    public static Tensor diagonal(
            Tensor input,
            @Default("0") long offset,
            @Default("0") long dim1,
            @Default("1") long dim2) {
        View v = geometry(input);
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
        long[] shape = append(without(without(v.shape(), hi), lo), length);
        long[] strides =
                append(without(without(v.strides(), hi), lo), v.strides()[a] + v.strides()[b]);
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

    /// `unfold`: windows along a dimension, their elements as a last dimension.
    ///
    /// ```java
    /// arange(5).unfold(0, 3, 1) // [[0, 1, 2], [1, 2, 3], [2, 3, 4]]
    /// ```
    @Operation(TENSOR)
    public static Tensor unfold(Tensor input, long dim, long size, long step) {
        View v = geometry(input);
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

    /// `flatten`: the dimensions from `start` to `end` as one.
    ///
    /// ```java
    /// ones(2, 3, 4).flatten(1).shape() // [2, 12]
    /// ```
    @Operation(TENSOR)
    public static Tensor flatten(
            Tensor input, @Default("0") long startDim, @Default("-1") long endDim) {
        View v = geometry(input);
        int a = Shapes.wrapDim(startDim, v.dim());
        int b = Shapes.wrapDim(endDim, v.dim());
        if (a > b) {
            throw new ShapeError("flatten() has invalid args: start_dim cannot come after end_dim");
        }
        if (v.dim() == 0) {
            return reshape(input, 1);
        }
        if (a == b) {
            return input;
        }
        List<Long> shape = new ArrayList<>();
        long merged = 1;
        for (int d = 0; d < v.dim(); d++) {
            if (d < a || d > b) {
                shape.add(v.shape()[d]);
            } else {
                merged = Sizes.product(merged, v.shape()[d]);
                if (d == b) {
                    shape.add(merged);
                }
            }
        }
        return reshape(input, shape.stream().mapToLong(s -> s).toArray());
    }

    /// `unflatten`: one dimension as several.
    @Operation(TENSOR)
    public static Tensor unflatten(Tensor input, long dim, long... sizes) {
        View v = geometry(input);
        int d = Shapes.wrapOwnDim(Shapes.wrapDim(dim, v.dim()), v.dim());
        if (sizes.length == 0) {
            throw new ShapeError("unflatten: sizes must be non-empty");
        }
        long[] inner;
        try {
            inner = Shapes.infer(sizes, v.shape()[d]);
        } catch (ShapeError e) {
            throw new ShapeError(
                    "unflatten: Provided sizes "
                            + Arrays.toString(sizes)
                            + " don't multiply up to the size of dim "
                            + d
                            + " ("
                            + v.shape()[d]
                            + ") in the input tensor",
                    e);
        }
        long[] shape = new long[v.dim() - 1 + inner.length];
        System.arraycopy(v.shape(), 0, shape, 0, d);
        System.arraycopy(inner, 0, shape, d, inner.length);
        System.arraycopy(v.shape(), d + 1, shape, d + inner.length, v.dim() - d - 1);
        return view(input, shape);
    }

    /// `detach`: the same memory without history; shares the version counter.
    public static Tensor detach(Tensor t) {
        AutogradMeta meta = TensorAccess.meta(t);
        Tensor result = TensorAccess.wrap(geometry(t), meta.version, ThreadState.get());
        TensorAccess.meta(result).inference = meta.inference;
        return result;
    }

    /// `data`: the same memory without history, with a version counter of its own.
    public static Tensor data(Tensor t) {
        return TensorAccess.wrap(geometry(t));
    }

    /// The same elements in the sizes of another tensor.
    @Operation(TENSOR)
    public static Tensor viewAs(Tensor input, Tensor other) {
        return view(input, other.shape().toArray());
    }

    /// The same elements in the sizes of another tensor.
    @Operation(TENSOR)
    public static Tensor reshapeAs(Tensor input, Tensor other) {
        return reshape(input, other.shape().toArray());
    }

    /// Dimensions of size 1 repeated without copying.
    @Operation(TENSOR)
    public static Tensor expand(Tensor input, Size sizes) {
        return expand(input, sizes.toArray());
    }

    /// Expanded to the sizes of another tensor.
    @Operation(TENSOR)
    public static Tensor expandAs(Tensor input, Tensor other) {
        return expand(input, other.shape().toArray());
    }

    /// All dimensions as one.
    @Operation(TENSOR)
    public static Tensor ravel(Tensor input) {
        return reshape(input.contiguous(), -1);
    }

    /// Tensors expanded to the sizes that they broadcast to.
    ///
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
}
