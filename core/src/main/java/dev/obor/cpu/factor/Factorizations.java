package dev.obor.cpu.factor;

import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import java.util.Arrays;
import java.util.function.IntConsumer;

/// Runs the factorisations of the waist: walks the batch, a matrix at a time, on several threads
/// where there are many.
public final class Factorizations {
    // A batch goes to the threads in groups that take about this many operations.
    private static final double GROUP = 1e6;

    private final Engine engine;
    private final Kernel.Factor kernel;
    private final View[] outs;
    private final View[] ins;

    private Factorizations(Engine engine, Kernel.Factor kernel) {
        this.engine = engine;
        this.kernel = kernel;
        this.outs = kernel.outs();
        this.ins = kernel.ins();
    }

    /// Runs one.
    public static void run(Kernel.Factor kernel, Engine engine) {
        new Factorizations(engine, kernel).run();
    }

    private void run() {
        View first = ins[0];
        long count = 1;
        int last = first.dim() - (kernel.ofPairs() ? 2 : 1); // pairs have a dimension of their own
        double rows = first.shape()[last - 1];
        double columns = first.shape()[last];
        for (int i = 0; i < last - 1; i++) {
            count *= first.shape()[i];
        }
        double cost = 20 + 4 * rows * columns * Math.min(rows, columns);
        int matrices = (int) count;
        if (matrices == 0) {
            return;
        }
        int each = Math.clamp((long) (GROUP / cost), 1, Math.max(1, matrices));
        if (matrices <= each) {
            group(0, matrices);
            return;
        }
        engine.run(
                (matrices + each - 1) / each,
                task -> group(task * each, Math.min(matrices, task * each + each)));
    }

    private void group(int from, int to) {
        IntConsumer one =
                kernel.complex() ? new ComplexFactorizations(engine, kernel).one() : real();
        for (int i = from; i < to; i++) {
            one.accept(i);
        }
    }

    private IntConsumer real() {
        return switch (kernel.kind()) {
            case CHOLESKY -> cholesky();
            case LU -> lu();
            case LU_SOLVE -> luSolve();
            case QR -> qr();
            case REFLECTIONS -> reflections();
            case LDL -> ldl();
            case LDL_SOLVE -> ldlSolve();
            case EIGEN -> eigen();
            case EIGEN_GENERAL -> throw new AssertionError("its results are complex");
            case SINGULAR -> singular();
            case SOLVE_LOWER, SOLVE_UPPER -> triangular();
        };
    }

    /// One matrix of a batch.
    static Matrix matrix(View v, int batch) {
        int rows = v.dim() - 2;
        return new Matrix(
                v.array(),
                place(v, 2, batch),
                stride(v, rows),
                stride(v, rows + 1),
                (int) v.shape()[rows],
                (int) v.shape()[rows + 1]);
    }

    /// A dimension of size 1 is never stepped over, whatever its stride.
    private static int stride(View v, int d) {
        return v.shape()[d] == 1 ? 1 : (int) v.strides()[d];
    }

    /// Where a matrix, a vector or a number of a batch begins.
    private static int place(View v, int own, int batch) {
        long at = v.offset();
        long rest = batch;
        int last = v.dim() - own - 1;
        if (last == 0) {
            return (int) (at + rest * v.strides()[0]);
        }
        for (int d = last; d >= 0; d--) {
            at += rest % v.shape()[d] * v.strides()[d];
            rest /= v.shape()[d];
        }
        return (int) at;
    }

    static void info(View out, int batch, int value) {
        ((int[]) out.array())[place(out, 0, batch)] = value;
    }

    static void storeInts(View v, int batch, int[] values, int count) {
        int at = place(v, 1, batch);
        int step = (int) v.strides()[v.dim() - 1];
        int[] array = (int[]) v.array();
        for (int i = 0; i < count; i++) {
            array[at + i * step] = values[i];
        }
    }

    static int[] loadInts(View v, int batch, int count) {
        int at = place(v, 1, batch);
        int step = (int) v.strides()[v.dim() - 1];
        int[] array = (int[]) v.array();
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = array[at + i * step];
        }
        return values;
    }

    /// A vector of a batch as a column.
    static Matrix vector(View v, int batch) {
        int last = v.dim() - 1;
        return new Matrix(
                v.array(), place(v, 1, batch), stride(v, last), 1, (int) v.shape()[last], 1);
    }

    private double[] scratch() {
        long most = 1;
        for (View v : ins) {
            for (int d = Math.max(0, v.dim() - 2); d < v.dim(); d++) {
                most = Math.max(most, v.shape()[d]);
            }
        }
        return new double[(int) most];
    }

    private IntConsumer cholesky() {
        var cholesky = new Cholesky(engine);
        double[] scratch = scratch();
        return i -> {
            Matrix a = matrix(ins[0], i);
            Matrix l = matrix(outs[0], i);
            int n = a.rows();
            for (int j = 0; j < n; j++) {
                a.load(j, j, n, scratch);
                Arrays.fill(scratch, 0, j, 0);
                l.store(j, 0, n, scratch);
            }
            info(outs[1], i, cholesky.factor(l));
            for (int j = 1; j < n && n > Cholesky.LEAF; j++) { // products went beyond the diagonal
                l.fill(j, 0, j, 0);
            }
        };
    }

    private IntConsumer lu() {
        var lu = new Lu(engine);
        double[] scratch = scratch();
        int[] pivots = new int[scratch.length];
        return i -> {
            Matrix a = matrix(outs[0], i);
            a.copyOf(matrix(ins[0], i), scratch);
            int info = lu.factor(a, pivots);
            int k = Math.min(a.rows(), a.columns());
            for (int j = 0; j < k; j++) {
                pivots[j]++;
            }
            storeInts(outs[1], i, pivots, k);
            info(outs[2], i, info);
        };
    }

    private IntConsumer luSolve() {
        var triangular = new Triangular(engine);
        var lu = new Lu(engine);
        double[] scratch = scratch();
        return i -> {
            Matrix packed = matrix(ins[0], i);
            Matrix x = matrix(outs[0], i);
            x.copyOf(matrix(ins[2], i), scratch);
            int n = packed.rows();
            int[] pivots = loadInts(ins[1], i, n);
            if (n <= Lu.FEW && x.columns() <= Lu.FEW) {
                lu.solve(packed, pivots, x, kernel.flag());
            } else if (kernel.flag()) {
                Matrix turned = packed.transposed();
                triangular.lower(turned, x, false);
                triangular.upper(turned, x, true);
                for (int k = n - 1; k >= 0; k--) {
                    x.exchangeRows(k, pivots[k] - 1);
                }
            } else {
                for (int k = 0; k < n; k++) {
                    x.exchangeRows(k, pivots[k] - 1);
                }
                triangular.lower(packed, x, true);
                triangular.upper(packed, x, false);
            }
        };
    }

    private IntConsumer qr() {
        var qr = new Qr(engine);
        double[] scratch = scratch();
        double[] tau = new double[scratch.length];
        return i -> {
            Matrix a = matrix(outs[0], i);
            a.copyOf(matrix(ins[0], i), scratch);
            qr.factor(a, tau);
            vector(outs[1], i).store(0, 0, Math.min(a.rows(), a.columns()), tau);
        };
    }

    private IntConsumer reflections() {
        var qr = new Qr(engine);
        double[] tau = new double[scratch().length];
        return i -> {
            Matrix factors = vector(ins[1], i);
            factors.load(0, 0, factors.rows(), tau);
            qr.columns(matrix(ins[0], i), tau, factors.rows(), matrix(outs[0], i));
        };
    }

    private IntConsumer ldl() {
        var ldl = new Ldl();
        double[] scratch = scratch();
        int[] pivots = new int[scratch.length];
        return i -> {
            Matrix a = matrix(outs[0], i);
            Matrix in = matrix(ins[0], i);
            for (int j = 0; j < a.rows(); j++) {
                in.load(j, j, a.rows(), scratch);
                Arrays.fill(scratch, 0, j, 0);
                a.store(j, 0, a.rows(), scratch);
            }
            int info = ldl.factor(a, pivots);
            storeInts(outs[1], i, pivots, a.rows());
            info(outs[2], i, info);
        };
    }

    private IntConsumer ldlSolve() {
        var ldl = new Ldl();
        double[] scratch = scratch();
        return i -> {
            Matrix packed = matrix(ins[0], i);
            Matrix x = matrix(outs[0], i);
            x.copyOf(matrix(ins[2], i), scratch);
            ldl.solve(packed, loadInts(ins[1], i, packed.rows()), x);
        };
    }

    private IntConsumer eigen() {
        var symmetric = new SymmetricEigen(engine);
        double[] values = new double[scratch().length];
        return i -> {
            Matrix a = matrix(ins[0], i);
            Matrix vectors = outs.length > 2 ? matrix(outs[2], i) : Matrix.zeros(true, a.rows(), 0);
            boolean done = symmetric.solve(a, values, vectors);
            vector(outs[0], i).store(0, 0, a.rows(), values);
            info(outs[1], i, done ? 0 : a.rows());
        };
    }

    private IntConsumer singular() {
        var singular = new Singular(engine);
        double[] values = new double[scratch().length];
        return i -> {
            Matrix a = matrix(ins[0], i);
            boolean vectors = outs.length > 2;
            Matrix u = vectors ? matrix(outs[2], i) : Matrix.zeros(true, a.rows(), 0);
            Matrix v =
                    vectors ? matrix(outs[3], i).transposed() : Matrix.zeros(true, a.columns(), 0);
            boolean done = singular.solve(a, values, u, v);
            vector(outs[0], i).store(0, 0, Math.min(a.rows(), a.columns()), values);
            info(outs[1], i, done ? 0 : 1);
        };
    }

    private IntConsumer triangular() {
        var triangular = new Triangular(engine);
        double[] scratch = scratch();
        boolean unit = kernel.flag();
        boolean lower = kernel.kind() == Kernel.Factorization.SOLVE_LOWER;
        return i -> {
            Matrix t = matrix(ins[0], i);
            Matrix x = matrix(outs[0], i);
            x.copyOf(matrix(ins[1], i), scratch);
            if (lower) {
                triangular.lower(t, x, unit);
            } else {
                triangular.upper(t, x, unit);
            }
        };
    }
}
