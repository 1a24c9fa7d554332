package dev.obor.optim;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.pointwise.Formula;
import dev.obor.pointwise.PointwiseUpdate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// NAdam: Adam with Nesterov's look ahead, along a momentum that grows with the steps.
///
/// ```text
/// mu_t = beta1 · (1 - 0.96^(t · momentumDecay) / 2),  M_t = mu_1 · … · mu_t
/// m = m + (1 - beta1) · (g - m)
/// v = beta2 · v + (1 - beta2) · g²
/// d = √(v / (1 - beta2^t)) + eps
/// p = p - lr · (1 - mu_t) / (1 - M_t) · g / d - lr · mu_{t+1} / (1 - M_{t+1}) · m / d
/// ```
///
/// As in PyTorch, the product M is kept as float32. Source: Dozat, "Incorporating Nesterov Momentum
/// into Adam", 2016.
///
/// ```java
/// Tensor p = tensor(1.0, 2).requiresGrad_();
/// var optimizer = new NAdam(List.of(p), 0.1);
/// p.pow(2).sum().backward();
/// optimizer.step();
/// p // [0.8944, 1.8944]
/// ```
public final class NAdam extends Optimizer<NAdam.Options> {
    private static final PointwiseUpdate[] UPDATES = {
        update(false, false), update(true, false), update(false, true), update(true, true)
    };

    // numbers: 0 step along the gradient, 1 along the mean, 2 sign, 3 decay of the gradient,
    // 4 1 - beta1, 5 beta2, 6 1 - beta2, 7 1 - beta2^t, 8 eps, 9 factor of the parameter
    // tensors: parameter, mean, mean of squares, gradient

    private static PointwiseUpdate update(boolean decay, boolean quick) {
        return new PointwiseUpdate(
                "nadam",
                10,
                (t, n) -> {
                    Formula g = t[3].mul(n[2]);
                    g = decay ? g.add(n[3].mul(t[0])) : g;
                    Formula m = Lerp.of(t[1], g, n[4], quick);
                    Formula v = t[2].mul(n[5]).add(n[6].mul(g).mul(g));
                    Formula d = v.div(n[7]).sqrt().add(n[8]);
                    Formula p = t[0].mul(n[9]).add(n[0].mul(g).div(d));
                    return List.of(p.add(n[1].mul(m).div(d)), m, v);
                });
    }

    /// Choices; the defaults are PyTorch's.
    public static final class Options extends OptimizerOptions<Options> {
        List<Double> betas = List.of(0.9, 0.999);
        double eps = 1e-8;
        double weightDecay;
        double momentumDecay = 4e-3;
        boolean decoupledWeightDecay;
        boolean maximize;
        @KeyOnly private final @Nullable Boolean foreach = null;
        @KeyOnly private final boolean capturable = false;
        @KeyOnly private final boolean differentiable = false;

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

        /// How fast the momentum reaches beta1, 0.004.
        public Options momentumDecay(double value) {
            return set(() -> momentumDecay = value);
        }

        /// Whether the parameter shrinks by itself instead of through its gradient, false.
        public Options decoupledWeightDecay(boolean value) {
            return set(() -> decoupledWeightDecay = value);
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
            require(momentumDecay >= 0, "momentum_decay value", momentumDecay);
        }
    }

    /// With PyTorch's default learning rate 0.002.
    public NAdam(Iterable<? extends Tensor> parameters) {
        this(parameters, o -> {});
    }

    /// With a learning rate.
    public NAdam(Iterable<? extends Tensor> parameters, double lr) {
        this(parameters, o -> o.lr(lr));
    }

    /// With options: `new NAdam(parameters, 0.002, o -> o.momentumDecay(0.01))`.
    public NAdam(Iterable<? extends Tensor> parameters, double lr, Consumer<Options> options) {
        Arguments.given(options, "options");
        this(parameters, o -> options.accept(o.lr(lr)));
    }

    /// With options: `new NAdam(parameters, o -> o.momentumDecay(0.01))`.
    public NAdam(Iterable<? extends Tensor> parameters, Consumer<Options> options) {
        super(parameters, new Options().with(options));
    }

    @Override
    protected void update(Options o, Tensor p, Tensor grad, ParameterState state) {
        long step = state.nextStep();
        if (!state.has("mu_product")) {
            state.put("mu_product", Obor.tensor(1.0).to(DType.FLOAT32));
        }
        double beta1 = o.betas.get(0);
        double beta2 = o.betas.get(1);
        double mu = momentum(beta1, step, o.momentumDecay);
        double next = momentum(beta1, step + 1, o.momentumDecay);
        double product = state.tensor("mu_product").mul_(mu).item();
        boolean shrinks = o.weightDecay != 0;
        double[] numbers = {
            -o.lr() * (1 - mu) / (1 - product),
            -o.lr() * next / (1 - product * next),
            o.maximize ? -1 : 1,
            o.weightDecay,
            1 - beta1,
            beta2,
            1 - beta2,
            1 - Math.pow(beta2, step),
            o.eps,
            shrinks && o.decoupledWeightDecay ? 1 - o.lr() * o.weightDecay : 1
        };
        int kind = shrinks && !o.decoupledWeightDecay ? 1 : 0;
        kind += Lerp.isQuick(1 - beta1) ? 2 : 0;
        UPDATES[kind].apply(numbers, p, state.zeros("exp_avg"), state.zeros("exp_avg_sq"), grad);
    }

    private static double momentum(double beta1, long step, double decay) {
        return beta1 * (1 - 0.5 * Math.pow(0.96, step * decay));
    }
}
