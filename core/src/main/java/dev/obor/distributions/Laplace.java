package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import java.util.function.Consumer;

/// The Laplace (double exponential) distribution, PyTorch's `torch.distributions.Laplace`.
///
/// ```text
/// p(x) = exp(-|x - loc| / scale) / (2 scale)
/// ```
///
/// Support: the real numbers.
public class Laplace extends Distribution {
    private final Tensor loc;
    private final Tensor scale;

    /// A distribution for each element of the parameters, which broadcast.
    public Laplace(Tensor loc, Tensor scale) {
        this(loc, scale, o -> {});
    }

    /// A distribution for each element of the tensor.
    public Laplace(Tensor loc, double scale) {
        this(loc, Numbers.like(given(loc, "loc"), scale));
    }

    /// A distribution for each element of the tensor.
    public Laplace(double loc, Tensor scale) {
        this(Numbers.like(given(scale, "scale"), loc), scale);
    }

    /// A single distribution, of the default dtype.
    public Laplace(double loc, double scale) {
        this(Numbers.number(loc), Numbers.number(scale));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    public Laplace(Tensor loc, Tensor scale, Consumer<Options> options) {
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

    /// The width.
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
        return scale.pow(2).mul(2);
    }

    @Override
    public Tensor stddev() {
        return scale.mul(Math.sqrt(2));
    }

    @Override
    public Tensor rsample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        // shape
        double eps = Numbers.finfo(loc).eps();
        Tensor u = Obor.empty(loc.dtype(), shape).uniform_(eps - 1, 1);
        return loc.sub(scale.mul(u.sign()).mul(u.abs().neg().log1p()));
    }

    @Override
    public boolean hasRsample() {
        return true;
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        return scale.mul(2).log().neg().sub(value.sub(loc).abs().div(scale));
    }

    @Override
    public Tensor cdf(Tensor value) {
        check(value);
        Tensor distance = value.sub(loc);
        return Obor.sub(0.5, distance.sign().mul(0.5).mul(distance.abs().neg().div(scale).expm1()));
    }

    @Override
    public Tensor icdf(Tensor value) {
        given(value, "value");
        Tensor middle = value.sub(0.5);
        return loc.sub(scale.mul(middle.sign()).mul(middle.abs().mul(-2).log1p()));
    }

    @Override
    public Tensor entropy() {
        return scale.mul(2).log().add(1);
    }

    @Override
    public Laplace expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(
                new Laplace(
                        loc.expand(batchShape),
                        scale.expand(batchShape),
                        o -> o.validateArgs(false)));
    }
}
