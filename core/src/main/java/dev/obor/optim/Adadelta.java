package dev.obor.optim;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.pointwise.Formula;
import dev.obor.pointwise.PointwiseUpdate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Adadelta: steps as long as earlier ones were, in units of the gradient; the rate only scales
/// them.
///
/// ```text
/// v = rho · v + (1 - rho) · g²
/// d = √(u + eps) / √(v + eps) · g
/// u = rho · u + (1 - rho) · d²
/// p = p - lr · d
/// ```
///
/// Source: Zeiler, "ADADELTA: An Adaptive Learning Rate Method", 2012, algorithm 1.
///
/// ```java
/// Tensor p = tensor(1.0, 2).requiresGrad_();
/// var optimizer = new Adadelta(List.of(p), 1.0);
/// p.pow(2).sum().backward();
/// optimizer.step();
/// p // [0.9968, 1.9968]
/// ```
public final class Adadelta extends Optimizer<Adadelta.Options> {
    private static final PointwiseUpdate[] UPDATES = {update(false), update(true)};

    // numbers: 0 -lr, 1 sign, 2 weight decay, 3 rho, 4 1 - rho, 5 eps
    // tensors: parameter, mean of squares, mean of squared steps, gradient

    private static PointwiseUpdate update(boolean decay) {
        return new PointwiseUpdate(
                "adadelta",
                6,
                (t, n) -> {
                    Formula g = t[3].mul(n[1]);
                    g = decay ? g.add(n[2].mul(t[0])) : g;
                    Formula v = t[1].mul(n[3]).add(n[4].mul(g).mul(g));
                    Formula d = t[2].add(n[5]).sqrt().div(v.add(n[5]).sqrt()).mul(g);
                    Formula u = t[2].mul(n[3]).add(n[4].mul(d).mul(d));
                    return List.of(t[0].add(n[0].mul(d)), v, u);
                });
    }

    /// Choices; the defaults are PyTorch's.
    public static final class Options extends OptimizerOptions<Options> {
        double rho = 0.9;
        double eps = 1e-6;
        double weightDecay;
        boolean maximize;
        @KeyOnly private final boolean capturable = false;
        @KeyOnly private final @Nullable Boolean foreach = null;
        @KeyOnly private final boolean differentiable = false;

        private Options() {
            super(1.0);
        }

        /// How slowly the means of squares follow, 0.9.
        public Options rho(double value) {
            return set(() -> rho = value);
        }

        /// What keeps the denominator from 0, 1e-6.
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
        protected void check() {
            super.check();
            require(rho >= 0 && rho <= 1, "rho value", rho);
            require(eps >= 0, "epsilon value", eps);
            require(weightDecay >= 0, "weight_decay value", weightDecay);
        }
    }

    /// With PyTorch's default learning rate 1.
    public Adadelta(Iterable<? extends Tensor> parameters) {
        this(parameters, o -> {});
    }

    /// With a learning rate.
    public Adadelta(Iterable<? extends Tensor> parameters, double lr) {
        this(parameters, o -> o.lr(lr));
    }

    /// With options: `new Adadelta(parameters, 1, o -> o.rho(0.95))`.
    public Adadelta(Iterable<? extends Tensor> parameters, double lr, Consumer<Options> options) {
        Arguments.given(options, "options");
        this(parameters, o -> options.accept(o.lr(lr)));
    }

    /// With options: `new Adadelta(parameters, o -> o.rho(0.95))`.
    public Adadelta(Iterable<? extends Tensor> parameters, Consumer<Options> options) {
        super(parameters, new Options().with(options));
    }

    @Override
    protected void update(Options o, Tensor p, Tensor grad, ParameterState state) {
        state.nextStep();
        double sign = o.maximize ? -1 : 1;
        double[] numbers = {-o.lr(), sign, o.weightDecay, o.rho, 1 - o.rho, o.eps};
        Tensor squares = state.zeros("square_avg");
        UPDATES[o.weightDecay != 0 ? 1 : 0].apply(
                numbers, p, squares, state.zeros("acc_delta"), grad);
    }
}
