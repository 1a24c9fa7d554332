package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import dev.obor.distributions.shared.Numbers;
import java.util.function.Consumer;

/// The absolute value of a normal variable of mean 0, PyTorch's `torch.distributions.HalfNormal`.
///
/// ```text
/// p(x) = √2 exp(-(x / scale)² / 2) / (scale √π)
/// ```
///
/// Support: the numbers from 0 on.
public class HalfNormal extends HalfDistribution {
    /// A distribution for each element of the parameter.
    public HalfNormal(Tensor scale) {
        this(scale, o -> {});
    }

    /// A single distribution, of the default dtype.
    public HalfNormal(double scale) {
        this(Numbers.number(scale));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    public HalfNormal(Tensor scale, Consumer<Options> options) {
        given(scale, "scale");
        boolean validate = new Options().with(options).validateArgs;
        var whole = new Normal(Numbers.like(scale, 0), scale, o -> o.validateArgs(false));
        super(whole, scale, validate);
    }

    /// The standard deviation of the variable.
    public Tensor scale() {
        return scale;
    }

    @Override
    public Tensor mean() {
        return scale.mul(Math.sqrt(2 / Math.PI));
    }

    @Override
    public Tensor variance() {
        return scale.pow(2).mul(1 - (2 / Math.PI));
    }

    @Override
    public HalfNormal expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(new HalfNormal(scale.expand(batchShape), o -> o.validateArgs(false)));
    }
}
