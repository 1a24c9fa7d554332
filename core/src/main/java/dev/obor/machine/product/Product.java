package dev.obor.machine.product;

import dev.obor.machine.lang.Element;

/// A product `c = a · b`, or `c = d + a · b`, of `m` by `k`, `k` by `n` and `m` by `n` elements.
///
/// Every element is a chain of fused multiply-adds in rising order of k, in runs of `run` terms
/// that start from zero; the runs are added to `d`, or to one another, in order. `c` and `d` have
/// their columns side by side.
///
/// @param run how many terms make a run; a multiple of 8, or not less than k
/// @param add whether there is a `d`; if not, it is ignored
record Product(
        Element element,
        int m,
        int n,
        int k,
        int run,
        StridedMatrix a,
        StridedMatrix b,
        StridedMatrix c,
        StridedMatrix d,
        boolean add) {

    /// The one place where extents are compared with arrays.
    void check() {
        int bytes = element.bytes();
        a.check(m, k, bytes, "a");
        b.check(k, n, bytes, "b");
        c.check(m, n, bytes, "c");
        if (add) {
            d.check(m, n, bytes, "d");
        }
        if (c.column() != bytes || add && d.column() != bytes) {
            throw new IllegalArgumentException("columns are not side by side: " + this);
        }
    }
}
