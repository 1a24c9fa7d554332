package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.SampleShapes;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// One of several categories as a vector of one 1, PyTorch's
/// `torch.distributions.OneHotCategorical`.
///
/// Parameters: `(*, categories)`, normalised along the last dimension. Support: such vectors, of
/// the parameter's dtype.
public class OneHotCategorical extends Distribution {
    private final Categorical categorical;

    /// A distribution for each row of probabilities, which need not be normalised.
    public OneHotCategorical(Tensor probs) {
        this(o -> o.probs(given(probs, "probs")));
    }

    /// With options: `o -> o.logits(x)`.
    ///
    /// @throws dev.obor.base.ValueError if not one of `probs` and `logits` is given, or a parameter
    ///   does not satisfy its constraint
    public OneHotCategorical(Consumer<ProbsOptions> options) {
        ProbsOptions given = new ProbsOptions().with(options);
        var c = new Categorical(given);
        this.categorical = c;
        super(
                c.batchShape(),
                SampleShapes.from(c.paramShape(), c.batchShape().dim()),
                c.parameter().constrain(new ArgConstraints(), Constraints.simplex(), false),
                given.validateArgs);
    }

    /// The same as numbers of categories.
    final Categorical categorical() {
        return categorical;
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
        return Constraints.oneHot();
    }

    @Override
    public Tensor mean() {
        return probs();
    }

    @Override
    public Tensor mode() {
        return oneHot(probs().argmax(-1));
    }

    @Override
    public Tensor variance() {
        return probs().mul(Obor.sub(1, probs()));
    }

    private Tensor oneHot(Tensor indices) {
        return F.oneHot(indices, categorical.numEvents()).to(probs().dtype());
    }

    @Override
    public Tensor sample(long... sampleShape) {
        given(sampleShape, "sampleShape");
        return oneHot(categorical.sample(sampleShape));
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        return categorical.logProb(value.argmax(-1));
    }

    @Override
    public Tensor entropy() {
        return categorical.entropy();
    }

    @Override
    public Tensor enumerateSupport(boolean expand) {
        long n = categorical.numEvents();
        long[] middle = expand ? batchShape().toArray() : SampleShapes.ones(batchShape().dim());
        Tensor values = Obor.eye(n, o -> o.dtype(probs().dtype()));
        long[] ones = SampleShapes.ones(middle.length);
        return values.view(SampleShapes.join(new long[] {n}, ones, new long[] {n}))
                .expand(SampleShapes.join(new long[] {n}, middle, new long[] {n}));
    }

    @Override
    public boolean hasEnumerateSupport() {
        return true;
    }

    /// The parameter over a larger batch.
    final ProbsOptions expanded(long... batchShape) {
        long[] shape = SampleShapes.join(batchShape, eventShape().toArray());
        return categorical.parameter().map(p -> p.expand(shape)).options(false);
    }

    @Override
    public OneHotCategorical expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(new OneHotCategorical(expanded(batchShape)));
    }
}
