package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.SampleShapes;
import dev.obor.nn.functional.F;
import dev.obor.op.create.GammaDraws;
import java.util.List;
import java.util.function.Consumer;

/// Vectors of shares, PyTorch's `torch.distributions.Dirichlet`.
///
/// ```text
/// p(x) = Γ(Σ a) / Π Γ(a) · Π x^(a - 1), a = concentration
/// ```
///
/// Parameters: `(*, d)`. Support: vectors of `d` numbers from 0 on whose sum is 1. Samples have
/// PyTorch's gradients, which are approximations, as those of [Gamma]. The dtype is float32 or
/// float64.
public class Dirichlet extends ExponentialFamily {
    private final Tensor concentration;

    /// A distribution for each vector of concentrations.
    public Dirichlet(Tensor concentration) {
        this(concentration, o -> {});
    }

    /// With options.
    ///
    /// @throws ValueError if there is no vector, or a concentration is not positive
    public Dirichlet(Tensor concentration, Consumer<Options> options) {
        int dims = given(concentration, "concentration").dim();
        if (dims < 1) {
            throw new ValueError("`concentration` parameter must be at least one-dimensional.");
        }
        this.concentration = concentration;
        Size shape = concentration.shape();
        super(
                SampleShapes.first(shape, dims - 1),
                SampleShapes.from(shape, dims - 1),
                new ArgConstraints()
                        .and(
                                "concentration",
                                concentration,
                                Constraints.independent(Constraints.positive(), 1)),
                new Options().with(options).validateArgs);
    }

    /// The concentrations.
    public Tensor concentration() {
        return concentration;
    }

    @Override
    public Constraint support() {
        return Constraints.simplex();
    }

    @Override
    public Tensor rsample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        // shape
        return GammaDraws.dirichlet(concentration.expand(shape));
    }

    @Override
    public boolean hasRsample() {
        return true;
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        return concentration
                .sub(1)
                .xlogy(value)
                .sum(-1)
                .add(concentration.sum(-1).lgamma())
                .sub(concentration.lgamma().sum(-1));
    }

    @Override
    public Tensor mean() {
        return concentration.div(concentration.sum(-1, true));
    }

    @Override
    public Tensor mode() {
        Tensor above = concentration.sub(1).clampMin(0);
        Tensor mode = above.div(above.sum(-1, true));
        Tensor corner = F.oneHot(mode.argmax(-1), mode.size(-1)).to(mode.dtype());
        return Obor.where(concentration.lt(1).all(-1).unsqueeze(-1), corner, mode);
    }

    @Override
    public Tensor variance() {
        Tensor total = concentration.sum(-1, true);
        return concentration.mul(total.sub(concentration)).div(total.pow(2).mul(total.add(1)));
    }

    @Override
    public Tensor entropy() {
        long k = concentration.size(-1);
        Tensor total = concentration.sum(-1);
        Tensor slopes = concentration.sub(1).mul(concentration.digamma()).sum(-1);
        return concentration
                .lgamma()
                .sum(-1)
                .sub(total.lgamma())
                .sub(Obor.sub(k, total).mul(total.digamma()))
                .sub(slopes);
    }

    @Override
    protected List<Tensor> naturalParams() {
        return List.of(concentration);
    }

    @Override
    protected Tensor logNormalizer(List<Tensor> naturalParams) {
        Tensor x = naturalParams.getFirst();
        return x.lgamma().sum(-1).sub(x.sum(-1).lgamma());
    }

    @Override
    public Dirichlet expand(long... batchShape) {
        given(batchShape, "batchShape");
        long[] shape = SampleShapes.join(batchShape, eventShape().toArray());
        return as(new Dirichlet(concentration.expand(shape), o -> o.validateArgs(false)));
    }
}
