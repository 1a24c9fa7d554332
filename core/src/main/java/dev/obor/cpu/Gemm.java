package dev.obor.cpu;

import org.jspecify.annotations.Nullable;

/// Matrix products of float32 and float64: `c = a · b`, `c += a · b`, with an optional bias.
///
/// **Order of the sum.** K is cut into equal blocks of at most 192 terms (`GemmJob.kBlock`, which
/// depends on K alone). Within a block an element of the result is one chain of fused multiply-adds
/// in rising order that starts from zero. The blocks are then added to the initial value one after
/// the other: `((init + block0) + block1) + …`. The initial value is nothing (the first block is
/// stored), the bias, the old value, or old value + bias. So the bits depend neither on the vector
/// length, nor on the number of threads, nor on the layout of the operands.
///
/// With K = 0 the result is the initial value, or zero. NaN and infinity spread as in the plain
/// loop.
final class Gemm {
    // Below this a second thread costs more than it saves.
    private static final double SPLIT_FLOPS = 8e6;
    private static final double FLOPS_PER_NANO = 100;
    private static final double ROWS_FLOPS = 3e6;
    private static final double SCATTER_TERMS = 24;

    private Gemm() {}

    /// A strided matrix in an array, `float[]` or `double[]`. A stride of 0 repeats an element.
    ///
    /// @param offset index of the element (0, 0)
    /// @param row distance of elements one below the other
    /// @param column distance of elements side by side
    record Matrix(Object array, int offset, int row, int column) {
        int at(int i, int j) {
            return offset + i * row + j * column;
        }

        Matrix transposed() {
            return new Matrix(array, offset, column, row);
        }

        /// A single column: its elements count as side by side.
        Matrix alone() {
            return new Matrix(array, offset, row, 1);
        }

        Matrix from(int i, int j) {
            return new Matrix(array, at(i, j), row, column);
        }
    }

    /// Computes `c (+)= a · b + bias` for matrices of `m x k`, `k x n` and `m x n`.
    ///
    /// @param bias has the strides that broadcast it over `c`, or is null
    /// @param accumulate adds to what `c` holds
    static void run(
            GemmType type,
            int m,
            int n,
            int k,
            Matrix a,
            Matrix b,
            Matrix c,
            @Nullable Matrix bias,
            boolean accumulate) {
        if (m > 0 && n > 0) {
            Matrix right = n == 1 ? b.alone() : b;
            Matrix result = n == 1 ? c.alone() : c;
            Matrix start = n == 1 && bias != null ? bias.alone() : bias;
            run(new GemmJob(type, m, n, k, a, right, result, start, accumulate));
        }
    }

    private static void run(GemmJob given) {
        if (given.k() > 0 && MachineGemm.run(given, isWorthSplitting(given))) {
            return;
        }
        GemmJob job = oriented(given);
        Matrix bias = job.bias();
        if (job.k() == 0) {
            if (bias != null || !job.accumulate()) {
                job.type().start(job, job.accumulate());
            }
            return;
        }
        if (bias != null && (job.accumulate() || bias.column() != 1 && job.c().column() == 1)) {
            job.type().start(job, job.accumulate());
            job = job.started();
        }
        boolean split = isWorthSplitting(job);
        if (job.m() == 1 && job.b().row() == 1 && job.b().column() != 1) {
            dots(job, split);
            return;
        }
        GemmShape shape = MachineGemm.pending() ? null : GemmShape.of(job);
        if (shape == null) {
            if (job.bias() != null) {
                job.type().start(job, false);
                job = job.started();
            }
            job.type().plain(job);
        } else if (!split) {
            GemmBlocks.run(job, shape, false);
        } else if (shape.panels() >= 2 * Workers.threads()) {
            GemmBlocks.run(job, shape, true);
        } else {
            byRows(job, shape);
        }
    }

    private static boolean isWorthSplitting(GemmJob job) {
        double flops = job.flops();
        return flops >= SPLIT_FLOPS && Workers.worthSharing((long) (flops / FLOPS_PER_NANO));
    }

    /// Vectors run along the columns of the result. Turns the product over if that wastes less of
    /// them, or if only then the result can be stored in whole vectors.
    static GemmJob oriented(GemmJob job) {
        double asIs = GemmShape.effort(job.m(), job.n(), job.type());
        double turned = GemmShape.effort(job.n(), job.m(), job.type());
        // A result that is not stored in whole vectors costs as much as some more terms.
        double scatter = 1 + SCATTER_TERMS / job.k();
        if (job.c().column() != 1 && job.n() > 1) {
            asIs *= scatter;
        }
        if (job.c().row() != 1 && job.m() > 1) {
            turned *= scatter;
        }
        return turned < asIs ? job.transposed() : job;
    }

    private static void dots(GemmJob job, boolean split) {
        if (MachineGemm.pending()) {
            job.type().plainDots(job);
            return;
        }
        if (!split) {
            job.type().dots(job);
            return;
        }
        int each = 8 * (int) Math.max(1, ROWS_FLOPS / 8 / (16.0 * job.k()));
        Workers.run(
                (job.n() + each - 1) / each,
                task -> {
                    int from = task * each;
                    job.type().dots(job.columns(from, Math.min(each, job.n() - from)));
                });
    }

    /// Splits a product with few columns into stripes of rows.
    private static void byRows(GemmJob job, GemmShape shape) {
        int h = shape.height();
        int tiles = (job.m() + h - 1) / h;
        double perTile = 2.0 * h * job.n() * job.k();
        int each = h * (int) Math.max(1, Math.min(tiles, ROWS_FLOPS / perTile));
        Workers.run(
                (job.m() + each - 1) / each,
                task -> {
                    int row = task * each;
                    GemmJob stripe = job.rows(row, Math.min(each, job.m() - row));
                    GemmBlocks.run(stripe, shape, false);
                });
    }
}
