package dev.obor.cpu.product;

import dev.obor.cpu.factor.Engine;
import dev.obor.cpu.factor.Matrix;
import dev.obor.cpu.threads.Workers;
import java.util.function.IntConsumer;

/// What factorisations are built on: this package's products and threads.
public final class GemmEngine implements Engine {
    public static final GemmEngine INSTANCE = new GemmEngine();

    private GemmEngine() {}

    @Override
    public void add(Matrix a, Matrix b, Matrix c) {
        Gemm.run(
                a.wide() ? GemmType.F64 : GemmType.F32,
                a.rows(),
                b.columns(),
                a.columns(),
                matrix(a),
                matrix(b),
                matrix(c),
                null,
                true);
    }

    private static Gemm.Matrix matrix(Matrix m) {
        return new Gemm.Matrix(m.array(), m.offset(), m.row(), m.column());
    }

    @Override
    public void run(int tasks, IntConsumer task) {
        Workers.run(tasks, task::accept);
    }
}
