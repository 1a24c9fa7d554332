package dev.obor.optim;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import java.util.function.Consumer;

/// Adam with decoupled weight decay: `p = p · (1 - lr · weightDecay)` before each step of [Adam].
///
/// Source: Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019, algorithm 2.
///
/// ```java
/// Tensor p = tensor(1.0, 2).requiresGrad_();
/// var optimizer = new AdamW(List.of(p), 0.1, o -> o.weightDecay(0.1));
/// p.pow(2).sum().backward();
/// optimizer.step();
/// p // [0.89, 1.88]
/// ```
public final class AdamW extends Adam {
    /// With PyTorch's default learning rate 0.001 and weight decay 0.01.
    public AdamW(Iterable<? extends Tensor> parameters) {
        this(parameters, o -> {});
    }

    /// With a learning rate.
    public AdamW(Iterable<? extends Tensor> parameters, double lr) {
        this(parameters, o -> o.lr(lr));
    }

    /// With options: `new AdamW(parameters, 1e-3, o -> o.betas(0.9, 0.95))`.
    public AdamW(Iterable<? extends Tensor> parameters, double lr, Consumer<AdamOptions> options) {
        Arguments.given(options, "options");
        this(parameters, o -> options.accept(o.lr(lr)));
    }

    /// With options: `new AdamW(parameters, o -> o.weightDecay(0.1))`.
    public AdamW(Iterable<? extends Tensor> parameters, Consumer<AdamOptions> options) {
        super(parameters, new AdamOptions(1e-2, true).with(options));
    }
}
