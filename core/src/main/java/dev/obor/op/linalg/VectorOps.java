package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.LINALG;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.pointwise.ComplexNumbers;
import dev.obor.op.reduce.Reductions;
import dev.obor.op.shape.Rearranging;
import dev.obor.op.shape.Slicing;

/// Products of vectors along a dimension, and what else `torch.linalg` has of other places.
public final class VectorOps {
    private VectorOps() {}

    /// Sums of products along a dimension, of complex numbers those with the conjugates of `x`; the
    /// rest broadcasts.
    ///
    /// ```java
    /// Linalg.vecdot(tensor(1.0, 2, 3, 4).view(2, 2), tensor(1.0, 1)) // [3, 7]
    /// ```
    ///
    /// @param x floats or complex numbers
    /// @param y of the same dtype
    /// @return of the broadcast shape without the dimension; of their dtype
    @Operation(LINALG)
    public static Tensor vecdot(Tensor x, Tensor y, @Default("-1") long dim) {
        MatrixChecks.numbers(x, "linalg.vecdot", true);
        MatrixChecks.alike(x, y, "linalg.vecdot", "x", "y");
        if (x.dim() == 1
                && y.dim() == 1) { // there is but one dimension, PyTorch does not ask which
            return Products.vdot(x, y);
        }
        return Reductions.sum(ComplexNumbers.conj(x).mul(y), new long[] {dim}, false, null);
    }

    /// The cross product of vectors of three elements along a dimension; the rest broadcasts.
    ///
    /// ```java
    /// Linalg.cross(tensor(1.0, 0, 0), tensor(0.0, 1, 0)) // [0, 0, 1]
    /// ```
    ///
    /// @param input of size 3 along the dimension, with as many dimensions as the other
    /// @param other of size 3 along the dimension
    /// @return of the broadcast shape
    /// @throws ShapeError if a size is not 3
    @Operation(value = LINALG, names = "cross")
    public static Tensor cross(Tensor input, Tensor other, @Default("-1") long dim) {
        if (input.dim() != other.dim()) {
            throw new ShapeError("linalg.cross: inputs must have the same number of dimensions.");
        }
        int d = Shapes.wrapDim(dim, input.dim());
        if (input.dim() == 0 || input.size(d) != 3 || other.size(d) != 3) {
            throw new ShapeError(
                    "linalg.cross: inputs dimension "
                            + dim
                            + " must have length 3. Got "
                            + (input.dim() == 0 ? 1 : input.size(d))
                            + " and "
                            + (input.dim() == 0 ? 1 : other.size(d)));
        }
        long[] shape = Shapes.broadcast(input.shape().toArray(), other.shape().toArray());
        DTypes.checkSame(input.dtype(), other);
        if (input.dtype() == DType.BOOL) {
            throw new DTypeError(
                    "\"cross\" not implemented for 'Bool'", "Convert it with toLong().");
        }
        Tensor a = input.expand(shape);
        Tensor b = other.expand(shape);
        Tensor result =
                rolled(a, 1, d).mul(rolled(b, 2, d)).sub(rolled(a, 2, d).mul(rolled(b, 1, d)));
        return ExtraNode.saving(
                "LinalgCrossBackward0",
                result,
                input.requiresGrad() ? other : null, // is looked at first
                other.requiresGrad() ? input : null);
    }

    private static Tensor rolled(Tensor t, long by, int dim) {
        return Rearranging.roll(t, new long[] {-by}, new long[] {dim});
    }

    /// The diagonals of matrices: a view.
    ///
    /// ```java
    /// Linalg.diagonal(arange(9).view(3, 3)) // [0, 4, 8]
    /// ```
    ///
    /// @param input of two or more dimensions
    /// @param offset how far above the main diagonal
    /// @param dim1 the rows
    /// @param dim2 the columns
    /// @return a view: the two dimensions go, the diagonal is the last
    @Operation(LINALG)
    public static Tensor diagonal(
            Tensor input,
            @Default("0") long offset,
            @Default("-2") long dim1,
            @Default("-1") long dim2) {
        return Slicing.diagonal(input, offset, dim1, dim2);
    }

    /// Products of matrices, vectors and batches of them: `torch.matmul` by its other name.
    ///
    /// ```java
    /// Linalg.matmul(ones(2, 3), ones(3, 2)) // [[3, 3], [3, 3]]
    /// ```
    ///
    /// @param input (m), (n, m) or (…, n, m)
    /// @param other (m), (m, p) or (…, m, p), of the input's dtype
    /// @return (…, n, p) of their dtype; without n or p where an operand is a vector
    @Operation(LINALG)
    public static Tensor matmul(Tensor input, Tensor other) {
        return Products.matmul(input, other);
    }
}
