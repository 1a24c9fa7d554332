package dev.obor.optim;

import static dev.obor.optim.OptimizerOptions.check;

import dev.obor.Tensor;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.op.FusedUpdate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// RMSprop: steps divided by the root of a running mean of squared gradients.
///
/// ```text
/// v = alpha · v + (1 - alpha) · g²
/// p = p - lr · g / (√v + eps)
/// ```
///
/// Centered, the square of a running mean of g is taken off v; with momentum, a buffer of the
/// quotients is followed.
///
/// Source: Hinton, "Neural Networks for Machine Learning", lecture 6e, 2012; centered: Graves,
/// "Generating Sequences With Recurrent Neural Networks", 2013.
public final class RMSprop extends Optimizer<RMSprop.Options> {
    private static final FusedUpdate PLAIN = update("rmsprop", false, false);
    private static final FusedUpdate CENTERED = update("rmsprop_centered", true, false);
    private static final FusedUpdate MOMENTUM = update("rmsprop_momentum", false, true);
    private static final FusedUpdate BOTH = update("rmsprop_centered_momentum", true, true);

    // numbers: 0 -lr, 1 sign, 2 weight decay, 3 alpha, 4 1 - alpha, 5 eps, 6 momentum
    // tensors: parameter, square, then mean if centered, then buffer if momentum, then gradient

    private static FusedUpdate update(String name, boolean centered, boolean momentum) {
        return new FusedUpdate(
                name,
                7,
                (x, s) -> {
                    Expr g = x[x.length - 1].mul(s[1]).add(s[2].mul(x[0]));
                    Expr v = x[1].mul(s[3]).add(s[4].mul(g).mul(g));
                    Expr mean = centered ? x[2].add(s[4].mul(g.sub(x[2]))) : null;
                    Expr spread = mean == null ? v : v.sub(mean.mul(mean));
                    Expr root = Exprs.sqrt(spread).add(s[5]);
                    Expr buffer = momentum ? x[x.length - 2].mul(s[6]).add(g.div(root)) : null;
                    Expr p =
                            buffer == null
                                    ? x[0].add(s[0].mul(g).div(root))
                                    : x[0].add(s[0].mul(buffer));
                    if (mean == null) {
                        return buffer == null ? List.of(p, v) : List.of(p, v, buffer);
                    }
                    return buffer == null ? List.of(p, v, mean) : List.of(p, v, mean, buffer);
                });
    }

    /// Choices; the defaults are PyTorch's.
    ///
    /// @param lr the learning rate
    /// @param alpha how slowly the mean of squares follows
    /// @param eps keeps the denominator from 0
    /// @param weightDecay how much of the parameter is added to its gradient
    /// @param momentum how much of the last step is kept
    /// @param centered divides by the deviation instead of the root mean square
    /// @param maximize climbs instead
    public record Options(
            double lr,
            double alpha,
            double eps,
            double weightDecay,
            double momentum,
            boolean centered,
            boolean maximize)
            implements OptimizerOptions<Options> {
        /// The defaults.
        public static final Options DEFAULT = new Options(1e-2, 0.99, 1e-8, 0, 0, false, false);

        /// Checks the ranges.
        ///
        /// @throws IllegalArgumentException if a number is out of range
        public Options {
            check(lr >= 0, "learning rate", lr);
            check(eps >= 0, "epsilon value", eps);
            check(momentum >= 0, "momentum value", momentum);
            check(weightDecay >= 0, "weight_decay value", weightDecay);
            check(alpha >= 0, "alpha value", alpha);
        }

        @Override
        public Options lr(double value) {
            return new Options(value, alpha, eps, weightDecay, momentum, centered, maximize);
        }

        /// With another smoothing.
        public Options alpha(double value) {
            return new Options(lr, value, eps, weightDecay, momentum, centered, maximize);
        }

        /// With another epsilon.
        public Options eps(double value) {
            return new Options(lr, alpha, value, weightDecay, momentum, centered, maximize);
        }

        /// With another weight decay.
        public Options weightDecay(double value) {
            return new Options(lr, alpha, eps, value, momentum, centered, maximize);
        }

        /// With another momentum.
        public Options momentum(double value) {
            return new Options(lr, alpha, eps, weightDecay, value, centered, maximize);
        }

        /// Centered or not.
        public Options centered(boolean value) {
            return new Options(lr, alpha, eps, weightDecay, momentum, value, maximize);
        }

        /// Climbing or descending.
        public Options maximize(boolean value) {
            return new Options(lr, alpha, eps, weightDecay, momentum, centered, value);
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

    /// With PyTorch's default learning rate 0.01.
    public RMSprop(Iterable<? extends Tensor> parameters) {
        this(parameters, 1e-2);
    }

    /// With a learning rate.
    public RMSprop(Iterable<? extends Tensor> parameters, double lr) {
        this(parameters, lr, o -> o);
    }

    /// With options.
    public RMSprop(
            Iterable<? extends Tensor> parameters, double lr, UnaryOperator<Options> options) {
        super(parameters, options.apply(Options.DEFAULT.lr(lr)));
    }

    @Override
    void update(Options o, Tensor p, Tensor grad, Map<String, Object> state) {
        nextStep(state);
        double[] numbers = {
            -o.lr(),
            o.maximize() ? -1 : 1,
            o.weightDecay(),
            o.alpha(),
            1 - o.alpha(),
            o.eps(),
            o.momentum()
        };
        Tensor square = zeros(state, "square_avg", p);
        boolean momentum = o.momentum() > 0;
        if (o.centered()) {
            Tensor mean = zeros(state, "grad_avg", p);
            if (momentum) {
                BOTH.apply(numbers, p, square, mean, zeros(state, "momentum_buffer", p), grad);
            } else {
                CENTERED.apply(numbers, p, square, mean, grad);
            }
        } else if (momentum) {
            MOMENTUM.apply(numbers, p, square, zeros(state, "momentum_buffer", p), grad);
        } else {
            PLAIN.apply(numbers, p, square, grad);
        }
    }
}
