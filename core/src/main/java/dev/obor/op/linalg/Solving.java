package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.LINALG;
import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Linalg.InvEx;
import dev.obor.Linalg.SolveEx;
import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Factorization;
import dev.obor.backend.View;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.Default;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.create.Constants;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Systems of linear equations and inverses.
public final class Solving {
    private Solving() {}

    /// A X = B or X A = B for matrices of one batch; `B` may be a batch of vectors.
    private static final class Solve extends Op.Multi {
        private final boolean left;
        private final boolean vector;

        Solve(boolean left, boolean vector) {
            super("LinalgSolveExBackward0");
            this.left = left;
            this.vector = vector;
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            Tensor[] r = LuOps.factor(in[0].detach(), "linalg.solve");
            View b = TensorAccess.view(in[1]);
            // As in PyTorch the memory of vectors is that of a matrix of them.
            boolean columns = left && b.dim() > 1;
            View x =
                    columns
                            ? Factors.columns(b.dtype(), b.shape())
                            : Backends.empty(b.dtype(), b.shape());
            View result = vector ? column(x) : x;
            View right = vector ? column(b) : b;
            Backends.launch(
                    new Kernel.Factor(
                            Factorization.LU_SOLVE,
                            new View[] {left ? result : Factors.transposed(result)},
                            new View[] {
                                TensorAccess.view(r[0]),
                                TensorAccess.view(r[1]),
                                left ? right : Factors.transposed(right)
                            },
                            !left));
            Tensor out = TensorAccess.wrap(x);
            ctx.markNonDifferentiable(r[2]);
            ctx.setMaterializeGrads(false);
            ctx.saveForBackward(in[0], r[0], r[1], out);
            return new Tensor[] {out, r[2]};
        }

        private static View column(View v) {
            int n = v.dim();
            long[] shape = Arrays.copyOf(v.shape(), n + 1);
            long[] strides = Arrays.copyOf(v.strides(), n + 1);
            shape[n] = 1;
            strides[n] = 1;
            return v.with(v.offset(), shape, strides);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            Tensor g = grads[0];
            if (g == null) {
                return new Tensor[2];
            }
            Tensor a = ctx.saved(0);
            Tensor grad = vector ? g.unsqueeze(-1) : g;
            Tensor gb =
                    ThreadState.get().gradEnabled
                            ? solved(a.mH(), grad, left)
                            : LuOps.solve(ctx.saved(1), ctx.saved(2), grad, left, true);
            Tensor ga = null;
            if (ctx.needsInputGrad(0)) {
                Tensor x = vector ? ctx.saved(3).unsqueeze(-1) : ctx.saved(3);
                ga = (left ? gb.matmul(x.mH()) : x.mH().matmul(gb)).neg();
            }
            Tensor own = ctx.needsInputGrad(1) ? gb : null;
            return new Tensor[] {ga, own != null && vector ? own.squeeze(-1) : own};
        }
    }

    /// Solves with matrices of the same batch; nothing is checked.
    static Tensor solved(Tensor a, Tensor b, boolean left) {
        return new Solve(left, false).apply(a, b)[0];
    }

    private static SolveEx solve(Tensor a, Tensor b, boolean left, boolean check, String f) {
        MatrixChecks.numbers(a, "linalg.solve", true);
        MatrixChecks.alike(a, b, "linalg.solve", "A", "B");
        MatrixChecks.square(a, "linalg.solve");
        // PyTorch's rule: a vector, or a batch of vectors of A's own batch.
        long[] vectors = Factors.sizes(a.shape().toArray(), a.size(-1));
        boolean vector =
                b.dim() == 1
                        || a.dim() - 1 == b.dim() && Arrays.equals(vectors, b.shape().toArray());
        if (vector && !left) {
            throw new ShapeError(
                    "linalg.solve: Vector broadcasting of the left hand side is not supported for"
                            + " left=False. In this case linalg.solve is equivalent to B / A.squeeze(-1)");
        }
        if (vector && b.size(-1) != a.size(-1)) {
            MatrixChecks.equation(a, b.unsqueeze(-1), left, "linalg.solve");
        }
        if (!vector) {
            MatrixChecks.matrix(b, "linalg.solve", "B");
            MatrixChecks.equation(a, b, left, "linalg.solve");
        }
        long[] batch = Factors.batch(a, vector ? b.unsqueeze(-1) : b);
        Tensor right =
                vector
                        ? Factors.expanded(b.unsqueeze(-1), batch).squeeze(-1)
                        : Factors.expanded(b, batch);
        Factors.checkKernel("lu_cpu", a);
        Tensor[] r = new Solve(left, vector).apply(Factors.expanded(a, batch), right);
        Tensor info = once(r[1], Factors.batch(a));
        if (check) {
            MatrixChecks.Reason reason =
                    _ -> "The solver failed because the input matrix is singular.";
            MatrixChecks.info(info, f, reason, SINGULAR);
        }
        return new SolveEx(r[0], info);
    }

    /// What is said of matrices that were used several times, once.
    private static Tensor once(Tensor info, long[] batch) {
        if (Arrays.equals(info.shape().toArray(), batch)) {
            return info;
        }
        if (info.numel() == 0) {
            return Constants.zeros(info.dtype(), batch);
        }
        Tensor own = info;
        while (own.dim() > batch.length) {
            own = own.select(0, 0);
        }
        for (int d = 0; d < batch.length; d++) {
            own = own.narrow(d, 0, batch[d]);
        }
        return own.clone();
    }

    private static final String SINGULAR =
            "For the least squares solution see Linalg.lstsq, for the pseudo-inverse Linalg.pinv.";

    /// The solution of A X = B, or of X A = B.
    ///
    /// ```java
    /// Tensor a = tensor(2.0, 1, 1, 3).view(2, 2);
    /// Linalg.solve(a, tensor(3.0, 4)) // [1, 1]
    /// ```
    ///
    /// @param a (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param b (\*, n, k), or (\*, k, n) where A is on the right, or (n) or A's batch of those
    /// @param left whether A is on the left
    /// @return X, of the shape of B
    /// @throws dev.obor.base.LinAlgError if a matrix is singular
    @Operation(LINALG)
    public static Tensor solve(Tensor a, Tensor b, @Default("true") boolean left) {
        return solve(a, b, left, true, "torch.linalg.solve").result();
    }

    /// The solution of [#solve] and, for each matrix, which pivot is zero: 0 if none is.
    ///
    /// ```java
    /// Linalg.solveEx(zeros(2, 2), ones(2)).info() // 1
    /// ```
    ///
    /// @param a (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param b (\*, n, k), or (\*, k, n) where A is on the right, or (n) or A's batch of those
    /// @param left whether A is on the left
    /// @param checkErrors whether to fail nonetheless
    /// @return X, of the shape of B, and int32 (*)
    @Operation(value = LINALG, options = OperationOptions.SolveEx.class)
    public static SolveEx solveEx(
            Tensor a,
            Tensor b,
            @Default("true") boolean left,
            @Default("false") boolean checkErrors) {
        return solve(a, b, left, checkErrors, "torch.linalg.solve");
    }

    private static final class Inverse extends Op.Multi {
        Inverse() {
            super("LinalgInvExBackward0");
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            Tensor[] r = LuOps.factor(in[0].detach(), "linalg.inv");
            Tensor eye = Factors.eye(in[0].size(-1), in[0]);
            Tensor out = LuOps.solve(r[0], r[1], eye.expand(in[0].shape().toArray()), true, false);
            ctx.markNonDifferentiable(r[2]);
            ctx.setMaterializeGrads(false);
            ctx.saveForBackward(out);
            return new Tensor[] {out, r[2]};
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            if (grads[0] == null) {
                return new Tensor[1];
            }
            Tensor turned = ctx.saved(0).mH();
            return new Tensor[] {turned.matmul(grads[0].matmul(turned)).neg()};
        }
    }

    private static InvEx inverse(Tensor input, boolean check) {
        MatrixChecks.square(input, "linalg.inv");
        MatrixChecks.numbers(input, "linalg.inv", false);
        Tensor[] r = new Inverse().apply(input);
        if (check) {
            MatrixChecks.info(
                    r[1],
                    "linalg.inv",
                    i ->
                            "The diagonal element "
                                    + i
                                    + " is zero, the inversion could not be completed because the"
                                    + " input matrix is singular.",
                    SINGULAR);
        }
        return new InvEx(r[0], r[1]);
    }

    /// The inverses of square matrices.
    ///
    /// To solve equations, [#solve] is faster and more accurate.
    ///
    /// ```java
    /// Linalg.inv(tensor(2.0, 0, 0, 4).view(2, 2)) // [[0.5, 0], [0, 0.25]]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return (\*, n, n) of the input's dtype
    /// @throws dev.obor.base.LinAlgError if a matrix is singular
    @Operation(LINALG)
    public static Tensor inv(Tensor input) {
        return inverse(input, true).inverse();
    }

    /// The inverses of square matrices, see [Linalg#inv].
    ///
    /// ```java
    /// tensor(2.0, 0, 0, 4).view(2, 2).inverse() // [[0.5, 0], [0, 0.25]]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return (\*, n, n) of the input's dtype
    /// @throws dev.obor.base.LinAlgError if a matrix is singular
    @Operation({TENSOR, OBOR})
    public static Tensor inverse(Tensor input) {
        return inverse(input, true).inverse();
    }

    /// The inverse of [#inv] and, for each matrix, which pivot is zero: 0 if none is.
    ///
    /// ```java
    /// Linalg.invEx(zeros(2, 2)).info() // 1
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param checkErrors whether to fail nonetheless
    /// @return the inverses, (\*, n, n), and int32 (*)
    @Operation(LINALG)
    public static InvEx invEx(Tensor input, @Default("false") boolean checkErrors) {
        return inverse(input, checkErrors);
    }
}
