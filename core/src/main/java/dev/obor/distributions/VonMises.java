package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.shared.SampleShapes;
import java.util.function.Consumer;

/// Angles around a mean, PyTorch's `torch.distributions.VonMises`.
///
/// ```text
/// p(x) = exp(concentration cos(x - loc)) / (2π I0(concentration))
/// ```
///
/// Support: the real numbers, as angles; samples lie between -π and π. `I0` is an approximation
/// with an error of 1e-7, as in PyTorch (M. Abramowitz, I. Stegun, "Handbook of mathematical
/// functions", 9.8.1 and 9.8.2).
///
/// Source: D. J. Best, N. I. Fisher, "Efficient simulation of the von Mises distribution", 1979.
public class VonMises extends Distribution {
    /// Two of three angles are accepted at least, if the concentration is one.
    private static final int MOST_ROUNDS = 1000;

    private final Tensor loc;
    private final Tensor concentration;

    /// A distribution for each element of the parameters, which broadcast.
    public VonMises(Tensor loc, Tensor concentration) {
        this(loc, concentration, o -> {});
    }

    /// A distribution for each element of the tensor.
    public VonMises(Tensor loc, double concentration) {
        this(loc, Numbers.like(given(loc, "loc"), concentration));
    }

    /// A distribution for each element of the tensor.
    public VonMises(double loc, Tensor concentration) {
        this(Numbers.like(given(concentration, "concentration"), loc), concentration);
    }

    /// A single distribution, of the default dtype.
    public VonMises(double loc, double concentration) {
        this(Numbers.number(loc), Numbers.number(concentration));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a parameter does not satisfy its constraint
    public VonMises(Tensor loc, Tensor concentration, Consumer<Options> options) {
        given(loc, "loc");
        given(concentration, "concentration");
        boolean validate = new Options().with(options).validateArgs;
        Tensor[] all = Obor.broadcastTensors(loc, concentration);
        this.loc = all[0];
        this.concentration = all[1];
        super(
                all[0].shape(),
                Size.of(),
                new ArgConstraints()
                        .and("loc", all[0], Constraints.real())
                        .and("concentration", all[1], Constraints.positive()),
                validate);
    }

    /// The mean angle.
    public Tensor loc() {
        return loc;
    }

    /// How close to the mean.
    public Tensor concentration() {
        return concentration;
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
        // On the circle: what the mean vector lacks of length 1.
        return Obor.sub(1, Bessel.logI1(concentration).sub(Bessel.logI0(concentration)).exp());
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        return concentration
                .mul(value.sub(loc).cos())
                .sub(Math.log(2 * Math.PI))
                .sub(Bessel.logI0(concentration));
    }

    @Override
    public Tensor sample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        try (var _ = Obor.noGrad()) {
            Tensor mean = loc.to(DType.FLOAT64);
            Tensor kappa = concentration.to(DType.FLOAT64);
            Tensor tau = kappa.pow(2).mul(4).add(1).sqrt().add(1);
            Tensor rho = tau.sub(tau.mul(2).sqrt()).div(kappa.mul(2));
            Tensor r =
                    Obor.where(
                            kappa.lt(1e-05),
                            Obor.div(1, kappa).add(kappa),
                            rho.pow(2).add(1).div(rho.mul(2)));
            Tensor x = Obor.zeros(DType.FLOAT64, shape);
            Tensor done = Obor.zeros(DType.BOOL, shape);
            for (int round = 0; !done.all().itemBoolean(); round++) {
                if (round == MOST_ROUNDS) {
                    throw new ValueError(
                            "VonMises: no angle is accepted for a concentration that is not"
                                    + " positive and finite",
                            "With validateArgs(true) the distribution says so at once.");
                }
                Tensor[] u =
                        Obor.rand(DType.FLOAT64, SampleShapes.join(new long[] {3}, shape)).unbind();
                Tensor z = u[0].mul(Math.PI).cos();
                Tensor f = r.mul(z).add(1).div(r.add(z));
                Tensor c = kappa.mul(r.sub(f));
                Tensor accept =
                        c.mul(Obor.sub(2, c))
                                .sub(u[1])
                                .gt(0)
                                .logicalOr(c.div(u[1]).log().add(1).sub(c).ge(0))
                                .logicalOr(c.isnan()); // else it would never end
                x = Obor.where(accept, u[2].sub(0.5).sign().mul(f.acos()), x);
                done = done.logicalOr(accept);
            }
            return x.add(Math.PI).add(mean).remainder(2 * Math.PI).sub(Math.PI).to(loc.dtype());
        }
    }

    @Override
    public VonMises expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(
                new VonMises(
                        loc.expand(batchShape),
                        concentration.expand(batchShape),
                        o -> o.validateArgs(false)));
    }
}
