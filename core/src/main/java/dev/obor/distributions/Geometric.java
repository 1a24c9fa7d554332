package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import java.util.function.Consumer;

/// The number of failures before the first success, PyTorch's `torch.distributions.Geometric`.
///
/// ```text
/// p(k) = (1 - probs)^k probs
/// ```
///
/// Support: 0, 1, 2 and so on. `geometric_` of a tensor counts the success too.
public class Geometric extends Distribution {
    private final Probs probs;

    /// A distribution for each probability.
    public Geometric(Tensor probs) {
        this(o -> o.probs(given(probs, "probs")));
    }

    /// A distribution of one probability, of the default dtype.
    public Geometric(double probs) {
        this(Numbers.number(probs));
    }

    /// With options: `o -> o.logits(x)`.
    ///
    /// @throws dev.obor.base.ValueError if not one of `probs` and `logits` is given, or a parameter
    ///   does not satisfy its constraint
    public Geometric(Consumer<ProbsOptions> options) {
        ProbsOptions given = new ProbsOptions().with(options);
        Probs p = Probs.binary(given);
        this.probs = p;
        super(p.param().shape(), Size.of(), p.constrain(), given.validateArgs);
        if (given.validateArgs && p.ofProbs() && !p.probs().gt(0).all().itemBoolean()) {
            Tensor value = p.probs().detach();
            throw new ValueError(
                    "Expected parameter probs (Tensor of shape "
                            + Options.text(value.shape().toList())
                            + ") of distribution "
                            + this
                            + " to be positive but found invalid values:\n"
                            + value.maskedSelect(value.le(0)));
        }
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
        return Constraints.nonnegativeInteger();
    }

    @Override
    public Tensor mean() {
        return Obor.div(1, probs()).sub(1);
    }

    @Override
    public Tensor mode() {
        return probs().zerosLike();
    }

    @Override
    public Tensor variance() {
        return Obor.div(1, probs()).sub(1).div(probs());
    }

    @Override
    public Tensor sample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        try (var _ = Obor.noGrad()) {
            double tiny = Numbers.finfo(probs()).tiny();
            Tensor u = Obor.empty(probs().dtype(), shape).uniform_(tiny, 1);
            return u.log().div(probs().neg().log1p()).floor();
        }
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        Tensor[] all = Obor.broadcastTensors(value, probs());
        // A sure success after no failures: the product 0 · log 0 is 0.
        Tensor sure = all[1].eq(1).logicalAnd(all[0].eq(0));
        Tensor p = all[1].maskedFill(sure, 0);
        return all[0].mul(p.neg().log1p()).add(probs().log());
    }

    @Override
    public Tensor entropy() {
        return Likelihoods.bernoulli(logits(), probs()).neg().div(probs());
    }

    @Override
    public Geometric expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(new Geometric(probs.map(p -> p.expand(batchShape)).options(false)));
    }
}
