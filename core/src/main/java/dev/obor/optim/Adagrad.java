package dev.obor.optim;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.pointwise.Formula;
import dev.obor.pointwise.PointwiseUpdate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Adagrad: steps divided by the root of the sum of all squared gradients.
///
/// ```text
/// s = s + g²
/// p = p - lr / (1 + (t - 1) · lrDecay) · g / (√s + eps)
/// ```
///
/// Source: Duchi et al., "Adaptive Subgradient Methods for Online Learning and Stochastic
/// Optimization", 2011.
///
/// ```java
/// Tensor p = tensor(1.0, 2).requiresGrad_();
/// var optimizer = new Adagrad(List.of(p), 0.1);
/// p.pow(2).sum().backward();
/// optimizer.step();
/// p // [0.9, 1.9]
/// ```
public final class Adagrad extends Optimizer<Adagrad.Options> {
    private static final PointwiseUpdate[] UPDATES = {update(false), update(true)};

    // numbers: 0 -lr, 1 sign, 2 weight decay, 3 eps; tensors: parameter, sum, gradient

    private static PointwiseUpdate update(boolean decay) {
        return new PointwiseUpdate(
                "adagrad",
                4,
                (t, n) -> {
                    Formula g = t[2].mul(n[1]);
                    g = decay ? g.add(n[2].mul(t[0])) : g;
                    Formula sum = t[1].add(g.mul(g));
                    return List.of(t[0].add(n[0].mul(g).div(sum.sqrt().add(n[3]))), sum);
                });
    }

    /// Choices; the defaults are PyTorch's.
    public static final class Options extends OptimizerOptions<Options> {
        double lrDecay;
        double eps = 1e-10;
        double weightDecay;
        double initialAccumulatorValue;
        @KeyOnly private final @Nullable Boolean foreach = null;
        boolean maximize;
        @KeyOnly private final boolean differentiable = false;
        @KeyOnly private final @Nullable Boolean fused = null;

        private Options() {
            super(1e-2);
        }

        /// How fast the learning rate falls, 0.
        public Options lrDecay(double value) {
            return set(() -> lrDecay = value);
        }

        /// What keeps the denominator from 0, 1e-10.
        public Options eps(double value) {
            return set(() -> eps = value);
        }

        /// How much of the parameter is added to its gradient, 0.
        public Options weightDecay(double value) {
            return set(() -> weightDecay = value);
        }

        /// Where the sum of squares starts, 0.
        public Options initialAccumulatorValue(double value) {
            return set(() -> initialAccumulatorValue = value);
        }

        /// Whether to climb instead, false.
        public Options maximize(boolean value) {
            return set(() -> maximize = value);
        }

        @Override
        protected void check() {
            super.check();
            require(lrDecay >= 0, "lr_decay value", lrDecay);
            require(weightDecay >= 0, "weight_decay value", weightDecay);
            require(
                    initialAccumulatorValue >= 0,
                    "initial_accumulator_value value",
                    initialAccumulatorValue);
            require(eps >= 0, "epsilon value", eps);
        }
    }

    /// With PyTorch's default learning rate 0.01.
    public Adagrad(Iterable<? extends Tensor> parameters) {
        this(parameters, o -> {});
    }

    /// With a learning rate.
    public Adagrad(Iterable<? extends Tensor> parameters, double lr) {
        this(parameters, o -> o.lr(lr));
    }

    /// With options: `new Adagrad(parameters, 0.01, o -> o.lrDecay(0.1))`.
    public Adagrad(Iterable<? extends Tensor> parameters, double lr, Consumer<Options> options) {
        Arguments.given(parameters, "parameters");
        Arguments.given(options, "options");
        this(parameters, o -> options.accept(o.lr(lr)));
    }

    /// With options: `new Adagrad(parameters, o -> o.lrDecay(0.1))`.
    public Adagrad(Iterable<? extends Tensor> parameters, Consumer<Options> options) {
        super(parameters, new Options().with(options));
    }

    @Override
    protected void update(Options o, Tensor p, Tensor grad, ParameterState state) {
        long step = state.nextStep();
        boolean first = !state.has("sum");
        Tensor sum = state.zeros("sum");
        if (first) {
            sum.fill_(o.initialAccumulatorValue);
        }
        double rate = o.lr() / (1 + (step - 1) * o.lrDecay);
        double[] numbers = {-rate, o.maximize ? -1 : 1, o.weightDecay, o.eps};
        UPDATES[o.weightDecay != 0 ? 1 : 0].apply(numbers, p, sum, grad);
    }
}
