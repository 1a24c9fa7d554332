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

/// The number of events at a rate, PyTorch's `torch.distributions.Poisson`.
///
/// ```text
/// p(k) = rate^k exp(-rate) / k!
/// ```
///
/// Support: 0, 1, 2 and so on. A rate of 0 gives 0.
public class Poisson extends ExponentialFamily {
    private final Tensor rate;

    /// A distribution for each element of the parameter.
    public Poisson(Tensor rate) {
        this(rate, o -> {});
    }

    /// A single distribution, of the default dtype.
    public Poisson(double rate) {
        this(Numbers.number(rate));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    public Poisson(Tensor rate, Consumer<Options> options) {
        given(rate, "rate");
        boolean validate = new Options().with(options).validateArgs;
        this.rate = rate;
        super(
                rate.shape(),
                Size.of(),
                new ArgConstraints().and("rate", rate, Constraints.nonnegative()),
                validate);
    }

    /// The mean number.
    public Tensor rate() {
        return rate;
    }

    @Override
    public Constraint support() {
        return Constraints.nonnegativeInteger();
    }

    @Override
    public Tensor mean() {
        return rate;
    }

    @Override
    public Tensor mode() {
        return rate.floor();
    }

    @Override
    public Tensor variance() {
        return rate;
    }

    @Override
    public Tensor sample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        try (var _ = Obor.noGrad()) {
            return Obor.poisson(rate.expand(shape));
        }
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        return value.xlogy(rate).sub(rate).sub(value.add(1).lgamma());
    }

    /// @throws dev.obor.base.StateError always: the entropy has no closed form, and PyTorch has
    ///   none either
    @Override
    public Tensor entropy() {
        throw missing("entropy");
    }

    @Override
    protected List<Tensor> naturalParams() {
        return List.of(rate.log());
    }

    @Override
    protected Tensor logNormalizer(List<Tensor> naturalParams) {
        return naturalParams.getFirst().exp();
    }

    @Override
    public Poisson expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(new Poisson(rate.expand(batchShape), o -> o.validateArgs(false)));
    }
}
