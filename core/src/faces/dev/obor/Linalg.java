package dev.obor;

import dev.obor.base.Arguments;

/// Linear algebra, PyTorch's `torch.linalg`: `Linalg.cholesky(a)`.
///
/// The last two dimensions are matrices, those before them a batch. Matrices are float32 or
/// float64; everything is differentiable, twice and more, where it is smooth.
///
/// {@snippet :
/// Tensor l = Linalg.cholesky(a);
/// Linalg.Eigh e = Linalg.eigh(a);
/// Tensor x = Linalg.solve(a, b);
/// }
public final class Linalg {
    private Linalg() {}

    // Here stand the operations.

    /// A factor, and where there is none.
    ///
    /// @param l (*, n, n) the triangle
    /// @param info (*) int32, 0, or the order of the first leading minor that is not positive
    public record CholeskyEx(Tensor l, Tensor info) {
        public CholeskyEx {
            Arguments.given(l, "l");
            Arguments.given(info, "info");
        }
    }

    /// Eigenvalues and eigenvectors of general matrices, which are complex.
    ///
    /// @param eigenvalues (*, n)
    /// @param eigenvectors (*, n, n) as columns, in the same order
    public record Eig(Tensor eigenvalues, Tensor eigenvectors) {
        public Eig {
            Arguments.given(eigenvalues, "eigenvalues");
            Arguments.given(eigenvectors, "eigenvectors");
        }
    }

    /// Eigenvalues and eigenvectors.
    ///
    /// @param eigenvalues (*, n) in rising order
    /// @param eigenvectors (*, n, n) as columns, in the same order
    public record Eigh(Tensor eigenvalues, Tensor eigenvectors) {
        public Eigh {
            Arguments.given(eigenvalues, "eigenvalues");
            Arguments.given(eigenvectors, "eigenvectors");
        }
    }

    /// Some eigenvalues of matrices, and their vectors: what [Obor#lobpcg] finds.
    ///
    /// @param eigenvalues (*, k), the largest or smallest first
    /// @param eigenvectors (*, m, k) as columns, in the same order
    public record Eigenpairs(Tensor eigenvalues, Tensor eigenvectors) {
        public Eigenpairs {
            Arguments.given(eigenvalues, "eigenvalues");
            Arguments.given(eigenvectors, "eigenvectors");
        }
    }

    /// A polar decomposition.
    ///
    /// @param u (*, m, n) with orthonormal columns
    /// @param h (*, n, n) symmetric and positive semidefinite
    public record Polar(Tensor u, Tensor h) {
        public Polar {
            Arguments.given(u, "u");
            Arguments.given(h, "h");
        }
    }

    /// A packed QR factorisation.
    ///
    /// @param a (*, m, n) R, and below it the vectors of the reflections
    /// @param tau (*, k) the factors of the reflections
    public record Geqrf(Tensor a, Tensor tau) {
        public Geqrf {
            Arguments.given(a, "a");
            Arguments.given(tau, "tau");
        }
    }

    /// An inverse, and where there is none.
    ///
    /// @param inverse (*, n, n)
    /// @param info (*) int32, 0, or the number of the first pivot that is zero
    public record InvEx(Tensor inverse, Tensor info) {
        public InvEx {
            Arguments.given(inverse, "inverse");
            Arguments.given(info, "info");
        }
    }

    /// A packed factorisation of symmetric matrices.
    ///
    /// @param ld (*, n, n)
    /// @param pivots (*, n) int32, as LAPACK has them
    public record LdlFactor(Tensor ld, Tensor pivots) {
        public LdlFactor {
            Arguments.given(ld, "ld");
            Arguments.given(pivots, "pivots");
        }
    }

    /// A packed factorisation of symmetric matrices, and where it failed.
    ///
    /// @param ld (*, n, n)
    /// @param pivots (*, n) int32, as LAPACK has them
    /// @param info (*) int32, 0, or the number of the first pivot that is zero
    public record LdlFactorEx(Tensor ld, Tensor pivots, Tensor info) {
        public LdlFactorEx {
            Arguments.given(ld, "ld");
            Arguments.given(pivots, "pivots");
            Arguments.given(info, "info");
        }
    }

    /// A solution of least squares, and what else the method finds.
    ///
    /// @param solution (*, n, k)
    /// @param residuals (*, k) the sums of squares that remain, or empty
    /// @param rank (*) int64, or empty
    /// @param singularValues (*, min(m, n)), or empty
    public record Lstsq(Tensor solution, Tensor residuals, Tensor rank, Tensor singularValues) {
        public Lstsq {
            Arguments.given(solution, "solution");
            Arguments.given(residuals, "residuals");
            Arguments.given(rank, "rank");
            Arguments.given(singularValues, "singularValues");
        }
    }

    /// The factors of P L U.
    ///
    /// @param p (*, m, m) a permutation, or empty
    /// @param l (*, m, k) a lower triangle with a diagonal of ones
    /// @param u (*, k, n) an upper triangle
    public record Lu(Tensor p, Tensor l, Tensor u) {
        public Lu {
            Arguments.given(p, "p");
            Arguments.given(l, "l");
            Arguments.given(u, "u");
        }
    }

    /// A packed LU factorisation.
    ///
    /// @param lu (*, m, n) both triangles
    /// @param pivots (*, k) int32, for each row the one it was exchanged with, from 1 on
    public record LuFactor(Tensor lu, Tensor pivots) {
        public LuFactor {
            Arguments.given(lu, "lu");
            Arguments.given(pivots, "pivots");
        }
    }

    /// A packed LU factorisation, and where U is singular.
    ///
    /// @param lu (*, m, n) both triangles
    /// @param pivots (*, k) int32, for each row the one it was exchanged with, from 1 on
    /// @param info (*) int32, 0, or the number of the first pivot that is zero
    public record LuFactorEx(Tensor lu, Tensor pivots, Tensor info) {
        public LuFactorEx {
            Arguments.given(lu, "lu");
            Arguments.given(pivots, "pivots");
            Arguments.given(info, "info");
        }
    }

    /// The factors of Q R.
    ///
    /// @param q (*, m, k) with orthonormal columns, or empty
    /// @param r (*, k, n) an upper triangle
    public record Qr(Tensor q, Tensor r) {
        public Qr {
            Arguments.given(q, "q");
            Arguments.given(r, "r");
        }
    }

    /// Sign and logarithm of a determinant.
    ///
    /// @param sign (*) -1, 0 or 1
    /// @param logabsdet (*) the logarithm of its absolute value
    public record Slogdet(Tensor sign, Tensor logabsdet) {
        public Slogdet {
            Arguments.given(sign, "sign");
            Arguments.given(logabsdet, "logabsdet");
        }
    }

    /// A solution, and where there is none.
    ///
    /// @param result (*, n, k)
    /// @param info (*) int32, 0, or the number of the first pivot that is zero
    public record SolveEx(Tensor result, Tensor info) {
        public SolveEx {
            Arguments.given(result, "result");
            Arguments.given(info, "info");
        }
    }

    /// The factors of U diag(S) Vh.
    ///
    /// @param u (*, m, k) with orthonormal columns
    /// @param s (*, k) in falling order
    /// @param vh (*, k, n) with orthonormal rows
    public record Svd(Tensor u, Tensor s, Tensor vh) {
        public Svd {
            Arguments.given(u, "u");
            Arguments.given(s, "s");
            Arguments.given(vh, "vh");
        }
    }

    /// A solution, and the triangle it was found with.
    ///
    /// @param solution (*, n, k)
    /// @param clonedCoefficient (*, n, n) a copy of the triangle
    public record TriangularSolution(Tensor solution, Tensor clonedCoefficient) {
        public TriangularSolution {
            Arguments.given(solution, "solution");
            Arguments.given(clonedCoefficient, "clonedCoefficient");
        }
    }

    /// The factors of U diag(S) Vᵀ, with V as `torch.svd` has it.
    ///
    /// @param u (*, m, k) with orthonormal columns
    /// @param s (*, k) in falling order
    /// @param v (*, n, k) with orthonormal columns
    public record Usv(Tensor u, Tensor s, Tensor v) {
        public Usv {
            Arguments.given(u, "u");
            Arguments.given(s, "s");
            Arguments.given(v, "v");
        }
    }
}
