package dev.obor.nn;

import dev.obor.Tensor;

/// A module that compares a prediction with a target: `criterion.call(output, target)`.
public abstract class Loss extends Module {
    /// For subclasses.
    protected Loss() {}

    /// Computes the loss. Callers use [#call(Tensor, Tensor)].
    public abstract Tensor forward(Tensor input, Tensor target);

    /// Runs the loss on a prediction and a target.
    public final Tensor call(Tensor input, Tensor target) {
        return located(() -> forward(input, target));
    }
}
