package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.transforms.ExpTransform;
import java.util.List;
import java.util.function.Consumer;

/// A [OneHotCategorical] variable made differentiable, PyTorch's
/// `torch.distributions.RelaxedOneHotCategorical`.
///
/// Support: vectors of positive numbers whose sum is 1, near a corner for a low temperature.
///
/// Source: C. Maddison, A. Mnih, Y. W. Teh, "The Concrete distribution", 2017; E. Jang, S. Gu, B.
/// Poole, "Categorical reparameterization with Gumbel-softmax", 2017.
public class RelaxedOneHotCategorical extends TransformedDistribution {
    private final ExpRelaxedCategorical relaxed;

    /// A distribution for each row of probabilities.
    public RelaxedOneHotCategorical(Tensor temperature, Tensor probs) {
        this(temperature, o -> o.probs(given(probs, "probs")));
    }

    /// With one temperature for all.
    public RelaxedOneHotCategorical(double temperature, Tensor probs) {
        this(Numbers.like(given(probs, "probs"), temperature), probs);
    }

    /// With one temperature for all, and options: `o -> o.logits(x)`.
    public RelaxedOneHotCategorical(double temperature, Consumer<ProbsOptions> options) {
        this(Numbers.number(temperature), options);
    }

    /// With options: `o -> o.logits(x)`.
    ///
    /// @throws dev.obor.base.ValueError if not one of `probs` and `logits` is given, or a parameter
    ///   does not satisfy its constraint
    public RelaxedOneHotCategorical(Tensor temperature, Consumer<ProbsOptions> options) {
        given(temperature, "temperature");
        ProbsOptions given = new ProbsOptions().with(options);
        var base = new ExpRelaxedCategorical(temperature, given);
        this.relaxed = base;
        super(base, List.of(new ExpTransform()), new ArgConstraints(), given.validateArgs);
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
        return Constraints.simplex();
    }

    @Override
    public RelaxedOneHotCategorical expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(
                new RelaxedOneHotCategorical(relaxed.temperature(), relaxed.expanded(batchShape)));
    }
}
