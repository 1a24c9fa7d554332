package dev.obor.nn.utils.prune;

import dev.obor.Obor;
import dev.obor.Tensor;
import java.util.stream.LongStream;

/// Prunes the slices of the smallest norms, such as channels.
public final class LnStructured extends BasePruningMethod {
    private final Amount amount;
    private final double n;
    private final int dim;

    /// Prunes so many slices.
    ///
    /// @param n which norm, 2 for the Euclidean one
    /// @throws dev.obor.base.ValueError if the number is negative
    public LnStructured(long amount, double n, int dim) {
        this.amount = Amount.of(amount);
        this.n = n;
        this.dim = dim;
    }

    /// Prunes a share of the slices.
    ///
    /// @param n which norm, 2 for the Euclidean one
    /// @throws dev.obor.base.ValueError if it is not from 0 to 1
    public LnStructured(double amount, double n, int dim) {
        this.amount = Amount.of(amount);
        this.n = n;
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
        long[] others = LongStream.range(0, t.dim()).filter(d -> d != place).toArray();
        Tensor largest = t.norm(n, others).topk(size - pruned).indices();
        Tensor kept = Obor.zeros(Obor.bool, size).indexFill(0, largest, 1);
        return Masks.slices(t, place, kept, defaultMask);
    }
}
