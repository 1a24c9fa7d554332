package dev.obor.optim;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.pointwise.Formula;
import dev.obor.pointwise.PointwiseUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
///
/// ```java
/// Tensor p = tensor(1.0, 2).requiresGrad_();
/// var optimizer = new RMSprop(List.of(p), 0.1);
/// p.pow(2).sum().backward();
/// optimizer.step();
/// p // [5.96e-8, 1]
/// ```
public final class RMSprop extends Optimizer<RMSprop.Options> {
    private static final int DECAY = 1;
    private static final int CENTERED = 2;
    private static final int MOMENTUM = 4;
    private static final int QUICK = 8;
    private static final PointwiseUpdate[] UPDATES = new PointwiseUpdate[16];

    static {
        for (int kind = 0; kind < UPDATES.length; kind++) {
            UPDATES[kind] = update(kind);
        }
    }

    // numbers: 0 -lr, 1 sign, 2 weight decay, 3 alpha, 4 1 - alpha, 5 eps, 6 momentum
    // tensors: parameter, square, then mean if centered, then buffer if momentum, then gradient

    private static PointwiseUpdate update(int kind) {
        return new PointwiseUpdate(
                "rmsprop",
                7,
                (t, n) -> {
                    Formula g = t[t.length - 1].mul(n[1]);
                    g = (kind & DECAY) != 0 ? g.add(n[2].mul(t[0])) : g;
                    Formula v = t[1].mul(n[3]).add(n[4].mul(g).mul(g));
                    List<Formula> written = new ArrayList<>(List.of(v));
                    Formula spread = v;
                    if ((kind & CENTERED) != 0) {
                        Formula mean = Lerp.of(t[2], g, n[4], (kind & QUICK) != 0);
                        written.add(mean);
                        spread = v.sub(mean.mul(mean));
                    }
                    Formula root = spread.sqrt().add(n[5]);
                    Formula step = n[0].mul(g).div(root);
                    if ((kind & MOMENTUM) != 0) {
                        Formula buffer = t[t.length - 2].mul(n[6]).add(g.div(root));
                        written.add(buffer);
                        step = n[0].mul(buffer);
                    }
                    written.addFirst(t[0].add(step));
                    return written;
                });
    }

    /// Choices; the defaults are PyTorch's.
    public static final class Options extends OptimizerOptions<Options> {
        double momentum;
        double alpha = 0.99;
        double eps = 1e-8;
        boolean centered;
        double weightDecay;
        @KeyOnly private final boolean capturable = false;
        @KeyOnly private final @Nullable Boolean foreach = null;
        boolean maximize;
        @KeyOnly private final boolean differentiable = false;

        private Options() {
            super(1e-2);
        }

        /// How much of the last step is kept, 0.
        public Options momentum(double value) {
            return set(() -> momentum = value);
        }

        /// How slowly the mean of squares follows, 0.99.
        public Options alpha(double value) {
            return set(() -> alpha = value);
        }

        /// What keeps the denominator from 0, 1e-8.
        public Options eps(double value) {
            return set(() -> eps = value);
        }

        /// Whether to divide by the deviation instead of the root mean square, false.
        public Options centered(boolean value) {
            return set(() -> centered = value);
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
            return momentum;
        }

        @Override
        public Options cyclicMomentum(double value) {
            return momentum(value);
        }

        @Override
        protected void check() {
            super.check();
            require(eps >= 0, "epsilon value", eps);
            require(momentum >= 0, "momentum value", momentum);
            require(weightDecay >= 0, "weight_decay value", weightDecay);
            require(alpha >= 0, "alpha value", alpha);
        }
    }

    /// With PyTorch's default learning rate 0.01.
    public RMSprop(Iterable<? extends Tensor> parameters) {
        this(parameters, o -> {});
    }

    /// With a learning rate.
    public RMSprop(Iterable<? extends Tensor> parameters, double lr) {
        this(parameters, o -> o.lr(lr));
    }

    /// With options: `new RMSprop(parameters, 0.01, o -> o.centered(true))`.
    public RMSprop(Iterable<? extends Tensor> parameters, double lr, Consumer<Options> options) {
        Arguments.given(options, "options");
        this(parameters, o -> options.accept(o.lr(lr)));
    }

    /// With options: `new RMSprop(parameters, o -> o.centered(true))`.
    public RMSprop(Iterable<? extends Tensor> parameters, Consumer<Options> options) {
        super(parameters, new Options().with(options));
    }

    @Override
    protected void update(Options o, Tensor p, Tensor grad, ParameterState state) {
        state.nextStep();
        double sign = o.maximize ? -1 : 1;
        double[] numbers = {-o.lr(), sign, o.weightDecay, o.alpha, 1 - o.alpha, o.eps, o.momentum};
        int kind = o.weightDecay != 0 ? DECAY : 0;
        List<Tensor> tensors = new ArrayList<>(List.of(p, state.zeros("square_avg")));
        if (o.centered) {
            kind |= CENTERED | (Lerp.isQuick(1 - o.alpha) ? QUICK : 0);
            tensors.add(state.zeros("grad_avg"));
        }
        if (o.momentum > 0) {
            kind |= MOMENTUM;
            tensors.add(state.zeros("momentum_buffer"));
        }
        tensors.add(grad);
        UPDATES[kind].apply(numbers, tensors.toArray(Tensor[]::new));
    }
}
