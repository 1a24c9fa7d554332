package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import java.util.function.Consumer;

/// The Cauchy (Lorentz) distribution, PyTorch's `torch.distributions.Cauchy`; the quotient of two
/// normal variables.
///
/// ```text
/// p(x) = 1 / (π scale (1 + ((x - loc) / scale)²))
/// ```
///
/// Support: the real numbers. It has no mean (NaN), and its variance is infinite.
public class Cauchy extends Distribution {
    private final Tensor loc;
    private final Tensor scale;

    /// A distribution for each element of the parameters, which broadcast.
    public Cauchy(Tensor loc, Tensor scale) {
        this(loc, scale, o -> {});
    }

    /// A distribution for each element of the tensor.
    public Cauchy(Tensor loc, double scale) {
        this(loc, Numbers.like(given(loc, "loc"), scale));
    }

    /// A distribution for each element of the tensor.
    public Cauchy(double loc, Tensor scale) {
        this(Numbers.like(given(scale, "scale"), loc), scale);
    }

    /// A single distribution, of the default dtype.
    public Cauchy(double loc, double scale) {
        this(Numbers.number(loc), Numbers.number(scale));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    public Cauchy(Tensor loc, Tensor scale, Consumer<Options> options) {
        given(loc, "loc");
        given(scale, "scale");
        boolean validate = new Options().with(options).validateArgs;
        Tensor[] all = Obor.broadcastTensors(loc, scale);
        this.loc = all[0];
        this.scale = all[1];
        super(
                all[0].shape(),
                Size.of(),
                new ArgConstraints()
                        .and("loc", all[0], Constraints.real())
                        .and("scale", all[1], Constraints.positive()),
                validate);
    }

    /// The median.
    public Tensor loc() {
        return loc;
    }

    /// Half of the width at half of the height.
    public Tensor scale() {
        return scale;
    }

    @Override
    public Constraint support() {
        return Constraints.real();
    }

    @Override
    public Tensor mean() {
        return Numbers.full(loc, Double.NaN, extendedShape());
    }

    @Override
    public Tensor mode() {
        return loc;
    }

    @Override
    public Tensor variance() {
        return Numbers.full(loc, Double.POSITIVE_INFINITY, extendedShape());
    }

    @Override
    public Tensor rsample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        // shape
        return loc.add(Obor.empty(loc.dtype(), shape).cauchy_().mul(scale));
    }

    @Override
    public boolean hasRsample() {
        return true;
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        return scale.log()
                .neg()
                .sub(Math.log(Math.PI))
                .sub(value.sub(loc).div(scale).pow(2).log1p());
    }

    @Override
    public Tensor cdf(Tensor value) {
        check(value);
        return value.sub(loc).div(scale).atan().div(Math.PI).add(0.5);
    }

    @Override
    public Tensor icdf(Tensor value) {
        given(value, "value");
        return value.sub(0.5).mul(Math.PI).tan().mul(scale).add(loc);
    }

    @Override
    public Tensor entropy() {
        return scale.log().add(Math.log(4 * Math.PI));
    }

    @Override
    public Cauchy expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(
                new Cauchy(
                        loc.expand(batchShape),
                        scale.expand(batchShape),
                        o -> o.validateArgs(false)));
    }
}
