package dev.obor.cpu.factor;

import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import java.util.function.IntConsumer;

/// [Factorizations] of complex matrices: each is copied into planes of float64 and worked on there.
final class ComplexFactorizations {
    private final Engine engine;
    private final Kernel.Factor kernel;
    private final View[] outs;
    private final View[] ins;

    ComplexFactorizations(Engine engine, Kernel.Factor kernel) {
        this.engine = engine;
        this.kernel = kernel;
        this.outs = kernel.outs();
        this.ins = kernel.ins();
    }

    IntConsumer one() {
        return switch (kernel.kind()) {
            case CHOLESKY -> cholesky();
            case LU -> lu();
            case LU_SOLVE -> luSolve();
            case QR -> qr();
            case REFLECTIONS -> reflections();
            case LDL -> ldl();
            case LDL_SOLVE -> ldlSolve();
            case EIGEN -> eigen();
            case EIGEN_GENERAL -> general();
            case SINGULAR -> singular();
            case SOLVE_LOWER, SOLVE_UPPER -> triangular();
        };
    }

    /// One matrix of a batch; pairs of real elements are complex ones.
    private static Planes matrix(View pairs, int batch) {
        View v = pairs.complex();
        return new Planes(
                Factorizations.matrix(v.part(0), batch), Factorizations.matrix(v.part(1), batch));
    }

    private static Planes vector(View pairs, int batch) {
        View v = pairs.complex();
        return new Planes(
                Factorizations.vector(v.part(0), batch), Factorizations.vector(v.part(1), batch));
    }

    private IntConsumer cholesky() {
        var cholesky = new ComplexCholesky(engine);
        return i -> {
            Planes l = Planes.copy(matrix(ins[0], i));
            Factorizations.info(outs[1], i, cholesky.factor(l));
            for (int j = 1; j < l.columns(); j++) {
                l.fill(j, 0, j, 0);
            }
            matrix(outs[0], i).copyOf(l);
        };
    }

    private IntConsumer lu() {
        var lu = new ComplexLu(engine);
        return i -> {
            Planes a = Planes.copy(matrix(ins[0], i));
            int k = Math.min(a.rows(), a.columns());
            int[] pivots = new int[Math.max(a.rows(), a.columns())];
            int info = lu.factor(a, pivots);
            for (int j = 0; j < k; j++) {
                pivots[j]++;
            }
            matrix(outs[0], i).copyOf(a);
            Factorizations.storeInts(outs[1], i, pivots, k);
            Factorizations.info(outs[2], i, info);
        };
    }

    private IntConsumer luSolve() {
        var lu = new ComplexLu(engine);
        return i -> {
            Planes packed = Planes.copy(matrix(ins[0], i));
            Planes x = Planes.copy(matrix(ins[2], i));
            int[] pivots = Factorizations.loadInts(ins[1], i, packed.rows());
            lu.solve(packed, pivots, x, kernel.flag());
            matrix(outs[0], i).copyOf(x);
        };
    }

    private IntConsumer qr() {
        return i -> {
            Planes a = matrix(ins[0], i);
            int k = Math.min(a.rows(), a.columns());
            double[][][] c = Planes.columns(a);
            double[][] tau = new double[2][k];
            ComplexQr.factor(c, a.rows(), tau);
            matrix(outs[0], i).storeAll(c);
            vector(outs[1], i).store(0, 0, k, tau[0], tau[1]);
        };
    }

    private IntConsumer reflections() {
        return i -> {
            Planes factors = vector(ins[1], i);
            int k = factors.rows();
            double[][] tau = new double[2][k];
            factors.load(0, 0, k, tau[0], tau[1]);
            Planes q = matrix(outs[0], i);
            double[][][] c = Planes.columns(matrix(ins[0], i));
            q.copyOf(ComplexQr.columns(c, tau, k, 0, q.rows(), q.columns()));
        };
    }

    private IntConsumer ldl() {
        var ldl = new ComplexLdl(kernel.flag());
        return i -> {
            Planes a = Planes.copy(matrix(ins[0], i));
            int n = a.rows();
            for (int j = 1; j < n; j++) {
                a.fill(j, 0, j, 0);
            }
            int[] pivots = new int[n];
            int info = ldl.factor(a, pivots);
            matrix(outs[0], i).copyOf(a);
            Factorizations.storeInts(outs[1], i, pivots, n);
            Factorizations.info(outs[2], i, info);
        };
    }

    private IntConsumer ldlSolve() {
        var ldl = new ComplexLdl(kernel.flag());
        return i -> {
            Planes packed = matrix(ins[0], i);
            Planes x = Planes.copy(matrix(ins[2], i));
            ldl.solve(packed, Factorizations.loadInts(ins[1], i, packed.rows()), x);
            matrix(outs[0], i).copyOf(x);
        };
    }

    private IntConsumer eigen() {
        var hermitian = new HermitianEigen(engine);
        return i -> {
            Planes a = matrix(ins[0], i);
            double[] values = new double[a.rows()];
            Planes vectors = outs.length > 2 ? matrix(outs[2], i) : Planes.zeros(a.rows(), 0);
            boolean done = hermitian.solve(a, values, vectors);
            Factorizations.vector(outs[0], i).store(0, 0, a.rows(), values);
            Factorizations.info(outs[1], i, done ? 0 : a.rows());
        };
    }

    private IntConsumer general() {
        boolean pairs = kernel.ofPairs();
        return i -> {
            double[][][] rows;
            if (pairs) {
                rows = Planes.columns(matrix(ins[0], i).transposed());
            } else {
                Matrix a = Factorizations.matrix(ins[0], i).transposed();
                rows = new double[1][a.columns()][a.rows()];
                for (int j = 0; j < a.columns(); j++) {
                    a.load(j, 0, a.rows(), rows[0][j]);
                }
            }
            int n = rows[0].length;
            double[][] values = new double[2][n];
            Planes vectors = outs.length > 2 ? matrix(outs[2], i) : Planes.zeros(n, 0);
            boolean done = GeneralEigen.solve(engine, rows, values, vectors);
            vector(outs[0], i).store(0, 0, n, values[0], values[1]);
            Factorizations.info(outs[1], i, done ? 0 : n);
        };
    }

    private IntConsumer singular() {
        var singular = new ComplexSingular(engine);
        return i -> {
            Planes a = matrix(ins[0], i);
            int k = Math.min(a.rows(), a.columns());
            double[] values = new double[Math.max(a.rows(), a.columns())];
            boolean vectors = outs.length > 2;
            Planes u = vectors ? Planes.copy(matrix(outs[2], i)) : Planes.zeros(a.rows(), 0);
            Planes v =
                    vectors
                            ? Planes.copy(matrix(outs[3], i).transposed())
                            : Planes.zeros(a.columns(), 0);
            boolean done = singular.solve(a, values, u, v);
            if (vectors) {
                matrix(outs[2], i).copyOf(u);
                matrix(outs[3], i).copyOf(v.adjoint());
            }
            Factorizations.vector(outs[0], i).store(0, 0, k, values);
            Factorizations.info(outs[1], i, done ? 0 : 1);
        };
    }

    private IntConsumer triangular() {
        var triangular = new ComplexTriangular(engine);
        boolean upper = kernel.kind() == Kernel.Factorization.SOLVE_UPPER;
        return i -> {
            Planes x = Planes.copy(matrix(ins[1], i));
            triangular.solve(Planes.copy(matrix(ins[0], i)), x, kernel.flag(), upper);
            matrix(outs[0], i).copyOf(x);
        };
    }
}
