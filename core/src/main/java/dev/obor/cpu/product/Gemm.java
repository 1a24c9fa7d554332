package dev.obor.cpu.product;

import dev.obor.cpu.threads.Workers;
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
    private static final double TASK_FLOPS = 3e6;
    // Of shorter rows the virtual machine makes no vector code.
    private static final int FEW = 32;

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
        plain(given);
    }

    /// Computes a product in plain loops.
    static void plain(GemmJob given) {
        // The loops run along rows of the result.
        GemmJob job = given.n() < FEW && given.n() < given.m() ? given.transposed() : given;
        if (job.k() == 0) {
            if (job.bias() != null || !job.accumulate()) {
                job.type().start(job, job.accumulate());
            }
            return;
        }
        boolean dots = job.m() == 1 && job.b().row() == 1 && job.b().column() != 1;
        if (job.bias() != null && (!dots || job.accumulate())) {
            job.type().start(job, job.accumulate());
            job = job.started();
        }
        if (!isWorthSplitting(job)) {
            part(job, dots);
        } else if (dots || job.m() < job.n()) {
            GemmJob all = job;
            share(job.n(), 2.0 * job.m() * job.k(), (at, n) -> part(all.columns(at, n), dots));
        } else {
            GemmJob all = job;
            share(job.m(), 2.0 * job.n() * job.k(), (at, n) -> part(all.rows(at, n), dots));
        }
    }

    private static void part(GemmJob job, boolean dots) {
        if (dots) {
            job.type().dots(job);
        } else {
            job.type().plain(job);
        }
    }

    @FunctionalInterface
    private interface Range {
        void run(int from, int count);
    }

    private static void share(int count, double flops, Range range) {
        int each = 8 * (int) Math.max(1, TASK_FLOPS / 8 / flops);
        Workers.run(
                (count + each - 1) / each,
                task -> range.run(task * each, Math.min(each, count - task * each)));
    }

    private static boolean isWorthSplitting(GemmJob job) {
        double flops = job.flops();
        return flops >= SPLIT_FLOPS && Workers.worthSharing((long) (flops / FLOPS_PER_NANO));
    }
}
