package dev.obor.optim;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.pointwise.Formula;
import dev.obor.pointwise.PointwiseUpdate;
import java.util.List;
import java.util.function.Consumer;

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
///
/// ```java
/// Tensor p = tensor(1.0, 2).requiresGrad_();
/// var optimizer = new Adam(List.of(p), 0.1);
/// p.pow(2).sum().backward();
/// optimizer.step();
/// p // [0.9, 1.9]
/// ```
public sealed class Adam extends Optimizer<AdamOptions> permits AdamW {
    // numbers: 0 -lr / (1 - beta1^t), 1 sign, 2 decay of the gradient, 3 1 - beta1, 4 beta2,
    // 5 1 - beta2, 6 √(1 - beta2^t), 7 eps, 8 factor of the parameter
    // tensors: parameter, mean, mean of squares, the largest of these for amsgrad, gradient

    private static final PointwiseUpdate[] UPDATES = {
        update(false, false, false),
        update(true, false, false),
        update(false, true, false),
        update(true, true, false),
        update(false, false, true),
        update(true, false, true),
        update(false, true, true),
        update(true, true, true)
    };

    private static PointwiseUpdate update(boolean decay, boolean amsgrad, boolean quick) {
        return new PointwiseUpdate(
                "adam",
                9,
                (t, n) -> {
                    Formula g = t[t.length - 1].mul(n[1]);
                    g = decay ? g.add(n[2].mul(t[0])) : g;
                    Formula m = Lerp.of(t[1], g, n[3], quick);
                    Formula v = t[2].mul(n[4]).add(n[5].mul(g).mul(g));
                    Formula spread = amsgrad ? t[3].maximum(v) : v;
                    Formula denominator = spread.sqrt().div(n[6]).add(n[7]);
                    Formula p = t[0].mul(n[8]).add(n[0].mul(m).div(denominator));
                    return amsgrad ? List.of(p, m, v, spread) : List.of(p, m, v);
                });
    }

    /// With PyTorch's default learning rate 0.001.
    public Adam(Iterable<? extends Tensor> parameters) {
        this(parameters, o -> {});
    }

    /// With a learning rate.
    public Adam(Iterable<? extends Tensor> parameters, double lr) {
        this(parameters, o -> o.lr(lr));
    }

    /// With options: `new Adam(parameters, 1e-3, o -> o.weightDecay(1e-4))`.
    public Adam(Iterable<? extends Tensor> parameters, double lr, Consumer<AdamOptions> options) {
        Arguments.given(options, "options");
        this(parameters, o -> options.accept(o.lr(lr)));
    }

    /// With options: `new Adam(parameters, o -> o.amsgrad(true))`.
    public Adam(Iterable<? extends Tensor> parameters, Consumer<AdamOptions> options) {
        this(parameters, new AdamOptions(0, false).with(options));
    }

    Adam(Iterable<? extends Tensor> parameters, AdamOptions options) {
        super(parameters, options);
    }

    @Override
    protected void update(AdamOptions o, Tensor p, Tensor grad, ParameterState state) {
        long step = state.nextStep();
        double beta1 = o.beta1();
        double beta2 = o.beta2();
        boolean decay = o.weightDecay != 0 && !o.decoupledWeightDecay;
        double[] numbers = {
            -o.lr() / (1 - Math.pow(beta1, step)),
            o.maximize ? -1 : 1,
            o.weightDecay,
            1 - beta1,
            beta2,
            1 - beta2,
            Math.sqrt(1 - Math.pow(beta2, step)),
            o.eps,
            o.decoupledWeightDecay ? 1 - o.lr() * o.weightDecay : 1
        };
        PointwiseUpdate update =
                UPDATES[(decay ? 1 : 0) + (o.amsgrad ? 2 : 0) + (Lerp.isQuick(1 - beta1) ? 4 : 0)];
        Tensor m = state.zeros("exp_avg");
        Tensor v = state.zeros("exp_avg_sq");
        if (o.amsgrad) {
            update.apply(numbers, p, m, v, state.zeros("max_exp_avg_sq"), grad);
        } else {
            update.apply(numbers, p, m, v, grad);
        }
    }
}
