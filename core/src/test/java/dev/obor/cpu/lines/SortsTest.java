package dev.obor.cpu.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.ScanOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.cpu.CpuBackend;
import dev.obor.cpu.index.IndexedKernelsTest;
import dev.obor.cpu.memory.Elements;
import dev.obor.cpu.program.RandomViews;
import dev.obor.cpu.program.TestArrays;
import dev.obor.expr.ScalarOracle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortsTest {
    private static final DType[] DTYPES = RandomViews.DTYPES;
    private final CpuBackend backend = new CpuBackend();

    @Test
    void sortingIsStableAndNanIsLargest() {
        Random random = new Random(1);
        for (int c = 0; c < 150; c++) {
            DType dtype = DTYPES[random.nextInt(10)];
            long[] shape = RandomViews.shape(random, random.nextInt(20) == 0 ? 60_000 : 1500);
            View in = RandomViews.input(random, dtype, shape);
            int dim = in.dim() == 0 ? 0 : random.nextInt(in.dim());
            long[] kept = in.shape().clone();
            if (kept.length > 0) {
                kept[dim] = 1 + random.nextLong(random.nextBoolean() ? kept[dim] : 1);
            }
            View values = RandomViews.output(random, dtype, kept);
            View indices = RandomViews.output(random, DType.INT64, kept);
            boolean descending = random.nextBoolean();
            backend.launch(new Kernel.Sort(values, indices, in, dim, descending));
            Lines lines = new Lines(dim, in, values, indices);
            for (int k = 0; k < lines.count; k++) {
                check(in, values, indices, lines, k, descending, kept.length == 0 ? 1 : kept[dim]);
            }
        }
    }

    private static void check(
            View in, View values, View indices, Lines lines, int k, boolean descending, long kept) {
        DType dtype = in.dtype();
        Integer[] order = new Integer[lines.length];
        Arrays.setAll(order, i -> i);
        Comparator<Integer> byValue =
                (a, b) ->
                        compare(
                                dtype,
                                in.array(),
                                lines.start(0, k) + a * lines.stride(0),
                                lines.start(0, k) + b * lines.stride(0));
        Arrays.sort(order, descending ? byValue.reversed() : byValue);
        for (int i = 0; i < kept; i++) {
            long place = ((long[]) indices.array())[lines.start(2, k) + i * lines.stride(2)];
            assertEquals(order[i].longValue(), place);
            assertEquals(
                    ScalarOracle.load(
                            dtype, in.array(), lines.start(0, k) + order[i] * lines.stride(0)),
                    ScalarOracle.load(
                            dtype, values.array(), lines.start(1, k) + i * lines.stride(1)));
        }
    }

    private static int compare(DType dtype, Object array, int a, int b) {
        if (dtype.isFloatingPoint()) {
            return Double.compare(
                    IndexedKernelsTest.number(dtype, array, a) + 0.0,
                    IndexedKernelsTest.number(dtype, array, b) + 0.0);
        }
        return Long.compare(
                IndexedKernelsTest.integer(dtype, array, a),
                IndexedKernelsTest.integer(dtype, array, b));
    }

    @Test
    void scansRunAlongTheDimension() {
        Random random = new Random(2);
        for (int c = 0; c < 150; c++) {
            DType dtype = DTYPES[random.nextInt(10)];
            ScanOp op = ScanOp.values()[random.nextInt(4)];
            boolean extreme = op == ScanOp.CUMMAX || op == ScanOp.CUMMIN;
            View in = RandomViews.input(random, dtype, RandomViews.shape(random, 1000));
            long[] shape = in.shape();
            int dim = in.dim() == 0 ? 0 : random.nextInt(in.dim());
            View out = RandomViews.output(random, dtype, shape);
            View indices = extreme ? RandomViews.output(random, DType.INT64, shape) : null;
            backend.launch(new Kernel.Scan(op, out, indices, in, dim));
            Lines lines = new Lines(dim, in, out, indices == null ? out : indices);
            for (int k = 0; k < lines.count; k++) {
                if (dtype.isFloatingPoint()) {
                    floats(op, in, out, indices, lines, k);
                } else {
                    integers(op, in, out, lines, k);
                }
            }
        }
    }

    private static void floats(ScanOp op, View in, View out, View indices, Lines lines, int k) {
        DType dtype = in.dtype();
        double acc = op == ScanOp.CUMPROD ? 1 : 0;
        long place = 0;
        for (int i = 0; i < lines.length; i++) {
            double x =
                    IndexedKernelsTest.number(
                            dtype, in.array(), lines.start(0, k) + i * lines.stride(0));
            switch (op) {
                case CUMSUM -> acc += x;
                case CUMPROD -> acc *= x;
                default -> {
                    boolean beats = op == ScanOp.CUMMAX ? x >= acc : x <= acc;
                    if (i == 0 || Double.isNaN(x) || !Double.isNaN(acc) && beats) {
                        acc = x;
                        place = i;
                    }
                    int at = lines.start(2, k) + i * lines.stride(2);
                    assertEquals(place, ((long[]) indices.array())[at]);
                }
            }
            acc = dtype.isLowPrecision() ? (float) acc : acc;
            Object one = TestArrays.of(dtype, 1);
            new Elements(dtype, one).put(acc, 0);
            assertEquals(
                    ScalarOracle.load(dtype, one, 0),
                    ScalarOracle.load(dtype, out.array(), lines.start(1, k) + i * lines.stride(1)));
        }
    }

    private static void integers(ScanOp op, View in, View out, Lines lines, int k) {
        DType dtype = in.dtype();
        long acc = op == ScanOp.CUMPROD ? 1 : 0;
        for (int i = 0; i < lines.length; i++) {
            long x =
                    IndexedKernelsTest.integer(
                            dtype, in.array(), lines.start(0, k) + i * lines.stride(0));
            acc =
                    switch (op) {
                        case CUMSUM -> acc + x;
                        case CUMPROD -> acc * x;
                        case CUMMAX -> i == 0 ? x : Math.max(acc, x);
                        default -> i == 0 ? x : Math.min(acc, x);
                    };
            Object one = TestArrays.of(dtype, 1);
            new Elements(dtype, one).put(acc, 0);
            assertEquals(
                    ScalarOracle.load(dtype, one, 0),
                    ScalarOracle.load(dtype, out.array(), lines.start(1, k) + i * lines.stride(1)));
        }
    }

    @Test
    void logCumSumExpIsExactAtInfinitiesAndCloseElsewhere() {
        double inf = Double.POSITIVE_INFINITY;
        double[] in = {-inf, 1, 2, -3, 700, inf, 5};
        View x =
                View.contiguous(
                        new dev.obor.backend.Storage(DType.FLOAT64, in, 7, null), new long[] {7});
        double[] y = new double[7];
        View out =
                View.contiguous(
                        new dev.obor.backend.Storage(DType.FLOAT64, y, 7, null), new long[] {7});
        backend.launch(new Kernel.Scan(ScanOp.LOGCUMSUMEXP, out, null, x, 0));
        double sum = 0;
        for (int i = 0; i < 7; i++) {
            sum += Math.exp(in[i]);
            assertEquals(Math.log(sum), y[i], 1e-14 * Math.max(1, Math.abs(y[i])));
        }
    }
}
