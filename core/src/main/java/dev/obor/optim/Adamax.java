package dev.obor.optim;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.pointwise.Formula;
import dev.obor.pointwise.PointwiseUpdate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Adamax: Adam with the largest gradient of the recent past in place of the root mean square.
///
/// ```text
/// m = m + (1 - beta1) · (g - m)
/// u = max(beta2 · u, |g| + eps)
/// p = p - lr / (1 - beta1^t) · m / u
/// ```
///
/// Source: Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2014, algorithm 2.
///
/// ```java
/// Tensor p = tensor(1.0, 2).requiresGrad_();
/// var optimizer = new Adamax(List.of(p), 0.1);
/// p.pow(2).sum().backward();
/// optimizer.step();
/// p // [0.9, 1.9]
/// ```
public final class Adamax extends Optimizer<Adamax.Options> {
    private static final PointwiseUpdate[] UPDATES = {
        update(false, false), update(true, false), update(false, true), update(true, true)
    };

    // numbers: 0 -lr / (1 - beta1^t), 1 sign, 2 weight decay, 3 1 - beta1, 4 beta2, 5 eps
    // tensors: parameter, mean, largest, gradient

    private static PointwiseUpdate update(boolean decay, boolean quick) {
        return new PointwiseUpdate(
                "adamax",
                6,
                (t, n) -> {
                    Formula g = t[3].mul(n[1]);
                    g = decay ? g.add(n[2].mul(t[0])) : g;
                    Formula m = Lerp.of(t[1], g, n[3], quick);
                    Formula largest = t[2].mul(n[4]).maximum(g.abs().add(n[5]));
                    return List.of(t[0].add(n[0].mul(m).div(largest)), m, largest);
                });
    }

    /// Choices; the defaults are PyTorch's.
    public static final class Options extends OptimizerOptions<Options> {
        List<Double> betas = List.of(0.9, 0.999);
        double eps = 1e-8;
        double weightDecay;
        @KeyOnly private final @Nullable Boolean foreach = null;
        boolean maximize;
        @KeyOnly private final boolean differentiable = false;
        @KeyOnly private final boolean capturable = false;

        private Options() {
            super(2e-3);
        }

        /// How slowly the means of the gradient and of its square follow, 0.9 and 0.999.
        public Options betas(double first, double second) {
            return set(() -> betas = List.of(first, second));
        }

        /// What keeps the denominator from 0, 1e-8.
        public Options eps(double value) {
            return set(() -> eps = value);
        }

        /// How much of the parameter is added to its gradient, 0.
        public Options weightDecay(double value) {
            return set(() -> weightDecay = value);
        }

        /// Whether to climb instead, false.
        public Options maximize(boolean value) {
            return set(() -> maximize = value);
        }

        @Override
        public double cyclicMomentum() {
            return betas.get(0);
        }

        @Override
        public Options cyclicMomentum(double value) {
            return betas(value, betas.get(1));
        }

        @Override
        protected void check() {
            super.check();
            require(eps >= 0, "epsilon value", eps);
            requireBetas(betas);
            require(weightDecay >= 0, "weight_decay value", weightDecay);
        }
    }

    /// With PyTorch's default learning rate 0.002.
    public Adamax(Iterable<? extends Tensor> parameters) {
        this(parameters, o -> {});
    }

    /// With a learning rate.
    public Adamax(Iterable<? extends Tensor> parameters, double lr) {
        this(parameters, o -> o.lr(lr));
    }

    /// With options: `new Adamax(parameters, 0.002, o -> o.betas(0.9, 0.99))`.
    public Adamax(Iterable<? extends Tensor> parameters, double lr, Consumer<Options> options) {
        Arguments.given(options, "options");
        this(parameters, o -> options.accept(o.lr(lr)));
    }

    /// With options: `new Adamax(parameters, o -> o.betas(0.9, 0.99))`.
    public Adamax(Iterable<? extends Tensor> parameters, Consumer<Options> options) {
        super(parameters, new Options().with(options));
    }

    @Override
    protected void update(Options o, Tensor p, Tensor grad, ParameterState state) {
        long step = state.nextStep();
        double beta1 = o.betas.get(0);
        double rate = o.lr() / (1 - Math.pow(beta1, step));
        double sign = o.maximize ? -1 : 1;
        double[] numbers = {-rate, sign, o.weightDecay, 1 - beta1, o.betas.get(1), o.eps};
        int kind = (o.weightDecay != 0 ? 1 : 0) + (Lerp.isQuick(1 - beta1) ? 2 : 0);
        UPDATES[kind].apply(numbers, p, state.zeros("exp_avg"), state.zeros("exp_inf"), grad);
    }
}
