package dev.obor.optim;

import dev.obor.Tensor;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Adam: steps scaled by running means of the gradient and of its square.
///
/// ```text
/// m = m + (1 - beta1) · (g - m)
/// v = beta2 · v + (1 - beta2) · g²
/// p = p - lr / (1 - beta1^t) · m / (√v / √(1 - beta2^t) + eps)
/// ```
///
/// Weight decay is added to the gradient; for the decoupled form see [AdamW].
///
/// Source: Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2014, algorithm 1.
public final class Adam extends Optimizer<AdamOptions> {
    /// With PyTorch's default learning rate 0.001.
    public Adam(Iterable<? extends Tensor> parameters) {
        this(parameters, 1e-3);
    }

    /// With a learning rate.
    public Adam(Iterable<? extends Tensor> parameters, double lr) {
        this(parameters, lr, o -> o);
    }

    /// With options: `new Adam(parameters, 1e-3, o -> o.weightDecay(1e-4))`.
    public Adam(
            Iterable<? extends Tensor> parameters, double lr, UnaryOperator<AdamOptions> options) {
        super(parameters, options.apply(AdamOptions.ADAM.lr(lr)));
    }

    @Override
    void update(AdamOptions o, Tensor p, Tensor grad, Map<String, Object> state) {
        AdamStep.apply(o, o.weightDecay(), 1, p, grad, state);
    }
}
