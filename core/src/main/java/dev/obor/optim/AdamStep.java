package dev.obor.optim;

import dev.obor.Tensor;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.op.FusedUpdate;
import java.util.List;
import java.util.Map;

/// The kernel of [Adam] and [AdamW].
final class AdamStep {
    private static final FusedUpdate PLAIN =
            new FusedUpdate(
                    "adam",
                    9,
                    (x, s) -> {
                        Expr p = x[0].mul(s[8]);
                        Expr m = mean(x, s, 3);
                        Expr v = square(x, s, 3);
                        return List.of(moved(p, m, v, s), m, v);
                    });
    private static final FusedUpdate AMSGRAD =
            new FusedUpdate(
                    "adam_amsgrad",
                    9,
                    (x, s) -> {
                        Expr p = x[0].mul(s[8]);
                        Expr m = mean(x, s, 4);
                        Expr v = square(x, s, 4);
                        Expr largest = x[3].max(v);
                        return List.of(moved(p, m, largest, s), m, v, largest);
                    });

    private AdamStep() {}

    // numbers: 0 -lr / (1 - beta1^t), 1 sign, 2 decay of the gradient, 3 1 - beta1, 4 beta2,
    // 5 1 - beta2, 6 √(1 - beta2^t), 7 eps, 8 factor of the parameter

    private static Expr grad(Expr[] x, Expr[] s, int g) {
        return x[g].mul(s[1]).add(s[2].mul(x[0]));
    }

    private static Expr mean(Expr[] x, Expr[] s, int g) {
        return x[1].add(s[3].mul(grad(x, s, g).sub(x[1])));
    }

    private static Expr square(Expr[] x, Expr[] s, int g) {
        Expr grad = grad(x, s, g);
        return x[2].mul(s[4]).add(s[5].mul(grad).mul(grad));
    }

    private static Expr moved(Expr p, Expr m, Expr v, Expr[] s) {
        Expr denominator = Exprs.sqrt(v).div(s[6]).add(s[7]);
        return p.add(s[0].mul(m).div(denominator));
    }

    static void apply(
            AdamOptions o,
            double gradientDecay,
            double factor,
            Tensor p,
            Tensor grad,
            Map<String, Object> state) {
        long step = Optimizer.nextStep(state);
        Tensor m = Optimizer.zeros(state, "exp_avg", p);
        Tensor v = Optimizer.zeros(state, "exp_avg_sq", p);
        double[] numbers = {
            -o.lr() / (1 - Math.pow(o.beta1(), step)),
            o.maximize() ? -1 : 1,
            gradientDecay,
            1 - o.beta1(),
            o.beta2(),
            1 - o.beta2(),
            Math.sqrt(1 - Math.pow(o.beta2(), step)),
            o.eps(),
            factor
        };
        if (o.amsgrad()) {
            AMSGRAD.apply(numbers, p, m, v, Optimizer.zeros(state, "max_exp_avg_sq", p), grad);
        } else {
            PLAIN.apply(numbers, p, m, v, grad);
        }
    }
}
