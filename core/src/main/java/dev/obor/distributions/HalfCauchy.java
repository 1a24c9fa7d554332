package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import dev.obor.distributions.shared.Numbers;
import java.util.function.Consumer;

/// The absolute value of a Cauchy variable of median 0, PyTorch's `torch.distributions.HalfCauchy`.
///
/// ```text
/// p(x) = 2 / (π scale (1 + (x / scale)²))
/// ```
///
/// Support: the numbers from 0 on.
public class HalfCauchy extends HalfDistribution {
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
        var whole = new Cauchy(Numbers.like(scale, 0), scale, o -> o.validateArgs(false));
        super(whole, scale, validate);
    }

    /// The width of the variable.
    public Tensor scale() {
        return scale;
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
    public HalfCauchy expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(new HalfCauchy(scale.expand(batchShape), o -> o.validateArgs(false)));
    }
}
