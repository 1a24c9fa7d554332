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

/// One with a probability, else zero, PyTorch's `torch.distributions.Bernoulli`.
///
/// ```text
/// p(1) = probs, p(0) = 1 - probs; logits = log(probs / (1 - probs))
/// ```
///
/// Support: 0 and 1, in the parameter's dtype.
public class Bernoulli extends ExponentialFamily {
    private final Probs probs;

    /// A distribution for each probability.
    public Bernoulli(Tensor probs) {
        this(o -> o.probs(given(probs, "probs")));
    }

    /// A distribution of one probability, of the default dtype.
    public Bernoulli(double probs) {
        this(Numbers.number(probs));
    }

    /// With options: `o -> o.logits(x)`.
    ///
    /// @throws dev.obor.base.ValueError if not one of `probs` and `logits` is given, or a parameter
    ///   does not satisfy its constraint
    public Bernoulli(Consumer<ProbsOptions> options) {
        ProbsOptions given = new ProbsOptions().with(options);
        Probs p = Probs.binary(given);
        this.probs = p;
        super(p.param().shape(), Size.of(), p.constrain(), given.validateArgs);
    }

    /// The probabilities; computed of the logits where those were given.
    public Tensor probs() {
        return probs.probs();
    }

    /// The logits; computed of the probabilities where those were given.
    public Tensor logits() {
        return probs.logits();
    }

    /// The shape of the parameter.
    public Size paramShape() {
        return probs.param().shape();
    }

    @Override
    public Constraint support() {
        return Constraints.boolean_();
    }

    @Override
    public Tensor mean() {
        return probs();
    }

    @Override
    public Tensor mode() {
        Tensor p = probs();
        return p.ge(0.5).typeAs(p).maskedFill(p.eq(0.5), Double.NaN);
    }

    @Override
    public Tensor variance() {
        return probs().mul(Obor.sub(1, probs()));
    }

    @Override
    public Tensor sample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        try (var _ = Obor.noGrad()) {
            return Obor.bernoulli(probs().expand(shape));
        }
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        return Likelihoods.bernoulli(logits(), value);
    }

    @Override
    public Tensor entropy() {
        return Likelihoods.bernoulli(logits(), probs()).neg();
    }

    @Override
    public Tensor enumerateSupport(boolean expand) {
        return Enumeration.upTo(1, probs.param(), batchShape(), expand);
    }

    @Override
    public boolean hasEnumerateSupport() {
        return true;
    }

    @Override
    protected List<Tensor> naturalParams() {
        return List.of(probs().logit());
    }

    @Override
    protected Tensor logNormalizer(List<Tensor> naturalParams) {
        return naturalParams.getFirst().exp().log1p();
    }

    @Override
    public Bernoulli expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(new Bernoulli(probs.map(p -> p.expand(batchShape)).options(false)));
    }
}
