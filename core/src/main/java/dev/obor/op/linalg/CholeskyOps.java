package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.LINALG;
import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Linalg.CholeskyEx;
import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel.Factorization;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.Default;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.TensorAccess;
import org.jspecify.annotations.Nullable;

/// Symmetric or Hermitian positive-definite matrices: A = L Lᴴ.
public final class CholeskyOps {
    private CholeskyOps() {}

    private static final class Cholesky extends Op.Multi {
        private final boolean upper;

        Cholesky(boolean upper) {
            super("LinalgCholeskyExBackward0");
            this.upper = upper;
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            View a = TensorAccess.view(in[0]);
            View l = Factors.columns(a.dtype(), a.shape());
            View info = Backends.empty(DType.INT32, Factors.batch(in[0]));
            Factors.run(
                    Factorization.CHOLESKY,
                    new View[] {upper ? Factors.transposed(l) : l, info},
                    upper ? Factors.transposed(a) : a);
            Tensor factor = TensorAccess.wrap(l);
            Tensor failures = TensorAccess.wrap(info);
            ctx.markNonDifferentiable(failures);
            ctx.setMaterializeGrads(false);
            ctx.saveForBackward(factor);
            return new Tensor[] {factor, failures};
        }

        // Iain Murray, Differentiation of the Cholesky decomposition, 2016, eq. 8 and 9.
        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            if (grads[0] == null) {
                return new Tensor[1];
            }
            Tensor l = upper ? ctx.saved(0).mH() : ctx.saved(0);
            Tensor g = upper ? grads[0].mH() : grads[0];
            Tensor phi = l.mH().matmul(g).tril();
            Tensor symmetric = phi.add(phi.tril(-1).mH()).mul(0.5);
            Tensor half = TriangularOps.solve(l.mH(), symmetric, true, true, false);
            return new Tensor[] {TriangularOps.solve(l, half, false, false, false)};
        }
    }

    private static Tensor checked(Tensor input, boolean upper, String function) {
        Factors.checkKernel("cholesky_cpu", input);
        Tensor[] result = new Cholesky(upper).apply(input);
        MatrixChecks.info(
                result[1],
                function,
                minor ->
                        "The factorization could not be completed because the input is not"
                                + " positive-definite (the leading minor of order "
                                + minor
                                + " is not positive-definite).",
                "Only a triangle of the matrix is read: see that it is symmetric. For one that is"
                        + " only just positive-definite, add a little to the diagonal.");
        return result[0];
    }

    /// The lower triangle L of A = L Lᴴ, or the upper one U of A = Uᴴ U, for Hermitian
    /// positive-definite matrices, of which only that triangle is read.
    ///
    /// ```java
    /// Tensor a = tensor(4.0, 2, 2, 5).view(2, 2);
    /// Linalg.cholesky(a) // [[2, 0], [1, 2]]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param upper whether the upper triangle is given and read
    /// @return (\*, n, n) of the input's dtype, zeros in the other triangle
    /// @throws dev.obor.base.LinAlgError if a matrix is not positive-definite
    @Operation(LINALG)
    public static Tensor cholesky(Tensor input, @Default("false") boolean upper) {
        MatrixChecks.square(input, "linalg.cholesky");
        MatrixChecks.numbers(input, "linalg.cholesky", true);
        return checked(input, upper, "linalg.cholesky");
    }

    /// The lower triangle L of A = L Lᴴ, or the upper one; `torch.cholesky`, see [Linalg#cholesky].
    ///
    /// ```java
    /// tensor(4.0, 2, 2, 5).view(2, 2).cholesky() // [[2, 0], [1, 2]]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param upper whether the upper triangle is given and read
    /// @return (\*, n, n) of the input's dtype, zeros in the other triangle
    /// @throws dev.obor.base.LinAlgError if a matrix is not positive-definite
    @Operation(
            value = {TENSOR, OBOR},
            names = "cholesky")
    public static Tensor choleskyOld(Tensor input, @Default("false") boolean upper) {
        MatrixChecks.square(input, "cholesky");
        return checked(input, upper, "cholesky");
    }

    /// The triangle of [#cholesky] and, for each matrix, where it failed: 0 if it did not.
    ///
    /// ```java
    /// Linalg.choleskyEx(tensor(1.0, 2, 2, 1).view(2, 2)).info() // 2
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param upper whether the upper triangle is given and read
    /// @param checkErrors whether to fail nonetheless
    /// @return the triangle, and int32 (*)
    @Operation(value = LINALG, options = OperationOptions.CholeskyEx.class)
    public static CholeskyEx choleskyEx(
            Tensor input, @Default("false") boolean upper, @Default("false") boolean checkErrors) {
        MatrixChecks.square(input, "linalg.cholesky");
        MatrixChecks.numbers(input, "linalg.cholesky", true);
        if (checkErrors) {
            checked(input.detach(), upper, "linalg.cholesky_ex");
        }
        Factors.checkKernel("cholesky_cpu", input);
        Tensor[] result = new Cholesky(upper).apply(input);
        return new CholeskyEx(result[0], result[1]);
    }

    private static final class Solve extends Op {
        private final boolean upper;

        Solve(boolean upper) {
            super("CholeskySolveBackward0");
            this.upper = upper;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View b = TensorAccess.view(in[0]);
            View t = TensorAccess.view(in[1]);
            View turned = Factors.adjoint(t);
            View half = Factors.columns(b.dtype(), b.shape());
            View x = Factors.columns(b.dtype(), b.shape());
            Factors.solve(false, false, half, upper ? turned : t, b);
            Factors.solve(true, false, x, upper ? t : turned, half);
            Tensor out = TensorAccess.wrap(x);
            ctx.saveForBackward(in[1], out, in[0]);
            return out;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor t = ctx.saved(0);
            Tensor g = new Solve(upper).apply(grad, t);
            Tensor gt = null;
            if (ctx.needsInputGrad(1)) {
                Tensor common = g.matmul(ctx.saved(1).mH());
                Tensor both = common.add(common.mH());
                gt = (upper ? t.matmul(both) : both.matmul(t)).neg();
            }
            return new Tensor[] {ctx.needsInputGrad(0) ? g : null, gt};
        }
    }

    /// Solves A X = B with the Cholesky factor of A: the input is B.
    ///
    /// ```java
    /// Tensor a = tensor(4.0, 2, 2, 5).view(2, 2);
    /// tensor(2.0, 1).view(2, 1).choleskySolve(Linalg.cholesky(a)) // [[0.5], [0]]
    /// ```
    ///
    /// @param input (*, n, k)
    /// @param input2 (*, n, n) the factor
    /// @param upper whether the factor is an upper triangle
    /// @return (\*, n, k), X
    @Operation({TENSOR, OBOR})
    public static Tensor choleskySolve(
            Tensor input, Tensor input2, @Default("false") boolean upper) {
        checkDims(input, "b");
        checkDims(input2, "u");
        MatrixChecks.system(input, input2, "cholesky_solve");
        long[] batch = Factors.batch(input, input2);
        Factors.checkKernel("cholesky_solve_cpu", input.dtype());
        return new Solve(upper)
                .apply(Factors.expanded(input, batch), Factors.expanded(input2, batch));
    }

    private static void checkDims(Tensor t, String name) {
        if (t.dim() < 2) {
            throw new ShapeError(
                    name
                            + " should have at least 2 dimensions, but has "
                            + t.dim()
                            + " dimensions instead");
        }
    }

    private static final class Inverse extends Op {
        private final boolean upper;

        Inverse(boolean upper) {
            super("CholeskyInverseBackward0");
            this.upper = upper;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor t = in[0].detach();
            Tensor eye = Factors.eye(t.size(-1), t).expand(t.shape().toArray());
            Tensor out = new Solve(upper).apply(eye, t);
            ctx.saveForBackward(in[0], out);
            return out;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor t = ctx.saved(0);
            Tensor inverse = ctx.saved(1);
            Tensor common = inverse.matmul(grad.add(grad.mH())).matmul(inverse);
            return new Tensor[] {(upper ? t.matmul(common) : common.matmul(t)).neg()};
        }
    }

    /// The inverse of A of its Cholesky factor.
    ///
    /// ```java
    /// tensor(2.0, 0, 1, 1).view(2, 2).choleskyInverse() // [[0.5, -0.5], [-0.5, 1]]
    /// ```
    ///
    /// @param input (*, n, n) the factor
    /// @param upper whether the factor is an upper triangle
    /// @return (\*, n, n)
    @Operation({TENSOR, OBOR})
    public static Tensor choleskyInverse(Tensor input, @Default("false") boolean upper) {
        MatrixChecks.square(input, "cholesky_inverse");
        Factors.checkKernel("cholesky_inverse_out_cpu", input.dtype());
        return new Inverse(upper).apply(input);
    }
}
