package dev.obor.examples.own;

import dev.obor.Tensor;
import dev.obor.nn.Module;
import dev.obor.pointwise.PointwiseFunction;

/// The activation `x + sin²(a x) / a`, for signals that repeat themselves.
///
/// Source: Ziyin, Hartwig and Ueda, "Neural Networks Fail to Learn Periodic Functions and How to
/// Fix It", 2020, equation 3.
public final class Snake extends Module {
    private static final PointwiseFunction SNAKE =
            PointwiseFunction.of(
                    "snake", 1, 1, (x, n) -> x[0].add(x[0].mul(n[0]).sin().square().div(n[0])));

    private final double a;

    /// An activation of that frequency.
    public Snake(double a) {
        this.a = a;
    }

    @Override
    public Tensor forward(Tensor input) {
        return SNAKE.apply(new double[] {a}, input);
    }

    @Override
    protected String extraRepr() {
        return "a=" + a;
    }
}
