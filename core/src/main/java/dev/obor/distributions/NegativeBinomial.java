package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The number of successes before so many failures, PyTorch's
/// `torch.distributions.NegativeBinomial`.
///
/// ```text
/// p(k) = Γ(k + n) / (k! Γ(n)) (1 - probs)^n probs^k, n = totalCount
/// ```
///
/// Support: 0, 1, 2 and so on. Drawn as Poisson numbers of gamma rates.
public class NegativeBinomial extends Distribution {
    private final Tensor totalCount;
    private final Probs probs;

    /// A distribution for each probability.
    public NegativeBinomial(Tensor totalCount, Tensor probs) {
        this(totalCount, o -> o.probs(given(probs, "probs")));
    }

    /// A distribution of one probability, of the default dtype.
    public NegativeBinomial(Tensor totalCount, double probs) {
        this(totalCount, Numbers.like(given(totalCount, "totalCount"), probs));
    }

    /// With a number for all.
    public NegativeBinomial(double totalCount, Tensor probs) {
        this(Numbers.like(given(probs, "probs"), totalCount), o -> o.probs(given(probs, "probs")));
    }

    /// A single distribution, of the default dtype.
    public NegativeBinomial(double totalCount, double probs) {
        this(totalCount, Numbers.number(probs));
    }

    /// With a number for all, and options: `o -> o.logits(x)`.
    public NegativeBinomial(double totalCount, Consumer<ProbsOptions> options) {
        this(Numbers.number(totalCount), options);
    }

    /// With options: `o -> o.logits(x)`.
    ///
    /// @throws dev.obor.base.ValueError if not one of `probs` and `logits` is given, or a parameter
    ///   does not satisfy its constraint
    public NegativeBinomial(Tensor totalCount, Consumer<ProbsOptions> options) {
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
                                .and("total_count", count, Constraints.greaterThanEq(0)),
                        Constraints.halfOpenInterval(0, 1),
                        true),
                given.validateArgs);
    }

    /// How many failures end the trials.
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

    @Override
    public Constraint support() {
        return Constraints.nonnegativeInteger();
    }

    @Override
    public Tensor mean() {
        return totalCount.mul(logits().exp());
    }

    @Override
    public Tensor mode() {
        return totalCount.sub(1).mul(logits().exp()).floor().clampMin(0);
    }

    @Override
    public Tensor variance() {
        return mean().div(logits().neg().sigmoid());
    }

    @Override
    public Tensor sample(long... sampleShape) {
        given(sampleShape, "sampleShape");
        try (var _ = Obor.noGrad()) {
            Tensor inverse = logits().neg().exp();
            var gamma = new Gamma(totalCount, inverse, o -> o.validateArgs(false));
            return Obor.poisson(gamma.sample(sampleShape));
        }
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        Tensor norm =
                value.add(1).lgamma().add(totalCount.lgamma()).sub(totalCount.add(value).lgamma());
        return totalCount
                .mul(F.logsigmoid(logits().neg()))
                .add(value.mul(F.logsigmoid(logits())))
                .sub(norm.maskedFill(totalCount.add(value).eq(0), 0));
    }

    @Override
    public NegativeBinomial expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(
                new NegativeBinomial(
                        totalCount.expand(batchShape),
                        probs.map(p -> p.expand(batchShape)).options(false)));
    }
}
