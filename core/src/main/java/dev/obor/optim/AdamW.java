package dev.obor.optim;

import dev.obor.Tensor;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Adam with decoupled weight decay: `p = p · (1 - lr · weightDecay)` before each step of [Adam].
///
/// Source: Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019, algorithm 2.
public final class AdamW extends Optimizer<AdamOptions> {
    /// With PyTorch's default learning rate 0.001 and weight decay 0.01.
    public AdamW(Iterable<? extends Tensor> parameters) {
        this(parameters, 1e-3);
    }

    /// With a learning rate.
    public AdamW(Iterable<? extends Tensor> parameters, double lr) {
        this(parameters, lr, o -> o);
    }

    /// With options: `new AdamW(parameters, 1e-3, o -> o.betas(0.9, 0.95))`.
    public AdamW(
            Iterable<? extends Tensor> parameters, double lr, UnaryOperator<AdamOptions> options) {
        super(parameters, options.apply(AdamOptions.ADAMW.lr(lr)));
    }

    @Override
    void update(AdamOptions o, Tensor p, Tensor grad, Map<String, Object> state) {
        AdamStep.apply(o, 0, 1 - o.lr() * o.weightDecay(), p, grad, state);
    }
}
