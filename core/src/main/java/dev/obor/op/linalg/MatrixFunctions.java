package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.LINALG;
import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.MemoryFormat;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Sizes;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Default;
import dev.obor.op.Hints;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.create.Constants;
import dev.obor.op.shape.Joining;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Powers and exponentials of matrices, products of many, and matrices of the powers of a vector.
public final class MatrixFunctions {
    private MatrixFunctions() {}

    /// Matrices to a whole power; negative ones are powers of the inverse.
    ///
    /// ```java
    /// tensor(1.0, 1, 0, 1).view(2, 2).matrixPower(3) // [[1, 3], [0, 1]]
    /// ```
    ///
    /// @param input (*, n, n)
    /// @param n the power
    /// @return (\*, n, n) of the input's dtype
    /// @throws dev.obor.base.LinAlgError if the power is negative and a matrix singular
    @Operation({TENSOR, OBOR, LINALG})
    public static Tensor matrixPower(Tensor input, long n) {
        MatrixChecks.square(input, "linalg.matrix_power");
        if (n == 0) {
            long[] shape = input.shape().toArray();
            Tensor eye = Factors.eye(input.size(-1), input.detach()).expand(shape);
            return input.clone(MemoryFormat.CONTIGUOUS_FORMAT).copy_(eye); // as PyTorch makes it
        }
        if (n == 1) {
            return input.clone();
        }
        Tensor square = n < 0 ? Solving.inv(input) : input;
        long left = Math.abs(n);
        if (left == 1) {
            return square;
        }
        if (left == 3) {
            return square.matmul(square).matmul(square);
        }
        Tensor result = null;
        while (true) {
            if ((left & 1) == 1) {
                result = result == null ? square : result.matmul(square);
            }
            left >>>= 1;
            if (left == 0) {
                return Objects.requireNonNull(result);
            }
            square = square.matmul(square);
        }
    }

    private static final class Exponential extends Op {
        Exponential() {
            super("LinalgMatrixExpBackward0");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(in);
            Tensor a = in[0].detach();
            if (a.size(-1) == 1) {
                return a.exp();
            }
            return MatrixExponential.of(a);
        }

        // Mathias, A chain rule for matrix functions and applications, 1996: the derivative stands
        // above the diagonal of the exponential of a block triangle.
        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor a = ctx.saved(0).mH();
            long n = a.size(-1);
            Tensor zeros = EigenOps.zeros(a, a.shape().toArray());
            Tensor top = Joining.cat(List.of(a, grad), -1);
            Tensor bottom = Joining.cat(List.of(zeros, a), -1);
            Tensor whole = matrixExp(Joining.cat(List.of(top, bottom), -2));
            return new Tensor[] {whole.narrow(-2, 0, n).narrow(-1, n, n)};
        }
    }

    /// The exponential of matrices, the sum of Aᵏ / k!, by scaling and squaring.
    ///
    /// ```java
    /// tensor(0.0, 1, 0, 0).view(2, 2).matrixExp() // [[1, 1], [0, 1]]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return (\*, n, n) of the input's dtype
    @Operation(
            value = {TENSOR, OBOR, LINALG},
            names = "matrixExp")
    public static Tensor matrixExp(Tensor input) {
        MatrixChecks.square(input, "linalg.matrix_exp");
        MatrixChecks.numbers(input, "linalg.matrix_exp", true);
        return new Exponential().apply(input);
    }

    /// The product of two or more matrices, in the order that takes the fewest operations; the
    /// first and the last may be vectors.
    ///
    /// ```java
    /// Linalg.multiDot(List.of(ones(2, 3), ones(3, 4), ones(4, 1))) // [[12], [12]]
    /// ```
    ///
    /// @param tensors of one dtype
    /// @return the product
    /// @throws ShapeError if there are fewer than two, or sizes do not fit
    @Operation(LINALG)
    public static Tensor multiDot(List<Tensor> tensors) {
        int count = tensors.size();
        if (count < 2) {
            throw new ShapeError("multi_dot(): expected at least 2 tensors but got " + count);
        }
        List<Tensor> all = new ArrayList<>(tensors);
        boolean row = end(all.getFirst(), "first");
        boolean column = end(all.getLast(), "last");
        if (row) {
            all.set(0, all.getFirst().unsqueeze(0));
        }
        if (column) {
            all.set(count - 1, all.getLast().unsqueeze(-1));
        }
        for (int i = 1; i < count; i++) {
            Tensor t = all.get(i);
            if (t.dtype() != all.getFirst().dtype()) {
                throw new DTypeError(
                        "multi_dot(): all tensors must have be the same dtype but tensor 0 is "
                                + Hints.cpp(all.getFirst().dtype())
                                + " and tensor "
                                + i
                                + " "
                                + Hints.cpp(t.dtype()));
            }
            if (t.dim() != 2) {
                throw new ShapeError(
                        "multi_dot(): tensor " + i + " must be 2D but got " + t.dim() + "D");
            }
        }
        for (int i = 0; i + 1 < count; i++) {
            Tensor a = all.get(i);
            Tensor b = all.get(i + 1);
            if (a.size(1) != b.size(0)) {
                throw new ShapeError(
                        "multi_dot(): tensors "
                                + i
                                + " and "
                                + (i + 1)
                                + " with shapes "
                                + a.shape().toList()
                                + " and "
                                + b.shape().toList()
                                + " cannot be multiplied");
            }
        }
        Tensor result = chain(all);
        long rows = result.size(0);
        long columns = result.size(1);
        long[] shape =
                row || column ? new long[] {row ? columns : rows} : new long[] {rows, columns};
        return result.view(row && column ? new long[0] : shape);
    }

    private static boolean end(Tensor t, String which) {
        if (t.dim() != 1 && t.dim() != 2) {
            throw new ShapeError(
                    "multi_dot(): the "
                            + which
                            + " tensor must be 1D or 2D but got "
                            + t.dim()
                            + "D");
        }
        return t.dim() == 1;
    }

    /// Cormen and others, Introduction to algorithms, matrix-chain multiplication.
    private static Tensor chain(List<Tensor> all) {
        int n = all.size();
        double[][] cost = new double[n][n];
        int[][] cut = new int[n][n];
        for (int length = 1; length < n; length++) {
            for (int i = 0; i + length < n; i++) {
                int j = i + length;
                cost[i][j] = Double.POSITIVE_INFINITY;
                for (int k = i; k < j; k++) {
                    double outer = all.get(i).size(0);
                    double own = outer * all.get(k).size(1) * all.get(j).size(1);
                    double whole = cost[i][k] + cost[k + 1][j] + own;
                    boolean tie = n == 3 && whole == cost[i][j]; // from the left, as PyTorch
                    if (whole < cost[i][j] || tie) {
                        cost[i][j] = whole;
                        cut[i][j] = k;
                    }
                }
            }
        }
        return product(all, cut, 0, n - 1);
    }

    private static Tensor product(List<Tensor> all, int[][] cut, int i, int j) {
        return i == j
                ? all.get(i)
                : Products.mm(product(all, cut, i, cut[i][j]), product(all, cut, cut[i][j] + 1, j));
    }

    /// `torch.chain_matmul`: see [Linalg#multiDot].
    ///
    /// ```java
    /// chainMatmul(ones(2, 3), ones(3, 4), ones(4, 1)) // [[12], [12]]
    /// ```
    ///
    /// @param matrices of one dtype
    /// @return the product
    @Operation(OBOR)
    public static Tensor chainMatmul(Tensor... matrices) {
        for (Tensor t : matrices) {
            if (t.dim() != 2) {
                throw new ShapeError("Tensor dimension is " + t.dim() + ", expected 2 instead.");
            }
        }
        return matrices.length == 1 ? matrices[0] : multiDot(List.of(matrices));
    }

    /// The powers 0 to n - 1 of numbers, a row for each (a Vandermonde matrix).
    ///
    /// ```java
    /// Linalg.vander(tensor(1, 2, 3)) // [[1, 1, 1], [1, 2, 4], [1, 3, 9]]
    /// ```
    ///
    /// @param input (*, m)
    /// @param n the number of columns, or null for m
    /// @return (\*, m, n)
    @Operation(value = LINALG, names = "vander")
    public static Tensor vander(Tensor input, @Default("null") @Nullable Long n) {
        if (input.dim() == 0) {
            return vander(input.unsqueeze(0), n);
        }
        DType dtype = input.dtype();
        if (dtype.isLowPrecision() || dtype == DType.BOOL) {
            throw new DTypeError(
                    "linalg.vander supports floating point, complex, and integer tensors, but got "
                            + dtype.scalarType());
        }
        long count = n == null ? input.size(-1) : n;
        if (count <= 1) {
            throw new ShapeError("N must be greater than 1.");
        }
        long[] shape = Arrays.copyOf(input.shape().toArray(), input.dim() + 1);
        shape[input.dim()] = count - 1;
        Tensor repeated = input.unsqueeze(-1).expand(shape);
        Tensor powers = repeated.to(dtype.isDifferentiable() ? dtype : DType.INT64).cumprod(-1);
        shape[input.dim()] = 1;
        Tensor ones = Constants.ones(powers.dtype(), shape);
        return Joining.cat(List.of(ones, powers), -1);
    }

    /// The matrix whose columns are the powers of a vector, the highest first.
    ///
    /// ```java
    /// vander(tensor(1, 2, 3)) // [[1, 1, 1], [4, 2, 1], [9, 3, 1]]
    /// ```
    ///
    /// @param x (m)
    /// @return (m, m), of its dtype
    /// @throws ShapeError if the input is no vector
    @Operation(OBOR)
    public static Tensor vander(Tensor x) {
        return vander(x, x.numel(), false);
    }

    /// The matrix whose `n` columns are the powers of a vector, the highest first unless
    /// `increasing`.
    ///
    /// ```java
    /// vander(tensor(1, 2, 3), 2, true) // [[1, 1], [1, 2], [1, 3]]
    /// ```
    ///
    /// @param x (m)
    /// @param n the number of columns
    /// @param increasing whether the powers rise from 0
    /// @return (m, n), of its dtype
    /// @throws ShapeError if the input is no vector
    /// @throws ValueError if `n` is negative
    @Operation(OBOR)
    public static Tensor vander(Tensor x, long n, @Default("false") boolean increasing) {
        if (x.dim() != 1) {
            throw new ShapeError("x must be a one-dimensional tensor.");
        }
        if (n < 0) {
            throw new ValueError("N must be non-negative.");
        }
        if (!x.dtype().isDifferentiable() && x.dtype() != DType.INT64) {
            return vander(x.toLong(), n, increasing);
        }
        Tensor[] columns = new Tensor[Sizes.count(n, "columns")];
        for (int i = 0; i < n; i++) {
            int place = increasing ? i : (int) n - 1 - i;
            columns[place] =
                    i == 0 ? x.detach().onesLike() : columns[increasing ? i - 1 : place + 1].mul(x);
        }
        return n == 0 ? x.detach().unsqueeze(1).narrow(1, 0, 0) : Joining.stack(columns, 1);
    }
}
