package dev.obor.op.shape;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.ShapeError;
import dev.obor.op.InPlace;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.Views;
import dev.obor.op.graph.Geometry;
import dev.obor.op.index.Indexing;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// `as_strided`: windows of any geometry on the memory of a tensor, inside the tensor or not.
public final class StridedWindows {
    private StridedWindows() {}

    /// A window of any geometry on the same memory, from a place in it.
    ///
    /// ```java
    /// arange(6).asStrided(new long[] {2, 2}, new long[] {1, 2}, 1) // [[1, 3], [2, 4]]
    /// ```
    ///
    /// @param size the shape
    /// @param stride for each dimension how many elements further in memory the next place is
    /// @param storageOffset where the window begins, counted in elements from the start of the
    ///   memory
    /// @return a view
    /// @throws ShapeError if it does not lie within the memory
    @Operation({TENSOR, OBOR})
    public static Tensor asStrided(Tensor input, long[] size, long[] stride, long storageOffset) {
        View v = TensorAccess.view(input);
        check(size, stride, storageOffset, v);
        return relative(input, size.clone(), stride.clone(), storageOffset - v.offset());
    }

    /// A window whose geometry is known to fit.
    ///
    /// @param offset relative to the tensor's own first element
    public static Tensor relative(Tensor t, long[] shape, long[] strides, long offset) {
        View v = TensorAccess.view(t);
        var own = new Geometry(v.shape(), v.strides(), Math.max(-offset, 0));
        var window = new Geometry(shape, strides, Math.max(offset, 0));
        return Views.view(
                t,
                "AsStridedBackward0",
                v.with(v.offset() + offset, shape, strides),
                g -> new Window(own, window).apply(g));
    }

    /// A copy whose elements stand as far from each other as the strides say, with whatever gaps
    /// they leave.
    ///
    /// @throws dev.obor.base.StateError if one place stands for several, as in PyTorch
    public static Tensor placed(Tensor t, long[] strides) {
        long[] shape = TensorAccess.view(t).shape();
        InPlace.checkRepeats(TensorAccess.view(t).geometry(shape, strides));
        var place = new Geometry(shape, strides, 0);
        if (end(place) <= Sizes.numel(shape) || overlaps(place)) {
            return RawMemory.copyWithStrides(t, strides);
        }
        Tensor memory = TensorAccess.wrap(RawMemory.full(t.dtype(), new long[] {end(place)}, 0));
        return within(memory, place).copy_(t);
    }

    private static void check(long[] shape, long[] strides, long offset, View v) {
        if (shape.length != strides.length) {
            throw new ShapeError(
                    "mismatch in length of strides and shape",
                    "There are " + shape.length + " sizes and " + strides.length + " strides.");
        }
        if (Arrays.stream(strides).anyMatch(s -> s < 0)) {
            throw new ShapeError(
                    "as_strided: Negative strides are not supported at the moment, got strides: "
                            + Arrays.toString(strides));
        }
        if (offset < 0) {
            throw new ShapeError("Tensor: invalid storage offset " + offset);
        }
        Sizes.numel(shape); // refuses negative sizes
        long end = Arrays.stream(shape).anyMatch(s -> s == 0) ? 0 : offset + reach(shape, strides);
        if (end > v.capacity()) {
            int itemSize = v.dtype().itemSize();
            throw new ShapeError(
                    "setStorage: sizes "
                            + Arrays.toString(shape)
                            + ", strides "
                            + Arrays.toString(strides)
                            + ", storage offset "
                            + offset
                            + ", and itemsize "
                            + itemSize
                            + " requiring a storage size of "
                            + end * itemSize
                            + " are out of bounds for storage of size "
                            + v.capacity() * itemSize);
        }
    }

    /// How many elements lie from the first to the last place, both counted.
    public static long reach(long[] shape, long[] strides) {
        long reach = 1;
        for (int d = 0; d < shape.length; d++) {
            reach += (shape[d] - 1) * strides[d];
        }
        return reach;
    }

    private static long end(Geometry g) {
        return Sizes.numel(g.shape()) == 0 ? 0 : g.offset() + reach(g.shape(), g.strides());
    }

    private static Tensor within(Tensor memory, Geometry g) {
        return relative(memory, g.shape(), g.strides(), g.offset());
    }

    private static boolean overlaps(Geometry g) {
        return overlaps(g.shape(), g.strides());
    }

    /// The gradient of a window: what comes to one element is added up, and what lies outside the
    /// tensor is nobody's.
    private static final class Window extends Op {
        private final Geometry own;
        private final Geometry window;

        Window(Geometry own, Geometry window) {
            super("AsStridedBackwardBackward0");
            this.own = own;
            this.window = window;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor memory = zeros(in[0]);
            add(memory, window, in[0].detach());
            Tensor result = within(memory, own);
            return overlaps(own) ? result.div(uses(in[0])) : result;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor given = overlaps(own) ? grad.div(uses(grad)) : grad;
            var flat = new Geometry(new long[] {size()}, new long[] {1}, 0);
            return new Tensor[] {within(new Window(flat, own).apply(given), window)};
        }

        private long size() {
            return Math.max(end(own), end(window));
        }

        /// Memory that reaches over the tensor and the window.
        private Tensor zeros(Tensor grad) {
            return TensorAccess.wrap(RawMemory.full(grad.dtype(), new long[] {size()}, 0));
        }

        /// How many places of the tensor share each one's element; they share its gradient.
        private Tensor uses(Tensor grad) {
            Tensor memory = zeros(grad);
            add(memory, own, TensorAccess.wrap(RawMemory.full(grad.dtype(), own.shape(), 1)));
            return within(memory, own);
        }

        private static void add(Tensor memory, Geometry to, Tensor values) {
            if (overlaps(to)) {
                Indexing.addInto(memory, within(memory, to), values);
            } else {
                within(memory, to).copy_(values);
            }
        }
    }

    /// Whether two places may share an element: a stride must step over what lies within it.
    public static boolean overlaps(long[] shape, long[] strides) {
        Integer[] order = new Integer[shape.length];
        Arrays.setAll(order, d -> d);
        Arrays.sort(order, Comparator.comparingLong(d -> strides[d]));
        long reach = 0;
        for (int d : order) {
            if (shape[d] > 1 && strides[d] <= reach) {
                return true;
            }
            reach += (shape[d] - 1) * strides[d];
        }
        return false;
    }

    /// A window of any geometry on the same memory, which begins where this tensor does.
    ///
    /// ```java
    /// arange(6).asStrided(new long[] {2, 3}, new long[] {1, 1}) // [[0, 1, 2], [1, 2, 3]]
    /// ```
    ///
    /// @param size the shape
    /// @param stride for each dimension how many elements further in memory the next place is
    /// @return a view
    /// @throws ShapeError if it does not lie within the memory
    @Operation({TENSOR, OBOR})
    public static Tensor asStrided(Tensor input, long[] size, long[] stride) {
        return asStrided(input, size, stride, input.storageOffset());
    }
}
