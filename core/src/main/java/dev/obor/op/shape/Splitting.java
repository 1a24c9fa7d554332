package dev.obor.op.shape;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.Default;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.Views;
import dev.obor.op.WriteOp;
import dev.obor.op.graph.AutogradMeta.CreationMeta;
import dev.obor.op.graph.Version;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A tensor in several views: `split`, `chunk`, `unbind`.
public final class Splitting {
    private Splitting() {}

    /// Several views at once; none of them may be changed in place while gradients are recorded.
    private static final class Parts extends Op.Multi {
        private final long[][] sizes;
        private final Function<Tensor[], Tensor> joined;

        Parts(String node, long[][] sizes, Function<Tensor[], Tensor> joined) {
            super(node);
            this.sizes = sizes;
            this.joined = joined;
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            return Arrays.copyOfRange(in, 1, in.length);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            Tensor any = null;
            for (Tensor g : grads) {
                any = g == null ? any : g;
            }
            Tensor[] all = new Tensor[grads.length];
            for (int i = 0; i < all.length && any != null; i++) {
                Tensor g = grads[i];
                all[i] = g == null ? WriteOp.zeros(any, sizes[i]) : g;
            }
            return new Tensor[] {any == null ? null : joined.apply(all)};
        }
    }

    private static Tensor[] parts(
            Tensor t, String node, View[] views, Function<Tensor[], Tensor> joined) {
        if (ThreadState.get().tracks()) {
            long[][] sizes = new long[views.length][];
            Tensor[] inputs = new Tensor[views.length + 1];
            inputs[0] = t;
            for (int i = 0; i < views.length; i++) {
                sizes[i] = views[i].shape();
                inputs[i + 1] =
                        Views.alias(
                                t,
                                views[i],
                                ThreadState.get().gradEnabled
                                        ? CreationMeta.MULTI_OUTPUT
                                        : CreationMeta.NO_GRAD);
            }
            return new Parts(node, sizes, joined).apply(1, inputs);
        }
        Tensor[] parts = new Tensor[views.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Views.view(t, node, views[i], g -> g);
        }
        return parts;
    }

    private static Tensor[] cut(Tensor t, String node, int dim, long[] sizes) {
        View v = TensorAccess.view(t);
        View[] views = new View[sizes.length];
        long start = 0;
        for (int i = 0; i < sizes.length; i++) {
            long[] shape = v.shape().clone();
            shape[dim] = sizes[i];
            views[i] = v.with(v.offset() + start * v.strides()[dim], shape, v.strides());
            start += sizes[i];
        }
        return parts(t, node, views, grads -> Joining.cat(grads, dim));
    }

    /// Views of one size along a dimension, the last one smaller if need be.
    ///
    /// None of them may be changed in place while gradients are recorded.
    ///
    /// ```java
    /// arange(5).split(2) // [0, 1], [2, 3], [4]
    /// ```
    ///
    /// @param size how long each is
    /// @return views in order
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor[] split(Tensor input, long size, @Default("0") long dim) {
        if (input.dim() == 0) {
            throw new ShapeError("split expects at least a 1-dimensional tensor");
        }
        if (size < 0) {
            throw new ShapeError(
                    "split expects split_size be non-negative, but got split_size=" + size);
        }
        int d = Shapes.wrapDim(dim, input.dim());
        long length = TensorAccess.view(input).shape()[d];
        if (size == 0 && length != 0) {
            throw new ShapeError(
                    "split_size can only be 0 if dimension size is 0, but got dimension size of "
                            + length);
        }
        int count = length == 0 ? 1 : Sizes.count((length - 1) / size + 1, "parts");
        long[] sizes = new long[count];
        Arrays.fill(sizes, size);
        sizes[count - 1] = length - size * (count - 1);
        return cut(input, "SplitBackward0", d, sizes);
    }

    /// Views of given sizes along a dimension.
    ///
    /// ```java
    /// arange(5).split(new long[] {1, 4}) // [0], [1, 2, 3, 4]
    /// ```
    ///
    /// @param sizes how long each is
    /// @return views in order, as many as sizes
    /// @throws dev.obor.base.ShapeError if the sizes do not add up
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            names = {"split", "splitWithSizes"})
    public static Tensor[] split(Tensor input, long[] sizes, @Default("0") long dim) {
        if (input.dim() == 0) {
            throw new ShapeError("split expects at least a 1-dimensional tensor");
        }
        int d = Shapes.wrapDim(dim, input.dim());
        long length = TensorAccess.view(input).shape()[d];
        long sum = 0;
        boolean fits = true;
        for (long s : sizes) {
            if (s < 0) {
                throw new ShapeError(
                        "split_with_sizes expects split_sizes have only non-negative entries, but"
                                + " got split_sizes="
                                + Arrays.toString(sizes));
            }
            fits &= s <= length - sum;
            sum += s;
        }
        if (!fits || sum != length) {
            throw new ShapeError(
                    "split_with_sizes expects split_sizes to sum exactly to "
                            + length
                            + " (input tensor's size at dimension "
                            + dim
                            + "), but got split_sizes="
                            + Arrays.toString(sizes));
        }
        return cut(input, "SplitWithSizesBackward0", d, sizes);
    }

    /// At most so many views of equal size along a dimension, the last one smaller if need be.
    ///
    /// ```java
    /// arange(5).chunk(2) // [0, 1, 2], [3, 4]
    /// ```
    ///
    /// @param chunks how many at most
    /// @return views in order
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor[] chunk(Tensor input, long chunks, @Default("0") long dim) {
        if (input.dim() == 0) {
            throw new ShapeError("chunk expects at least a 1-dimensional tensor");
        }
        if (chunks <= 0) {
            throw new ShapeError("chunk expects `chunks` to be greater than 0, got: " + chunks);
        }
        int d = Shapes.wrapDim(dim, input.dim());
        long length = TensorAccess.view(input).shape()[d];
        long size = length == 0 ? 0 : (length - 1) / chunks + 1;
        if (size == 0 && length == 0) {
            return cut(input, "SplitWithSizesBackward0", d, new long[Sizes.count(chunks, "parts")]);
        }
        return split(input, size, d);
    }

    /// Exactly so many views along a dimension, the first ones larger by one if need be.
    ///
    /// ```java
    /// arange(5).tensorSplit(2, 0) // [0, 1, 2], [3, 4]
    /// ```
    ///
    /// @param sections how many
    /// @return as many views
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.ShapeError unless it is positive
    @Operation({TENSOR, OBOR})
    public static Tensor[] tensorSplit(Tensor input, long sections, long dim) {
        int d = splitDim(input, dim);
        if (sections <= 0) {
            throw new ShapeError("number of sections must be larger than 0, got " + sections);
        }
        long length = TensorAccess.view(input).shape()[d];
        Tensor[] parts = new Tensor[Sizes.count(sections, "parts")];
        long start = 0;
        for (int i = 0; i < parts.length; i++) {
            long end = start + length / sections + (i < length % sections ? 1 : 0);
            parts[i] = Slicing.slice(input, d, start, end, 1);
            start = end;
        }
        return parts;
    }

    /// Views along a dimension that end before the given places.
    ///
    /// ```java
    /// arange(5).tensorSplit(new long[] {1, 3}, 0) // [0], [1, 2], [3, 4]
    /// ```
    ///
    /// @param indices where all but the first begin
    /// @return views, one more than places
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor[] tensorSplit(Tensor input, long[] indices, long dim) {
        int d = splitDim(input, dim);
        Tensor[] parts = new Tensor[indices.length + 1];
        long start = 0;
        for (int i = 0; i < parts.length; i++) {
            long end = i < indices.length ? indices[i] : Long.MAX_VALUE;
            parts[i] = Slicing.slice(input, d, start, end, 1);
            start = end;
        }
        return parts;
    }

    private static int splitDim(Tensor t, long dim) {
        if (t.dim() == 0) {
            throw new ShapeError(
                    "tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0"
                            + " dims");
        }
        return Shapes.wrapDim(dim, t.dim());
    }

    /// Views along a dimension, by a tensor: a vector of places, or a single number of parts.
    ///
    /// ```java
    /// arange(5).tensorSplit(tensor(1, 3), 0) // [0], [1, 2], [3, 4]
    /// ```
    ///
    /// @param indicesOrSections on the processor: int64, (n) places where all but the first begin,
    ///   or 0-d for how many
    /// @return views in order
    /// @throws DTypeError unless it is int64
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor[] tensorSplit(Tensor input, Tensor indicesOrSections, long dim) {
        if (indicesOrSections.dtype() != DType.INT64) {
            throw new DTypeError(
                    "tensor_split expected tensor_indices_or_sections to have dtype of long, but"
                            + " got "
                            + indicesOrSections.dtype().scalarType());
        }
        return switch (indicesOrSections.dim()) {
            case 0 -> tensorSplit(input, indicesOrSections.itemLong(), dim);
            case 1 -> tensorSplit(input, indicesOrSections.toLongArray(), dim);
            default ->
                    throw new ShapeError(
                            "tensor_split expected tensor_indices_or_sections to be a"
                                    + " zero-dimensional or one-dimensional tensor, but got a"
                                    + " tensor with "
                                    + indicesOrSections.dim()
                                    + " dims");
        };
    }

    /// All slices along a dimension, which disappears.
    ///
    /// ```java
    /// arange(4).view(2, 2).unbind() // [0, 1], [2, 3]
    /// ```
    ///
    /// @return views of one dimension less, as many as the size of the dimension
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor[] unbind(Tensor input, @Default("0") long dim) {
        int d = Shapes.wrapOwnDim(Shapes.wrapDim(dim, input.dim()), input.dim());
        View v = TensorAccess.view(input);
        View[] views = new View[Sizes.count(v.shape()[d], "parts")];
        long[] shape = Sizes.without(v.shape(), d);
        long[] strides = Sizes.without(v.strides(), d);
        for (int i = 0; i < views.length; i++) {
            views[i] = v.with(v.offset() + i * v.strides()[d], shape, strides);
        }
        if (views.length == 0) {
            return new Tensor[0];
        }
        return parts(input, "UnbindBackward0", views, grads -> Joining.stack(grads, d));
    }

    /// `hsplit`, `vsplit` and `dsplit` into equal parts.
    ///
    /// @throws ShapeError if the tensor has too few dimensions, or cannot be divided so
    public static Tensor[] equal(String name, Tensor t, long sections, int dim) {
        checkDims(name, t);
        if (sections < 0 && t.size(dim) % sections == 0) {
            throw new ShapeError("number of sections must be larger than 0, got " + sections);
        }
        if (sections == 0 || t.size(dim) % sections != 0) {
            throw new ShapeError(
                    "torch."
                            + name
                            + " attempted to split along dimension "
                            + dim
                            + ", but the size of the dimension "
                            + t.size(dim)
                            + " is not divisible by the split_size "
                            + sections
                            + "!");
        }
        return tensorSplit(t, sections, dim);
    }

    /// Equal parts along the third dimension.
    ///
    /// ```java
    /// arange(4).view(1, 1, 4).dsplit(2)[1] // [[[2, 3]]]
    /// ```
    ///
    /// @param input of three dimensions or more
    /// @param sections how many
    /// @return as many views
    /// @throws dev.obor.base.ShapeError if it cannot be divided so
    @Operation({TENSOR, OBOR})
    public static Tensor[] dsplit(Tensor input, long sections) {
        return equal("dsplit", input, sections, 2);
    }

    /// Equal parts along the first dimension.
    ///
    /// ```java
    /// arange(4).view(2, 2).vsplit(2) // [[0, 1]], [[2, 3]]
    /// ```
    ///
    /// @param input of two dimensions or more
    /// @param sections how many
    /// @return as many views
    /// @throws dev.obor.base.ShapeError if it cannot be divided so
    @Operation({TENSOR, OBOR})
    public static Tensor[] vsplit(Tensor input, long sections) {
        return equal("vsplit", input, sections, 0);
    }

    /// `hsplit`, `vsplit` and `dsplit` at places.
    ///
    /// @throws ShapeError if the tensor has too few dimensions
    public static Tensor[] at(String name, Tensor t, long[] indices, int dim) {
        checkDims(name, t);
        return tensorSplit(t, indices, dim);
    }

    /// Parts along the third dimension that begin at places.
    ///
    /// ```java
    /// arange(4).view(1, 1, 4).dsplit(new long[] {1})[0] // [[[0]]]
    /// ```
    ///
    /// @param input of three dimensions or more
    /// @param indices where all but the first begin
    /// @return views, one more than places
    @Operation({TENSOR, OBOR})
    public static Tensor[] dsplit(Tensor input, long[] indices) {
        return at("dsplit", input, indices, 2);
    }

    /// Parts along the first dimension that begin at places.
    ///
    /// ```java
    /// arange(4).view(2, 2).vsplit(new long[] {1}) // [[0, 1]], [[2, 3]]
    /// ```
    ///
    /// @param input of two dimensions or more
    /// @param indices where all but the first begin
    /// @return views, one more than places
    @Operation({TENSOR, OBOR})
    public static Tensor[] vsplit(Tensor input, long[] indices) {
        return at("vsplit", input, indices, 0);
    }

    private static void checkDims(String name, Tensor t) {
        int least = name.equals("hsplit") ? 1 : name.equals("vsplit") ? 2 : 3;
        if (t.dim() < least) {
            throw new ShapeError(
                    "torch."
                            + name
                            + " requires a tensor with at least "
                            + least
                            + " dimension"
                            + (least == 1 ? "" : "s")
                            + ", but got a tensor with "
                            + t.dim()
                            + " dimensions!");
        }
    }

    /// Equal parts along the second dimension, or the first of a vector.
    ///
    /// ```java
    /// arange(4).hsplit(2) // [0, 1], [2, 3]
    /// ```
    ///
    /// @param sections how many
    /// @return as many views
    /// @throws dev.obor.base.ShapeError if it cannot be divided so
    @Operation({TENSOR, OBOR})
    public static Tensor[] hsplit(Tensor input, long sections) {
        return equal("hsplit", input, sections, input.dim() == 1 ? 0 : 1);
    }

    /// Parts along the second dimension, or the first of a vector, that begin at places.
    ///
    /// ```java
    /// arange(4).hsplit(new long[] {1}) // [0], [1, 2, 3]
    /// ```
    ///
    /// @param indices where all but the first begin
    /// @return views, one more than places
    @Operation({TENSOR, OBOR})
    public static Tensor[] hsplit(Tensor input, long[] indices) {
        return at("hsplit", input, indices, input.dim() == 1 ? 0 : 1);
    }

    /// Chunks along a dimension, but not views: changes in place are not tracked across them.
    ///
    /// ```java
    /// arange(4).unsafeChunk(2) // [0, 1], [2, 3]
    /// ```
    ///
    /// @param chunks how many at most
    /// @return tensors on the same memory
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            names = "unsafeChunk")
    public static Tensor[] unsafeChunk(Tensor input, long chunks, @Default("0") long dim) {
        return alone(input.chunk(chunks, dim));
    }

    /// Parts of one size, but not views: changes in place are not tracked across them.
    ///
    /// ```java
    /// arange(5).unsafeSplit(2) // [0, 1], [2, 3], [4]
    /// ```
    ///
    /// @param splitSize how long each is; the last may be shorter
    /// @return tensors on the same memory
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            names = "unsafeSplit")
    public static Tensor[] unsafeSplit(Tensor input, long splitSize, @Default("0") long dim) {
        return alone(input.split(splitSize, dim));
    }

    /// Parts of given sizes, but not views: changes in place are not tracked across them.
    ///
    /// ```java
    /// arange(5).unsafeSplitWithSizes(new long[] {1, 4}) // [0], [1, 2, 3, 4]
    /// ```
    ///
    /// @param splitSizes how long each is
    /// @return tensors on the same memory
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            names = "unsafeSplitWithSizes")
    public static Tensor[] unsafeSplitWithSizes(
            Tensor input, long[] splitSizes, @Default("0") long dim) {
        return alone(input.splitWithSizes(splitSizes, dim));
    }

    private static Tensor[] alone(Tensor[] parts) {
        for (Tensor part : parts) {
            var meta = TensorAccess.meta(part);
            meta.viewInfo = null;
            meta.version = new Version();
        }
        return parts;
    }
}
