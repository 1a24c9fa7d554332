package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import java.util.List;
import java.util.function.Consumer;

/// The exponential distribution, PyTorch's `torch.distributions.Exponential`.
///
/// ```text
/// p(x) = rate exp(-rate x)
/// ```
///
/// Support: the numbers from 0 on.
public class Exponential extends ExponentialFamily {
    private final Tensor rate;

    /// A distribution for each element of the parameter.
    public Exponential(Tensor rate) {
        this(rate, o -> {});
    }

    /// A single distribution, of the default dtype.
    public Exponential(double rate) {
        this(Numbers.number(rate));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    public Exponential(Tensor rate, Consumer<Options> options) {
        given(rate, "rate");
        boolean validate = new Options().with(options).validateArgs;
        this.rate = rate;
        super(
                rate.shape(),
                Size.of(),
                new ArgConstraints().and("rate", rate, Constraints.positive()),
                validate);
    }

    /// How many events there are in a unit of time.
    public Tensor rate() {
        return rate;
    }

    @Override
    public Constraint support() {
        return Constraints.nonnegative();
    }

    @Override
    public Tensor mean() {
        return rate.reciprocal();
    }

    @Override
    public Tensor mode() {
        return rate.zerosLike();
    }

    @Override
    public Tensor variance() {
        return rate.pow(-2);
    }

    @Override
    public Tensor stddev() {
        return rate.reciprocal();
    }

    @Override
    public Tensor rsample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        // shape
        return Obor.empty(rate.dtype(), shape).exponential_().div(rate);
    }

    @Override
    public boolean hasRsample() {
        return true;
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        return rate.log().sub(rate.mul(value));
    }

    @Override
    public Tensor cdf(Tensor value) {
        check(value);
        return Obor.sub(1, rate.neg().mul(value).exp());
    }

    @Override
    public Tensor icdf(Tensor value) {
        given(value, "value");
        return value.neg().log1p().neg().div(rate);
    }

    @Override
    public Tensor entropy() {
        return Obor.sub(1, rate.log());
    }

    @Override
    protected List<Tensor> naturalParams() {
        return List.of(rate.neg());
    }

    @Override
    protected Tensor logNormalizer(List<Tensor> naturalParams) {
        Tensor x = naturalParams.getFirst();
        return x.neg().log().neg();
    }

    @Override
    public Exponential expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(new Exponential(rate.expand(batchShape), o -> o.validateArgs(false)));
    }
}
