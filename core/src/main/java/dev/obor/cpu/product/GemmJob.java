package dev.obor.cpu.product;

import org.jspecify.annotations.Nullable;

/// One matrix product `c (+)= a · b + bias`: `m` rows, `n` columns, `k` terms per element.
record GemmJob(
        GemmType type,
        int m,
        int n,
        int k,
        Gemm.Matrix a,
        Gemm.Matrix b,
        Gemm.Matrix c,
        Gemm.@Nullable Matrix bias,
        boolean accumulate) {

    /// The longest run of K summed on its own; part of the definition of the result.
    static final int K_BLOCK = 192;

    /// The length of each block of K but the last: equal pieces, so that none is short.
    static int kBlock(int k) {
        int blocks = Math.max(1, (k + K_BLOCK - 1) / K_BLOCK);
        return ((k + blocks - 1) / blocks + 7) / 8 * 8;
    }

    /// The same product seen as `cᵀ = bᵀ · aᵀ`.
    GemmJob transposed() {
        return new GemmJob(
                type,
                n,
                m,
                k,
                b.transposed(),
                a.transposed(),
                c.transposed(),
                bias == null ? null : bias.transposed(),
                accumulate);
    }

    /// The rows from `row` on, `count` of them.
    GemmJob rows(int row, int count) {
        return new GemmJob(
                type,
                count,
                n,
                k,
                a.from(row, 0),
                b,
                c.from(row, 0),
                bias == null ? null : bias.from(row, 0),
                accumulate);
    }

    /// The columns from `column` on, `count` of them.
    GemmJob columns(int column, int count) {
        return new GemmJob(
                type,
                m,
                count,
                k,
                a,
                b.from(0, column),
                c.from(0, column),
                bias == null ? null : bias.from(0, column),
                accumulate);
    }

    /// The same with the bias already in `c`.
    GemmJob started() {
        return new GemmJob(type, m, n, k, a, b, c, null, true);
    }

    /// The same with another result and bias.
    GemmJob with(Gemm.Matrix result, Gemm.@Nullable Matrix start) {
        return new GemmJob(type, m, n, k, a, b, result, start, accumulate);
    }

    double flops() {
        return 2.0 * m * n * k;
    }
}
