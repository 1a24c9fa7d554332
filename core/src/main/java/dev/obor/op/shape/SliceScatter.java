package dev.obor.op.shape;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.View;
import dev.obor.base.ShapeError;
import dev.obor.op.Default;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.WriteOp;
import dev.obor.op.pointwise.Pointwise;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A copy of a tensor in which a view is filled with another tensor: `select_scatter` and its like.
public final class SliceScatter {
    private SliceScatter() {}

    /// Places the second tensor in a copy of the first.
    private static final class Place extends Op {
        private final String name;
        private final UnaryOperator<Tensor> view;

        Place(String name, UnaryOperator<Tensor> view) {
            super(Pointwise.nodeName(name));
            this.name = name;
            this.view = view;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor copy = TensorAccess.wrap(RawMemory.withGaps(TensorAccess.view(in[0])));
            View part = TensorAccess.view(view.apply(copy));
            View source = TensorAccess.view(in[1]);
            if (!Arrays.equals(source.shape(), part.shape())) {
                throw new ShapeError(
                        name
                                + ": expected src to have a size equal to the slice of self. src"
                                + " size = "
                                + Arrays.toString(source.shape())
                                + ", slice size = "
                                + Arrays.toString(part.shape()));
            }
            RawMemory.copy(source, part);
            ctx.keep(source.shape());
            return copy;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor self = null;
            if (ctx.needsInputGrad(0)) {
                Tensor zeros = WriteOp.zeros(grad, ctx.<long[]>kept());
                self = new Place(name, view).apply(grad, zeros);
            }
            return new Tensor[] {self, ctx.needsInputGrad(1) ? view.apply(grad) : null};
        }
    }

    /// A copy in which one place of a dimension is another tensor.
    ///
    /// ```java
    /// zeros(2, 2).selectScatter(tensor(5.0, 6), 0, 1) // [[0, 0], [5, 6]]
    /// ```
    ///
    /// @param src of the input's shape without the dimension
    /// @param index the place, negative ones counting from the end
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if that has another size
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            names = "selectScatter")
    public static Tensor select(Tensor input, Tensor src, long dim, long index) {
        return new Place("select_scatter", c -> c.select(dim, index)).apply(input, src);
    }

    /// `slice_scatter`.
    ///
    /// @throws ShapeError if the source has another size than the slice
    public static Tensor slice(Tensor t, Tensor source, long dim, long start, long end, long step) {
        return new Place("slice_scatter", c -> Slicing.slice(c, dim, start, end, step))
                .apply(t, source);
    }

    /// A copy in which the diagonal of two dimensions is another tensor.
    ///
    /// ```java
    /// zeros(2, 2).diagonalScatter(tensor(5.0, 6)) // [[5, 0], [0, 6]]
    /// ```
    ///
    /// @param src of the diagonal's shape
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below
    /// @param dim1 the rows
    /// @param dim2 the columns
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if that has another size
    @Operation(
            value = {TENSOR, OBOR},
            names = "diagonalScatter")
    public static Tensor diagonal(
            Tensor input,
            Tensor src,
            @Default("0") long offset,
            @Default("0") long dim1,
            @Default("1") long dim2) {
        return new Place("diagonal_scatter", c -> c.diagonal(offset, dim1, dim2)).apply(input, src);
    }

    /// A copy in which some places of a dimension are another tensor.
    ///
    /// ```java
    /// zeros(4).sliceScatter(tensor(5.0, 6), 0, 1L, 3L, 1) // [0, 5, 6, 0]
    /// ```
    ///
    /// @param src of the shape of what it takes the place of
    /// @param start the first place, or null for the first of all
    /// @param end behind the last place, or null for the end
    /// @param step how far places are apart
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if that has another size
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor sliceScatter(
            Tensor input,
            Tensor src,
            long dim,
            @Nullable Long start,
            @Nullable Long end,
            long step) {
        long from = start == null ? 0 : start;
        long to = end == null ? Long.MAX_VALUE : end;
        return slice(input, src, dim, from, to, step);
    }
}
