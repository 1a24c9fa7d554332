package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import java.util.function.Consumer;

/// What exceeds a threshold, PyTorch's `torch.distributions.GeneralizedPareto`.
///
/// ```text
/// p(x) = (1 + k z)^(-1 - 1/k) / scale, z = (x - loc) / scale, k = concentration
/// ```
///
/// Support: the numbers from `loc` on; for a negative concentration up to `loc - scale / k`. A
/// concentration of 0 is the exponential distribution. The mean is NaN from a concentration of 1
/// on, the variance from 1/2 on. PyTorch 2.13 cannot score float64; here it can be done.
public class GeneralizedPareto extends Distribution {
    private final Tensor loc;
    private final Tensor scale;
    private final Tensor concentration;

    /// A distribution for each element of the parameters, which broadcast.
    public GeneralizedPareto(Tensor loc, Tensor scale, Tensor concentration) {
        this(loc, scale, concentration, o -> {});
    }

    /// A single distribution, of the default dtype.
    public GeneralizedPareto(double loc, double scale, double concentration) {
        this(Numbers.number(loc), Numbers.number(scale), Numbers.number(concentration));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    public GeneralizedPareto(
            Tensor loc, Tensor scale, Tensor concentration, Consumer<Options> options) {
        given(loc, "loc");
        given(scale, "scale");
        given(concentration, "concentration");
        boolean validate = new Options().with(options).validateArgs;
        Tensor[] all = Obor.broadcastTensors(loc, scale, concentration);
        this.loc = all[0];
        this.scale = all[1];
        this.concentration = all[2];
        super(
                all[0].shape(),
                Size.of(),
                new ArgConstraints()
                        .and("loc", all[0], Constraints.real())
                        .and("scale", all[1], Constraints.positive())
                        .and("concentration", all[2], Constraints.real()),
                validate);
    }

    /// The lower end.
    public Tensor loc() {
        return loc;
    }

    /// The scale.
    public Tensor scale() {
        return scale;
    }

    /// The shape k.
    public Tensor concentration() {
        return concentration;
    }

    private Tensor isZero() {
        return concentration.isclose(concentration.zerosLike());
    }

    /// The concentration, where it is not 0, so that no branch divides by it.
    private Tensor safe() {
        return concentration.maskedFill(isZero(), 1);
    }

    /// The logarithm of the probability of a larger value.
    public Tensor logSurvivalFunction(Tensor value) {
        check(value);
        Tensor z = value.sub(loc).div(scale);
        return Obor.where(isZero(), z.neg(), z.mul(safe()).log1p().neg().div(safe()));
    }

    /// The logarithm of [#cdf].
    public Tensor logCdf(Tensor value) {
        given(value, "value");
        return logSurvivalFunction(value).exp().neg().log1p();
    }

    @Override
    public Tensor cdf(Tensor value) {
        given(value, "value");
        return logCdf(value).exp();
    }

    @Override
    public Constraint support() {
        Tensor end = loc.sub(scale.div(concentration));
        Tensor upper = end.maskedFill(concentration.ge(0), Double.POSITIVE_INFINITY);
        return Constraints.interval(loc, upper);
    }

    @Override
    public Tensor rsample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        // shape
        return icdf(Numbers.rand(loc, shape));
    }

    @Override
    public boolean hasRsample() {
        return true;
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        Tensor z = value.sub(loc).div(scale);
        Tensor k = safe();
        Tensor y = k.reciprocal().add(z.onesLike());
        Tensor power = Obor.where(y.eq(0), y, y.mul(k.mul(z).log1p()));
        return scale.log().neg().sub(Obor.where(isZero(), z, power));
    }

    @Override
    public Tensor icdf(Tensor value) {
        given(value, "value");
        Tensor logu = value.neg().log1p();
        Tensor k = safe();
        Tensor power = loc.add(scale.div(k).mul(k.neg().mul(logu).expm1()));
        return Obor.where(isZero(), loc.sub(scale.mul(logu)), power);
    }

    @Override
    public Tensor mean() {
        Tensor ok = concentration.lt(1);
        Tensor k = Obor.where(ok, concentration, 0.5);
        return loc.add(scale.div(Obor.sub(1, k))).maskedFill(ok.logicalNot(), Double.NaN);
    }

    @Override
    public Tensor variance() {
        Tensor ok = concentration.lt(0.5);
        Tensor k = Obor.where(ok, concentration, 0.25);
        return scale.pow(2)
                .div(Obor.sub(1, k).pow(2).mul(Obor.sub(1, k.mul(2))))
                .maskedFill(ok.logicalNot(), Double.NaN);
    }

    @Override
    public Tensor entropy() {
        return scale.log().add(concentration).add(1);
    }

    @Override
    public Tensor mode() {
        return loc;
    }

    @Override
    public GeneralizedPareto expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(
                new GeneralizedPareto(
                        loc.expand(batchShape),
                        scale.expand(batchShape),
                        concentration.expand(batchShape),
                        o -> o.validateArgs(false)));
    }
}
