package dev.obor.distributions;

import dev.obor.Linalg;
import dev.obor.Tensor;
import dev.obor.base.ValueError;

/// Divergences between normal vectors.
///
/// ```text
/// 2 KL = log det Σq - log det Σp + tr(Σq⁻¹ Σp) + (μq - μp)ᵀ Σq⁻¹ (μq - μp) - n
/// ```
final class MatrixKl {
    private MatrixKl() {}

    static void addTo(KlRules rules) {
        rules.add(
                MultivariateNormal.class,
                MultivariateNormal.class,
                (p, q) -> {
                    same(p, q, "Multivariate Normal");
                    Tensor det = q.covariance().halfLogDet().sub(p.covariance().halfLogDet());
                    Tensor ratio =
                            Linalg.solveTriangular(
                                    q.covariance().factor(), p.covariance().factor(), false);
                    Tensor apart = q.covariance().mahalanobis(q.loc().sub(p.loc()));
                    return det.add(trace(ratio).add(apart).sub(p.eventShape().get(0)).mul(0.5));
                });
        rules.add(
                LowRankMultivariateNormal.class,
                LowRankMultivariateNormal.class,
                (p, q) -> {
                    same(p, q, "Low Rank Multivariate Normal");
                    Tensor det = q.logDet().sub(p.logDet());
                    Tensor apart = q.mahalanobis(q.loc().sub(p.loc()));
                    Tensor a = Linalg.solveTriangular(q.capacitance(), q.scaledFactor(), false);
                    Tensor plus = p.covDiag().div(q.covDiag()).sum(-1);
                    plus = plus.add(trace(p.covFactor().mul(q.covDiag().rsqrt().unsqueeze(-1))));
                    Tensor minus = trace(a.mul(p.covDiag().sqrt().unsqueeze(-2)));
                    minus = minus.add(trace(a.matmul(p.covFactor())));
                    return det.add(plus).sub(minus).add(apart).sub(p.eventShape().get(0)).mul(0.5);
                });
        rules.add(
                MultivariateNormal.class,
                LowRankMultivariateNormal.class,
                (p, q) -> {
                    same(p, q, "(Low Rank) Multivariate Normal");
                    Tensor det = q.logDet().sub(p.covariance().halfLogDet().mul(2));
                    Tensor apart = q.mahalanobis(q.loc().sub(p.loc()));
                    Tensor a = Linalg.solveTriangular(q.capacitance(), q.scaledFactor(), false);
                    Tensor f = p.covariance().factor();
                    Tensor plus = trace(f.mul(q.covDiag().rsqrt().unsqueeze(-1)));
                    Tensor minus = trace(a.matmul(f));
                    return det.add(plus).sub(minus).add(apart).sub(p.eventShape().get(0)).mul(0.5);
                });
        rules.add(
                LowRankMultivariateNormal.class,
                MultivariateNormal.class,
                (p, q) -> {
                    same(p, q, "(Low Rank) Multivariate Normal");
                    Tensor det = q.covariance().halfLogDet().mul(2).sub(p.logDet());
                    Tensor apart = q.covariance().mahalanobis(q.loc().sub(p.loc()));
                    Tensor f = q.covariance().factor();
                    Tensor plus = trace(Linalg.solveTriangular(f, p.covFactor(), false));
                    Tensor root = p.covDiag().sqrt().diagEmbed();
                    plus = plus.add(trace(Linalg.solveTriangular(f, root, false)));
                    return det.add(plus).add(apart).sub(p.eventShape().get(0)).mul(0.5);
                });
    }

    /// The trace of a matrix times its transpose.
    private static Tensor trace(Tensor m) {
        return m.square().sum(new long[] {-2, -1}, false);
    }

    private static void same(Distribution p, Distribution q, String kind) {
        if (!p.eventShape().equals(q.eventShape())) {
            throw new ValueError(
                    "KL-divergence between two "
                            + kind
                            + "s with different event shapes cannot be computed");
        }
    }
}
