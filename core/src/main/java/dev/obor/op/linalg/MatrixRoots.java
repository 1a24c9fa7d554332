package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.LINALG;

import dev.obor.Linalg.Eigh;
import dev.obor.Linalg.Polar;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import org.jspecify.annotations.Nullable;

/// Square roots of symmetric matrices, and the polar decomposition.
public final class MatrixRoots {
    private MatrixRoots() {}

    /// X with `R X + X R = M`, R symmetric and given by its eigenvalues and eigenvectors.
    private static Tensor sylvester(Eigh r, Tensor m) {
        Tensor v = r.eigenvectors();
        Tensor sums = r.eigenvalues().unsqueeze(-1).add(r.eigenvalues().unsqueeze(-2));
        return v.matmul(v.mH().matmul(m).matmul(v).div(sums)).matmul(v.mH());
    }

    private static final class Root extends Op {
        Root() {
            super("LinalgMatrixSqrthBackward0");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Eigh e = EigenOps.eigh(in[0].detach(), "L");
            ctx.saveForBackward(in[0]);
            Tensor v = e.eigenvectors();
            Tensor roots = e.eigenvalues().clampMin(0L).sqrt();
            return v.mul(roots.unsqueeze(-2)).matmul(v.mH());
        }

        // N. Higham, Functions of Matrices, 2008, 6.1: R dR + dR R = dA.
        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Eigh e = EigenOps.eigh(ctx.saved(0), "L");
            Tensor roots = e.eigenvalues().clampMin(0L).sqrt();
            Tensor half = grad.add(grad.mH()).mul(0.5); // A is symmetric
            return new Tensor[] {sylvester(new Eigh(roots, e.eigenvectors()), half)};
        }
    }

    /// The symmetric square root of positive semidefinite symmetric matrices, of which one triangle
    /// is read: R with `R R = A`. Eigenvalues below 0, which rounding leaves, count as 0.
    ///
    /// ```java
    /// Linalg.matrixSqrth(tensor(new double[][] {{5, 4}, {4, 5}})) // [[2, 1], [1, 2]]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return (\*, n, n) of the input's dtype
    /// @throws ShapeError if the matrices are not square
    @Operation(LINALG)
    public static Tensor matrixSqrth(Tensor input) {
        MatrixChecks.square(input, "linalg.matrix_sqrth");
        Factors.checkKernel("linalg_eigh_cpu", input.dtype());
        return new Root().apply(input);
    }

    private static final class Both extends Op.Multi {
        Both() {
            super("LinalgPolarBackward0");
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            var s = SvdOps.svd(in[0].detach(), false, null);
            Tensor v = s.vh().mH();
            Tensor u = s.u().matmul(s.vh());
            Tensor h = v.mul(s.s().unsqueeze(-2)).matmul(s.vh());
            ctx.setMaterializeGrads(false);
            ctx.saveForBackward(h, u, in[0]); // the last one may not be changed, as in PyTorch
            return new Tensor[] {u, h};
        }

        // With Ω = Uᵀ dU, which is antisymmetric: Uᵀ dA = Ω H + dH, so H Ω + Ω H = Uᵀ dA - dAᵀ U.
        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            Tensor gu = grads[0];
            Tensor gh = grads[1];
            if (gu == null && gh == null) {
                return new Tensor[1];
            }
            Tensor h = ctx.saved(0);
            Tensor u = ctx.saved(1);
            Eigh e = EigenOps.eigh(h, "L");
            Tensor g = gu == null ? u.newZeros(h.shape().toArray()) : u.mH().matmul(gu);
            if (gh != null) {
                g = g.sub(gh.matmul(h));
            }
            Tensor inner = sylvester(e, g.sub(g.mH()));
            Tensor result = u.matmul(gh == null ? inner : inner.add(gh));
            if (gu != null && u.size(-2) > u.size(-1)) {
                Tensor outside = gu.sub(u.matmul(u.mH().matmul(gu)));
                result = result.add(Solving.solve(h, outside, false));
            }
            return new Tensor[] {result};
        }
    }

    /// The polar decomposition of matrices that have at least as many rows as columns: `A = U H`, U
    /// with orthonormal columns, H symmetric and positive semidefinite.
    ///
    /// Differentiable where A has full rank.
    ///
    /// ```java
    /// Linalg.polar(tensor(new double[][] {{0, -2}, {3, 0}})) // [[0, -1], [1, 0]], [[3, 0], [0, 2]]
    /// ```
    ///
    /// @param input (*, m, n) float32 or float64, m ≥ n
    /// @return U (\*, m, n) and H (\*, n, n)
    /// @throws ShapeError if there are fewer rows than columns
    @Operation(LINALG)
    public static Polar polar(Tensor input) {
        MatrixChecks.matrix(input, "linalg.polar", "A");
        MatrixChecks.numbers(input, "linalg.polar", true);
        if (input.size(-2) < input.size(-1)) {
            throw new ShapeError(
                    "linalg.polar: input must have at least as many rows as columns, but got "
                            + input.size(-2)
                            + " by "
                            + input.size(-1)
                            + " matrices",
                    "The polar decomposition of the transposed matrix has its factors in the other"
                            + " order.");
        }
        if (input.numel() == 0 && input.dtype().isLowPrecision()) { // nothing is factored
            Polar wide = polar(input.to(DType.FLOAT32));
            return new Polar(wide.u().to(input.dtype()), wide.h().to(input.dtype()));
        }
        Factors.checkKernel("linalg_svd_cpu", input.dtype());
        Tensor[] r = new Both().apply(input);
        return new Polar(r[0], r[1]);
    }
}
