package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import java.util.function.Consumer;

/// The logit of a [RelaxedBernoulli], PyTorch's `torch.distributions.LogitRelaxedBernoulli`.
///
/// ```text
/// x = (log(u / (1 - u)) + logits) / temperature
/// ```
///
/// Support: the real numbers.
///
/// Source: C. Maddison, A. Mnih, Y. W. Teh, "The Concrete distribution", 2017.
public class LogitRelaxedBernoulli extends Distribution {
    private final Tensor temperature;
    private final Probs probs;

    /// A distribution for each probability.
    public LogitRelaxedBernoulli(Tensor temperature, Tensor probs) {
        this(temperature, o -> o.probs(given(probs, "probs")));
    }

    /// A distribution of one probability, of the default dtype.
    public LogitRelaxedBernoulli(Tensor temperature, double probs) {
        this(temperature, Numbers.like(given(temperature, "temperature"), probs));
    }

    /// With a number for all.
    public LogitRelaxedBernoulli(double temperature, Tensor probs) {
        this(Numbers.like(given(probs, "probs"), temperature), o -> o.probs(given(probs, "probs")));
    }

    /// A single distribution, of the default dtype.
    public LogitRelaxedBernoulli(double temperature, double probs) {
        this(temperature, Numbers.number(probs));
    }

    /// With a number for all, and options: `o -> o.logits(x)`.
    public LogitRelaxedBernoulli(double temperature, Consumer<ProbsOptions> options) {
        this(Numbers.number(temperature), options);
    }

    /// With options: `o -> o.logits(x)`.
    ///
    /// @throws dev.obor.base.ValueError if not one of `probs` and `logits` is given, or a parameter
    ///   does not satisfy its constraint
    public LogitRelaxedBernoulli(Tensor temperature, Consumer<ProbsOptions> options) {
        ProbsOptions given = new ProbsOptions().with(options);
        Probs p = Probs.binary(given);
        this.temperature = given(temperature, "temperature");
        this.probs = p;
        super(p.param().shape(), Size.of(), p.constrain(), given.validateArgs);
    }

    /// How far samples are from 0 and 1: near 0 hardly.
    public Tensor temperature() {
        return temperature;
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
        return Constraints.real();
    }

    @Override
    public Tensor rsample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        // shape
        Tensor p = Numbers.clampProbs(probs().expand(shape));
        Tensor u = Numbers.clampProbs(Numbers.rand(p, shape));
        return u.log().sub(u.neg().log1p()).add(p.log()).sub(p.neg().log1p()).div(temperature);
    }

    @Override
    public boolean hasRsample() {
        return true;
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        Tensor[] all = Obor.broadcastTensors(logits(), value);
        Tensor diff = all[0].sub(all[1].mul(temperature));
        return temperature.log().add(diff).sub(diff.exp().log1p().mul(2));
    }

    /// The parameter over a larger batch.
    final ProbsOptions expanded(long... batchShape) {
        return probs.map(p -> p.expand(batchShape)).options(false);
    }

    @Override
    public LogitRelaxedBernoulli expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(new LogitRelaxedBernoulli(temperature, expanded(batchShape)));
    }
}
