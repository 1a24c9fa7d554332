package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.LINALG;

import dev.obor.Tensor;
import dev.obor.backend.Sizes;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Default;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Equations whose unknown is a tensor: matrices under other sizes.
public final class TensorSystems {
    private TensorSystems() {}

    private static long product(long[] shape, int from, int to) {
        return Sizes.numel(Arrays.copyOfRange(shape, from, to));
    }

    /// The inverse of a tensor as a map from its last dimensions to its first ones.
    ///
    /// ```java
    /// Linalg.tensorinv(eye(6).view(2, 3, 6)).shape() // [6, 2, 3]
    /// ```
    ///
    /// @param input whose first `ind` sizes multiply to as much as the others
    /// @param ind how many dimensions come first
    /// @return of the last sizes, then the first ones
    /// @throws ShapeError if they do not
    /// @throws dev.obor.base.LinAlgError if it is singular
    @Operation(LINALG)
    public static Tensor tensorinv(Tensor input, @Default("2") long ind) {
        if (ind <= 0) {
            throw new ValueError("Expected a strictly positive integer for 'ind', but got " + ind);
        }
        long[] shape = input.shape().toArray();
        int cut = (int) Math.min(ind, shape.length);
        long rows = product(shape, 0, cut);
        long columns = product(shape, cut, shape.length);
        if (rows != columns) {
            throw new ShapeError(
                    "Expected self to satisfy the requirement prod(self.shape[ind:]) =="
                            + " prod(self.shape[:ind]), but got "
                            + columns
                            + " != "
                            + rows);
        }
        long[] turned = new long[shape.length];
        int behind = shape.length - cut;
        System.arraycopy(shape, cut, turned, 0, behind);
        System.arraycopy(shape, 0, turned, behind, cut);
        return Solving.inv(input.reshape(rows, columns)).reshape(turned);
    }

    /// The X with tensordot(A, X, number of X's dimensions) = B.
    ///
    /// ```java
    /// Linalg.tensorsolve(eye(6).view(2, 3, 2, 3), ones(2, 3)) // [[1, 1, 1], [1, 1, 1]]
    /// ```
    ///
    /// @param input A, whose sizes behind those of B multiply to as much as the first ones
    /// @param other B
    /// @param dims the dimensions of A that are moved to its end first, or null
    /// @return X, of A's last sizes
    /// @throws ShapeError if the sizes do not fit
    /// @throws dev.obor.base.LinAlgError if A is singular
    @Operation(LINALG)
    public static Tensor tensorsolve(
            Tensor input, Tensor other, @Default("null") long @Nullable [] dims) {
        Tensor a = input;
        if (dims != null) {
            long[] ends = new long[dims.length];
            for (int i = 0; i < ends.length; i++) {
                ends[i] = input.dim() - ends.length + i;
                Shapes.wrapDim(dims[i], input.dim());
            }
            a = input.movedim(dims, ends);
        }
        long[] shape = a.shape().toArray();
        int cut = Math.min(other.dim(), shape.length);
        long rows = other.numel();
        long columns = product(shape, cut, shape.length);
        if (rows != columns) {
            throw new ShapeError(
                    "Expected self to satisfy the requirement prod(self.shape[other.ndim:]) =="
                            + " prod(self.shape[:other.ndim]), but got "
                            + columns
                            + " != "
                            + rows);
        }
        Tensor x = Solving.solve(a.reshape(rows, columns), other.reshape(-1), true);
        return x.reshape(Arrays.copyOfRange(shape, cut, shape.length));
    }
}
