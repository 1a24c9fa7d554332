package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.LINALG;
import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Linalg.TriangularSolution;
import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.View;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.Default;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.TensorAccess;
import dev.obor.op.WriteOp;
import org.jspecify.annotations.Nullable;

/// Systems of equations with triangles.
public final class TriangularOps {
    private TriangularOps() {}

    private static final class Solve extends Op {
        private final boolean upper;
        private final boolean left;
        private final boolean unit;
        private final boolean own;
        private final boolean rows;

        /// @param own whether it is `linalg.solve_triangular` that is differentiated
        /// @param rows whether the solution lies row by row and not column by column
        Solve(boolean upper, boolean left, boolean unit, boolean own, boolean rows) {
            super("LinalgSolveTriangularBackward0");
            this.own = own;
            this.rows = rows;
            this.upper = upper;
            this.left = left;
            this.unit = unit;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View a = TensorAccess.view(in[0]);
            View b = TensorAccess.view(in[1]);
            View x =
                    rows
                            ? Backends.empty(b.dtype(), b.shape())
                            : Factors.columns(b.dtype(), b.shape());
            if (left) {
                Factors.solve(upper, unit, x, a, b);
            } else { // X A = B is Aᵀ Xᵀ = Bᵀ
                View turned = Factors.transposed(x);
                Factors.solve(!upper, unit, turned, Factors.transposed(a), Factors.transposed(b));
            }
            Tensor out = TensorAccess.wrap(x);
            ctx.saveForBackward(in[0], out);
            return out;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor a = ctx.saved(0);
            // Where PyTorch's view of the conjugate needs no copy, its solution lies otherwise.
            boolean turned = own && a.isComplex() && a.isContiguous();
            Tensor gb = new Solve(!upper, left, unit, own, turned).apply(a.mH(), grad);
            Tensor ga = null;
            if (ctx.needsInputGrad(0)) {
                Tensor xt = ctx.saved(1).mH();
                Tensor g = (left ? gb.matmul(xt) : xt.matmul(gb)).neg();
                int skip = unit ? 1 : 0;
                ga = upper ? g.triu(skip) : g.tril(-skip);
            }
            return new Tensor[] {ga, ctx.needsInputGrad(1) ? gb : null};
        }
    }

    /// Solves with matrices of the same batch; nothing is checked.
    static Tensor solve(Tensor a, Tensor b, boolean upper, boolean left, boolean unit) {
        return new Solve(upper, left, unit, true, false).apply(a, b);
    }

    /// Solves A X = B, or X A = B, for a triangle A; the other triangle is not read.
    ///
    /// ```java
    /// Tensor a = tensor(2.0, 1, 0, 4).view(2, 2);
    /// Linalg.solveTriangular(a, tensor(3.0, 4).view(2, 1), true) // [[1], [1]]
    /// ```
    ///
    /// @param a (*, n, n)
    /// @param b (\*, n, k), or (\*, k, n) where A is on the right
    /// @param upper whether A is an upper triangle
    /// @param left whether A is on the left
    /// @param unitriangular whether the diagonal of A counts as ones, and is not read
    /// @return X, of the shape of B
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    @Operation(value = LINALG, options = OperationOptions.SolveTriangular.class)
    public static Tensor solveTriangular(
            Tensor a,
            Tensor b,
            boolean upper,
            @Default("true") boolean left,
            @Default("false") boolean unitriangular) {
        String function = "linalg.solve_triangular";
        MatrixChecks.square(a, function);
        MatrixChecks.matrix(b, function, "B");
        MatrixChecks.equation(a, b, left, function);
        long[] batch = Factors.batch(a, b);
        Factors.checkKernel("triangular_solve_cpu", a.dtype());
        return solve(
                Factors.expanded(a, batch),
                Factors.expanded(b.to(a.dtype()), batch), // as PyTorch does, without a word
                upper,
                left,
                unitriangular);
    }

    /// Solves A X = B for a triangle A: the input is B. See [Linalg#solveTriangular].
    ///
    /// ```java
    /// Tensor a = tensor(2.0, 1, 0, 4).view(2, 2);
    /// tensor(3.0, 4).view(2, 1).triangularSolve(a).solution() // [[1], [1]]
    /// ```
    ///
    /// @param input (*, n, k)
    /// @param a (*, n, n)
    /// @param upper whether A is an upper triangle
    /// @param transpose whether to solve Aᵀ X = B instead
    /// @param unitriangular whether the diagonal of A counts as ones
    /// @return X, (\*, n, k), and A
    @Operation(
            value = {TENSOR, OBOR},
            options = OperationOptions.TriangularSolve.class)
    public static TriangularSolution triangularSolve(
            Tensor input,
            Tensor a,
            @Default("true") boolean upper,
            @Default("false") boolean transpose,
            @Default("false") boolean unitriangular) {
        checkDims(input, "b");
        checkDims(a, "A");
        MatrixChecks.system(input, a, "triangular_solve");
        long[] batch = Factors.batch(a, input);
        Factors.checkKernel("triangular_solve_cpu", a.dtype());
        Tensor wide = Factors.expanded(a, batch);
        Tensor b = Factors.expanded(input, batch);
        Tensor[] r = new SolveAndCopy(upper, transpose, unitriangular).apply(b, wide);
        return new TriangularSolution(r[0], r[1]);
    }

    /// One step with two results: the solution, and a copy of the matrices.
    private static final class SolveAndCopy extends Op.Multi {
        private final boolean upper;
        private final boolean transpose;
        private final boolean unit;

        SolveAndCopy(boolean upper, boolean transpose, boolean unit) {
            super("TriangularSolveBackward0");
            this.upper = upper;
            this.transpose = transpose;
            this.unit = unit;
        }

        private Tensor solve(Tensor a, boolean turned, Tensor b) {
            Tensor used = turned ? a.mT() : a;
            return new Solve(upper != turned, true, unit, false, false).apply(used, b);
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            Tensor b = in[0].detach();
            Tensor a = in[1].detach();
            Tensor solution = solve(a, transpose, b);
            ctx.setMaterializeGrads(false);
            ctx.saveForBackward(in[0], in[1], solution);
            return new Tensor[] {solution, Factors.columnCopy(a)};
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            Tensor b = ctx.saved(0);
            Tensor a = ctx.saved(1);
            Tensor x = ctx.saved(2);
            Tensor g = grads[0];
            Tensor ofCopy = grads[1];
            if (g == null && ofCopy == null) {
                return new Tensor[2];
            }
            Tensor gb = g == null ? null : solve(a.conj(), !transpose, g);
            Tensor ga = null;
            if (ctx.needsInputGrad(1)) {
                if (gb != null) {
                    Tensor whole = transpose ? x.conj().matmul(gb.mT()) : gb.matmul(x.mH());
                    int skip = unit ? 1 : 0;
                    ga = upper ? whole.neg().triu(skip) : whole.neg().tril(-skip);
                }
                if (ofCopy != null) {
                    ga = (ga == null ? nothing(a) : ga).add(ofCopy);
                }
            }
            return new Tensor[] {ctx.needsInputGrad(0) ? gb == null ? nothing(b) : gb : null, ga};
        }

        /// One zero in all places.
        private static Tensor nothing(Tensor like) {
            return WriteOp.zeros(like, 1).expand(like.shape().toArray());
        }
    }

    private static void checkDims(Tensor t, String name) {
        if (t.dim() < 2) {
            throw new ShapeError(
                    "torch.triangular_solve: Expected "
                            + name
                            + " to have at least 2 dimensions, but it has "
                            + t.dim()
                            + " dimensions instead");
        }
    }
}
