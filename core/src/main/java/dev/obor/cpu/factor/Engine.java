package dev.obor.cpu.factor;

import java.util.function.IntConsumer;

/// What factorisations are built on: products of matrices, and threads.
public interface Engine {
    /// Computes `c += a · b` for matrices of one dtype.
    void add(Matrix a, Matrix b, Matrix c);

    /// Runs tasks, on several threads where there are some.
    void run(int tasks, IntConsumer task);

    /// Computes `c -= a · b`: the smaller factor is copied and negated.
    default void subtract(Matrix a, Matrix b, Matrix c) {
        if (a.rows() == 0 || a.columns() == 0 || b.columns() == 0) {
            return;
        }
        if (a.rows() <= b.columns()) {
            add(a.negated(), b, c);
        } else {
            add(a, b.negated(), c);
        }
    }
}
