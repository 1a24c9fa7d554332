package dev.obor.nn;

import dev.obor.Tensor;
import org.jspecify.annotations.Nullable;

/// A module that compares a prediction with a target: `criterion.call(output, target)`.
public abstract class Loss extends Module {
    /// For subclasses.
    protected Loss() {}

    /// Weights as part of the state, or null.
    static @Nullable Buffer buffer(@Nullable Tensor weight) {
        return weight == null ? null : new Buffer(weight);
    }

    /// Computes the loss. Callers use [#call(Tensor, Tensor)].
    public abstract Tensor forward(Tensor input, Tensor target);

    /// Runs the loss on a prediction and a target.
    public final Tensor call(Tensor input, Tensor target) {
        return call(this::forward, input, target);
    }
}
