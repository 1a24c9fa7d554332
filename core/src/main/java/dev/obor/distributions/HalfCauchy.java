package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.transforms.AbsTransform;
import java.util.List;
import java.util.function.Consumer;

/// The absolute value of a Cauchy variable of median 0, PyTorch's `torch.distributions.HalfCauchy`.
///
/// ```text
/// p(x) = 2 / (π scale (1 + (x / scale)²))
/// ```
///
/// Support: the numbers from 0 on.
public class HalfCauchy extends TransformedDistribution {
    private final Tensor scale;

    /// A distribution for each element of the parameter.
    public HalfCauchy(Tensor scale) {
        this(scale, o -> {});
    }

    /// A single distribution, of the default dtype.
    public HalfCauchy(double scale) {
        this(Numbers.number(scale));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    public HalfCauchy(Tensor scale, Consumer<Options> options) {
        given(scale, "scale");
        boolean validate = new Options().with(options).validateArgs;
        this.scale = scale;
        super(
                new Cauchy(Numbers.like(scale, 0), scale, o -> o.validateArgs(false)),
                List.of(new AbsTransform()),
                new ArgConstraints().hidden("scale", scale, Constraints.positive()),
                validate);
    }

    /// The width of the variable.
    public Tensor scale() {
        return scale;
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
    public Tensor mean() {
        return Numbers.full(scale, Double.POSITIVE_INFINITY, extendedShape());
    }

    @Override
    public Tensor variance() {
        return baseDist().variance();
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

    @Override
    public HalfCauchy expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(new HalfCauchy(scale.expand(batchShape), o -> o.validateArgs(false)));
    }
}
