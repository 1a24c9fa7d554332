package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.transforms.SigmoidTransform;
import java.util.List;
import java.util.function.Consumer;

/// A [Bernoulli] variable made differentiable, PyTorch's `torch.distributions.RelaxedBernoulli`.
///
/// Support: the numbers from 0 to 1, near the ends for a low temperature.
///
/// Source: C. Maddison, A. Mnih, Y. W. Teh, "The Concrete distribution", 2017; E. Jang, S. Gu, B.
/// Poole, "Categorical reparameterization with Gumbel-softmax", 2017.
public class RelaxedBernoulli extends TransformedDistribution {
    private final LogitRelaxedBernoulli relaxed;

    /// A distribution for each probability.
    public RelaxedBernoulli(Tensor temperature, Tensor probs) {
        this(temperature, o -> o.probs(given(probs, "probs")));
    }

    /// With one temperature for all.
    public RelaxedBernoulli(double temperature, Tensor probs) {
        this(Numbers.like(given(probs, "probs"), temperature), probs);
    }

    /// With one temperature for all, and options: `o -> o.logits(x)`.
    public RelaxedBernoulli(double temperature, Consumer<ProbsOptions> options) {
        this(Numbers.number(temperature), options);
    }

    /// With options: `o -> o.logits(x)`.
    ///
    /// @throws dev.obor.base.ValueError if not one of `probs` and `logits` is given, or a parameter
    ///   does not satisfy its constraint
    public RelaxedBernoulli(Tensor temperature, Consumer<ProbsOptions> options) {
        given(temperature, "temperature");
        ProbsOptions given = new ProbsOptions().with(options);
        var base = new LogitRelaxedBernoulli(temperature, given);
        this.relaxed = base;
        super(base, List.of(new SigmoidTransform()), new ArgConstraints(), given.validateArgs);
    }

    /// How far samples are from 0 and 1: near 0 hardly.
    public Tensor temperature() {
        return relaxed.temperature();
    }

    /// The probabilities.
    public Tensor probs() {
        return relaxed.probs();
    }

    /// The logits.
    public Tensor logits() {
        return relaxed.logits();
    }

    @Override
    public Constraint support() {
        return Constraints.unitInterval();
    }

    @Override
    public RelaxedBernoulli expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(new RelaxedBernoulli(relaxed.temperature(), relaxed.expanded(batchShape)));
    }
}
