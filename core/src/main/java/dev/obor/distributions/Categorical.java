package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.shared.SampleShapes;
import java.util.function.Consumer;

/// One of several categories, PyTorch's `torch.distributions.Categorical`.
///
/// ```java
/// var policy = new Categorical(o -> o.logits(scores));
/// Tensor action = policy.sample();                          // of int64
/// Tensor loss = policy.logProb(action).mul(reward).neg();
/// ```
///
/// Parameters: `(*, categories)`, normalised along the last dimension. Support: 0 to `categories -
/// 1`, int64.
public class Categorical extends Distribution {
    private final Probs probs;

    /// A distribution for each row of probabilities, which need not be normalised.
    public Categorical(Tensor probs) {
        this(o -> o.probs(given(probs, "probs")));
    }

    /// With options: `o -> o.logits(x)`.
    ///
    /// @throws dev.obor.base.ValueError if not one of `probs` and `logits` is given, or a parameter
    ///   does not satisfy its constraint
    public Categorical(Consumer<ProbsOptions> options) {
        ProbsOptions given = new ProbsOptions().with(options);
        Probs p = Probs.categories(given);
        this.probs = p;
        super(
                SampleShapes.first(p.param().shape(), p.param().dim() - 1),
                Size.of(),
                p.constrain(),
                given.validateArgs);
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
        return Constraints.integerInterval(0, numEvents() - 1);
    }

    /// How many categories there are.
    public long numEvents() {
        return probs.param().size(-1);
    }

    final Probs parameter() {
        return probs;
    }

    @Override
    public Tensor mean() {
        return Numbers.full(probs(), Double.NaN, extendedShape());
    }

    @Override
    public Tensor mode() {
        return probs().argmax(-1);
    }

    @Override
    public Tensor variance() {
        return Numbers.full(probs(), Double.NaN, extendedShape());
    }

    @Override
    public Tensor sample(long... sampleShape) {
        given(sampleShape, "sampleShape");
        long n = Size.of(sampleShape).numel();
        Tensor rows = probs().reshape(-1, numEvents());
        Tensor drawn = rows.multinomial((int) n, o -> o.replacement(true)).t();
        return drawn.reshape(extendedShape(sampleShape));
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        Tensor[] all = Obor.broadcastTensors(value.toLong().unsqueeze(-1), logits());
        return all[1].gather(-1, all[0].narrow(-1, 0, 1)).squeeze(-1);
    }

    @Override
    public Tensor entropy() {
        double least = Numbers.finfo(logits()).min();
        return logits().clampMin(least).mul(probs()).sum(-1).neg();
    }

    @Override
    public Tensor enumerateSupport(boolean expand) {
        Tensor values = Obor.arange(numEvents());
        return Enumeration.over(values, batchShape(), expand);
    }

    @Override
    public boolean hasEnumerateSupport() {
        return true;
    }

    @Override
    public Categorical expand(long... batchShape) {
        given(batchShape, "batchShape");
        long[] shape = SampleShapes.join(batchShape, new long[] {numEvents()});
        return as(new Categorical(probs.map(p -> p.expand(shape)).options(false)));
    }
}
