package dev.obor.nn.utils.prune;

import dev.obor.Obor;
import dev.obor.Tensor;

/// Prunes elements at random.
public final class RandomUnstructured extends BasePruningMethod {
    private final Amount amount;

    /// Prunes so many elements.
    ///
    /// @throws dev.obor.base.ValueError if the number is negative
    public RandomUnstructured(long amount) {
        this.amount = Amount.of(amount);
    }

    /// Prunes a share of the elements.
    ///
    /// @throws dev.obor.base.ValueError if it is not from 0 to 1
    public RandomUnstructured(double amount) {
        this.amount = Amount.of(amount);
    }

    @Override
    protected Tensor computeMask(Tensor t, Tensor defaultMask) {
        long pruned = amount.count(t.numel());
        // No number is drawn for nothing.
        return Masks.without(pruned, defaultMask, pruned == 0 ? t : Obor.randLike(t), true);
    }
}
