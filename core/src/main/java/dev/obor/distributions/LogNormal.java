package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.transforms.ExpTransform;
import java.util.List;
import java.util.function.Consumer;

/// The exponential of a normal variable, PyTorch's `torch.distributions.LogNormal`.
///
/// ```text
/// x = exp(loc + scale z), z standard normal
/// ```
///
/// Support: the positive numbers.
public class LogNormal extends TransformedDistribution {
    private final Tensor loc;
    private final Tensor scale;

    /// A distribution for each element of the parameters, which broadcast.
    public LogNormal(Tensor loc, Tensor scale) {
        this(loc, scale, o -> {});
    }

    /// A distribution for each element of the tensor.
    public LogNormal(Tensor loc, double scale) {
        this(loc, Numbers.like(given(loc, "loc"), scale));
    }

    /// A distribution for each element of the tensor.
    public LogNormal(double loc, Tensor scale) {
        this(Numbers.like(given(scale, "scale"), loc), scale);
    }

    /// A single distribution, of the default dtype.
    public LogNormal(double loc, double scale) {
        this(Numbers.number(loc), Numbers.number(scale));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    public LogNormal(Tensor loc, Tensor scale, Consumer<Options> options) {
        given(loc, "loc");
        given(scale, "scale");
        boolean validate = new Options().with(options).validateArgs;
        Tensor[] all = Obor.broadcastTensors(loc, scale);
        this.loc = all[0];
        this.scale = all[1];
        super(
                new Normal(all[0], all[1], o -> o.validateArgs(validate)),
                List.of(new ExpTransform()),
                new ArgConstraints()
                        .hidden("loc", all[0], Constraints.real())
                        .hidden("scale", all[1], Constraints.positive()),
                validate);
    }

    /// The mean of the logarithm.
    public Tensor loc() {
        return loc;
    }

    /// The standard deviation of the logarithm.
    public Tensor scale() {
        return scale;
    }

    private Normal normal() {
        return (Normal) baseDist();
    }

    @Override
    public Constraint support() {
        return Constraints.positive();
    }

    @Override
    public Tensor mean() {
        return loc.add(scale.pow(2).div(2)).exp();
    }

    @Override
    public Tensor mode() {
        return loc.sub(scale.square()).exp();
    }

    @Override
    public Tensor variance() {
        Tensor squared = scale.pow(2);
        return squared.expm1().mul(loc.mul(2).add(squared).exp());
    }

    @Override
    public Tensor entropy() {
        return normal().entropy().add(loc);
    }

    @Override
    public LogNormal expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(
                new LogNormal(
                        loc.expand(batchShape),
                        scale.expand(batchShape),
                        o -> o.validateArgs(false)));
    }
}
