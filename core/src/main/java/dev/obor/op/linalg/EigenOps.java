package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.LINALG;

import dev.obor.Linalg.Eigh;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel.Factorization;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.op.Backends;
import dev.obor.op.Default;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.shape.Diagonals;
import org.jspecify.annotations.Nullable;

/// Eigenvalues and eigenvectors of symmetric and Hermitian matrices.
public final class EigenOps {
    private EigenOps() {}

    /// Values, info and vectors; the vectors only if they are wanted.
    private static View[] decompose(View a, boolean upper, boolean vectors) {
        int d = a.dim();
        long n = a.shape()[d - 1];
        View values = Backends.empty(a.dtype().toReal(), Factors.sizes(a.shape(), n));
        View info = Backends.empty(DType.INT32, Factors.sizes(a.shape()));
        View[] outs =
                vectors
                        ? new View[] {values, info, Factors.columns(a.dtype(), a.shape())}
                        : new View[] {values, info};
        Factors.run(Factorization.EIGEN, outs, upper ? Factors.adjoint(a) : a);
        return outs;
    }

    private static final class Both extends Op.Multi {
        private final boolean upper;

        Both(boolean upper) {
            super("LinalgEighBackward0");
            this.upper = upper;
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            return saved(ctx, decompose(TensorAccess.view(in[0]), upper, true));
        }

        // Giles, An extended collection of matrix derivative results, 2008, 3.1.
        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            Tensor gl = grads[0];
            Tensor gv = grads[1];
            if (gl == null && gv == null) {
                return new Tensor[1];
            }
            Tensor l = ctx.saved(0);
            Tensor v = ctx.saved(1);
            if (gv == null) {
                return new Tensor[] {v.mul(gl.unsqueeze(-2)).matmul(v.mH())};
            }
            Tensor gaps = gaps(l);
            Tensor turned = v.mH().matmul(gv);
            if (turned.isComplex()) {
                checkPhases(turned, "linalg_eigh_backward", "eigenvectors", "quantity, so it is");
            }
            Tensor inner = turned.sub(turned.mH()).mul(0.5).div(gaps); // A is symmetric
            Tensor whole = gl == null ? inner : inner.add(Diagonals.embed(gl, 0, -2, -1));
            return new Tensor[] {v.matmul(whole).matmul(v.mH())};
        }
    }

    /// Checks that a loss does not depend on the phases of complex vectors.
    ///
    /// @param turned the products of vectors and their gradients: real on the diagonal
    static void checkPhases(Tensor turned, String function, String vectors, String what) {
        Tensor phases = turned.detach().diagonal(0, -2, -1).imag();
        if (phases.abs().gt(1e-2).any().item() != 0) {
            throw new StateError(
                    function
                            + ": The "
                            + vectors
                            + " in the complex case are specified up to multiplication by e^{i"
                            + " phi}. The specified loss function depends on this "
                            + what
                            + " ill-defined.",
                    "A loss of absolute values, or of products in which the phase cancels, does"
                            + " not.");
        }
    }

    /// Differences of values, column minus row, with ones on the diagonal.
    static Tensor gaps(Tensor values) {
        Tensor differences = values.unsqueeze(-2).sub(values.unsqueeze(-1));
        return differences.add(Factors.eye(values.size(-1), values.detach()));
    }

    private static boolean upper(String uplo) {
        if (uplo.length() == 1 && "LlUu".contains(uplo)) {
            return uplo.equalsIgnoreCase("U");
        }
        throw new ValueError("Expected UPLO argument to be 'L' or 'U', but got " + uplo);
    }

    private static void check(Tensor input, String function) {
        MatrixChecks.square(input, function);
        Factors.checkKernel("linalg_eigh_cpu", input);
    }

    static void checkConverged(Tensor info, String function) {
        MatrixChecks.info(
                info,
                function,
                i ->
                        "The algorithm failed to converge because the input matrix is"
                                + " ill-conditioned or has too many repeated eigenvalues (error"
                                + " code: "
                                + i
                                + ").",
                "");
    }

    /// Eigenvalues, in rising order, and eigenvectors of symmetric or Hermitian matrices, of which
    /// one triangle is read: A = V diag(L) Vᴴ.
    ///
    /// Vectors are unique up to their sign or phase, and not even that where values are equal:
    /// gradients through them are right for what does not depend on that choice.
    ///
    /// ```java
    /// Linalg.eigh(tensor(2.0, 0, 0, 1).view(2, 2)).eigenvalues() // [1, 2]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param uplo the triangle: `L` or `U`
    /// @return the values, (\*, n) real, and the vectors as columns, (\*, n, n) of the input's
    ///   dtype
    @Operation(LINALG)
    public static Eigh eigh(Tensor input, @Default("\"L\"") String uplo) {
        boolean upper = upper(uplo);
        check(input, "linalg.eigh");
        Tensor[] r = new Both(upper).apply(input);
        checkConverged(r[2], "linalg.eigh");
        return new Eigh(r[0], r[1]);
    }

    /// The eigenvalues of symmetric or Hermitian matrices, in rising order; see [#eigh].
    ///
    /// ```java
    /// Linalg.eigvalsh(tensor(2.0, 1, 1, 2).view(2, 2)) // [1, 3]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param uplo the triangle that is read: `L` or `U`
    /// @return (\*, n), real
    @Operation(LINALG)
    public static Tensor eigvalsh(Tensor input, @Default("\"L\"") String uplo) {
        boolean upper = upper(uplo);
        check(input, "linalg.eigvalsh");
        if (input.requiresGrad()) {
            return eigh(input, uplo).eigenvalues();
        }
        View[] r = decompose(TensorAccess.view(input), upper, false);
        checkConverged(TensorAccess.wrap(r[1]), "linalg.eigvalsh");
        return TensorAccess.wrap(r[0]);
    }

    static Tensor zeros(Tensor like, long... shape) {
        return TensorAccess.wrap(RawMemory.full(like.dtype(), shape, 0));
    }

    /// Values, vectors and what went wrong as results of a step that saves the first two.
    static Tensor[] saved(Context ctx, View[] found) {
        Tensor values = TensorAccess.wrap(found[0]);
        Tensor vectors = TensorAccess.wrap(found[2]);
        Tensor info = TensorAccess.wrap(found[1]);
        ctx.markNonDifferentiable(info);
        ctx.setMaterializeGrads(false);
        ctx.saveForBackward(values, vectors);
        return new Tensor[] {values, vectors, info};
    }
}
