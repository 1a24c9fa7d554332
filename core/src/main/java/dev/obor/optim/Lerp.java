package dev.obor.optim;

import dev.obor.pointwise.Formula;

/// A running mean as PyTorch's `lerp_` computes it: from the nearer end, so that a weight of 1
/// gives the new value itself.
final class Lerp {
    private Lerp() {}

    /// Whether the mean follows so quickly that it is computed from the new value.
    static boolean isQuick(double weight) {
        return weight >= 0.5;
    }

    static Formula of(Formula mean, Formula value, Formula weight, boolean quick) {
        Formula way = value.sub(mean);
        return quick ? value.sub(way.mul(weight.rsub(1))) : mean.add(weight.mul(way));
    }
}
