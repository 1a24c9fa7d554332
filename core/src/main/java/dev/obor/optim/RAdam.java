package dev.obor.optim;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.pointwise.Formula;
import dev.obor.pointwise.PointwiseUpdate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// RAdam: Adam that trusts its mean of squares only once enough steps stand behind it; before that
/// it follows the mean of the gradient.
///
/// ```text
/// m = m + (1 - beta1) · (g - m)
/// v = beta2 · v + (1 - beta2) · g²
/// rho∞ = 2 / (1 - beta2) - 1,  rho = rho∞ - 2 · t · beta2^t / (1 - beta2^t)
/// rho > 5:  p = p - lr · m / (1 - beta1^t) · √(1 - beta2^t) / (√v + eps) · r
///           r = √((rho - 4) · (rho - 2) · rho∞ / ((rho∞ - 4) · (rho∞ - 2) · rho))
/// else:     p = p - lr · m / (1 - beta1^t)
/// ```
///
/// Source: Liu et al., "On the Variance of the Adaptive Learning Rate and Beyond", 2020, algorithm
/// 2.
///
/// ```java
/// Tensor p = tensor(1.0, 2).requiresGrad_();
/// var optimizer = new RAdam(List.of(p), 0.1);
/// p.pow(2).sum().backward();
/// optimizer.step();
/// p // [0.8, 1.6]
/// ```
public final class RAdam extends Optimizer<RAdam.Options> {
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

    // numbers: 0 -lr, 1 sign, 2 decay of the gradient, 3 1 - beta1, 4 beta2, 5 1 - beta2,
    // 6 1 - beta1^t, 7 √(1 - beta2^t) · r, 8 eps, 9 factor of the parameter
    // tensors: parameter, mean, mean of squares, gradient

    private static PointwiseUpdate update(boolean decay, boolean quick, boolean rectified) {
        return new PointwiseUpdate(
                "radam",
                10,
                (t, n) -> {
                    Formula g = t[3].mul(n[1]);
                    g = decay ? g.add(n[2].mul(t[0])) : g;
                    Formula m = Lerp.of(t[1], g, n[3], quick);
                    Formula v = t[2].mul(n[4]).add(n[5].mul(g).mul(g));
                    Formula step = m.div(n[6]).mul(n[0]);
                    step = rectified ? step.mul(n[7].div(v.sqrt().add(n[8]))) : step;
                    return List.of(t[0].mul(n[9]).add(step), m, v);
                });
    }

    /// Choices; the defaults are PyTorch's.
    public static final class Options extends OptimizerOptions<Options> {
        List<Double> betas = List.of(0.9, 0.999);
        double eps = 1e-8;
        double weightDecay;
        boolean maximize;
        @KeyOnly private final @Nullable Boolean foreach = null;
        @KeyOnly private final boolean capturable = false;
        boolean decoupledWeightDecay;
        @KeyOnly private final boolean differentiable = false;

        private Options() {
            super(1e-3);
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

        /// Whether the parameter shrinks by itself instead of through its gradient, false.
        public Options decoupledWeightDecay(boolean value) {
            return set(() -> decoupledWeightDecay = value);
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

    /// With PyTorch's default learning rate 0.001.
    public RAdam(Iterable<? extends Tensor> parameters) {
        this(parameters, o -> {});
    }

    /// With a learning rate.
    public RAdam(Iterable<? extends Tensor> parameters, double lr) {
        this(parameters, o -> o.lr(lr));
    }

    /// With options: `new RAdam(parameters, 0.001, o -> o.decoupledWeightDecay(true))`.
    public RAdam(Iterable<? extends Tensor> parameters, double lr, Consumer<Options> options) {
        Arguments.given(options, "options");
        this(parameters, o -> options.accept(o.lr(lr)));
    }

    /// With options: `new RAdam(parameters, o -> o.decoupledWeightDecay(true))`.
    public RAdam(Iterable<? extends Tensor> parameters, Consumer<Options> options) {
        super(parameters, new Options().with(options));
    }

    @Override
    protected void update(Options o, Tensor p, Tensor grad, ParameterState state) {
        long step = state.nextStep();
        double beta1 = o.betas.get(0);
        double beta2 = o.betas.get(1);
        double correction = 1 - Math.pow(beta2, step);
        double full = 2 / (1 - beta2) - 1;
        double rho = full - 2 * step * Math.pow(beta2, step) / correction;
        boolean rectified = rho > 5;
        double share = (rho - 4) * (rho - 2) * full / ((full - 4) * (full - 2) * rho);
        boolean shrinks = o.weightDecay != 0;
        double[] numbers = {
            -o.lr(),
            o.maximize ? -1 : 1,
            o.weightDecay,
            1 - beta1,
            beta2,
            1 - beta2,
            1 - Math.pow(beta1, step),
            rectified ? Math.sqrt(correction) * Math.sqrt(share) : 1,
            o.eps,
            shrinks && o.decoupledWeightDecay ? 1 - o.lr() * o.weightDecay : 1
        };
        int kind = shrinks && !o.decoupledWeightDecay ? 1 : 0;
        kind += (Lerp.isQuick(1 - beta1) ? 2 : 0) + (rectified ? 4 : 0);
        UPDATES[kind].apply(numbers, p, state.zeros("exp_avg"), state.zeros("exp_avg_sq"), grad);
    }
}
