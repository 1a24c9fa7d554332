package dev.obor.distributions;

import dev.obor.Obor;
import dev.obor.Tensor;

/// The multivariate gamma function.
final class MultivariateGamma {
    private MultivariateGamma() {}

    private static Tensor steps(Tensor x, long p) {
        Tensor half = Obor.arange(p, o -> o.dtype(x.dtype())).div(2);
        return x.unsqueeze(-1).sub(half);
    }

    /// The logarithm: `p (p - 1) / 4 log π + Σ log Γ(x - j / 2)` for j below p.
    static Tensor log(Tensor x, long p) {
        return steps(x, p).lgamma().sum(-1).add(p * (p - 1) / 4.0 * Math.log(Math.PI));
    }

    /// The derivative of the logarithm.
    static Tensor slope(Tensor x, long p) {
        return steps(x, p).digamma().sum(-1);
    }
}
