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

/// The Kumaraswamy distribution, PyTorch's `torch.distributions.Kumaraswamy`; like [Beta], but
/// drawn in closed form.
///
/// ```text
/// p(x) = a b x^(a - 1) (1 - x^a)^(b - 1), a = concentration1, b = concentration0
/// ```
///
/// Support: the numbers from 0 to 1.
public class Kumaraswamy extends TransformedDistribution {
    private final Tensor concentration1;
    private final Tensor concentration0;

    /// A distribution for each element of the parameters, which broadcast.
    public Kumaraswamy(Tensor concentration1, Tensor concentration0) {
        this(concentration1, concentration0, o -> {});
    }

    /// A distribution for each element of the tensor.
    public Kumaraswamy(Tensor concentration1, double concentration0) {
        this(concentration1, Numbers.like(given(concentration1, "concentration1"), concentration0));
    }

    /// A distribution for each element of the tensor.
    public Kumaraswamy(double concentration1, Tensor concentration0) {
        this(Numbers.like(given(concentration0, "concentration0"), concentration1), concentration0);
    }

    /// A single distribution, of the default dtype.
    public Kumaraswamy(double concentration1, double concentration0) {
        this(Numbers.number(concentration1), Numbers.number(concentration0));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    public Kumaraswamy(Tensor concentration1, Tensor concentration0, Consumer<Options> options) {
        given(concentration1, "concentration1");
        given(concentration0, "concentration0");
        boolean validate = new Options().with(options).validateArgs;
        Tensor[] all = Obor.broadcastTensors(concentration1, concentration0);
        this.concentration1 = all[0];
        this.concentration0 = all[1];
        super(
                new Uniform(all[1].zerosLike(), all[1].onesLike(), o -> o.validateArgs(validate)),
                List.of(
                        new PowerTransform(all[1].reciprocal()),
                        new AffineTransform(Numbers.like(all[1], 1), Numbers.like(all[1], -1)),
                        new PowerTransform(all[0].reciprocal())),
                new ArgConstraints()
                        .and("concentration1", all[0], Constraints.positive())
                        .and("concentration0", all[1], Constraints.positive()),
                validate);
    }

    /// The first shape, a.
    public Tensor concentration1() {
        return concentration1;
    }

    /// The second shape, b.
    public Tensor concentration0() {
        return concentration0;
    }

    private Tensor moment(double n) {
        Tensor a = concentration1.reciprocal().mul(n).add(1);
        Tensor b = concentration0;
        return b.mul(a.lgamma().add(b.lgamma()).sub(a.add(b).lgamma()).exp());
    }

    @Override
    public Constraint support() {
        return Constraints.unitInterval();
    }

    @Override
    public Tensor mean() {
        return moment(1);
    }

    @Override
    public Tensor variance() {
        return moment(2).sub(mean().pow(2));
    }

    @Override
    public Tensor mode() {
        Tensor logMode =
                concentration0
                        .neg()
                        .log1p()
                        .div(concentration0)
                        .sub(concentration0.neg().mul(concentration1).log1p());
        return logMode.maskedFill(concentration0.lt(1).logicalOr(concentration1.lt(1)), Double.NaN)
                .exp();
    }

    @Override
    public Tensor entropy() {
        Tensor t1 = Obor.sub(1, concentration1.reciprocal());
        Tensor t0 = Obor.sub(1, concentration0.reciprocal());
        return t0.add(t1.mul(concentration0.add(1).digamma().add(Numbers.EULER)))
                .sub(concentration1.log())
                .sub(concentration0.log());
    }

    @Override
    public Kumaraswamy expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(
                new Kumaraswamy(
                        concentration1.expand(batchShape),
                        concentration0.expand(batchShape),
                        o -> o.validateArgs(false)));
    }
}
