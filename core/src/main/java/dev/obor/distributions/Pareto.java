package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.transforms.AffineTransform;
import dev.obor.distributions.transforms.ExpTransform;
import java.util.List;
import java.util.function.Consumer;

/// The Pareto distribution, PyTorch's `torch.distributions.Pareto`.
///
/// ```text
/// p(x) = alpha scale^alpha / x^(alpha + 1)
/// ```
///
/// Support: the numbers from `scale` on. The mean is infinite up to an `alpha` of 1, the variance
/// up to 2.
public class Pareto extends TransformedDistribution {
    private final Tensor scale;
    private final Tensor alpha;

    /// A distribution for each element of the parameters, which broadcast.
    public Pareto(Tensor scale, Tensor alpha) {
        this(scale, alpha, o -> {});
    }

    /// A distribution for each element of the tensor.
    public Pareto(Tensor scale, double alpha) {
        this(scale, Numbers.like(given(scale, "scale"), alpha));
    }

    /// A distribution for each element of the tensor.
    public Pareto(double scale, Tensor alpha) {
        this(Numbers.like(given(alpha, "alpha"), scale), alpha);
    }

    /// A single distribution, of the default dtype.
    public Pareto(double scale, double alpha) {
        this(Numbers.number(scale), Numbers.number(alpha));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    public Pareto(Tensor scale, Tensor alpha, Consumer<Options> options) {
        given(scale, "scale");
        given(alpha, "alpha");
        boolean validate = new Options().with(options).validateArgs;
        Tensor[] all = Obor.broadcastTensors(scale, alpha);
        this.scale = all[0];
        this.alpha = all[1];
        super(
                new Exponential(all[1], o -> o.validateArgs(validate)),
                List.of(new ExpTransform(), new AffineTransform(Numbers.like(all[0], 0), all[0])),
                new ArgConstraints()
                        .and("alpha", all[1], Constraints.positive())
                        .and("scale", all[0], Constraints.positive()),
                validate);
    }

    /// The smallest value.
    public Tensor scale() {
        return scale;
    }

    /// How fast the density falls.
    public Tensor alpha() {
        return alpha;
    }

    @Override
    public Constraint support() {
        return Constraints.greaterThanEq(scale);
    }

    @Override
    public Tensor mean() {
        Tensor a = alpha.clampMin(1);
        return a.mul(scale).div(a.sub(1));
    }

    @Override
    public Tensor mode() {
        return scale;
    }

    @Override
    public Tensor variance() {
        Tensor a = alpha.clampMin(2);
        return scale.pow(2).mul(a).div(a.sub(1).pow(2).mul(a.sub(2)));
    }

    @Override
    public Tensor entropy() {
        return scale.div(alpha).log().add(alpha.reciprocal().add(1));
    }

    @Override
    public Pareto expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(
                new Pareto(
                        scale.expand(batchShape),
                        alpha.expand(batchShape),
                        o -> o.validateArgs(false)));
    }
}
