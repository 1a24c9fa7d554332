package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import java.util.List;
import java.util.function.Consumer;

/// The normal (Gaussian) distribution, PyTorch's `torch.distributions.Normal`.
///
/// ```text
/// p(x) = exp(-((x - loc) / scale)² / 2) / (scale √(2π))
/// ```
///
/// Support: the real numbers. [#sample] draws as `Obor.normal(loc, scale)`, [#rsample] as `loc +
/// normal_() · scale`.
public class Normal extends ExponentialFamily {
    private final Tensor loc;
    private final Tensor scale;

    /// A distribution for each element of the parameters, which broadcast.
    public Normal(Tensor loc, Tensor scale) {
        this(loc, scale, o -> {});
    }

    /// A distribution for each element of the tensor.
    public Normal(Tensor loc, double scale) {
        this(loc, Numbers.like(given(loc, "loc"), scale));
    }

    /// A distribution for each element of the tensor.
    public Normal(double loc, Tensor scale) {
        this(Numbers.like(given(scale, "scale"), loc), scale);
    }

    /// A single distribution, of the default dtype.
    public Normal(double loc, double scale) {
        this(Numbers.number(loc), Numbers.number(scale));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    public Normal(Tensor loc, Tensor scale, Consumer<Options> options) {
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

    /// The mean.
    public Tensor loc() {
        return loc;
    }

    /// The standard deviation.
    public Tensor scale() {
        return scale;
    }

    @Override
    public Constraint support() {
        return Constraints.real();
    }

    @Override
    public Tensor mean() {
        return loc;
    }

    @Override
    public Tensor mode() {
        return loc;
    }

    @Override
    public Tensor variance() {
        return scale.pow(2);
    }

    @Override
    public Tensor stddev() {
        return scale;
    }

    @Override
    public Tensor sample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        try (var _ = Obor.noGrad()) {
            return Obor.normal(loc.expand(shape), scale.expand(shape));
        }
    }

    @Override
    public Tensor rsample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        // shape
        return loc.add(Numbers.randn(loc, shape).mul(scale));
    }

    @Override
    public boolean hasRsample() {
        return true;
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        Tensor variance = scale.pow(2);
        return value.sub(loc)
                .pow(2)
                .neg()
                .div(variance.mul(2))
                .sub(scale.log())
                .sub(Math.log(Math.sqrt(2 * Math.PI)));
    }

    @Override
    public Tensor cdf(Tensor value) {
        check(value);
        return value.sub(loc).mul(scale.reciprocal()).div(Math.sqrt(2)).erf().add(1).mul(0.5);
    }

    @Override
    public Tensor icdf(Tensor value) {
        given(value, "value");
        return loc.add(scale.mul(value.mul(2).sub(1).erfinv()).mul(Math.sqrt(2)));
    }

    @Override
    public Tensor entropy() {
        return scale.log().add(0.5 + (0.5 * Math.log(2 * Math.PI)));
    }

    @Override
    protected List<Tensor> naturalParams() {
        return List.of(loc.div(scale.pow(2)), scale.pow(2).reciprocal().mul(-0.5));
    }

    @Override
    protected Tensor logNormalizer(List<Tensor> naturalParams) {
        Tensor x = naturalParams.get(0);
        Tensor y = naturalParams.get(1);
        return x.pow(2).mul(-0.25).div(y).add(Obor.div(-Math.PI, y).log().mul(0.5));
    }

    @Override
    public Normal expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(
                new Normal(
                        loc.expand(batchShape),
                        scale.expand(batchShape),
                        o -> o.validateArgs(false)));
    }
}
