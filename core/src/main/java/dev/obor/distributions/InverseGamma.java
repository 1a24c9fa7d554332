package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.transforms.PowerTransform;
import java.util.List;
import java.util.function.Consumer;

/// The inverse of a [Gamma] variable, PyTorch's `torch.distributions.InverseGamma`.
///
/// ```text
/// p(x) = rate^a x^(-a - 1) exp(-rate / x) / Γ(a), a = concentration
/// ```
///
/// Support: the positive numbers. The mean is infinite up to a concentration of 1, the variance up
/// to 2.
public class InverseGamma extends TransformedDistribution {
    private final Tensor concentration;
    private final Tensor rate;

    /// A distribution for each element of the parameters, which broadcast.
    public InverseGamma(Tensor concentration, Tensor rate) {
        this(concentration, rate, o -> {});
    }

    /// A distribution for each element of the tensor.
    public InverseGamma(Tensor concentration, double rate) {
        this(concentration, Numbers.like(given(concentration, "concentration"), rate));
    }

    /// A distribution for each element of the tensor.
    public InverseGamma(double concentration, Tensor rate) {
        this(Numbers.like(given(rate, "rate"), concentration), rate);
    }

    /// A single distribution, of the default dtype.
    public InverseGamma(double concentration, double rate) {
        this(Numbers.number(concentration), Numbers.number(rate));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    public InverseGamma(Tensor concentration, Tensor rate, Consumer<Options> options) {
        given(concentration, "concentration");
        given(rate, "rate");
        boolean validate = new Options().with(options).validateArgs;
        Tensor[] all = Obor.broadcastTensors(concentration, rate);
        this.concentration = all[0];
        this.rate = all[1];
        super(
                new Gamma(all[0], all[1], o -> o.validateArgs(validate)),
                List.of(new PowerTransform(Numbers.like(all[1], -1))),
                new ArgConstraints()
                        .hidden("concentration", all[0], Constraints.positive())
                        .hidden("rate", all[1], Constraints.positive()),
                validate);
    }

    /// The shape a.
    public Tensor concentration() {
        return concentration;
    }

    /// The scale of the inverse.
    public Tensor rate() {
        return rate;
    }

    @Override
    public Constraint support() {
        return Constraints.positive();
    }

    @Override
    public Tensor mean() {
        return rate.div(concentration.sub(1))
                .maskedFill(concentration.gt(1).logicalNot(), Double.POSITIVE_INFINITY);
    }

    @Override
    public Tensor mode() {
        return rate.div(concentration.add(1));
    }

    @Override
    public Tensor variance() {
        return rate.square()
                .div(concentration.sub(1).square().mul(concentration.sub(2)))
                .maskedFill(concentration.gt(2).logicalNot(), Double.POSITIVE_INFINITY);
    }

    @Override
    public Tensor entropy() {
        return concentration
                .add(rate.log())
                .add(concentration.lgamma())
                .sub(concentration.add(1).mul(concentration.digamma()));
    }

    @Override
    public InverseGamma expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(
                new InverseGamma(
                        concentration.expand(batchShape),
                        rate.expand(batchShape),
                        o -> o.validateArgs(false)));
    }
}
