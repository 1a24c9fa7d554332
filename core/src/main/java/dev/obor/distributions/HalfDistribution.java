package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.transforms.AbsTransform;
import java.util.List;

/// The absolute value of a variable whose distribution is the same on both sides of 0: twice the
/// density of one side.
abstract class HalfDistribution extends TransformedDistribution {
    final Tensor scale;

    /// @param whole the distribution of the variable
    HalfDistribution(Distribution whole, Tensor scale, boolean validate) {
        this.scale = scale;
        super(
                whole,
                List.of(new AbsTransform()),
                new ArgConstraints().hidden("scale", scale, Constraints.positive()),
                validate);
    }

    @Override
    public Constraint support() {
        return Constraints.nonnegative();
    }

    @Override
    public Tensor mode() {
        return scale.zerosLike();
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        Tensor inside = baseDist().logProb(value).add(Numbers.LOG_2);
        return inside.maskedFill(value.lt(0), -Double.POSITIVE_INFINITY);
    }

    @Override
    public Tensor cdf(Tensor value) {
        check(value);
        return baseDist().cdf(value).mul(2).sub(1);
    }

    @Override
    public Tensor icdf(Tensor value) {
        given(value, "value");
        return baseDist().icdf(value.add(1).div(2));
    }

    @Override
    public Tensor entropy() {
        return baseDist().entropy().sub(Numbers.LOG_2);
    }
}
