package dev.obor.nn.utils.prune;

import dev.obor.Tensor;

/// Prunes nothing, but makes the parameter one that is pruned.
public final class Identity extends BasePruningMethod {
    /// The method.
    public Identity() {}

    @Override
    protected Tensor computeMask(Tensor t, Tensor defaultMask) {
        return defaultMask;
    }
}
