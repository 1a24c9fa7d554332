package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The rectifier with a random slope for negative numbers, PyTorch's `torch.nn.RReLU`.
///
/// ```text
/// rrelu(x) = x where x > 0, else a x; a is drawn from (lower, upper) in training, else their mean
/// ```
///
/// Shapes: any, the same in and out.
///
/// ```java
/// new RReLU(o -> o.lower(0.1).upper(0.3)).eval().call(tensor(-1.0, 2)) // [-0.2, 2]
/// ```
public class RReLU extends Activation<ActivationOptions.RandomLeakyLayer> {
    private final ActivationOptions.RandomLeaky drawn;
    private final ActivationOptions.RandomLeaky mean;

    /// With PyTorch's defaults: between 1/8 and 1/3.
    public RReLU() {
        this(o -> {});
    }

    /// With options.
    public RReLU(Consumer<ActivationOptions.RandomLeakyLayer> options) {
        super(new ActivationOptions.RandomLeakyLayer(), options);
        drawn = this.options.call(true);
        mean = this.options.call(false);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.rrelu(input, isTraining() ? drawn : mean);
    }
}
