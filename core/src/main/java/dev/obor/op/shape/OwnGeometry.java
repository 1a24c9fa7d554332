package dev.obor.op.shape;

import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.MemoryFormat;
import dev.obor.Tensor;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.op.Backends;
import dev.obor.op.InPlace;
import dev.obor.op.Layouts;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.Views;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// Changes of a tensor's own geometry: the forms of views that end with an underscore, `resize_`
/// and `set_`.
public final class OwnGeometry {
    private OwnGeometry() {}

    private static Tensor in(Tensor t, UnaryOperator<Tensor> view) {
        InPlace.check(InPlace.Memory.ANY, t, t);
        return Views.become(t, view.apply(t));
    }

    /// Exchanges two dimensions of this tensor; returns it.
    ///
    /// ```java
    /// ones(2, 3).transpose_(0, 1).shape() // [3, 2]
    /// ```
    ///
    /// @param dim0 one of them
    /// @param dim1 the other
    @Operation(
            value = TENSOR,
            names = {"transpose_", "swapaxes_", "swapdims_"})
    public static Tensor transpose_(Tensor input, long dim0, long dim1) {
        return in(input, x -> x.transpose(dim0, dim1));
    }

    /// Transposes this matrix; returns it.
    ///
    /// ```java
    /// arange(4).view(2, 2).t_() // [[0, 2], [1, 3]]
    /// ```
    ///
    /// @throws ShapeError if it has more than two dimensions
    @Operation(TENSOR)
    public static Tensor t_(Tensor input) {
        return in(input, Tensor::t);
    }

    /// Leaves out the dimensions of size 1; returns this.
    ///
    /// ```java
    /// ones(1, 2, 1).squeeze_().shape() // [2]
    /// ```
    @Operation(TENSOR)
    public static Tensor squeeze_(Tensor input) {
        return in(input, Tensor::squeeze);
    }

    /// Leaves out those of the dimensions that have size 1; returns this.
    ///
    /// ```java
    /// ones(1, 2, 1).squeeze_(0).shape() // [2, 1]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(TENSOR)
    public static Tensor squeeze_(Tensor input, long... dims) {
        return in(input, x -> x.squeeze(dims));
    }

    /// Puts in a dimension of size 1; returns this.
    ///
    /// ```java
    /// ones(2).unsqueeze_(0).shape() // [1, 2]
    /// ```
    ///
    /// @param dim where the new one is afterwards
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(TENSOR)
    public static Tensor unsqueeze_(Tensor input, long dim) {
        return in(input, x -> x.unsqueeze(dim));
    }

    /// Shows a window of any geometry on the same memory; returns this.
    ///
    /// ```java
    /// arange(4).asStrided_(new long[] {2, 2}, new long[] {1, 1}) // [[0, 1], [1, 2]]
    /// ```
    ///
    /// @param size the shape
    /// @param stride for each dimension how many elements further in memory the next place is
    /// @throws ShapeError if it does not lie within the memory
    @Operation(TENSOR)
    public static Tensor asStrided_(Tensor input, long[] size, long[] stride) {
        return asStrided_(input, size, stride, input.storageOffset());
    }

    /// Shows a window of any geometry on the same memory, from a place in it; returns this.
    ///
    /// ```java
    /// arange(4).asStrided_(new long[] {2}, new long[] {1}, 2) // [2, 3]
    /// ```
    ///
    /// @param size the shape
    /// @param stride for each dimension how many elements further in memory the next place is
    /// @param storageOffset where the window begins, counted in elements from the start of the
    ///   memory
    /// @throws ShapeError if it does not lie within the memory
    @Operation(TENSOR)
    public static Tensor asStrided_(Tensor input, long[] size, long[] stride, long storageOffset) {
        return in(input, x -> x.asStrided(size, stride, storageOffset));
    }

    /// Gives this tensor other sizes, in row-major order on the same memory; returns it. Where they
    /// need more, the elements move to larger memory, whose further elements are anything; tensors
    /// that shared the memory stay with the old one, where in PyTorch they go along.
    ///
    /// ```java
    /// arange(4).resize_(2, 2) // [[0, 1], [2, 3]]
    /// ```
    ///
    /// @param size the new shape
    /// @throws StateError if it requires a gradient
    @Operation(TENSOR)
    public static Tensor resize_(Tensor input, long... size) {
        boolean stays = Arrays.equals(size, input.shape().toArray());
        long[] strides = stays ? TensorAccess.view(input).strides() : View.contiguousStrides(size);
        return resized(input, size, strides);
    }

    /// Gives this tensor other sizes in a memory format; returns it.
    ///
    /// ```java
    /// ones(2).resize_(new long[] {1, 2, 1, 1}, MemoryFormat.CHANNELS_LAST).shape() // [1, 2, 1, 1]
    /// ```
    ///
    /// @param size the new shape
    /// @param memoryFormat the order in memory
    /// @throws StateError if it requires a gradient
    /// @throws ShapeError if the format is for another number of dimensions
    @Operation(TENSOR)
    public static Tensor resize_(Tensor input, long[] size, MemoryFormat memoryFormat) {
        return resized(input, size, strides(input, size, memoryFormat));
    }

    private static long[] strides(Tensor input, long[] size, MemoryFormat format) {
        return switch (format) {
            case PRESERVE_FORMAT -> strides(input, size, Layouts.suggested(input));
            case CONTIGUOUS_FORMAT -> View.contiguousStrides(size);
            case CHANNELS_LAST, CHANNELS_LAST_3D -> {
                int dims = format == MemoryFormat.CHANNELS_LAST ? 4 : 5;
                if (size.length != dims) {
                    throw new ShapeError(
                            "required rank "
                                    + dims
                                    + " tensor to use channels_last"
                                    + (dims == 4 ? "" : "_3d")
                                    + " format");
                }
                yield Layouts.channelsLast(size);
            }
        };
    }

    private static Tensor resized(Tensor input, long[] size, long[] strides) {
        if (input.requiresGrad()) {
            throw new StateError(
                    "cannot resize variables that require grad",
                    "Make a tensor of the sizes that are needed, or work on x.detach().clone().");
        }
        for (long s : size) {
            if (s < 0) {
                throw new ShapeError(
                        "Trying to create tensor with negative dimension "
                                + s
                                + ": "
                                + Arrays.toString(size));
            }
        }
        View v = TensorAccess.view(input);
        long needed = Sizes.numel(size) == 0 ? 0 : v.offset() + StridedWindows.reach(size, strides);
        View base = v;
        if (needed > v.capacity()) {
            long[] all = {v.capacity()};
            View larger = Backends.empty(v.dtype(), new long[] {needed});
            long[] one = {1};
            RawMemory.copy(v.with(0, all, one), larger.with(0, all, one));
            base = larger;
        }
        TensorAccess.setView(input, base.with(v.offset(), size.clone(), strides));
        TensorAccess.meta(input).version.count();
        return input;
    }

    /// Gives this tensor the sizes of another; returns it.
    ///
    /// ```java
    /// arange(4).resizeAs_(ones(2, 2)) // [[0, 1], [2, 3]]
    /// ```
    ///
    /// @param other whose shape is taken
    /// @throws StateError if it requires a gradient
    @Operation(TENSOR)
    public static Tensor resizeAs_(Tensor input, Tensor other) {
        return resize_(input, other.shape().toArray());
    }

    /// Makes this tensor empty, with memory of its own; returns it.
    ///
    /// ```java
    /// ones(2).set_().shape() // [0]
    /// ```
    @Operation(TENSOR)
    public static Tensor set_(Tensor input) {
        return set_(input, TensorAccess.wrap(Backends.empty(input.dtype(), new long[] {0})));
    }

    /// Makes this tensor look at the memory of another, with its sizes and strides; returns it.
    ///
    /// ```java
    /// ones(2).set_(tensor(3.0, 4, 5)) // [3, 4, 5]
    /// ```
    ///
    /// @param source of this tensor's dtype
    /// @throws DTypeError if the dtypes differ
    @Operation(TENSOR)
    public static Tensor set_(Tensor input, Tensor source) {
        View v = TensorAccess.view(source);
        if (v.dtype() != input.dtype()) {
            throw new DTypeError(
                    "Could not set tensor of type "
                            + v.dtype().text()
                            + " to a tensor of type "
                            + input.dtype().text());
        }
        InPlace.check(InPlace.Memory.ANY, input, input);
        TensorAccess.setView(input, v);
        TensorAccess.meta(input).version.count();
        return input;
    }
}
