package dev.obor.distributions;

import dev.obor.Linalg;
import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.SampleShapes;
import org.jspecify.annotations.Nullable;

/// A covariance by one of three matrices, and its Cholesky factor.
final class Covariance {
    private final String name;
    private final Tensor given;
    private final Tensor factor;

    private Covariance(String name, Tensor given, Tensor factor) {
        this.name = name;
        this.given = given;
        this.factor = factor;
    }

    static Covariance of(CovarianceOptions o) {
        @Nullable Tensor[] all = {o.covarianceMatrix, o.precisionMatrix, o.scaleTril};
        String[] names = {"covariance_matrix", "precision_matrix", "scale_tril"};
        @Nullable Covariance one = null;
        for (int i = 0; i < all.length; i++) {
            Tensor matrix = all[i];
            if (matrix != null) {
                if (one != null) {
                    throw notOne();
                }
                if (matrix.dim() < 2) {
                    throw new ValueError(
                            names[i]
                                    + (i == 2 ? " matrix" : "")
                                    + " must be at least two-dimensional, with optional leading"
                                    + " batch dimensions");
                }
                one = new Covariance(names[i], matrix, factor(i, matrix));
            }
        }
        if (one == null) {
            throw notOne();
        }
        return one;
    }

    private static ValueError notOne() {
        return new ValueError(
                "Exactly one of covariance_matrix or precision_matrix or scale_tril may be"
                        + " specified.",
                "Set one of them: o -> o.scaleTril(factor).");
    }

    private static Tensor factor(int kind, Tensor matrix) {
        return switch (kind) {
            case 0 -> Linalg.cholesky(matrix);
            case 1 -> {
                // The factor of the matrix turned upside down is that of the inverse, inverted.
                Tensor turned = Linalg.cholesky(matrix.flip(-2, -1)).flip(-2, -1).mT();
                Tensor eye = Obor.eye(matrix.size(-1), o -> o.dtype(matrix.dtype()));
                yield Linalg.solveTriangular(turned, eye, false);
            }
            default -> matrix;
        };
    }

    /// The shape that matrices are batched over.
    Size batch() {
        return SampleShapes.first(given.shape(), given.dim() - 2);
    }

    long side() {
        return given.size(-1);
    }

    /// The Cholesky factor, not expanded.
    Tensor factor() {
        return factor;
    }

    Covariance expand(Size batch) {
        return new Covariance(name, over(given, batch), over(factor, batch));
    }

    private static Tensor over(Tensor matrix, Size batch) {
        long[] last = SampleShapes.from(matrix.shape(), matrix.dim() - 2).toArray();
        return matrix.expand(SampleShapes.join(batch.toArray(), last));
    }

    Tensor scaleTril(Size batch) {
        return over(name.equals("scale_tril") ? given : factor, batch);
    }

    Tensor matrix(Size batch) {
        boolean is = name.equals("covariance_matrix");
        return over(is ? given : factor.matmul(factor.mT()), batch);
    }

    Tensor precision(Size batch) {
        if (name.equals("precision_matrix")) {
            return over(given, batch);
        }
        Tensor eye = Obor.eye(side(), o -> o.dtype(given.dtype()));
        Tensor inverse = Linalg.solveTriangular(factor, eye, false);
        return over(inverse.mT().matmul(inverse), batch);
    }

    /// The sum of the logarithms of the factor's diagonal: half of the logarithm of the
    /// determinant.
    Tensor halfLogDet() {
        return factor.diagonal(0, -2, -1).log().sum(-1);
    }

    /// The squared length of vectors, measured by the covariance.
    Tensor mahalanobis(Tensor x) {
        return Linalg.solveTriangular(factor, x.unsqueeze(-1), false).squeeze(-1).square().sum(-1);
    }

    ArgConstraints constrain(ArgConstraints before, Size batch) {
        Constraint definite = Constraints.positiveDefinite();
        Tensor value = over(given, batch);
        return before.and("covariance_matrix", at(0, value), definite)
                .and("precision_matrix", at(1, value), definite)
                .and("scale_tril", at(2, value), Constraints.lowerCholesky());
    }

    private @Nullable Tensor at(int kind, Tensor value) {
        String[] names = {"covariance_matrix", "precision_matrix", "scale_tril"};
        return names[kind].equals(name) ? value : null;
    }

    /// Options that say the same.
    CovarianceOptions options(boolean validateArgs) {
        return new CovarianceOptions()
                .with(o -> {
                    switch (name) {
                        case "covariance_matrix" -> o.covarianceMatrix(given);
                        case "precision_matrix" -> o.precisionMatrix(given);
                        default -> o.scaleTril(given);
                    }
                    o.validateArgs(validateArgs);
                });
    }
}
