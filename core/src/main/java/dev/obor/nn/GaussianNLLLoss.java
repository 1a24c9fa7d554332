package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;

/// The likelihood of numbers under Gaussian distributions with given variances, PyTorch's
/// `torch.nn.GaussianNLLLoss`.
///
/// ```text
/// l = (log(max(var, eps)) + (x - y)² / max(var, eps)) / 2; with full also log(2π) / 2
/// ```
///
/// Shapes: input and target of sizes that broadcast; variances of the input's sizes, or without its
/// last dimension, or 1 in one. The result is a scalar unless nothing is reduced.
///
/// ```java
/// new GaussianNLLLoss().call(tensor(0.0, 1), tensor(1.0, 1), tensor(1.0, 4)) // 0.5966
/// ```
public class GaussianNLLLoss extends Module {
    private final LossOptions.GaussianNLL options;

    /// The mean, with PyTorch's defaults.
    public GaussianNLLLoss() {
        this(o -> {});
    }

    /// With options: `o -> o.full(true)`.
    public GaussianNLLLoss(Consumer<LossOptions.GaussianNLL> options) {
        this.options = new LossOptions.GaussianNLL().with(options);
    }

    /// Computes the loss. Callers use [#call(Tensor, Tensor, Tensor)].
    public Tensor forward(Tensor input, Tensor target, Tensor var) {
        return F.gaussianNllLoss(input, target, var, options);
    }

    /// Runs the loss.
    public final Tensor call(Tensor input, Tensor target, Tensor var) {
        return call(this::forward, input, target, var);
    }
}
