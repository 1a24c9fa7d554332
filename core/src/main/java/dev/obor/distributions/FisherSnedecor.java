package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import java.util.function.Consumer;

/// The quotient of two means of squares, PyTorch's `torch.distributions.FisherSnedecor` (the F
/// distribution).
///
/// ```text
/// x = (c1 / df1) / (c2 / df2), c of Chi2
/// ```
///
/// Support: the positive numbers. The mean is NaN up to `df2` = 2, the variance up to 4, the mode
/// up to `df1` = 2.
public class FisherSnedecor extends Distribution {
    private final Tensor df1;
    private final Tensor df2;

    /// A distribution for each element of the parameters, which broadcast.
    public FisherSnedecor(Tensor df1, Tensor df2) {
        this(df1, df2, o -> {});
    }

    /// A distribution for each element of the tensor.
    public FisherSnedecor(Tensor df1, double df2) {
        this(df1, Numbers.like(given(df1, "df1"), df2));
    }

    /// A distribution for each element of the tensor.
    public FisherSnedecor(double df1, Tensor df2) {
        this(Numbers.like(given(df2, "df2"), df1), df2);
    }

    /// A single distribution, of the default dtype.
    public FisherSnedecor(double df1, double df2) {
        this(Numbers.number(df1), Numbers.number(df2));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    public FisherSnedecor(Tensor df1, Tensor df2, Consumer<Options> options) {
        given(df1, "df1");
        given(df2, "df2");
        boolean validate = new Options().with(options).validateArgs;
        Tensor[] all = Obor.broadcastTensors(df1, df2);
        this.df1 = all[0];
        this.df2 = all[1];
        super(
                all[0].shape(),
                Size.of(),
                new ArgConstraints()
                        .and("df1", all[0], Constraints.positive())
                        .and("df2", all[1], Constraints.positive()),
                validate);
    }

    /// The degrees of freedom above.
    public Tensor df1() {
        return df1;
    }

    /// The degrees of freedom below.
    public Tensor df2() {
        return df2;
    }

    @Override
    public Constraint support() {
        return Constraints.positive();
    }

    @Override
    public Tensor mean() {
        Tensor d = df2.maskedFill(df2.le(2), Double.NaN);
        return d.div(d.sub(2));
    }

    @Override
    public Tensor mode() {
        return df1.sub(2).div(df1).mul(df2).div(df2.add(2)).maskedFill(df1.le(2), Double.NaN);
    }

    @Override
    public Tensor variance() {
        Tensor d = df2.maskedFill(df2.le(4), Double.NaN);
        return d.pow(2).mul(2).mul(df1.add(d).sub(2)).div(df1.mul(d.sub(2).pow(2)).mul(d.sub(4)));
    }

    @Override
    public Tensor rsample(long... sampleShape) {
        given(sampleShape, "sampleShape");
        double tiny = Numbers.finfo(df1).tiny();
        Tensor above = part(df1).rsample(sampleShape);
        Tensor below = part(df2).rsample(sampleShape).clampMin(tiny);
        return above.div(below).clampMin(tiny);
    }

    @Override
    public boolean hasRsample() {
        return true;
    }

    private static Gamma part(Tensor df) {
        return new Gamma(df.mul(0.5), df, o -> o.validateArgs(false));
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        Tensor a = df1.mul(0.5);
        Tensor b = df2.mul(0.5);
        Tensor ratio = df1.div(df2);
        Tensor t1 = a.add(b).lgamma().sub(a.lgamma()).sub(b.lgamma());
        Tensor t2 = a.mul(ratio.log()).add(a.sub(1).mul(value.log()));
        return t1.add(t2).sub(a.add(b).mul(ratio.mul(value).log1p()));
    }

    @Override
    public FisherSnedecor expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(
                new FisherSnedecor(
                        df1.expand(batchShape),
                        df2.expand(batchShape),
                        o -> o.validateArgs(false)));
    }
}
