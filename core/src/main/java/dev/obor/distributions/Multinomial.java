package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.shared.SampleShapes;
import java.util.function.Consumer;

/// How often each category was drawn, PyTorch's `torch.distributions.Multinomial`.
///
/// ```text
/// p(x) = n! / Π x! · Π probs^x, n = totalCount
/// ```
///
/// Parameters: `(*, categories)`, normalised along the last dimension. Support: vectors of counts
/// whose sum is `totalCount`, in the parameter's dtype.
public class Multinomial extends Distribution {
    private final long totalCount;
    private final Categorical categorical;

    /// One draw for each row of probabilities, which need not be normalised.
    public Multinomial(Tensor probs) {
        this(1, probs);
    }

    /// So many draws for each row of probabilities, which need not be normalised.
    public Multinomial(long totalCount, Tensor probs) {
        this(totalCount, o -> o.probs(given(probs, "probs")));
    }

    /// With options: `o -> o.logits(x)`.
    ///
    /// @throws dev.obor.base.ValueError if not one of `probs` and `logits` is given, or a parameter
    ///   does not satisfy its constraint
    public Multinomial(long totalCount, Consumer<ProbsOptions> options) {
        ProbsOptions given = new ProbsOptions().with(options);
        var c = new Categorical(given);
        this.totalCount = totalCount;
        this.categorical = c;
        super(
                c.batchShape(),
                SampleShapes.from(c.paramShape(), c.batchShape().dim()),
                c.parameter().constrain(new ArgConstraints(), Constraints.simplex(), false),
                given.validateArgs);
    }

    /// How many draws there are.
    public long totalCount() {
        return totalCount;
    }

    /// The probabilities.
    public Tensor probs() {
        return categorical.probs();
    }

    /// The logarithms of the probabilities.
    public Tensor logits() {
        return categorical.logits();
    }

    /// The shape of the parameter.
    public Size paramShape() {
        return categorical.paramShape();
    }

    @Override
    public Constraint support() {
        return Constraints.multinomial(totalCount);
    }

    @Override
    public Tensor mean() {
        return probs().mul(totalCount);
    }

    @Override
    public Tensor variance() {
        return probs().mul(totalCount).mul(Obor.sub(1, probs()));
    }

    @Override
    public Tensor sample(long... sampleShape) {
        given(sampleShape, "sampleShape");
        Tensor draws = categorical.sample(SampleShapes.join(new long[] {totalCount}, sampleShape));
        Tensor last = draws.movedim(0, -1);
        Tensor counts = Obor.zeros(DType.INT64, extendedShape(sampleShape));
        return counts.scatterAdd(-1, last, last.onesLike()).to(probs().dtype());
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        Tensor[] all = Obor.broadcastTensors(logits(), value);
        Tensor never = all[1].eq(0).logicalAnd(all[0].eq(Double.NEGATIVE_INFINITY));
        Tensor powers = all[0].maskedFill(never, 0).mul(all[1]).sum(-1);
        Tensor orders = all[1].sum(-1).add(1).lgamma();
        return orders.sub(all[1].add(1).lgamma().sum(-1)).add(powers);
    }

    @Override
    public Tensor entropy() {
        Tensor n = Numbers.like(probs(), totalCount);
        var each = new Binomial(totalCount, probs());
        Tensor counts = each.enumerateSupport(false).narrow(0, 1, totalCount);
        Tensor weights = counts.add(1).lgamma();
        Tensor inner = each.logProb(counts).exp().mul(weights).sum(new long[] {0, -1}, false);
        return categorical.entropy().mul(totalCount).sub(n.add(1).lgamma()).add(inner);
    }

    @Override
    public Multinomial expand(long... batchShape) {
        given(batchShape, "batchShape");
        long[] shape = SampleShapes.join(batchShape, eventShape().toArray());
        return as(
                new Multinomial(
                        totalCount,
                        categorical.parameter().map(p -> p.expand(shape)).options(false)));
    }
}
