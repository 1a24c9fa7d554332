package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Linalg;
import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.shared.SampleShapes;
import java.util.function.Consumer;

/// Normal vectors with a covariance of low rank beside a diagonal, PyTorch's
/// `torch.distributions.LowRankMultivariateNormal`.
///
/// ```text
/// Σ = W Wᵀ + diag(d), W = covFactor, d = covDiag
/// ```
///
/// Parameters: `loc` `(*, n)`, `covFactor` `(*, n, rank)`, `covDiag` `(*, n)`; they broadcast.
/// Determinant and inverse are those of matrices of the rank's size, by the matrix determinant
/// lemma and the Woodbury identity.
public class LowRankMultivariateNormal extends Distribution {
    private final Tensor loc;
    private final Tensor covFactor;
    private final Tensor covDiag;
    private final Tensor capacitance;

    /// With means, factor and diagonal.
    public LowRankMultivariateNormal(Tensor loc, Tensor covFactor, Tensor covDiag) {
        this(loc, covFactor, covDiag, o -> {});
    }

    /// With options.
    ///
    /// @throws ValueError if sizes do not fit, or the diagonal is not positive
    public LowRankMultivariateNormal(
            Tensor loc, Tensor covFactor, Tensor covDiag, Consumer<Options> options) {
        given(loc, "loc");
        given(covFactor, "covFactor");
        given(covDiag, "covDiag");
        if (loc.dim() < 1) {
            throw new ValueError("loc must be at least one-dimensional.");
        }
        long n = loc.size(-1);
        if (covFactor.dim() < 2) {
            throw new ValueError(
                    "cov_factor must be at least two-dimensional, with optional leading batch"
                            + " dimensions");
        }
        if (covFactor.size(-2) != n) {
            throw new ValueError("cov_factor must be a batch of matrices with shape " + n + " x m");
        }
        if (covDiag.dim() < 1 || covDiag.size(-1) != n) {
            throw new ValueError("cov_diag must be a batch of vectors with shape " + Size.of(n));
        }
        Size batch =
                SampleShapes.broadcast(
                        SampleShapes.broadcast(
                                SampleShapes.first(loc.shape(), loc.dim() - 1),
                                SampleShapes.first(covDiag.shape(), covDiag.dim() - 1)),
                        SampleShapes.first(covFactor.shape(), covFactor.dim() - 2));
        long[] vector = SampleShapes.join(batch.toArray(), new long[] {n});
        Tensor mean = loc.expand(vector);
        Tensor diagonal = covDiag.expand(vector);
        Tensor factor =
                covFactor.expand(
                        SampleShapes.join(batch.toArray(), new long[] {n, covFactor.size(-1)}));
        this.loc = mean;
        this.covFactor = factor;
        this.covDiag = diagonal;
        Tensor scaled = covFactor.mT().div(covDiag.unsqueeze(-2));
        Tensor eye = Obor.eye(covFactor.size(-1), o -> o.dtype(covFactor.dtype()));
        this.capacitance = Linalg.cholesky(scaled.matmul(covFactor).add(eye));
        super(
                batch,
                Size.of(n),
                new ArgConstraints()
                        .and("loc", mean, Constraints.realVector())
                        .and("cov_factor", factor, Constraints.independent(Constraints.real(), 2))
                        .and(
                                "cov_diag",
                                diagonal,
                                Constraints.independent(Constraints.positive(), 1)),
                new Options().with(options).validateArgs);
    }

    /// The means.
    public Tensor loc() {
        return loc;
    }

    /// The factor W.
    public Tensor covFactor() {
        return covFactor;
    }

    /// The diagonal d.
    public Tensor covDiag() {
        return covDiag;
    }

    /// The Cholesky factor of `I + Wᵀ diag(d)⁻¹ W`.
    final Tensor capacitance() {
        return capacitance;
    }

    /// `Wᵀ diag(d)⁻¹`.
    final Tensor scaledFactor() {
        return covFactor.mT().div(covDiag.unsqueeze(-2));
    }

    final Tensor logDet() {
        Tensor small = capacitance.diagonal(0, -2, -1).log().sum(-1).mul(2);
        return small.add(covDiag.log().sum(-1));
    }

    final Tensor mahalanobis(Tensor x) {
        Tensor along = scaledFactor().matmul(x.unsqueeze(-1));
        Tensor saved = Linalg.solveTriangular(capacitance, along, false);
        return x.square().div(covDiag).sum(-1).sub(saved.squeeze(-1).square().sum(-1));
    }

    /// The covariance.
    public Tensor covarianceMatrix() {
        return covFactor.matmul(covFactor.mT()).add(covDiag.diagEmbed());
    }

    /// The inverse of the covariance.
    public Tensor precisionMatrix() {
        Tensor a = Linalg.solveTriangular(capacitance, scaledFactor(), false);
        return covDiag.reciprocal().diagEmbed().sub(a.mT().matmul(a));
    }

    /// The Cholesky factor of the covariance.
    public Tensor scaleTril() {
        Tensor root = covDiag.sqrt().unsqueeze(-1);
        Tensor w = covFactor.div(root);
        Tensor eye = Obor.eye(w.size(-2), o -> o.dtype(w.dtype()));
        return root.mul(Linalg.cholesky(w.matmul(w.mT()).add(eye)));
    }

    @Override
    public Constraint support() {
        return Constraints.realVector();
    }

    @Override
    public Tensor mean() {
        return loc;
    }

    @Override
    public Tensor mode() {
        return loc;
    }

    @Override
    public Tensor variance() {
        return covFactor.square().sum(-1).add(covDiag);
    }

    @Override
    public Tensor rsample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        // shape
        long[] inner = shape.clone();
        inner[inner.length - 1] = covFactor.size(-1);
        Tensor z = Numbers.randn(loc, inner);
        Tensor own = Numbers.randn(loc, shape);
        Tensor shared = covFactor.matmul(z.unsqueeze(-1)).squeeze(-1);
        return loc.add(shared).add(covDiag.sqrt().mul(own));
    }

    @Override
    public boolean hasRsample() {
        return true;
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        double norm = eventShape().get(0) * Math.log(2 * Math.PI);
        return mahalanobis(value.sub(loc)).add(logDet()).add(norm).mul(-0.5);
    }

    @Override
    public Tensor entropy() {
        double norm = eventShape().get(0) * (1 + Math.log(2 * Math.PI));
        return logDet().add(norm).mul(0.5).expand(batchShape());
    }

    @Override
    public LowRankMultivariateNormal expand(long... batchShape) {
        given(batchShape, "batchShape");
        long[] vector = SampleShapes.join(batchShape, eventShape().toArray());
        long[] matrix = SampleShapes.join(vector, new long[] {covFactor.size(-1)});
        return as(
                new LowRankMultivariateNormal(
                        loc.expand(vector),
                        covFactor.expand(matrix),
                        covDiag.expand(vector),
                        o -> o.validateArgs(false)));
    }
}
