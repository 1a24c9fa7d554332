package dev.obor.spark;

/// One pass over this rank's share of the rows.
public final class Epoch {
    private final long number;
    private final Feed.Plan plan;

    Epoch(long number, Feed.Plan plan) {
        this.number = number;
        this.plan = plan;
    }

    /// Its number, from 0.
    public long number() {
        return number;
    }

    /// This rank's rows in batches; all ranks have the same number of batches of the same sizes.
    /// The last one is smaller where rows are left. As many rows as there are ranks less one may be
    /// left out, others in every epoch.
    ///
    /// @param size how many rows a batch has in each rank
    /// @throws dev.obor.base.ValueError if that is less than 1, or there are fewer rows than ranks
    public Iterable<Batch> batches(int size) {
        return batches(size, false);
    }

    /// This rank's rows in batches.
    ///
    /// @param dropLast whether to leave out the last batch where it is smaller
    public Iterable<Batch> batches(int size, boolean dropLast) {
        new Feed(plan, number, size, dropLast); // refuses sizes at once
        return () -> new Feed(plan, number, size, dropLast);
    }
}
