package dev.obor.optim;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.Complex;
import dev.obor.base.PythonFloat;
import dev.obor.base.ValueError;
import dev.obor.pointwise.Formula;
import dev.obor.pointwise.PointwiseUpdate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Rprop: each element has a step size of its own, which grows while the sign of its gradient stays
/// and shrinks when it turns; only signs count. Meant for gradients of the whole data set.
///
/// ```text
/// s = clamp(s · (eta⁺ if g · prev > 0, eta⁻ if g · prev < 0, else 1), min, max)
/// g = 0 where g · prev < 0
/// p = p - sign(g) · s,  prev = g
/// ```
///
/// Source: Riedmiller and Braun, "A Direct Adaptive Method for Faster Backpropagation Learning: The
/// RPROP Algorithm", 1993, in PyTorch's form without weight backtracking.
///
/// ```java
/// Tensor p = tensor(1.0, 2).requiresGrad_();
/// var optimizer = new Rprop(List.of(p), 0.1);
/// p.pow(2).sum().backward();
/// optimizer.step();
/// p // [0.9, 1.9]
/// ```
public final class Rprop extends Optimizer<Rprop.Options> {
    // numbers: 0 sign, 1 eta⁻, 2 eta⁺, 3 smallest step, 4 largest step
    // tensors: parameter, last gradient, step sizes, gradient

    private static final PointwiseUpdate UPDATE =
            new PointwiseUpdate(
                    "rprop",
                    5,
                    (t, n) -> {
                        Formula g = t[3].mul(n[0]);
                        Formula turn = g.mul(t[1]);
                        Formula grown = Formula.where(turn.gt(0), t[2].mul(n[2]), t[2]);
                        Formula size = Formula.where(turn.lt(0), t[2].mul(n[1]), grown);
                        size = size.maximum(n[3]).minimum(n[4]);
                        g = Formula.where(turn.lt(0), 0, g);
                        return List.of(t[0].sub(g.sign().mul(size)), g, size);
                    });

    /// Choices; the defaults are PyTorch's.
    public static final class Options extends OptimizerOptions<Options> {
        List<Double> etas = List.of(0.5, 1.2);
        List<Double> stepSizes = List.of(1e-6, 50.0);
        @KeyOnly private final @Nullable Boolean foreach = null;
        boolean maximize;
        @KeyOnly private final boolean differentiable = false;
        @KeyOnly private final boolean capturable = false;

        private Options() {
            super(1e-2);
        }

        /// By what the step size is multiplied where the sign turned and where it stayed, 0.5 and
        /// 1.2.
        public Options etas(double minus, double plus) {
            return set(() -> etas = List.of(minus, plus));
        }

        /// The smallest and the largest step size, 1e-6 and 50.
        public Options stepSizes(double min, double max) {
            return set(() -> stepSizes = List.of(min, max));
        }

        /// Whether to climb instead, false.
        public Options maximize(boolean value) {
            return set(() -> maximize = value);
        }

        @Override
        protected void check() {
            super.check();
            double minus = etas.get(0);
            double plus = etas.get(1);
            if (!(minus > 0 && minus < 1 && plus > 1)) {
                throw new ValueError(
                        "Invalid eta values: "
                                + PythonFloat.repr(minus)
                                + ", "
                                + PythonFloat.repr(plus),
                        "The first is between 0 and 1, the second above 1.");
            }
        }
    }

    /// With PyTorch's default learning rate 0.01.
    public Rprop(Iterable<? extends Tensor> parameters) {
        this(parameters, o -> {});
    }

    /// With a learning rate.
    public Rprop(Iterable<? extends Tensor> parameters, double lr) {
        this(parameters, o -> o.lr(lr));
    }

    /// With options: `new Rprop(parameters, 0.01, o -> o.etas(0.5, 1.1))`.
    public Rprop(Iterable<? extends Tensor> parameters, double lr, Consumer<Options> options) {
        Arguments.given(options, "options");
        this(parameters, o -> options.accept(o.lr(lr)));
    }

    /// With options: `new Rprop(parameters, o -> o.etas(0.5, 1.1))`.
    public Rprop(Iterable<? extends Tensor> parameters, Consumer<Options> options) {
        super(parameters, new Options().with(options));
    }

    @Override
    protected void update(Options o, Tensor p, Tensor grad, ParameterState state) {
        state.nextStep();
        Tensor prev = state.zeros("prev");
        if (!state.has("step_size")) {
            Tensor size = state.zeros("step_size");
            if (size.isComplex()) { // parts have step sizes of their own
                size.fill_(new Complex(o.lr(), o.lr()));
            } else {
                size.fill_(o.lr());
            }
        }
        double[] numbers = {
            o.maximize ? -1 : 1,
            o.etas.get(0),
            o.etas.get(1),
            o.stepSizes.get(0),
            o.stepSizes.get(1)
        };
        UPDATE.apply(numbers, p, prev, state.zeros("step_size"), grad);
    }
}
