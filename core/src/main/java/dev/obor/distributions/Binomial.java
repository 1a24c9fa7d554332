package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.backend.Sizes;
import dev.obor.base.StateError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import java.util.function.Consumer;

/// The number of successes among trials, PyTorch's `torch.distributions.Binomial`.
///
/// ```text
/// p(k) = n! / (k! (n - k)!) probs^k (1 - probs)^(n - k), n = totalCount
/// ```
///
/// Support: 0 to `totalCount`, in the parameter's dtype, which is float32 or float64.
public class Binomial extends Distribution {
    private final Tensor totalCount;
    private final Probs probs;

    /// A distribution for each probability.
    public Binomial(Tensor totalCount, Tensor probs) {
        this(totalCount, o -> o.probs(given(probs, "probs")));
    }

    /// A distribution of one probability, of the default dtype.
    public Binomial(Tensor totalCount, double probs) {
        this(totalCount, Numbers.like(given(totalCount, "totalCount"), probs));
    }

    /// With a number for all.
    public Binomial(long totalCount, Tensor probs) {
        this(Numbers.like(given(probs, "probs"), totalCount), o -> o.probs(given(probs, "probs")));
    }

    /// A single distribution, of the default dtype.
    public Binomial(long totalCount, double probs) {
        this(totalCount, Numbers.number(probs));
    }

    /// With a number for all, and options: `o -> o.logits(x)`.
    public Binomial(long totalCount, Consumer<ProbsOptions> options) {
        this(Numbers.number(totalCount), options);
    }

    /// With options: `o -> o.logits(x)`.
    ///
    /// @throws dev.obor.base.ValueError if not one of `probs` and `logits` is given, or a parameter
    ///   does not satisfy its constraint
    public Binomial(Tensor totalCount, Consumer<ProbsOptions> options) {
        given(totalCount, "totalCount");
        ProbsOptions given = new ProbsOptions().with(options);
        Probs own = Probs.binary(given);
        Tensor param = own.param();
        Tensor[] all = Obor.broadcastTensors(totalCount, param);
        Tensor count = all[0].to(param.dtype());
        Probs p = own.map(t -> all[1]);
        this.totalCount = count;
        this.probs = p;
        super(
                all[0].shape(),
                Size.of(),
                p.constrain(
                        new ArgConstraints()
                                .and("total_count", count, Constraints.nonnegativeInteger()),
                        Constraints.unitInterval(),
                        true),
                given.validateArgs);
    }

    /// How many trials there are.
    public Tensor totalCount() {
        return totalCount;
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

    /// How many arrays of the size of the support the sum over it takes.
    private static final long ARRAYS = 4;

    /// As many of all parameters.
    private long sameCount(String of) {
        long most = (long) totalCount.max().item();
        if (totalCount.min().item() != most) {
            throw new StateError("Inhomogeneous total count not supported by `" + of + "`.");
        }
        return most;
    }

    @Override
    public Constraint support() {
        return Constraints.integerInterval(0, totalCount);
    }

    @Override
    public Tensor mean() {
        return totalCount.mul(probs());
    }

    @Override
    public Tensor mode() {
        return totalCount.add(1).mul(probs()).floor().minimum(totalCount);
    }

    @Override
    public Tensor variance() {
        return totalCount.mul(probs()).mul(Obor.sub(1, probs()));
    }

    @Override
    public Tensor sample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        try (var _ = Obor.noGrad()) {
            return Obor.binomial(totalCount.expand(shape), probs().expand(shape));
        }
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        Tensor x = logits();
        // Half of the slope of the positive part goes to either side at 0.
        Tensor positive = x.clampMin(0).add(x).sub(x.clampMax(0)).div(2);
        Tensor norm =
                totalCount
                        .mul(positive)
                        .add(totalCount.mul(x.abs().neg().exp().log1p()))
                        .sub(totalCount.add(1).lgamma());
        return value.mul(x)
                .sub(value.add(1).lgamma())
                .sub(totalCount.sub(value).add(1).lgamma())
                .sub(norm);
    }

    @Override
    public Tensor entropy() {
        Sizes.count(ARRAYS * sameCount("entropy"), "values of a distribution and their terms");
        Tensor each = logProb(enumerateSupport(false));
        return each.exp().mul(each).sum(0).neg();
    }

    @Override
    public Tensor enumerateSupport(boolean expand) {
        return Enumeration.upTo(
                sameCount("enumerate_support"), probs.param(), batchShape(), expand);
    }

    @Override
    public boolean hasEnumerateSupport() {
        return true;
    }

    @Override
    public Binomial expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(
                new Binomial(
                        totalCount.expand(batchShape),
                        probs.map(p -> p.expand(batchShape)).options(false)));
    }
}
