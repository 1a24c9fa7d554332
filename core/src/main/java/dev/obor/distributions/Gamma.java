package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.op.create.GammaDraws;
import java.util.List;
import java.util.function.Consumer;

/// The gamma distribution, PyTorch's `torch.distributions.Gamma`.
///
/// ```text
/// p(x) = rate^a x^(a - 1) exp(-rate x) / Γ(a), a = concentration
/// ```
///
/// Support: the numbers from 0 on. Samples have PyTorch's gradients by the concentration, which are
/// approximations with a relative error of 0.001 (M. Jankowiak, F. Obermeyer, "Pathwise derivatives
/// beyond the reparameterization trick", 2018); there is none of second order.
///
/// The dtype is float32 or float64.
public class Gamma extends ExponentialFamily {
    private final Tensor concentration;
    private final Tensor rate;

    /// A distribution for each element of the parameters, which broadcast.
    public Gamma(Tensor concentration, Tensor rate) {
        this(concentration, rate, o -> {});
    }

    /// A distribution for each element of the tensor.
    public Gamma(Tensor concentration, double rate) {
        this(concentration, Numbers.like(given(concentration, "concentration"), rate));
    }

    /// A distribution for each element of the tensor.
    public Gamma(double concentration, Tensor rate) {
        this(Numbers.like(given(rate, "rate"), concentration), rate);
    }

    /// A single distribution, of the default dtype.
    public Gamma(double concentration, double rate) {
        this(Numbers.number(concentration), Numbers.number(rate));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    @SuppressWarnings("ChainingConstructorIgnoresParameter") // it passes on what they broadcast to
    public Gamma(Tensor concentration, Tensor rate, Consumer<Options> options) {
        given(concentration, "concentration");
        given(rate, "rate");
        boolean validate = new Options().with(options).validateArgs;
        Tensor[] all = Obor.broadcastTensors(concentration, rate);
        this(
                all[0],
                all[1],
                new ArgConstraints()
                        .and("concentration", all[0], Constraints.positive())
                        .and("rate", all[1], Constraints.positive()),
                validate);
    }

    /// For classes that extend this one and name their arguments.
    Gamma(Tensor concentration, Tensor rate, ArgConstraints arguments, boolean validateArgs) {
        Tensor[] all = Obor.broadcastTensors(concentration, rate);
        this.concentration = all[0];
        this.rate = all[1];
        super(all[0].shape(), Size.of(), arguments, validateArgs);
    }

    /// The shape a.
    public Tensor concentration() {
        return concentration;
    }

    /// The inverse of the scale.
    public Tensor rate() {
        return rate;
    }

    @Override
    public Constraint support() {
        return Constraints.nonnegative();
    }

    @Override
    public Tensor mean() {
        return concentration.div(rate);
    }

    @Override
    public Tensor mode() {
        return concentration.sub(1).div(rate).clampMin(0);
    }

    @Override
    public Tensor variance() {
        return concentration.div(rate.pow(2));
    }

    @Override
    public Tensor rsample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        // shape
        Tensor drawn = GammaDraws.standardGamma(concentration.expand(shape));
        Tensor value = drawn.div(rate.expand(shape));
        value.detach().clampMin_(Numbers.finfo(value).tiny()); // where the quotient is 0
        return value;
    }

    @Override
    public boolean hasRsample() {
        return true;
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        return concentration
                .xlogy(rate)
                .add(concentration.sub(1).xlogy(value))
                .sub(rate.mul(value))
                .sub(concentration.lgamma());
    }

    @Override
    public Tensor cdf(Tensor value) {
        check(value);
        return concentration.igamma(rate.mul(value));
    }

    @Override
    public Tensor entropy() {
        return concentration
                .sub(rate.log())
                .add(concentration.lgamma())
                .add(Obor.sub(1, concentration).mul(concentration.digamma()));
    }

    @Override
    protected List<Tensor> naturalParams() {
        return List.of(concentration.sub(1), rate.neg());
    }

    @Override
    protected Tensor logNormalizer(List<Tensor> naturalParams) {
        Tensor x = naturalParams.get(0).add(1);
        Tensor y = naturalParams.get(1);
        return x.lgamma().add(x.mul(y.reciprocal().neg().log()));
    }

    @Override
    public Gamma expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(
                new Gamma(
                        concentration.expand(batchShape),
                        rate.expand(batchShape),
                        o -> o.validateArgs(false)));
    }
}
