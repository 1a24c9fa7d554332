package dev.obor.distributions.constraints;

import dev.obor.Linalg;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.distributions.transforms.CorrCholeskyTransform;
import dev.obor.distributions.transforms.LowerCholeskyTransform;
import dev.obor.distributions.transforms.PositiveDefiniteTransform;
import java.util.Arrays;

/// Sets of matrices.
final class Matrices {
    static final Constraint LOWER_TRIANGULAR =
            new Vectors("LowerTriangular()", 2, false, Matrices::isLower);
    static final Constraint LOWER_CHOLESKY =
            new Vectors(
                    "LowerCholesky()",
                    2,
                    false,
                    Matrices::isCholesky,
                    LowerCholeskyTransform::new,
                    null);
    static final Constraint CORR_CHOLESKY =
            new Vectors(
                    "CorrCholesky()",
                    2,
                    false,
                    Matrices::isCorrelation,
                    CorrCholeskyTransform::new,
                    CorrCholeskyTransform::new);
    static final Constraint SQUARE = new Vectors("Square()", 2, false, Matrices::isSquare);
    static final Constraint SYMMETRIC = new Vectors("Symmetric()", 2, false, Matrices::isSymmetric);
    static final Constraint POSITIVE_SEMIDEFINITE =
            new Vectors(
                    "PositiveSemidefinite()",
                    2,
                    false,
                    Matrices::hasNoNegative,
                    PositiveDefiniteTransform::new,
                    null);
    static final Constraint POSITIVE_DEFINITE =
            new Vectors(
                    "PositiveDefinite()",
                    2,
                    false,
                    Matrices::hasFactor,
                    PositiveDefiniteTransform::new,
                    null);

    private Matrices() {}

    private static Tensor isLower(Tensor m) {
        return m.tril().eq(m).all(new long[] {-2, -1}, false);
    }

    private static Tensor isCholesky(Tensor m) {
        return isLower(m).logicalAnd(m.diagonal(0, -2, -1).gt(0).all(-1));
    }

    private static Tensor isCorrelation(Tensor m) {
        double tolerance = Obor.finfo(m.dtype()).eps() * m.size(-1) * 10;
        Tensor length = m.detach().norm(2, -1);
        return isCholesky(m).logicalAnd(length.sub(1).abs().le(tolerance).all(-1));
    }

    private static Tensor isSquare(Tensor m) {
        long[] shape = m.shape().toArray();
        long[] batch = Arrays.copyOf(shape, Math.max(0, shape.length - 2));
        boolean square = shape.length >= 2 && shape[shape.length - 1] == shape[shape.length - 2];
        return Obor.zeros(DType.BOOL, batch).fill_(square ? 1 : 0);
    }

    private static Tensor isSymmetric(Tensor m) {
        Tensor square = isSquare(m);
        if (!square.all().itemBoolean()) {
            return square;
        }
        return m.isclose(m.mT(), o -> o.atol(1e-6)).all(-2).all(-1);
    }

    private static Tensor hasNoNegative(Tensor m) {
        Tensor symmetric = isSymmetric(m);
        return symmetric.all().itemBoolean() ? Linalg.eigvalsh(m).ge(0).all(-1) : symmetric;
    }

    private static Tensor hasFactor(Tensor m) {
        Tensor symmetric = isSymmetric(m);
        return symmetric.all().itemBoolean() ? Linalg.choleskyEx(m).info().eq(0) : symmetric;
    }
}
