package dev.obor.distributions.transforms;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import dev.obor.distributions.Distribution;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;

/// Values to their probabilities of being exceeded by none smaller, PyTorch's
/// `CumulativeDistributionTransform`: `y = cdf(x)`.
public class CumulativeDistributionTransform extends Transform {
    private final Distribution distribution;

    /// By a distribution that has [Distribution#cdf] and [Distribution#icdf].
    public CumulativeDistributionTransform(Distribution distribution) {
        this.distribution = given(distribution, "distribution");
    }

    @Override
    protected Tensor forward(Tensor x) {
        return distribution.cdf(x);
    }

    @Override
    protected Tensor inverse(Tensor y) {
        return distribution.icdf(y);
    }

    @Override
    public Constraint domain() {
        return distribution.support();
    }

    @Override
    public Constraint codomain() {
        return Constraints.unitInterval();
    }

    @Override
    public Tensor sign() {
        return Numbers.number(1);
    }

    @Override
    public Tensor logAbsDetJacobian(Tensor x, Tensor y) {
        given(x, "x");
        given(y, "y");
        return distribution.logProb(x);
    }
}
