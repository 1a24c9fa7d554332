package dev.obor.cpu.reduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.ReduceOp;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.cpu.CpuBackend;
import dev.obor.cpu.map.MapsTest;
import dev.obor.cpu.program.RandomViews;
import dev.obor.cpu.program.TestArrays;
import dev.obor.cpu.program.Tiers;
import dev.obor.cpu.threads.Workers;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.expr.ScalarOracle;
import dev.obor.expr.Type;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated // forces tiers and changes the number of threads
class ReducesTest {
    private static final int CASES = Integer.getInteger("obor.test.cases", 200);
    private static final long SEED = Long.getLong("obor.test.seed", 1);

    private final CpuBackend backend = new CpuBackend();

    /// One random reduction of `x0`, or of `x0 * x0` for floats.
    private record Case(Program program, ReduceOp op, View in, long[] shape, View out) {
        static Case of(Random random) {
            DType[] all = RandomViews.DTYPES;
            DType dtype = all[random.nextInt(all.length)];
            ReduceOp[] ops = ReduceOp.values();
            ReduceOp op = ops[random.nextInt(ops.length)];
            boolean truth = op == ReduceOp.ANY || op == ReduceOp.ALL;
            Expr x = Exprs.input(0, dtype);
            Expr value =
                    truth
                            ? Exprs.cast(Type.BOOL, x)
                            : dtype.isFloatingPoint() && random.nextBoolean() ? x.mul(x) : x;
            boolean grows = !dtype.isFloatingPoint() && (op == ReduceOp.SUM || op == ReduceOp.PROD);
            DType result = truth ? DType.BOOL : grows ? DType.INT64 : dtype;
            DType stored = truth ? DType.BOOL : dtype;
            Program p = Program.of("value", value, stored);
            long[] shape = RandomViews.shape(random, 30_000);
            View in = RandomViews.input(random, dtype, shape);
            long[] kept = shape.clone();
            for (int d = 0; d < kept.length; d++) {
                if (random.nextInt(2) == 0) {
                    kept[d] = 1;
                }
            }
            return new Case(p, op, in, shape, RandomViews.output(random, result, kept));
        }

        View denseInput() {
            int n = 1;
            for (long s : shape) {
                n *= (int) s;
            }
            Object array = TestArrays.of(in.dtype(), n);
            for (int i = 0; i < n; i++) {
                int p = RandomViews.position(in, shape, i);
                ScalarOracle.store(
                        in.dtype(), array, i, ScalarOracle.load(in.dtype(), in.array(), p));
            }
            return View.contiguous(new Storage(in.dtype(), array, n, null), shape);
        }

        @Override
        public String toString() {
            return op
                    + " of "
                    + program
                    + " "
                    + Arrays.toString(shape)
                    + " to "
                    + Arrays.toString(out.shape());
        }
    }

    private Object run(Case k, View in) {
        Object array = MapsTest.copy(k.out.array());
        Storage storage = new Storage(k.out.dtype(), array, k.out.storage().length(), null);
        View out = new View(storage, k.out.offset(), k.out.shape(), k.out.strides());
        View[] ins = k.program.inputCount() == 0 ? new View[0] : new View[] {in};
        backend.launch(new Kernel.Reduce(k.program, k.op, out, ins, k.shape, new long[0]));
        return array;
    }

    @Test
    void layoutsThreadsAndTiersDoNotChangeABit() {
        int before = Workers.threads();
        try {
            for (int c = 0; c < CASES; c++) {
                Case k = Case.of(new Random(SEED * 7_000_003 + c));
                Workers.setThreads(1);
                Object strided = run(k, k.in);
                Object dense = run(k, k.denseInput());
                Tiers.force(Tiers.TILES);
                Object tiles = run(k, k.in);
                Tiers.force(Tiers.GENERATED);
                Object generated = run(k, k.in);
                Tiers.force(Tiers.AUTO);
                Workers.setThreads(4);
                Object threaded = run(k, k.in);
                String what = "case " + c + ": " + k;
                MapsTest.assertSameBits(k.out.dtype(), strided, dense, what);
                MapsTest.assertSameBits(k.out.dtype(), strided, threaded, what);
                MapsTest.assertSameBits(k.out.dtype(), tiles, generated, what);
                MapsTest.assertSameBits(k.out.dtype(), tiles, threaded, what);
            }
        } finally {
            Workers.setThreads(before);
            Tiers.force(Tiers.AUTO);
        }
    }

    @Test
    void resultsAgreeWithSumsInDoublePrecision() {
        for (int c = 0; c < CASES; c++) {
            Case k = Case.of(new Random(SEED * 9_000_011 + c));
            View out =
                    new View(
                            new Storage(
                                    k.out.dtype(), run(k, k.in), k.out.storage().length(), null),
                            k.out.offset(),
                            k.out.shape(),
                            k.out.strides());
            check(k, out, "case " + c + ": " + k);
        }
    }

    /// Compares with a plain loop; sums and products of floats with an error bound.
    private static void check(Case k, View out, String what) {
        int results = (int) out.numel();
        double[] expected = new double[results];
        double[] scale = new double[results];
        long[] exact = new long[results];
        boolean[] started = new boolean[results];
        View in = k.denseInput();
        long[] outStrides = View.contiguousStrides(out.shape());
        for (int i = 0; i < in.numel(); i++) {
            int r = resultPlace(k.shape, out.shape(), outStrides, i);
            Object x = ScalarOracle.load(in.dtype(), in.array(), i);
            Object v = ScalarOracle.eval(k.program.lowered().get(0), new Object[] {x});
            double d = v instanceof Boolean b ? (b ? 1 : 0) : ((Number) v).doubleValue();
            long l = v instanceof Boolean b ? (b ? 1 : 0) : ((Number) v).longValue();
            if (!started[r]) {
                started[r] = true;
                expected[r] = d;
                exact[r] = l;
                scale[r] = Math.abs(d);
                continue;
            }
            scale[r] += Math.abs(d);
            switch (k.op) {
                case SUM -> {
                    expected[r] += d;
                    exact[r] += l;
                }
                case PROD -> {
                    expected[r] *= d;
                    exact[r] *= l;
                }
                case MAX, ANY -> {
                    expected[r] = Math.max(expected[r], d);
                    exact[r] = Math.max(exact[r], l);
                }
                case MIN, ALL -> {
                    expected[r] = Math.min(expected[r], d);
                    exact[r] = Math.min(exact[r], l);
                }
            }
        }
        for (int r = 0; r < results; r++) {
            int p = RandomViews.position(out, out.shape(), r);
            Object v = ScalarOracle.load(out.dtype(), out.array(), p);
            if (v instanceof Boolean b) {
                assertEquals(exact[r] != 0, b, what);
            } else if (v instanceof Float || v instanceof Double) {
                close(k, ((Number) v).doubleValue(), expected[r], scale[r], what + " result " + r);
            } else if (!(k.op == ReduceOp.MAX || k.op == ReduceOp.MIN)
                    || out.dtype() == k.in.dtype()) {
                assertEquals(exact[r], ((Number) v).longValue(), what + " result " + r);
            }
        }
    }

    private static void close(Case k, double actual, double expected, double scale, String what) {
        double unit =
                switch (k.out.dtype()) {
                    case FLOAT64 -> 0x1p-50;
                    case FLOAT32 -> 0x1p-20;
                    case FLOAT16 -> 0x1p-10;
                    default -> 0x1p-7;
                };
        double bound = k.op == ReduceOp.SUM ? scale : Math.abs(expected);
        boolean outOfRange =
                bound > 1e4 && k.out.dtype() == DType.FLOAT16
                        || bound > 1e38
                        || bound < 1e-30 && k.op == ReduceOp.PROD;
        if (Double.isNaN(expected) && !outOfRange || Double.isNaN(actual) && !outOfRange) {
            assertTrue(Double.isNaN(actual) || outOfRange || k.op == ReduceOp.PROD, what);
        } else if (!outOfRange && !Double.isInfinite(expected) && k.op != ReduceOp.PROD) {
            assertEquals(expected, actual, bound * unit + 1e-7, what);
        }
    }

    private static int resultPlace(long[] shape, long[] kept, long[] strides, int place) {
        int r = 0;
        int left = place;
        for (int d = shape.length - 1; d >= 0; d--) {
            int i = left % (int) shape[d];
            left /= (int) shape[d];
            r += kept[d] == 1 ? 0 : i * (int) strides[d];
        }
        return r;
    }

    @Test
    void nothingGivesTheNeutralElement() {
        Program p = Program.of("copy", Exprs.input(0, DType.FLOAT32), DType.FLOAT32);
        View empty = View.contiguous(backend.allocate(DType.FLOAT32, 0), new long[] {3, 0});
        float[] expected = {0, 1, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY};
        for (int op = 0; op < 4; op++) {
            View out = View.contiguous(backend.allocate(DType.FLOAT32, 3), new long[] {3, 1});
            backend.launch(
                    new Kernel.Reduce(
                            p,
                            ReduceOp.values()[op],
                            out,
                            new View[] {empty},
                            empty.shape(),
                            new long[0]));
            assertEquals(expected[op], ((float[]) out.array())[2]);
        }
    }

    @Test
    void largeSumsKeepTheirAccuracy() {
        int n = 3_000_001;
        float[] a = new float[n];
        Arrays.fill(a, 0.1f);
        View in = View.contiguous(new Storage(DType.FLOAT32, a, n, null), new long[] {n});
        View out = View.contiguous(backend.allocate(DType.FLOAT32, 1), new long[] {1});
        Program p = Program.of("copy", Exprs.input(0, DType.FLOAT32), DType.FLOAT32);
        backend.launch(
                new Kernel.Reduce(p, ReduceOp.SUM, out, new View[] {in}, in.shape(), new long[0]));
        assertEquals(
                n * (double) 0.1f,
                ((float[]) out.array())[0],
                0.3); // float32 has steps of 0.03 there
    }
}
