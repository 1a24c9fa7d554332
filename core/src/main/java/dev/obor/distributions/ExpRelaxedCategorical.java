package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.shared.SampleShapes;
import java.util.function.Consumer;

/// The logarithm of a [RelaxedOneHotCategorical], PyTorch's `ExpRelaxedCategorical`.
///
/// ```text
/// x = log softmax((logits + Gumbel noise) / temperature)
/// ```
public class ExpRelaxedCategorical extends Distribution {
    private final Tensor temperature;
    private final Categorical categorical;

    /// A distribution for each row of probabilities.
    public ExpRelaxedCategorical(Tensor temperature, Tensor probs) {
        this(temperature, o -> o.probs(given(probs, "probs")));
    }

    /// With options: `o -> o.logits(x)`.
    ///
    /// @throws dev.obor.base.ValueError if not one of `probs` and `logits` is given, or a parameter
    ///   does not satisfy its constraint
    public ExpRelaxedCategorical(Tensor temperature, Consumer<ProbsOptions> options) {
        ProbsOptions given = new ProbsOptions().with(options);
        var c = new Categorical(given);
        this.temperature = given(temperature, "temperature");
        this.categorical = c;
        super(
                c.batchShape(),
                SampleShapes.from(c.paramShape(), c.batchShape().dim()),
                c.parameter().constrain(new ArgConstraints(), Constraints.simplex(), false),
                given.validateArgs);
    }

    /// How far samples are from the corners: near 0 hardly.
    public Tensor temperature() {
        return temperature;
    }

    /// The probabilities.
    public Tensor probs() {
        return categorical.probs();
    }

    /// The logarithms of the probabilities.
    public Tensor logits() {
        return categorical.logits();
    }

    /// The parameter over a larger batch.
    final ProbsOptions expanded(long... batchShape) {
        long[] shape = SampleShapes.join(batchShape, eventShape().toArray());
        return categorical.parameter().map(p -> p.expand(shape)).options(false);
    }

    @Override
    public Constraint support() {
        return Constraints.realVector();
    }

    @Override
    public Tensor rsample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        // shape
        Tensor u = Numbers.clampProbs(Numbers.rand(logits(), shape));
        Tensor scores = logits().sub(u.log().neg().log()).div(temperature);
        return scores.sub(scores.logsumexp(-1, true));
    }

    @Override
    public boolean hasRsample() {
        return true;
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        long k = categorical.numEvents();
        Tensor[] all = Obor.broadcastTensors(logits(), value);
        Tensor scale = Obor.fullLike(temperature, k).lgamma().add(temperature.log().mul(k - 1));
        Tensor score = all[0].sub(all[1].mul(temperature));
        return score.sub(score.logsumexp(-1, true)).sum(-1).add(scale);
    }

    @Override
    public ExpRelaxedCategorical expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(new ExpRelaxedCategorical(temperature, expanded(batchShape)));
    }
}
