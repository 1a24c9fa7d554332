package dev.obor.examples.own;

import dev.obor.Tensor;
import dev.obor.optim.Optimizer;
import dev.obor.optim.OptimizerOptions;
import dev.obor.optim.ParameterState;
import dev.obor.pointwise.Formula;
import dev.obor.pointwise.PointwiseUpdate;
import java.util.List;
import java.util.function.Consumer;

/// Steps along the sign of a momentum.
///
/// Source: Chen et al., "Symbolic Discovery of Optimization Algorithms", 2023, algorithm 2.
public final class Lion extends Optimizer<Lion.Options> {
    /// Choices; weight decay is decoupled.
    public static final class Options extends OptimizerOptions<Options> {
        double beta1 = 0.9;
        double beta2 = 0.99;
        double weightDecay;

        Options() {
            super(1e-4);
        }

        /// How much of the momentum decides the sign, and how slowly it follows.
        public Options betas(double first, double second) {
            return set(() -> {
                beta1 = first;
                beta2 = second;
            });
        }

        /// How much parameters shrink.
        public Options weightDecay(double value) {
            return set(() -> weightDecay = value);
        }
    }

    private static final PointwiseUpdate UPDATE =
            new PointwiseUpdate(
                    "lion",
                    4,
                    (t, n) -> { // t: parameter, momentum, gradient; n: lr, beta1, beta2, decay
                        Formula sign = t[1].mul(n[1]).add(t[2].mul(n[1].rsub(1))).sign();
                        return List.of(
                                t[0].mul(n[0].mul(n[3]).rsub(1)).sub(sign.mul(n[0])),
                                t[1].mul(n[2]).add(t[2].mul(n[2].rsub(1))));
                    });

    /// An optimizer: `new Lion(model.parameters(), o -> o.lr(1e-4).weightDecay(0.1))`.
    public Lion(Iterable<? extends Tensor> parameters, Consumer<Options> options) {
        super(parameters, new Options().with(options));
    }

    @Override
    protected void update(Options o, Tensor p, Tensor grad, ParameterState state) {
        double[] numbers = {o.lr(), o.beta1, o.beta2, o.weightDecay};
        UPDATE.apply(numbers, p, state.zeros("exp_avg"), grad);
    }
}
