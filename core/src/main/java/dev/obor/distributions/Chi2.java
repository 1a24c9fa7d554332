package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import java.util.function.Consumer;

/// The sum of squares of standard normal variables, PyTorch's `torch.distributions.Chi2`: [Gamma]
/// of concentration `df / 2` and rate 1/2.
///
/// Support: the numbers from 0 on.
public class Chi2 extends Gamma {
    /// A distribution for each number of degrees of freedom.
    public Chi2(Tensor df) {
        this(df, o -> {});
    }

    /// A single distribution, of the default dtype.
    public Chi2(double df) {
        this(Numbers.number(df));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if a number is not positive
    public Chi2(Tensor df, Consumer<Options> options) {
        given(df, "df");
        super(
                df.mul(0.5),
                Numbers.like(df, 0.5),
                new ArgConstraints().hidden("df", df, Constraints.positive()),
                new Options().with(options).validateArgs);
    }

    /// The degrees of freedom.
    public Tensor df() {
        return concentration().mul(2);
    }

    @Override
    public Chi2 expand(long... batchShape) {
        given(batchShape, "batchShape");
        return as(new Chi2(df().expand(batchShape), o -> o.validateArgs(false)));
    }
}
