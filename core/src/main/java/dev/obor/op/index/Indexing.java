package dev.obor.op.index;

import static dev.obor.op.Operation.Face.OBOR;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Indexed;
import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.shape.Splitting;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reading and writing through indices.
public final class Indexing {
    private static final Indexed[] NO_INDICES = {};

    private Indexing() {}

    /// Adds a gradient into a window of which elements may be the same memory; returns the whole.
    public static Tensor addInto(Tensor whole, Tensor window, Tensor grad) {
        Backends.launch(
                new Kernel.Scatter(
                        ScatterOp.ADD,
                        TensorAccess.view(window),
                        TensorAccess.view(grad),
                        NO_INDICES));
        return whole;
    }

    /// The gradient of `unfold`: windows that may overlap are added up.
    public static Tensor foldWindows(Tensor grad, long[] shape, int dim, long size, long step) {
        return new Fold(shape, dim, size, step).apply(grad);
    }

    private static final class Fold extends Op {
        private final long[] shape;
        private final int dim;
        private final long size;
        private final long step;

        Fold(long[] shape, int dim, long size, long step) {
            super("UnfoldBackwardBackward0");
            this.shape = shape;
            this.dim = dim;
            this.size = size;
            this.step = step;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor whole = TensorAccess.wrap(RawMemory.full(in[0].dtype(), shape, 0));
            return addInto(whole, whole.unfold(dim, size, step).detach(), in[0].detach());
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {grad.unfold(dim, size, step)};
        }
    }

    /// The places of elements of a flat tensor in one of a shape, a tensor per dimension.
    ///
    /// ```java
    /// unravelIndex(tensor(1, 5), 2, 3) // [0, 1], [1, 2]
    /// ```
    ///
    /// @param indices places in row-major order, integers of any shape
    /// @param shape that of the tensor which they are in
    /// @return for each dimension the places along it, int64 and of the shape of `indices`
    /// @throws DTypeError unless the places are integers
    @Operation(OBOR)
    public static Tensor[] unravelIndex(Tensor indices, long... shape) {
        if (indices.isFloatingPoint() || indices.dtype() == DType.BOOL) {
            throw new DTypeError(
                    "expected 'indices' to be integer dtype, but got " + indices.dtype());
        }
        for (long size : shape) {
            if (size == 0 && indices.numel() > 0) {
                throw new ShapeError(
                        "a shape without elements has no places: " + Arrays.toString(shape));
            }
            if (size < 0) {
                throw new ShapeError(
                        "'shape' cannot have negative values, but got " + Arrays.toString(shape));
            }
        }
        if (shape.length == 0) {
            return new Tensor[0];
        }
        long[] steps = View.contiguousStrides(shape);
        Tensor step = vector(steps);
        Tensor size = vector(shape);
        // The results lie side by side, as PyTorch's do.
        Tensor places = indices.toLong().unsqueeze(-1).floorDivide(step).remainder(size);
        return Splitting.unbind(places, -1);
    }

    private static Tensor vector(long[] values) {
        View view = Backends.empty(DType.INT64, new long[] {values.length});
        for (int i = 0; i < values.length; i++) {
            RawMemory.fill(view.with(i, new long[0], new long[0]), values[i]);
        }
        return TensorAccess.wrap(view);
    }
}
