package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import java.util.function.Consumer;

/// Student's t distribution, PyTorch's `torch.distributions.StudentT`.
///
/// ```text
/// x = loc + scale z √(df / c), z standard normal, c of Chi2(df)
/// ```
///
/// Support: the real numbers. The mean is NaN up to 1 degree of freedom; the variance is infinite
/// up to 2.
public class StudentT extends Distribution {
    private final Tensor df;
    private final Tensor loc;
    private final Tensor scale;

    /// A distribution for each element of the parameters, which broadcast.
    public StudentT(Tensor df, Tensor loc, Tensor scale) {
        this(df, loc, scale, o -> {});
    }

    /// A single distribution, of the default dtype.
    public StudentT(double df, double loc, double scale) {
        this(Numbers.number(df), Numbers.number(loc), Numbers.number(scale));
    }

    /// Standard: around 0, of width 1.
    public StudentT(Tensor df) {
        this(df, Numbers.like(given(df, "df"), 0), Numbers.like(df, 1));
    }

    /// Standard: around 0, of width 1, of the default dtype.
    public StudentT(double df) {
        this(df, 0, 1);
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    public StudentT(Tensor df, Tensor loc, Tensor scale, Consumer<Options> options) {
        given(df, "df");
        given(loc, "loc");
        given(scale, "scale");
        boolean validate = new Options().with(options).validateArgs;
        Tensor[] all = Obor.broadcastTensors(df, loc, scale);
        this.df = all[0];
        this.loc = all[1];
        this.scale = all[2];
        super(
                all[0].shape(),
                Size.of(),
                new ArgConstraints()
                        .and("df", all[0], Constraints.positive())
                        .and("loc", all[1], Constraints.real())
                        .and("scale", all[2], Constraints.positive()),
                validate);
    }

    /// The degrees of freedom.
    public Tensor df() {
        return df;
    }

    /// The median.
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
        return loc.maskedFill(df.le(1), Double.NaN);
    }

    @Override
    public Tensor mode() {
        return loc;
    }

    @Override
    public Tensor variance() {
        Tensor finite = scale.pow(2).mul(df).div(df.sub(2));
        return finite.maskedFill(df.le(2), Double.POSITIVE_INFINITY)
                .maskedFill(df.le(1), Double.NaN);
    }

    @Override
    public Tensor rsample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        // shape
        Tensor x = Numbers.randn(df, shape);
        Tensor z = chi2().rsample(sampleShape);
        return loc.add(scale.mul(x.mul(z.div(df).rsqrt())));
    }

    @Override
    public boolean hasRsample() {
        return true;
    }

    private Chi2 chi2() {
        return new Chi2(df, o -> o.validateArgs(false));
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        Tensor y = value.sub(loc).div(scale);
        Tensor z =
                scale.log()
                        .add(df.log().mul(0.5))
                        .add(0.5 * Math.log(Math.PI))
                        .add(df.mul(0.5).lgamma())
                        .sub(df.add(1).mul(0.5).lgamma());
        return df.add(1).mul(-0.5).mul(y.pow(2).div(df).log1p()).sub(z);
    }

    @Override
    public Tensor entropy() {
        Tensor half = df.add(1).mul(0.5);
        Tensor lbeta = df.mul(0.5).lgamma().add(0.5 * Math.log(Math.PI)).sub(half.lgamma());
        return scale.log()
                .add(half.mul(half.digamma().sub(df.mul(0.5).digamma())))
                .add(df.log().mul(0.5))
                .add(lbeta);
    }

    @Override
    public StudentT expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(
                new StudentT(
                        df.expand(batchShape),
                        loc.expand(batchShape),
                        scale.expand(batchShape),
                        o -> o.validateArgs(false)));
    }
}
