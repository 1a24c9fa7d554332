package dev.obor.nn.utils.prune;

import dev.obor.Tensor;

/// Prunes the elements that are nearest to zero.
public final class L1Unstructured extends BasePruningMethod {
    private final Amount amount;

    /// Prunes so many elements.
    ///
    /// @throws dev.obor.base.ValueError if the number is negative
    public L1Unstructured(long amount) {
        this.amount = Amount.of(amount);
    }

    /// Prunes a share of the elements.
    ///
    /// @throws dev.obor.base.ValueError if it is not from 0 to 1
    public L1Unstructured(double amount) {
        this.amount = Amount.of(amount);
    }

    @Override
    protected Tensor computeMask(Tensor t, Tensor defaultMask) {
        return Masks.without(amount.count(t.numel()), defaultMask, t.abs(), false);
    }
}
