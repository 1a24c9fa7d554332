package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.LINALG;
import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Linalg.Lu;
import dev.obor.Linalg.LuFactor;
import dev.obor.Linalg.LuFactorEx;
import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Factorization;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Backends;
import dev.obor.op.Default;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.TensorAccess;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.shape.Joining;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// P A = L U, and what is solved with it.
public final class LuOps {
    private LuOps() {}

    private static final class Factor extends Op.Multi {
        Factor() {
            super("LinalgLuFactorExBackward0");
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            View a = TensorAccess.view(in[0]);
            long[] shape = a.shape();
            long k = Math.min(in[0].size(-1), in[0].size(-2));
            View lu = Factors.columns(a.dtype(), shape);
            View pivots = Backends.empty(DType.INT32, Factors.sizes(shape, k));
            View info = Backends.empty(DType.INT32, Factors.batch(in[0]));
            Factors.run(Factorization.LU, new View[] {lu, pivots, info}, a);
            Tensor[] out = {
                TensorAccess.wrap(lu), TensorAccess.wrap(pivots), TensorAccess.wrap(info)
            };
            ctx.markNonDifferentiable(out[1], out[2]);
            ctx.setMaterializeGrads(false);
            ctx.saveForBackward(out[0], out[1]);
            return out;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            Tensor g = grads[0];
            if (g == null) {
                return new Tensor[1];
            }
            Tensor lu = ctx.saved(0);
            long k = Math.min(lu.size(-1), lu.size(-2));
            Tensor l = lower(lu);
            Tensor u = upper(lu);
            Tensor gl = g.narrow(-1, 0, k).tril(-1);
            Tensor gu = g.narrow(-2, 0, k).triu();
            Tensor result = permuted(gradient(gl, gu, l, u), ctx.saved(1), true);
            Tensor square = g.narrow(-1, 0, k).narrow(-2, 0, k);
            return new Tensor[] {ExtraNode.saving(nodeName(), result, square)};
        }
    }

    private static final class Decomposition extends Op.Multi {
        Decomposition() {
            super("LinalgLuBackward0");
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            Tensor[] r = factor(in[0].detach(), "linalg.lu");
            Tensor l = lower(r[0]);
            Tensor u = upper(r[0]);
            Tensor p = permutation(r[1], in[0].size(-2), in[0]);
            ctx.markNonDifferentiable(p);
            ctx.setMaterializeGrads(false);
            ctx.saveForBackward(l, p, u);
            return new Tensor[] {l, u, p};
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            Tensor gl = grads[0];
            Tensor gu = grads[1];
            Tensor l = ctx.saved(0);
            Tensor u = ctx.saved(2);
            if (gl == null && gu == null) {
                return new Tensor[1];
            }
            Tensor below = gl == null ? EigenOps.zeros(l, l.shape().toArray()) : gl.tril(-1);
            Tensor above = gu == null ? EigenOps.zeros(u, u.shape().toArray()) : gu.triu();
            Tensor result = ctx.saved(1).matmul(gradient(below, above, l, u));
            // Of what arrives PyTorch keeps what is multiplied by a square triangle.
            boolean tall = l.size(-2) > u.size(-1);
            boolean wide = l.size(-2) < u.size(-1);
            return new Tensor[] {
                ExtraNode.saving(nodeName(), result, tall ? null : gl, wide ? null : gu)
            };
        }
    }

    /// The gradient for L U of those for L, below its diagonal, and for U, up from its diagonal.
    private static Tensor gradient(Tensor gl, Tensor gu, Tensor l, Tensor u) {
        long m = l.size(-2);
        long n = u.size(-1);
        long k = Math.min(m, n);
        Tensor l1 = m > k ? l.narrow(-2, 0, k) : l;
        Tensor u1 = n > k ? u.narrow(-1, 0, k) : u;
        Tensor gu1 = n > k ? gu.narrow(-1, 0, k) : gu;
        Tensor gl1 = m > k ? gl.narrow(-2, 0, k) : gl;
        Tensor below = l1.mH().matmul(gl1);
        Tensor above = gu1.matmul(u1.mH());
        if (n > k) {
            Tensor gu2 = gu.narrow(-1, k, n - k);
            below = below.sub(gu2.matmul(u.narrow(-1, k, n - k).mH()));
        }
        if (m > k) {
            Tensor gl2 = gl.narrow(-2, k, m - k);
            above = above.sub(l.narrow(-2, k, m - k).mH().matmul(gl2));
        }
        Tensor inner = below.tril(-1).add(above.triu());
        Tensor right = TriangularOps.solve(u1.mH(), inner, false, false, false);
        Tensor g = TriangularOps.solve(l1.mH(), right, true, true, true);
        if (n > k) {
            Tensor gu2 = gu.narrow(-1, k, n - k);
            Tensor g2 = TriangularOps.solve(l1.mH(), gu2, true, true, true);
            return Joining.cat(List.of(g, g2), -1);
        }
        if (m > k) {
            Tensor gl2 = gl.narrow(-2, k, m - k);
            Tensor g2 = TriangularOps.solve(u1.mH(), gl2, false, false, false);
            return Joining.cat(List.of(g, g2), -2);
        }
        return g;
    }

    /// L of packed factors.
    static Tensor lower(Tensor lu) {
        long m = lu.size(-2);
        long k = Math.min(m, lu.size(-1));
        Tensor below = lu.narrow(-1, 0, k).contiguous().tril(-1);
        Tensor eye = Factors.eye(m, lu);
        return below.add(k < m ? eye.narrow(-1, 0, k) : eye);
    }

    /// U of packed factors.
    static Tensor upper(Tensor lu) {
        long k = Math.min(lu.size(-2), lu.size(-1));
        return lu.narrow(-2, 0, k).contiguous().triu();
    }

    /// For each row of P · B the row of B that it is, or the other way round.
    private static Tensor rows(Tensor pivots, long m, boolean inverse) {
        int k = Sizes.count(pivots.size(-1), "pivots");
        int n = Sizes.count(m, "rows");
        int[] swaps = (int[]) pivots.detach().reshape(-1).toArray();
        long[] shape = pivots.shape().toArray();
        shape[shape.length - 1] = m;
        int batch = k == 0 ? Sizes.count(pivots.numel(), "pivots") : swaps.length / k;
        if (k == 0) {
            batch = Sizes.count(Sizes.numel(Arrays.copyOf(shape, shape.length - 1)), "matrices");
        }
        long[] result = new long[Sizes.count((long) batch * n, "rows")];
        long[] order = new long[n];
        for (int b = 0; b < batch; b++) {
            Arrays.setAll(order, i -> i);
            for (int i = 0; i < k; i++) {
                int other = swaps[b * k + i] - 1;
                if (other < 0 || other >= n) {
                    throw new ValueError(
                            "pivots passed to lu_solve or lu_unpack must be between 1 and the"
                                    + " number of rows, got "
                                    + (other + 1));
                }
                long t = order[i];
                order[i] = order[other];
                order[other] = t;
            }
            for (int i = 0; i < n; i++) {
                if (inverse) {
                    result[b * n + (int) order[i]] = i;
                } else {
                    result[b * n + i] = order[i];
                }
            }
        }
        return TensorAccess.wrap(Backends.wrap(DType.INT64, result, shape));
    }

    /// P · B, or Pᵀ · B.
    static Tensor permuted(Tensor b, Tensor pivots, boolean p) {
        long[] batch = Arrays.copyOf(b.shape().toArray(), b.dim() - 2);
        boolean fits = pivots.dim() == batch.length + 1 && pivots.size(-1) <= b.size(-2);
        if (!fits || !Arrays.equals(batch, Arrays.copyOf(pivots.shape().toArray(), batch.length))) {
            throw new ShapeError(
                    "pivots of shape "
                            + pivots.shape()
                            + " do not belong to matrices "
                            + b.shape());
        }
        Tensor rows = rows(pivots, b.size(-2), p);
        return b.gather(-2, rows.unsqueeze(-1).expand(b.shape().toArray()));
    }

    private static void checkPivoting(boolean pivot) {
        if (!pivot) {
            throw new ValueError(
                    "linalg.lu_factor: LU without pivoting is not implemented on the CPU");
        }
    }

    static Tensor[] factor(Tensor a, String function) {
        MatrixChecks.factorable(a, function);
        Factors.checkKernel("lu_cpu", a);
        return new Factor().apply(a);
    }

    private static void checkPivots(Tensor info) {
        MatrixChecks.info(
                info,
                "torch.linalg.lu_factor",
                i ->
                        "U["
                                + i
                                + ","
                                + i
                                + "] is zero and using it on lu_solve would result in a division"
                                + " by zero. If you still want to perform the factorization,"
                                + " consider calling linalg.lu(A, pivot) or"
                                + " linalg.lu_factor_ex(A, pivot)",
                "The matrix is singular.");
    }

    /// A packed LU factorisation with exchanged rows, for [#luSolve].
    ///
    /// ```java
    /// var f = Linalg.luFactor(tensor(0.0, 1, 2, 3).view(2, 2));
    /// Linalg.luSolve(f.lu(), f.pivots(), tensor(1.0, 5).view(2, 1)) // [[1], [1]]
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param pivot whether rows are exchanged, which accuracy needs
    /// @return the packed factors, (\*, m, n), and the pivots, (\*, min(m, n)) int32, from 1
    /// @throws dev.obor.base.LinAlgError if a pivot is zero
    @Operation(LINALG)
    public static LuFactor luFactor(Tensor input, @Default("true") boolean pivot) {
        checkPivoting(pivot);
        Tensor[] r = factor(input, "torch.lu_factor");
        checkPivots(r[2]);
        return new LuFactor(r[0], r[1]);
    }

    /// The factors of [#luFactor] and, for each matrix, which pivot is zero: 0 if none is.
    ///
    /// ```java
    /// Linalg.luFactorEx(zeros(2, 2)).info() // 1
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param pivot whether rows are exchanged, which accuracy needs
    /// @param checkErrors whether to fail nonetheless
    /// @return the packed factors, the pivots and int32 (*)
    @Operation(value = LINALG, options = OperationOptions.LuFactorEx.class)
    public static LuFactorEx luFactorEx(
            Tensor input, @Default("true") boolean pivot, @Default("false") boolean checkErrors) {
        checkPivoting(pivot);
        Tensor[] r = factor(input, "torch.lu_factor_ex");
        if (checkErrors) {
            checkPivots(r[2]);
        }
        return new LuFactorEx(r[0], r[1], r[2]);
    }

    /// `torch.lu`: packed factors and pivots, and, if asked for, where a pivot is zero. One that is
    /// zero is no error, as since PyTorch 2.15; [#luFactor] says it.
    ///
    /// ```java
    /// tensor(0.0, 1, 2, 3).view(2, 2).lu() // [[2, 3], [0, 1]], [2, 2]
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param pivot whether rows are exchanged, which accuracy needs
    /// @param getInfos whether it is said where a pivot is zero
    /// @return the packed factors, the pivots and, if asked for, int32 (*)
    @Operation(
            value = {OBOR, TENSOR},
            names = "lu",
            options = OperationOptions.LuInfos.class)
    public static Tensor[] luOld(
            Tensor input, @Default("true") boolean pivot, @Default("false") boolean getInfos) {
        checkPivoting(pivot);
        Tensor[] r = factor(input, "torch.lu_factor_ex");
        return getInfos ? r : Arrays.copyOf(r, 2);
    }

    /// The three factors of A = P L U.
    ///
    /// ```java
    /// Tensor a = tensor(0.0, 1, 2, 3).view(2, 2);
    /// Linalg.lu(a) // [[0, 1], [1, 0]], [[1, 0], [0, 1]], [[2, 3], [0, 1]]
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param pivot whether rows are exchanged, which accuracy needs
    /// @return P (\*, m, m), L (\*, m, k) and U (\*, k, n), k the smaller size
    @Operation(LINALG)
    public static Lu lu(Tensor input, @Default("true") boolean pivot) {
        checkPivoting(pivot);
        Tensor[] r = new Decomposition().apply(input);
        return new Lu(r[2], r[0], r[1]);
    }

    private static Tensor permutation(Tensor pivots, long m, Tensor like) {
        long[] shape = Arrays.copyOf(pivots.shape().toArray(), pivots.dim() + 1);
        shape[shape.length - 1] = m;
        shape[shape.length - 2] = m;
        Tensor eye = Factors.eye(m, like.detach()).expand(shape);
        return permuted(eye, pivots, true);
    }

    /// The factors P, L and U of packed ones; those that are not wanted are empty.
    ///
    /// ```java
    /// var f = Linalg.luFactor(tensor(0.0, 1, 2, 3).view(2, 2));
    /// luUnpack(f.lu(), f.pivots()) // [[0, 1], [1, 0]], [[1, 0], [0, 1]], [[2, 3], [0, 1]]
    /// ```
    ///
    /// @param luData (*, m, n) packed
    /// @param luPivots (*, k) int32
    /// @param unpackData whether L and U are wanted
    /// @param unpackPivots whether P is wanted
    /// @return P (\*, m, m), L (\*, m, k) and U (\*, k, n), k the smaller size
    @Operation(value = OBOR, options = OperationOptions.LuUnpack.class)
    public static Lu luUnpack(
            Tensor luData,
            Tensor luPivots,
            @Default("true") boolean unpackData,
            @Default("true") boolean unpackPivots) {
        MatrixChecks.matrix(luData, "torch.lu_unpack", "LU_data");
        if (unpackPivots && luPivots.dtype() != DType.INT32) {
            throw new DTypeError(
                    "torch.lu_unpack: LU_pivots is expected to be a contiguous tensor of"
                            + " torch.int32 dtype.\n"
                            + "Note: this function is intended to be used with the output produced"
                            + " by torch.linalg.lu_factor");
        }
        Tensor none = TensorAccess.wrap(Backends.empty(luData.dtype(), new long[] {0}));
        return new Lu(
                unpackPivots ? permutation(luPivots, luData.size(-2), luData) : none,
                unpackData ? lower(luData) : none,
                unpackData ? upper(luData) : none);
    }

    private static final class Solve extends Op {
        private final boolean left;
        private final boolean transposed;

        Solve(boolean left, boolean transposed) {
            super("LinalgLuSolveBackward0");
            this.left = left;
            this.transposed = transposed;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View lu = TensorAccess.view(in[0]);
            View given = TensorAccess.view(in[1]);
            View b = transposed ? Factors.conjugate(given) : given; // Aᴴ X = B is Aᵀ X̅ = B̅
            View pivots = TensorAccess.view(in[2]);
            View x = left ? Factors.columns(b.dtype(), b.shape()) : rowMajor(b);
            Backends.launch(
                    new Kernel.Factor(
                            Factorization.LU_SOLVE,
                            new View[] {left ? x : Factors.transposed(x)},
                            new View[] {lu, pivots, left ? b : Factors.transposed(b)},
                            left == transposed));
            if (transposed && x.dtype().isComplex()) {
                Factors.conjugateInPlace(x);
            }
            Tensor out = TensorAccess.wrap(x);
            ctx.saveForBackward(in[0], in[2], out);
            return out;
        }

        private static View rowMajor(View b) {
            return Backends.empty(b.dtype(), b.shape());
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor lu = ctx.saved(0);
            Tensor pivots = ctx.saved(1);
            Tensor gb = new Solve(left, !transposed).apply(2, lu, grad, pivots);
            Tensor glu = null;
            if (ctx.needsInputGrad(0)) {
                Tensor x = ctx.saved(2);
                // of the matrix as it is multiplied, then of A itself
                Tensor g = (left ? gb.matmul(x.mH()) : x.mH().matmul(gb)).neg();
                Tensor inner = permuted(transposed ? g.mH() : g, pivots, false);
                glu =
                        inner.matmul(upper(lu).mH())
                                .tril(-1)
                                .add(lower(lu).mH().matmul(inner).triu());
            }
            return new Tensor[] {glu, ctx.needsInputGrad(1) ? gb : null, null};
        }
    }

    /// Solves with factors of the same batch; nothing is checked.
    static Tensor solve(Tensor lu, Tensor pivots, Tensor b, boolean left, boolean transposed) {
        return new Solve(left, transposed).apply(2, lu, b, pivots);
    }

    /// Solves A X = B, or X A = B, with the packed factors of A.
    ///
    /// ```java
    /// var f = Linalg.luFactor(tensor(0.0, 1, 2, 3).view(2, 2));
    /// Linalg.luSolve(f.lu(), f.pivots(), tensor(1.0, 5).view(2, 1)) // [[1], [1]]
    /// ```
    ///
    /// @param lu (*, n, n)
    /// @param pivots (*, n) int32
    /// @param b (\*, n, k), or (\*, k, n) where A is on the right
    /// @param left whether A is on the left
    /// @param adjoint whether Aᴴ is meant
    /// @return X, of the shape of B
    @Operation(value = LINALG, options = OperationOptions.LuSolve.class)
    public static Tensor luSolve(
            Tensor lu,
            Tensor pivots,
            Tensor b,
            @Default("true") boolean left,
            @Default("false") boolean adjoint) {
        MatrixChecks.numbers(lu, "torch.linalg.lu_solve", true);
        MatrixChecks.alike(lu, b, "linalg.lu_solve", "LU", "B");
        if (pivots.dtype() != DType.INT32) {
            throw new DTypeError(
                    "linalg.lu_solve: pivots should be a Tensor of scalar type torch.int32");
        }
        MatrixChecks.square(lu, "torch.linalg.lu_solve");
        MatrixChecks.matrix(b, "torch.linalg.lu_solve", "B");
        MatrixChecks.equation(lu, b, left, "linalg.lu_solve");
        if (pivots.dim() == 0 || pivots.size(-1) != lu.size(-1)) {
            throw new ShapeError(
                    "linalg.lu_solve: Number of pivots per batch should be same as the dimension"
                            + " of the matrix");
        }
        long[] expected = Factors.sizes(lu.shape().toArray(), lu.size(-1));
        if (!Arrays.equals(expected, pivots.shape().toArray())) {
            throw new ShapeError(
                    "linalg.lu_solve: Expected LU.shape[:-1] and pivots.shape to be the same, but"
                            + " got pivots with shape "
                            + pivots.shape().toList()
                            + " instead");
        }
        Factors.checkKernel("lu_solve_cpu", lu.dtype());
        rows(pivots, lu.size(-1), false); // says what is no pivot
        long[] batch = Factors.batch(lu, b);
        long[] wide = Arrays.copyOf(batch, batch.length + 1);
        wide[batch.length] = lu.size(-1);
        return solve(
                Factors.expanded(lu, batch),
                pivots.expand(wide),
                Factors.expanded(b, batch),
                left,
                adjoint);
    }

    /// `torch.lu_solve`: as [Linalg#luSolve], with the input on the right side of the equation.
    ///
    /// ```java
    /// var f = Linalg.luFactor(tensor(0.0, 1, 2, 3).view(2, 2));
    /// tensor(1.0, 5).view(2, 1).luSolve(f.lu(), f.pivots()) // [[1], [1]]
    /// ```
    ///
    /// @param input (*, n, k)
    /// @param luData (\*, n, n) packed factors
    /// @param luPivots (\*, n) int32
    /// @return (\*, n, k), X
    @Operation(
            value = {TENSOR, OBOR},
            names = "luSolve")
    public static Tensor luSolveOld(Tensor input, Tensor luData, Tensor luPivots) {
        return luSolve(luData, luPivots, input, true, false);
    }
}
