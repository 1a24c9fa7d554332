package dev.obor.optim;

import static dev.obor.optim.OptimizerOptions.check;

import dev.obor.Tensor;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.op.FusedUpdate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Adagrad: steps divided by the root of the sum of all squared gradients.
///
/// ```text
/// s = s + g²
/// p = p - lr / (1 + (t - 1) · lrDecay) · g / (√s + eps)
/// ```
///
/// Source: Duchi et al., "Adaptive Subgradient Methods for Online Learning and Stochastic
/// Optimization", 2011.
public final class Adagrad extends Optimizer<Adagrad.Options> {
    private static final FusedUpdate UPDATE =
            new FusedUpdate(
                    "adagrad",
                    4,
                    (x, s) -> {
                        Expr g = x[2].mul(s[1]).add(s[2].mul(x[0]));
                        Expr sum = x[1].add(g.mul(g));
                        Expr root = Exprs.sqrt(sum).add(s[3]);
                        return List.of(x[0].add(s[0].mul(g).div(root)), sum);
                    });

    /// Choices; the defaults are PyTorch's.
    ///
    /// @param lr the learning rate
    /// @param lrDecay how fast it falls
    /// @param weightDecay how much of the parameter is added to its gradient
    /// @param initialAccumulatorValue where the sum of squares starts
    /// @param eps keeps the denominator from 0
    /// @param maximize climbs instead
    public record Options(
            double lr,
            double lrDecay,
            double weightDecay,
            double initialAccumulatorValue,
            double eps,
            boolean maximize)
            implements OptimizerOptions<Options> {
        /// The defaults.
        public static final Options DEFAULT = new Options(1e-2, 0, 0, 0, 1e-10, false);

        /// Checks the ranges.
        ///
        /// @throws IllegalArgumentException if a number is out of range
        public Options {
            check(lr >= 0, "learning rate", lr);
            check(lrDecay >= 0, "lr_decay value", lrDecay);
            check(weightDecay >= 0, "weight_decay value", weightDecay);
            check(
                    initialAccumulatorValue >= 0,
                    "initial_accumulator_value value",
                    initialAccumulatorValue);
            check(eps >= 0, "epsilon value", eps);
        }

        @Override
        public Options lr(double value) {
            return new Options(value, lrDecay, weightDecay, initialAccumulatorValue, eps, maximize);
        }

        /// With another decay of the learning rate.
        public Options lrDecay(double value) {
            return new Options(lr, value, weightDecay, initialAccumulatorValue, eps, maximize);
        }

        /// With another weight decay.
        public Options weightDecay(double value) {
            return new Options(lr, lrDecay, value, initialAccumulatorValue, eps, maximize);
        }

        /// With another start of the sum.
        public Options initialAccumulatorValue(double value) {
            return new Options(lr, lrDecay, weightDecay, value, eps, maximize);
        }

        /// With another epsilon.
        public Options eps(double value) {
            return new Options(lr, lrDecay, weightDecay, initialAccumulatorValue, value, maximize);
        }

        /// Climbing or descending.
        public Options maximize(boolean value) {
            return new Options(lr, lrDecay, weightDecay, initialAccumulatorValue, eps, value);
        }
    }

    /// With PyTorch's default learning rate 0.01.
    public Adagrad(Iterable<? extends Tensor> parameters) {
        this(parameters, 1e-2);
    }

    /// With a learning rate.
    public Adagrad(Iterable<? extends Tensor> parameters, double lr) {
        this(parameters, lr, o -> o);
    }

    /// With options.
    public Adagrad(
            Iterable<? extends Tensor> parameters, double lr, UnaryOperator<Options> options) {
        super(parameters, options.apply(Options.DEFAULT.lr(lr)));
    }

    @Override
    void update(Options o, Tensor p, Tensor grad, Map<String, Object> state) {
        long step = nextStep(state);
        boolean first = !state.containsKey("sum");
        Tensor sum = zeros(state, "sum", p);
        if (first) {
            sum.fill_(o.initialAccumulatorValue());
        }
        double rate = o.lr() / (1 + (step - 1) * o.lrDecay());
        double[] numbers = {-rate, o.maximize() ? -1 : 1, o.weightDecay(), o.eps()};
        UPDATE.apply(numbers, p, sum, grad);
    }
}
