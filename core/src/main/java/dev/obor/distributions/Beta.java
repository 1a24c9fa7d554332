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

/// A share between 0 and 1, PyTorch's `torch.distributions.Beta`: the first of a [Dirichlet] pair.
///
/// ```text
/// p(x) = x^(a - 1) (1 - x)^(b - 1) / B(a, b), a = concentration1, b = concentration0
/// ```
///
/// Support: the numbers from 0 to 1. The dtype is float32 or float64.
public class Beta extends ExponentialFamily {
    private final Tensor concentration1;
    private final Tensor concentration0;

    /// A distribution for each element of the parameters, which broadcast.
    public Beta(Tensor concentration1, Tensor concentration0) {
        this(concentration1, concentration0, o -> {});
    }

    /// A distribution for each element of the tensor.
    public Beta(Tensor concentration1, double concentration0) {
        this(concentration1, Numbers.like(given(concentration1, "concentration1"), concentration0));
    }

    /// A distribution for each element of the tensor.
    public Beta(double concentration1, Tensor concentration0) {
        this(Numbers.like(given(concentration0, "concentration0"), concentration1), concentration0);
    }

    /// A single distribution, of the default dtype.
    public Beta(double concentration1, double concentration0) {
        this(Numbers.number(concentration1), Numbers.number(concentration0));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    public Beta(Tensor concentration1, Tensor concentration0, Consumer<Options> options) {
        given(concentration1, "concentration1");
        given(concentration0, "concentration0");
        boolean validate = new Options().with(options).validateArgs;
        Tensor[] all = Obor.broadcastTensors(concentration1, concentration0);
        this.concentration1 = all[0];
        this.concentration0 = all[1];
        super(
                all[0].shape(),
                Size.of(),
                new ArgConstraints()
                        .hidden("concentration1", all[0], Constraints.positive())
                        .hidden("concentration0", all[1], Constraints.positive()),
                validate);
    }

    /// The concentration a at 1.
    public Tensor concentration1() {
        return concentration1;
    }

    /// The concentration b at 0.
    public Tensor concentration0() {
        return concentration0;
    }

    private Dirichlet pair() {
        Tensor both = Obor.stack(new Tensor[] {concentration1, concentration0}, -1);
        return new Dirichlet(both, o -> o.validateArgs(false));
    }

    @Override
    public Constraint support() {
        return Constraints.unitInterval();
    }

    @Override
    public Tensor mean() {
        return concentration1.div(concentration1.add(concentration0));
    }

    @Override
    public Tensor mode() {
        return pair().mode().select(-1, 0);
    }

    @Override
    public Tensor variance() {
        Tensor total = concentration1.add(concentration0);
        return concentration1.mul(concentration0).div(total.pow(2).mul(total.add(1)));
    }

    @Override
    public Tensor rsample(long... sampleShape) {
        given(sampleShape, "sampleShape");
        return pair().rsample(sampleShape).select(-1, 0);
    }

    @Override
    public boolean hasRsample() {
        return true;
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        Tensor both = Obor.stack(new Tensor[] {value, Obor.sub(1, value)}, -1);
        return pair().logProb(both);
    }

    @Override
    public Tensor entropy() {
        return pair().entropy();
    }

    @Override
    protected List<Tensor> naturalParams() {
        return List.of(concentration1, concentration0);
    }

    @Override
    protected Tensor logNormalizer(List<Tensor> naturalParams) {
        Tensor x = naturalParams.get(0);
        Tensor y = naturalParams.get(1);
        return x.lgamma().add(y.lgamma()).sub(x.add(y).lgamma());
    }

    @Override
    public Beta expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(
                new Beta(
                        concentration1.expand(batchShape),
                        concentration0.expand(batchShape),
                        o -> o.validateArgs(false)));
    }
}
