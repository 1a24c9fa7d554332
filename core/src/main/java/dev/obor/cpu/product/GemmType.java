package dev.obor.cpu.product;

/// What matrix products need to know of an element type: float32 or float64.
///
/// Arrays travel as `Object`, so that what is around the loops is written once.
abstract sealed class GemmType permits GemmFloat, GemmDouble {
    static final GemmType F32 = new GemmFloat();
    static final GemmType F64 = new GemmDouble();

    /// Columns that are computed together: a block of terms of so many stays in the second cache.
    static final int MOST_COLUMNS = 512;

    /// True for float64.
    abstract boolean wide();

    abstract Object allocate(int length);

    /// Sets all of `c` to `bias` (to zero if there is none), or adds `bias` to `c`.
    abstract void start(GemmJob job, boolean add);

    /// The product of one row and a matrix whose columns lie one after the other, eight sums at a
    /// time.
    abstract void dots(GemmJob job);

    /// The whole product but the bias, along rows of the result.
    final void plain(GemmJob job) {
        int block = GemmJob.kBlock(job.k());
        for (int column = 0; column < job.n(); column += MOST_COLUMNS) {
            GemmJob part = job.columns(column, Math.min(MOST_COLUMNS, job.n() - column));
            for (int p0 = 0; p0 < job.k(); p0 += block) {
                block(part, p0, Math.min(block, job.k() - p0), p0 > 0 || job.accumulate());
            }
        }
    }

    /// Adds one block of terms, or stores it.
    abstract void block(GemmJob job, int p0, int terms, boolean add);
}
