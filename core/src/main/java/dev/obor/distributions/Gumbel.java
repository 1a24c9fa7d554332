package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.transforms.AffineTransform;
import dev.obor.distributions.transforms.ExpTransform;
import dev.obor.distributions.transforms.Transform;
import java.util.List;
import java.util.function.Consumer;

/// The Gumbel distribution of largest values, PyTorch's `torch.distributions.Gumbel`.
///
/// ```text
/// p(x) = exp(y - exp(y)) / scale, y = (loc - x) / scale
/// ```
///
/// Support: the real numbers. Drawn as `loc - scale log(-log(u))`.
public class Gumbel extends TransformedDistribution {
    private final Tensor loc;
    private final Tensor scale;

    /// A distribution for each element of the parameters, which broadcast.
    public Gumbel(Tensor loc, Tensor scale) {
        this(loc, scale, o -> {});
    }

    /// A distribution for each element of the tensor.
    public Gumbel(Tensor loc, double scale) {
        this(loc, Numbers.like(given(loc, "loc"), scale));
    }

    /// A distribution for each element of the tensor.
    public Gumbel(double loc, Tensor scale) {
        this(Numbers.like(given(scale, "scale"), loc), scale);
    }

    /// A single distribution, of the default dtype.
    public Gumbel(double loc, double scale) {
        this(Numbers.number(loc), Numbers.number(scale));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    public Gumbel(Tensor loc, Tensor scale, Consumer<Options> options) {
        given(loc, "loc");
        given(scale, "scale");
        boolean validate = new Options().with(options).validateArgs;
        Tensor[] all = Obor.broadcastTensors(loc, scale);
        this.loc = all[0];
        this.scale = all[1];
        super(
                uniform(all[0], validate),
                transforms(all[0], all[1]),
                new ArgConstraints()
                        .and("loc", all[0], Constraints.real())
                        .and("scale", all[1], Constraints.positive()),
                validate);
    }

    /// The mode.
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
        return loc.add(scale.mul(Numbers.EULER));
    }

    @Override
    public Tensor mode() {
        return loc;
    }

    @Override
    public Tensor stddev() {
        return scale.mul(Math.PI / Math.sqrt(6));
    }

    @Override
    public Tensor variance() {
        return stddev().pow(2);
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        Tensor y = loc.sub(value).div(scale);
        return y.sub(y.exp()).sub(scale.log());
    }

    @Override
    public Tensor entropy() {
        return scale.log().add(1 + Numbers.EULER);
    }

    private static Uniform uniform(Tensor loc, boolean validate) {
        var info = Numbers.finfo(loc);
        return new Uniform(
                Obor.fullLike(loc, info.tiny()),
                Obor.fullLike(loc, 1 - info.eps()),
                o -> o.validateArgs(validate));
    }

    private static List<Transform> transforms(Tensor loc, Tensor scale) {
        Transform log = new ExpTransform().inv();
        return List.of(
                log,
                new AffineTransform(Numbers.like(scale, 0), scale.onesLike().neg()),
                log,
                new AffineTransform(loc, scale.neg()));
    }

    @Override
    public Gumbel expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(
                new Gumbel(
                        loc.expand(batchShape),
                        scale.expand(batchShape),
                        o -> o.validateArgs(false)));
    }
}
