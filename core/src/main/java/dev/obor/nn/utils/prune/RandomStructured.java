package dev.obor.nn.utils.prune;

import dev.obor.Obor;
import dev.obor.Tensor;

/// Prunes whole slices at random, such as channels.
public final class RandomStructured extends BasePruningMethod {
    private final Amount amount;
    private final int dim;

    /// Prunes so many slices.
    ///
    /// @throws dev.obor.base.ValueError if the number is negative
    public RandomStructured(long amount, int dim) {
        this.amount = Amount.of(amount);
        this.dim = dim;
    }

    /// Prunes a share of the slices.
    ///
    /// @throws dev.obor.base.ValueError if it is not from 0 to 1
    public RandomStructured(double amount, int dim) {
        this.amount = Amount.of(amount);
        this.dim = dim;
    }

    @Override
    protected PruningType pruningType() {
        return PruningType.STRUCTURED;
    }

    @Override
    protected int dim() {
        return dim;
    }

    @Override
    protected Tensor computeMask(Tensor t, Tensor defaultMask) {
        int place = Masks.place(t, dim);
        long size = t.size(place);
        long pruned = amount.count(size);
        if (pruned == 0) {
            return defaultMask;
        }
        Tensor chances = Obor.rand(size);
        Tensor kept = chances.gt(chances.kthvalue(pruned).values());
        return Masks.slices(t, place, kept, defaultMask);
    }
}
