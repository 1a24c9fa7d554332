package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import java.util.function.UnaryOperator;

/// A copy of a tensor in which a view is filled with another tensor: `select_scatter` and its like.
public final class Placed {
    private Placed() {}

    private static Tensor placed(String name, Tensor t, Tensor source, UnaryOperator<Tensor> view) {
        Tensor copy = t.clone();
        Tensor part = view.apply(copy);
        if (!part.shape().equals(source.shape())) {
            throw new ShapeError(
                    name
                            + ": expected src to have a size equal to the slice of self. src size ="
                            + " "
                            + source.shape().toList()
                            + ", slice size = "
                            + part.shape().toList());
        }
        part.copy_(source);
        return copy;
    }

    /// `select_scatter`.
    ///
    /// @throws ShapeError if the source has another size than the place
    public static Tensor select(Tensor t, Tensor source, long dim, long index) {
        return placed("select_scatter", t, source, c -> c.select(dim, index));
    }

    /// `slice_scatter`.
    ///
    /// @throws ShapeError if the source has another size than the slice
    public static Tensor slice(Tensor t, Tensor source, long dim, long start, long end, long step) {
        return placed("slice_scatter", t, source, c -> ViewOps.slice(c, dim, start, end, step));
    }

    /// `diagonal_scatter`.
    ///
    /// @throws ShapeError if the source has another size than the diagonal
    public static Tensor diagonal(Tensor t, Tensor source, long offset, long dim1, long dim2) {
        return placed("diagonal_scatter", t, source, c -> c.diagonal(offset, dim1, dim2));
    }
}
