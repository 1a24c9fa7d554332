package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.shared.SampleShapes;
import java.util.function.Consumer;

/// Normal vectors with a covariance, PyTorch's `torch.distributions.MultivariateNormal`.
///
/// ```text
/// p(x) = exp(-(x - loc)ᵀ Σ⁻¹ (x - loc) / 2) / √((2π)^n det Σ)
/// ```
///
/// Parameters: `loc` `(*, n)`, matrices `(*, n, n)`; they broadcast. Support: vectors of real
/// numbers. Drawn as `loc + L z`, `L` the Cholesky factor, `z` standard normal.
public class MultivariateNormal extends Distribution {
    private final Tensor loc;
    private final Covariance covariance;

    /// With means and a covariance.
    public MultivariateNormal(Tensor loc, Tensor covarianceMatrix) {
        this(loc, o -> o.covarianceMatrix(covarianceMatrix));
    }

    /// With options: `o -> o.scaleTril(factor)`.
    ///
    /// @throws ValueError if not one of the matrices is given, or it does not satisfy its
    ///   constraint
    public MultivariateNormal(Tensor loc, Consumer<CovarianceOptions> options) {
        CovarianceOptions given = new CovarianceOptions().with(options);
        given(loc, "loc");
        if (loc.dim() < 1) {
            throw new ValueError("loc must be at least one-dimensional.");
        }
        Covariance c = Covariance.of(given);
        Size batch =
                SampleShapes.broadcast(c.batch(), SampleShapes.first(loc.shape(), loc.dim() - 1));
        Tensor mean = loc.expand(SampleShapes.join(batch.toArray(), new long[] {loc.size(-1)}));
        this.loc = mean;
        this.covariance = c;
        super(
                batch,
                Size.of(loc.size(-1)),
                c.constrain(new ArgConstraints().and("loc", mean, Constraints.realVector()), batch),
                given.validateArgs);
    }

    final Covariance covariance() {
        return covariance;
    }

    /// The means.
    public Tensor loc() {
        return loc;
    }

    /// The covariance.
    public Tensor covarianceMatrix() {
        return covariance.matrix(batchShape());
    }

    /// The inverse of the covariance.
    public Tensor precisionMatrix() {
        return covariance.precision(batchShape());
    }

    /// The Cholesky factor of the covariance.
    public Tensor scaleTril() {
        return covariance.scaleTril(batchShape());
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
        return covariance.factor().square().sum(-1).expand(extendedShape());
    }

    @Override
    public Tensor rsample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        // shape
        Tensor z = Numbers.randn(loc, shape);
        return loc.add(covariance.factor().matmul(z.unsqueeze(-1)).squeeze(-1));
    }

    @Override
    public boolean hasRsample() {
        return true;
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        double norm = eventShape().get(0) * Math.log(2 * Math.PI);
        Tensor m = covariance.mahalanobis(value.sub(loc));
        return m.add(norm).mul(-0.5).sub(covariance.halfLogDet());
    }

    @Override
    public Tensor entropy() {
        double norm = 0.5 * eventShape().get(0) * (1 + Math.log(2 * Math.PI));
        return covariance.halfLogDet().add(norm).expand(batchShape());
    }

    @Override
    public MultivariateNormal expand(long... batchShape) {
        given(batchShape, "batchShape");
        Tensor mean = loc.expand(SampleShapes.join(batchShape, eventShape().toArray()));
        Covariance c = covariance.expand(Size.of(batchShape));
        return as(new MultivariateNormal(mean, c.options(false)));
    }
}
