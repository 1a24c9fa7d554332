package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.shared.SampleShapes;
import dev.obor.distributions.transforms.StickBreakingTransform;
import java.util.List;
import java.util.function.Consumer;

/// Normal vectors on the simplex, by stick breaking, PyTorch's
/// `torch.distributions.LogisticNormal`.
///
/// Parameters: `(*, d)`. Support: vectors of `d + 1` positive numbers whose sum is 1.
public class LogisticNormal extends TransformedDistribution {
    private final Tensor loc;
    private final Tensor scale;

    /// A distribution for each element of the parameters, which broadcast.
    public LogisticNormal(Tensor loc, Tensor scale) {
        this(loc, scale, o -> {});
    }

    /// A distribution for each element of the tensor.
    public LogisticNormal(Tensor loc, double scale) {
        this(loc, Numbers.like(given(loc, "loc"), scale));
    }

    /// A distribution for each element of the tensor.
    public LogisticNormal(double loc, Tensor scale) {
        this(Numbers.like(given(scale, "scale"), loc), scale);
    }

    /// A single distribution, of the default dtype.
    public LogisticNormal(double loc, double scale) {
        this(Numbers.number(loc), Numbers.number(scale));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    public LogisticNormal(Tensor loc, Tensor scale, Consumer<Options> options) {
        given(loc, "loc");
        given(scale, "scale");
        boolean validate = new Options().with(options).validateArgs;
        Tensor[] all = Obor.broadcastTensors(loc, scale);
        this.loc = all[0];
        this.scale = all[1];
        Normal each = new Normal(all[0], all[1], o -> o.validateArgs(validate));
        Normal vector = each.batchShape().dim() == 0 ? each.expand(1) : each;
        super(
                vector,
                List.of(new StickBreakingTransform()),
                new ArgConstraints()
                        .hidden("loc", all[0], Constraints.real())
                        .hidden("scale", all[1], Constraints.positive()),
                validate);
    }

    /// The means.
    public Tensor loc() {
        return loc;
    }

    /// The standard deviations.
    public Tensor scale() {
        return scale;
    }

    @Override
    public Constraint support() {
        return Constraints.simplex();
    }

    @Override
    public LogisticNormal expand(long... batchShape) {
        given(batchShape, "batchShape");
        long[] shape = SampleShapes.join(batchShape, new long[] {eventShape().get(0) - 1});
        return as(
                new LogisticNormal(
                        loc.expand(shape), scale.expand(shape), o -> o.validateArgs(false)));
    }
}
