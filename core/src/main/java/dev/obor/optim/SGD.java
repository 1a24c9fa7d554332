package dev.obor.optim;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import dev.obor.pointwise.Formula;
import dev.obor.pointwise.PointwiseUpdate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
///
/// ```java
/// Tensor p = tensor(1.0, 2).requiresGrad_();
/// var optimizer = new SGD(List.of(p), 0.1, o -> o.momentum(0.9));
/// p.pow(2).sum().backward();
/// optimizer.step();
/// p // [0.8, 1.6]
/// ```
public final class SGD extends Optimizer<SGD.Options> {
    // numbers: 0 step size -lr, 1 sign of the gradient, 2 weight decay, 3 momentum, 4 1 - dampening
    // tensors: parameter, buffer if there is momentum, gradient

    private static final PointwiseUpdate[] PLAIN = {
        new PointwiseUpdate("sgd", 3, (t, n) -> List.of(descend(t[0], grad(t, n, false), n))),
        new PointwiseUpdate("sgd_decay", 3, (t, n) -> List.of(descend(t[0], grad(t, n, true), n)))
    };
    private static final PointwiseUpdate[] MOMENTUM = {
        momentum(false, false, false),
        momentum(true, false, false),
        momentum(false, true, false),
        momentum(true, true, false),
        momentum(false, false, true),
        momentum(true, false, true),
        momentum(false, true, true),
        momentum(true, true, true)
    };

    private static PointwiseUpdate momentum(boolean decay, boolean first, boolean nesterov) {
        return new PointwiseUpdate(
                "sgd_momentum",
                5,
                (t, n) -> {
                    Formula g = grad(t, n, decay);
                    Formula b = first ? g : t[1].mul(n[3]).add(n[4].mul(g));
                    Formula direction = nesterov ? g.add(n[3].mul(b)) : b;
                    return List.of(descend(t[0], direction, n), b);
                });
    }

    /// Without decay it leaves the parameter out: 0 times an infinite one would be NaN.
    private static Formula grad(Formula[] t, Formula[] n, boolean decay) {
        Formula g = t[t.length - 1].mul(n[1]);
        return decay ? g.add(n[2].mul(t[0])) : g;
    }

    private static Formula descend(Formula p, Formula g, Formula[] n) {
        return p.add(n[0].mul(g));
    }

    /// Choices; the defaults are PyTorch's.
    public static final class Options extends OptimizerOptions<Options> {
        double momentum;
        double dampening;
        double weightDecay;
        boolean nesterov;
        boolean maximize;
        @KeyOnly private final @Nullable Boolean foreach = null;
        @KeyOnly private final boolean differentiable = false;
        @KeyOnly private final @Nullable Boolean fused = null;

        private Options() {
            super(1e-3);
        }

        /// How much of the last direction is kept, 0.
        public Options momentum(double value) {
            return set(() -> momentum = value);
        }

        /// How much less of a new gradient enters the momentum, 0.
        public Options dampening(double value) {
            return set(() -> dampening = value);
        }

        /// How much of the parameter is added to its gradient, 0.
        public Options weightDecay(double value) {
            return set(() -> weightDecay = value);
        }

        /// Whether to look ahead along the momentum, false.
        public Options nesterov(boolean value) {
            return set(() -> nesterov = value);
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
            require(momentum >= 0, "momentum value", momentum);
            require(weightDecay >= 0, "weight_decay value", weightDecay);
            if (nesterov && (momentum <= 0 || dampening != 0)) {
                throw new ValueError(
                        "Nesterov momentum requires a momentum and zero dampening",
                        "Set the momentum too: o.momentum(0.9).nesterov(true).");
            }
        }
    }

    /// Plain descent with PyTorch's default learning rate 0.001.
    public SGD(Iterable<? extends Tensor> parameters) {
        this(parameters, o -> {});
    }

    /// Plain descent.
    public SGD(Iterable<? extends Tensor> parameters, double lr) {
        this(parameters, o -> o.lr(lr));
    }

    /// Descent with options: `new SGD(model.parameters(), 0.05, o -> o.momentum(0.9))`.
    public SGD(Iterable<? extends Tensor> parameters, double lr, Consumer<Options> options) {
        Arguments.given(options, "options");
        super(parameters, new Options().with(o -> options.accept(o.lr(lr))));
    }

    /// Descent with options: `new SGD(model.parameters(), o -> o.lr(0.05).momentum(0.9))`.
    public SGD(Iterable<? extends Tensor> parameters, Consumer<Options> options) {
        super(parameters, new Options().with(options));
    }

    @Override
    protected void update(Options o, Tensor p, Tensor grad, ParameterState state) {
        double sign = o.maximize ? -1 : 1;
        int decay = o.weightDecay != 0 ? 1 : 0;
        if (o.momentum == 0) {
            PLAIN[decay].apply(new double[] {-o.lr(), sign, o.weightDecay}, p, grad);
            return;
        }
        int first = state.has("momentum_buffer") ? 0 : 2;
        int nesterov = o.nesterov ? 4 : 0;
        double[] numbers = {-o.lr(), sign, o.weightDecay, o.momentum, 1 - o.dampening};
        MOMENTUM[decay + first + nesterov].apply(numbers, p, state.zeros("momentum_buffer"), grad);
    }
}
