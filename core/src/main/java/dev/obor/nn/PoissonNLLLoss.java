package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;

/// The likelihood of counts under a Poisson distribution, PyTorch's `torch.nn.PoissonNLLLoss`.
///
/// ```text
/// l = exp(x) - y x, or with logInput(false): x - y log(x + eps); with full also log(y!)
/// ```
///
/// Shapes: input and target of sizes that broadcast. The result is a scalar unless nothing is
/// reduced.
///
/// ```java
/// new PoissonNLLLoss().call(tensor(0.0, 1), tensor(1.0, 2)) // 0.8591
/// ```
public class PoissonNLLLoss extends Loss {
    private final LossOptions.PoissonNLL options;

    /// The mean, with PyTorch's defaults.
    public PoissonNLLLoss() {
        this(o -> {});
    }

    /// With options: `o -> o.reduction("sum")`.
    public PoissonNLLLoss(Consumer<LossOptions.PoissonNLL> options) {
        this.options = new LossOptions.PoissonNLL().with(options);
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.poissonNllLoss(input, target, options);
    }
}
