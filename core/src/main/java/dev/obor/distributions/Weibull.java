package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.transforms.AffineTransform;
import dev.obor.distributions.transforms.PowerTransform;
import java.util.List;
import java.util.function.Consumer;

/// The Weibull distribution of lifetimes, PyTorch's `torch.distributions.Weibull`.
///
/// ```text
/// p(x) = (k / scale) (x / scale)^(k - 1) exp(-(x / scale)^k), k = concentration
/// ```
///
/// Support: the positive numbers.
public class Weibull extends TransformedDistribution {
    private final Tensor scale;
    private final Tensor concentration;

    /// A distribution for each element of the parameters, which broadcast.
    public Weibull(Tensor scale, Tensor concentration) {
        this(scale, concentration, o -> {});
    }

    /// A distribution for each element of the tensor.
    public Weibull(Tensor scale, double concentration) {
        this(scale, Numbers.like(given(scale, "scale"), concentration));
    }

    /// A distribution for each element of the tensor.
    public Weibull(double scale, Tensor concentration) {
        this(Numbers.like(given(concentration, "concentration"), scale), concentration);
    }

    /// A single distribution, of the default dtype.
    public Weibull(double scale, double concentration) {
        this(Numbers.number(scale), Numbers.number(concentration));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    public Weibull(Tensor scale, Tensor concentration, Consumer<Options> options) {
        given(scale, "scale");
        given(concentration, "concentration");
        boolean validate = new Options().with(options).validateArgs;
        Tensor[] all = Obor.broadcastTensors(scale, concentration);
        this.scale = all[0];
        this.concentration = all[1];
        super(
                new Exponential(all[0].onesLike(), o -> o.validateArgs(validate)),
                List.of(
                        new PowerTransform(all[1].reciprocal()),
                        new AffineTransform(Numbers.like(all[0], 0), all[0])),
                new ArgConstraints()
                        .and("scale", all[0], Constraints.positive())
                        .and("concentration", all[1], Constraints.positive()),
                validate);
    }

    /// The scale.
    public Tensor scale() {
        return scale;
    }

    /// The shape k.
    public Tensor concentration() {
        return concentration;
    }

    private Tensor inverse() {
        return concentration.reciprocal();
    }

    @Override
    public Constraint support() {
        return Constraints.positive();
    }

    @Override
    public Tensor mean() {
        return scale.mul(inverse().add(1).lgamma().exp());
    }

    @Override
    public Tensor mode() {
        return scale.mul(concentration.sub(1).div(concentration).pow(inverse()));
    }

    @Override
    public Tensor variance() {
        return scale.pow(2)
                .mul(
                        inverse()
                                .mul(2)
                                .add(1)
                                .lgamma()
                                .exp()
                                .sub(inverse().add(1).lgamma().mul(2).exp()));
    }

    @Override
    public Tensor entropy() {
        return Obor.sub(1, inverse()).mul(Numbers.EULER).add(scale.mul(inverse()).log()).add(1);
    }

    @Override
    public Weibull expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(
                new Weibull(
                        scale.expand(batchShape),
                        concentration.expand(batchShape),
                        o -> o.validateArgs(false)));
    }
}
