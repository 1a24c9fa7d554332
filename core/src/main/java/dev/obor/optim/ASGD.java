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

/// Averaged stochastic gradient descent: plain descent at a falling rate, beside it the mean of the
/// parameters, kept in the state as `ax`.
///
/// ```text
/// p = p · (1 - lambd · eta) - eta · g
/// ax = ax + mu · (p - ax)                     (ax = p while t <= t0)
/// eta = lr / (1 + lambd · lr · t)^alpha,  mu = 1 / max(1, t - t0)
/// ```
///
/// As in PyTorch, `eta` and `mu` are kept as float32. Source: Polyak and Juditsky, "Acceleration of
/// Stochastic Approximation by Averaging", 1992.
///
/// ```java
/// Tensor p = tensor(1.0, 2).requiresGrad_();
/// var optimizer = new ASGD(List.of(p), 0.1);
/// p.pow(2).sum().backward();
/// optimizer.step();
/// p // [0.8, 1.6]
/// ```
public final class ASGD extends Optimizer<ASGD.Options> {
    private static final PointwiseUpdate[] UPDATES = {
        update(false, false), update(true, false), update(false, true), update(true, true)
    };

    // numbers: 0 -eta, 1 sign, 2 weight decay, 3 1 - lambd · eta, 4 mu
    // tensors: parameter, mean, gradient

    private static PointwiseUpdate update(boolean decay, boolean mean) {
        return new PointwiseUpdate(
                "asgd",
                5,
                (t, n) -> {
                    Formula g = t[2].mul(n[1]);
                    g = decay ? g.add(n[2].mul(t[0])) : g;
                    Formula p = t[0].mul(n[3]).add(n[0].mul(g));
                    return List.of(p, mean ? t[1].add(p.sub(t[1]).mul(n[4])) : p);
                });
    }

    /// Choices; the defaults are PyTorch's.
    public static final class Options extends OptimizerOptions<Options> {
        double lambd = 1e-4;
        double alpha = 0.75;
        double t0 = 1e6;
        double weightDecay;
        @KeyOnly private final @Nullable Boolean foreach = null;
        boolean maximize;
        @KeyOnly private final boolean differentiable = false;
        @KeyOnly private final boolean capturable = false;

        private Options() {
            super(1e-2);
        }

        /// How much parameters shrink, in units of the rate, 1e-4.
        public Options lambd(double value) {
            return set(() -> lambd = value);
        }

        /// The power by which the rate falls, 0.75.
        public Options alpha(double value) {
            return set(() -> alpha = value);
        }

        /// The step after which the mean begins, 1e6.
        public Options t0(double value) {
            return set(() -> t0 = value);
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
            require(lambd >= 0, "lambd value", lambd);
            require(alpha >= 0, "alpha value", alpha);
            require(weightDecay >= 0, "weight_decay value", weightDecay);
        }
    }

    /// With PyTorch's default learning rate 0.01.
    public ASGD(Iterable<? extends Tensor> parameters) {
        this(parameters, o -> {});
    }

    /// With a learning rate.
    public ASGD(Iterable<? extends Tensor> parameters, double lr) {
        this(parameters, o -> o.lr(lr));
    }

    /// With options: `new ASGD(parameters, 0.01, o -> o.t0(1000))`.
    public ASGD(Iterable<? extends Tensor> parameters, double lr, Consumer<Options> options) {
        Arguments.given(options, "options");
        this(parameters, o -> options.accept(o.lr(lr)));
    }

    /// With options: `new ASGD(parameters, o -> o.t0(1000))`.
    public ASGD(Iterable<? extends Tensor> parameters, Consumer<Options> options) {
        super(parameters, new Options().with(options));
    }

    /// PyTorch makes a tensor of the default dtype of it, also where a loaded state is wider.
    private static double rounded(double value) {
        return Obor.getDefaultDtype() == DType.FLOAT64 ? value : (float) value;
    }

    @Override
    protected void update(Options o, Tensor p, Tensor grad, ParameterState state) {
        long step = state.nextStep();
        if (!state.has("eta")) {
            state.put("eta", Obor.tensor(o.lr()).to(DType.FLOAT32));
            state.put("mu", Obor.tensor(1.0).to(DType.FLOAT32));
        }
        double eta = state.tensor("eta").item();
        double mu = state.tensor("mu").item();
        double sign = o.maximize ? -1 : 1;
        double[] numbers = {-eta, sign, o.weightDecay, 1 - o.lambd * eta, mu};
        int kind = (o.weightDecay != 0 ? 1 : 0) + (mu != 1 ? 2 : 0);
        UPDATES[kind].apply(numbers, p, state.zeros("ax"), grad);
        state.tensor("eta").fill_(rounded(o.lr() / Math.pow(1 + o.lambd * o.lr() * step, o.alpha)));
        state.tensor("mu").fill_(rounded(1 / Math.max(1, step - o.t0)));
    }
}
