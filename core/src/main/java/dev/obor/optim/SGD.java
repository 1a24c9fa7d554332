package dev.obor.optim;

import static dev.obor.optim.OptimizerOptions.check;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.expr.Expr;
import dev.obor.op.FusedUpdate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Stochastic gradient descent, with momentum if asked.
///
/// ```text
/// g = grad + weightDecay · p
/// b = momentum · b + (1 - dampening) · g      (first step: b = g)
/// p = p - lr · (nesterov ? g + momentum · b : b)
/// ```
///
/// Source: Sutskever et al., "On the importance of initialization and momentum in deep learning",
/// 2013; PyTorch's `SGD`, whose learning rate multiplies the momentum as well.
public final class SGD extends Optimizer<SGD.Options> {
    private static final FusedUpdate PLAIN =
            new FusedUpdate("sgd", 3, (x, s) -> List.of(descend(x[0], decayed(x, 1, s), s)));
    private static final FusedUpdate FIRST =
            new FusedUpdate(
                    "sgd_first",
                    5,
                    (x, s) -> {
                        Expr g = decayed(x, 2, s);
                        return List.of(descend(x[0], g, s), g);
                    });
    private static final FusedUpdate FIRST_NESTEROV =
            new FusedUpdate(
                    "sgd_first_nesterov",
                    5,
                    (x, s) -> {
                        Expr g = decayed(x, 2, s);
                        return List.of(descend(x[0], g.add(s[3].mul(g)), s), g);
                    });
    private static final FusedUpdate MOMENTUM =
            new FusedUpdate(
                    "sgd_momentum",
                    5,
                    (x, s) -> {
                        Expr b = momentum(x, s);
                        return List.of(descend(x[0], b, s), b);
                    });
    private static final FusedUpdate NESTEROV =
            new FusedUpdate(
                    "sgd_nesterov",
                    5,
                    (x, s) -> {
                        Expr b = momentum(x, s);
                        Expr g = decayed(x, 2, s);
                        return List.of(descend(x[0], g.add(s[3].mul(b)), s), b);
                    });

    // numbers: 0 step size -lr, 1 sign of the gradient, 2 weight decay, 3 momentum, 4 1 - dampening

    private static Expr decayed(Expr[] x, int grad, Expr[] s) {
        return x[grad].mul(s[1]).add(s[2].mul(x[0]));
    }

    private static Expr momentum(Expr[] x, Expr[] s) {
        return x[1].mul(s[3]).add(s[4].mul(decayed(x, 2, s)));
    }

    private static Expr descend(Expr p, Expr g, Expr[] s) {
        return p.add(s[0].mul(g));
    }

    /// Choices; the defaults are PyTorch's.
    ///
    /// @param lr the learning rate
    /// @param momentum how much of the last direction is kept
    /// @param dampening how much less of a new gradient enters the momentum
    /// @param weightDecay how much of the parameter is added to its gradient
    /// @param nesterov looks ahead along the momentum
    /// @param maximize climbs instead
    public record Options(
            double lr,
            double momentum,
            double dampening,
            double weightDecay,
            boolean nesterov,
            boolean maximize)
            implements OptimizerOptions<Options> {
        /// The defaults.
        public static final Options DEFAULT = new Options(1e-3, 0, 0, 0, false, false);

        /// Checks the ranges.
        ///
        /// @throws IllegalArgumentException if a number is out of range
        public Options {
            check(lr >= 0, "learning rate", lr);
            check(momentum >= 0, "momentum value", momentum);
            check(weightDecay >= 0, "weight_decay value", weightDecay);
            if (nesterov && (momentum <= 0 || dampening != 0)) {
                throw new ValueError(
                        "Nesterov momentum requires a momentum and zero dampening",
                        "Set the momentum first: o.momentum(0.9).nesterov(true).");
            }
        }

        @Override
        public Options lr(double value) {
            return new Options(value, momentum, dampening, weightDecay, nesterov, maximize);
        }

        /// With another momentum.
        public Options momentum(double value) {
            return new Options(lr, value, dampening, weightDecay, nesterov, maximize);
        }

        /// With another dampening.
        public Options dampening(double value) {
            return new Options(lr, momentum, value, weightDecay, nesterov, maximize);
        }

        /// With another weight decay.
        public Options weightDecay(double value) {
            return new Options(lr, momentum, dampening, value, nesterov, maximize);
        }

        /// With or without looking ahead; set the momentum first.
        public Options nesterov(boolean value) {
            return new Options(lr, momentum, dampening, weightDecay, value, maximize);
        }

        /// Climbing or descending.
        public Options maximize(boolean value) {
            return new Options(lr, momentum, dampening, weightDecay, nesterov, value);
        }

        @Override
        public double cyclicMomentum() {
            return momentum;
        }

        @Override
        public Options cyclicMomentum(double value) {
            return momentum(value);
        }
    }

    /// Plain descent with PyTorch's default learning rate 0.001.
    public SGD(Iterable<? extends Tensor> parameters) {
        this(parameters, 1e-3);
    }

    /// Plain descent.
    public SGD(Iterable<? extends Tensor> parameters, double lr) {
        this(parameters, lr, o -> o);
    }

    /// Descent with options: `new SGD(model.parameters(), 0.05, o -> o.momentum(0.9))`.
    public SGD(Iterable<? extends Tensor> parameters, double lr, UnaryOperator<Options> options) {
        super(parameters, options.apply(Options.DEFAULT.lr(lr)));
    }

    @Override
    void update(Options o, Tensor p, Tensor grad, Map<String, Object> state) {
        double sign = o.maximize() ? -1 : 1;
        if (o.momentum() == 0) {
            PLAIN.apply(new double[] {-o.lr(), sign, o.weightDecay()}, p, grad);
            return;
        }
        double[] numbers = {-o.lr(), sign, o.weightDecay(), o.momentum(), 1 - o.dampening()};
        boolean first = !state.containsKey("momentum_buffer");
        Tensor buffer = zeros(state, "momentum_buffer", p);
        FusedUpdate update =
                first ? o.nesterov() ? FIRST_NESTEROV : FIRST : o.nesterov() ? NESTEROV : MOMENTUM;
        update.apply(numbers, p, buffer, grad);
    }
}
