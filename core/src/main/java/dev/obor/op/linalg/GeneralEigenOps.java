package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.LINALG;

import dev.obor.Linalg.Eig;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel.Factorization;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.LinAlgError;
import dev.obor.op.Backends;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.TensorAccess;
import dev.obor.op.shape.Diagonals;
import org.jspecify.annotations.Nullable;

/// Eigenvalues and eigenvectors of general square matrices, which are complex.
public final class GeneralEigenOps {
    private GeneralEigenOps() {}

    /// Values, info and vectors; the vectors only if they are wanted.
    private static View[] decompose(View a, boolean vectors) {
        int d = a.dim();
        DType dtype = a.dtype().toComplex();
        View values = Backends.empty(dtype, Factors.sizes(a.shape(), a.shape()[d - 1]));
        View info = Backends.empty(DType.INT32, Factors.sizes(a.shape()));
        View[] outs =
                vectors
                        ? new View[] {values, info, Factors.columns(dtype, a.shape())}
                        : new View[] {values, info};
        Factors.run(Factorization.EIGEN_GENERAL, outs, a);
        return outs;
    }

    private static final class Both extends Op.Multi {
        Both() {
            super("LinalgEigBackward0");
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            return EigenOps.saved(ctx, decompose(TensorAccess.view(in[0]), true));
        }

        // Boeddeker and others, On the computation of complex-valued gradients with application to
        // statistically optimum beamforming, 2017, 4.77; vectors have length 1.
        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            Tensor gl = grads[0];
            Tensor gv = grads[1];
            if (gl == null && gv == null) {
                return new Tensor[1];
            }
            Tensor l = ctx.saved(0);
            Tensor v = ctx.saved(1);
            Tensor vh = v.mH();
            if (gv == null) {
                return new Tensor[] {Solving.solved(vh, gl.unsqueeze(-1).mul(vh), true)};
            }
            Tensor turned = vh.matmul(gv);
            EigenOps.checkPhases(
                    turned, "linalg_eig_backward", "eigenvectors", "quantity, so it is");
            Tensor along = turned.diagonal(0, -2, -1).real().unsqueeze(-2);
            Tensor across = turned.sub(vh.matmul(v).mul(along));
            Tensor inner = across.div(EigenOps.gaps(l).conj());
            Tensor diagonal = inner.diagonal(0, -2, -1);
            Tensor own = gl == null ? diagonal.neg() : gl.sub(diagonal);
            Tensor whole = inner.add(Diagonals.embed(own, 0, -2, -1));
            return new Tensor[] {Solving.solved(vh, whole.matmul(vh), true)};
        }
    }

    private static void check(Tensor input, String function) {
        MatrixChecks.withComplexForm(input.dtype());
        MatrixChecks.square(input, function);
        Factors.checkKernel("linalg_eig_out_cpu", input.dtype());
        if (input.detach().isfinite().all().item() == 0) {
            throw new LinAlgError(
                    "torch." + function + ": input tensor should not contain infs or NaNs.",
                    "Look where the NaN or infinity comes from.");
        }
    }

    /// Eigenvalues and eigenvectors of general square matrices, which are complex: A V = V diag(L).
    ///
    /// The order is none in particular; a pair of conjugate ones of a real matrix stands side by
    /// side. Vectors have length 1, and any phase: gradients through them are right for what does
    /// not depend on it, and are none where values are equal.
    ///
    /// ```java
    /// Linalg.eig(tensor(0.0, 1, -1, 0).view(2, 2)).eigenvalues() // [0+1j, 0-1j]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return the values, (\*, n), and the vectors as columns, (\*, n, n); complex
    /// @throws LinAlgError if an element is not finite
    @Operation(LINALG)
    public static Eig eig(Tensor input) {
        check(input, "linalg.eig");
        Tensor[] r = new Both().apply(input);
        EigenOps.checkConverged(r[2], "linalg.eig");
        return new Eig(r[0], r[1]);
    }

    /// The eigenvalues of general square matrices, which are complex; see [#eig].
    ///
    /// ```java
    /// Linalg.eigvals(tensor(2.0, 1, 0, 3).view(2, 2)).real() // [2, 3]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return (\*, n), complex
    /// @throws LinAlgError if an element is not finite
    @Operation(LINALG)
    public static Tensor eigvals(Tensor input) {
        if (input.requiresGrad()) {
            return eig(input).eigenvalues();
        }
        check(input, "linalg.eigvals");
        View[] r = decompose(TensorAccess.view(input), false);
        EigenOps.checkConverged(TensorAccess.wrap(r[1]), "linalg.eig");
        return TensorAccess.wrap(r[0]);
    }
}
