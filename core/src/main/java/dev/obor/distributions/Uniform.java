package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import java.util.function.Consumer;

/// The uniform distribution on `[low, high)`, PyTorch's `torch.distributions.Uniform`.
///
/// ```text
/// p(x) = 1 / (high - low)
/// ```
///
/// Support: the interval.
public class Uniform extends Distribution {
    private final Tensor low;
    private final Tensor high;

    /// A distribution for each element of the parameters, which broadcast.
    public Uniform(Tensor low, Tensor high) {
        this(low, high, o -> {});
    }

    /// A distribution for each element of the tensor.
    public Uniform(Tensor low, double high) {
        this(low, Numbers.like(given(low, "low"), high));
    }

    /// A distribution for each element of the tensor.
    public Uniform(double low, Tensor high) {
        this(Numbers.like(given(high, "high"), low), high);
    }

    /// A single distribution, of the default dtype.
    public Uniform(double low, double high) {
        this(Numbers.number(low), Numbers.number(high));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    public Uniform(Tensor low, Tensor high, Consumer<Options> options) {
        given(low, "low");
        given(high, "high");
        boolean validate = new Options().with(options).validateArgs;
        Tensor[] all = Obor.broadcastTensors(low, high);
        this.low = all[0];
        this.high = all[1];
        super(
                all[0].shape(),
                Size.of(),
                new ArgConstraints()
                        .and("low", all[0], Constraints.lessThan(all[1]))
                        .and("high", all[1], Constraints.greaterThan(all[0])),
                validate);
    }

    /// The lower end.
    public Tensor low() {
        return low;
    }

    /// The upper end, which is not drawn.
    public Tensor high() {
        return high;
    }

    @Override
    public Constraint support() {
        return Constraints.interval(low, high);
    }

    @Override
    public Tensor mean() {
        return high.add(low).div(2);
    }

    @Override
    public Tensor mode() {
        return high.mul(Double.NaN);
    }

    @Override
    public Tensor variance() {
        return high.sub(low).pow(2).div(12);
    }

    @Override
    public Tensor stddev() {
        return high.sub(low).div(Math.sqrt(12));
    }

    @Override
    public Tensor rsample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        // shape
        return low.add(Numbers.rand(low, shape).mul(high.sub(low)));
    }

    @Override
    public boolean hasRsample() {
        return true;
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        Tensor inside = low.le(value).typeAs(low).mul(high.gt(value).typeAs(low));
        return inside.log().sub(high.sub(low).log());
    }

    @Override
    public Tensor cdf(Tensor value) {
        check(value);
        return value.sub(low).div(high.sub(low)).clamp(0, 1);
    }

    @Override
    public Tensor icdf(Tensor value) {
        given(value, "value");
        return value.mul(high.sub(low)).add(low);
    }

    @Override
    public Tensor entropy() {
        return high.sub(low).log();
    }

    @Override
    public Uniform expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(
                new Uniform(
                        low.expand(batchShape),
                        high.expand(batchShape),
                        o -> o.validateArgs(false)));
    }
}
