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

/// Numbers between 0 and 1 with a Bernoulli-like density, PyTorch's
/// `torch.distributions.ContinuousBernoulli`.
///
/// ```text
/// p(x) = C probs^x (1 - probs)^(1 - x)
/// ```
///
/// Support: the numbers from 0 to 1. Near a probability of 1/2 (between the option `lims`) Taylor
/// series stand in for what cannot be computed there.
///
/// Source: G. Loaiza-Ganem, J. P. Cunningham, "The continuous Bernoulli: fixing a pervasive error
/// in variational autoencoders", 2019.
public class ContinuousBernoulli extends ExponentialFamily {
    private final Probs probs;
    private final double low;
    private final double high;

    /// A distribution for each probability.
    public ContinuousBernoulli(Tensor probs) {
        this(o -> o.probs(given(probs, "probs")));
    }

    /// A distribution of one probability, of the default dtype.
    public ContinuousBernoulli(double probs) {
        this(Numbers.number(probs));
    }

    /// With options: `o -> o.logits(x)`.
    ///
    /// @throws dev.obor.base.ValueError if not one of `probs` and `logits` is given, or a parameter
    ///   does not satisfy its constraint
    public ContinuousBernoulli(Consumer<ContinuousBernoulliOptions> options) {
        this(new ContinuousBernoulliOptions().with(options));
    }

    private ContinuousBernoulli(ContinuousBernoulliOptions given) {
        this(Probs.binary(given.ofProbs()), given.low, given.high, given.validateArgs);
    }

    private ContinuousBernoulli(Probs p, double low, double high, boolean validateArgs) {
        // Kept away from 0 and 1, where the density has no logarithm.
        this.probs = p.ofProbs() ? p.map(Numbers::clampProbs) : p;
        this.low = low;
        this.high = high;
        super(p.param().shape(), Size.of(), p.constrain(), validateArgs);
    }

    /// The probabilities; computed of the logits where those were given.
    public Tensor probs() {
        return probs.ofProbs() ? probs.probs() : Numbers.clampProbs(probs.probs());
    }

    /// The logits; computed of the probabilities where those were given.
    public Tensor logits() {
        return probs.logits();
    }

    /// The shape of the parameter.
    public Size paramShape() {
        return probs.param().shape();
    }

    private Tensor stable() {
        return probs().le(low).logicalOr(probs().gt(high));
    }

    private Tensor cut() {
        return Obor.where(stable(), probs(), low);
    }

    /// The logarithm of the constant C.
    final Tensor logNorm() {
        Tensor p = cut();
        Tensor below = Obor.where(p.le(0.5), p, 0.0);
        Tensor above = Obor.where(p.ge(0.5), p, 1.0);
        Tensor size = p.neg().log1p().sub(p.log()).abs().log();
        Tensor distance = Obor.where(p.le(0.5), below.mul(-2).log1p(), above.mul(2).sub(1).log());
        Tensor x = probs().sub(0.5).square();
        Tensor taylor = x.mul(104.0 / 45).add(4.0 / 3).mul(x).add(Numbers.LOG_2);
        return Obor.where(stable(), size.sub(distance), taylor);
    }

    @Override
    public Constraint support() {
        return Constraints.unitInterval();
    }

    @Override
    public Tensor mean() {
        Tensor p = cut();
        Tensor far = p.div(p.mul(2).sub(1)).add(p.neg().log1p().sub(p.log()).reciprocal());
        Tensor x = probs().sub(0.5);
        return Obor.where(stable(), far, x.pow(2).mul(16.0 / 45.0).add(1.0 / 3.0).mul(x).add(0.5));
    }

    @Override
    public Tensor variance() {
        Tensor p = cut();
        Tensor far =
                p.mul(p.sub(1))
                        .div(Obor.sub(1, p.mul(2)).pow(2))
                        .add(p.neg().log1p().sub(p.log()).pow(2).reciprocal());
        Tensor x = probs().sub(0.5).pow(2);
        return Obor.where(
                stable(),
                far,
                Obor.sub(1.0 / 12.0, Obor.sub(1.0 / 15.0, x.mul(128.0 / 945.0)).mul(x)));
    }

    @Override
    public Tensor rsample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        // shape
        return icdf(Numbers.rand(probs(), shape));
    }

    @Override
    public boolean hasRsample() {
        return true;
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        return Likelihoods.bernoulli(logits(), value).add(logNorm());
    }

    @Override
    public Tensor cdf(Tensor value) {
        check(value);
        Tensor p = cut();
        Tensor far =
                p.pow(value)
                        .mul(Obor.sub(1, p).pow(Obor.sub(1, value)))
                        .add(p)
                        .sub(1)
                        .div(p.mul(2).sub(1));
        Tensor inside = Obor.where(stable(), far, value);
        return inside.maskedFill(value.le(0), 0).maskedFill(value.ge(1), 1);
    }

    @Override
    public Tensor icdf(Tensor value) {
        given(value, "value");
        Tensor p = cut();
        Tensor far =
                p.neg()
                        .add(value.mul(p.mul(2).sub(1)))
                        .log1p()
                        .sub(p.neg().log1p())
                        .div(p.log().sub(p.neg().log1p()));
        return Obor.where(stable(), far, value);
    }

    @Override
    public Tensor entropy() {
        Tensor other = probs().neg().log1p();
        return mean().mul(other.sub(probs().log())).sub(logNorm()).sub(other);
    }

    @Override
    protected List<Tensor> naturalParams() {
        return List.of(logits());
    }

    @Override
    protected Tensor logNormalizer(List<Tensor> naturalParams) {
        Tensor x = naturalParams.getFirst();
        Tensor far = x.le(low - 0.5).logicalOr(x.gt(high - 0.5));
        Tensor cut = Obor.where(far, x, low - 0.5);
        Tensor norm = cut.expm1().abs().log().sub(cut.abs().log());
        return Obor.where(far, norm, x.mul(0.5).add(x.pow(2).div(24)).sub(x.pow(4).div(2880)));
    }

    @Override
    public ContinuousBernoulli expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(new ContinuousBernoulli(probs.map(p -> p.expand(batchShape)), low, high, false));
    }
}
