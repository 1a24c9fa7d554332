package dev.obor.cpu.pool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.backend.Dims3;
import dev.obor.backend.PoolShape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PoolF64Test {
    private static double[] random(Random r, int n) {
        double[] a = new double[n];
        for (int i = 0; i < n; i++) {
            // Few distinct values, so that windows have ties.
            a[i] = r.nextInt(40) == 0 ? Double.NaN : r.nextInt(9) - 4;
        }
        return a;
    }

    private static double[] gradient(Random r, int n) {
        double[] a = new double[n];
        for (int i = 0; i < n; i++) {
            a[i] = r.nextGaussian();
        }
        return a;
    }

    private static void checkMax(Random r, PoolShape s, boolean adaptive) {
        int in = s.inputSize();
        int out = s.outputSize();
        double[] x = random(r, s.planes() * in + 2);
        double[] y = new double[s.planes() * out + 1];
        long[] index = new long[s.planes() * out + 3];
        if (adaptive) {
            PoolMaxF64.adaptive(s, x, 2, y, 1, index, 3);
        } else {
            PoolMaxF64.forward(s, x, 2, y, 1, index, 3);
        }
        var windows = adaptive ? PoolOracle.adaptiveWindows(s) : PoolOracle.windows(s);
        double[] gy = gradient(r, s.planes() * out);
        double[] want = new double[s.planes() * in];
        for (int i = 0; i < s.planes() * out; i++) {
            double best = Double.NEGATIVE_INFINITY;
            List<Integer> list = windows.get(i % out).elements();
            int where = list.isEmpty() ? -1 : list.get(0);
            for (int e : list) {
                double v = x[2 + i / out * in + e];
                if (v > best || Double.isNaN(v)) {
                    best = v;
                    where = e;
                }
            }
            assertEquals(best, y[1 + i], s + " at " + i);
            if (where >= 0) {
                assertEquals(where, index[3 + i], s + " at " + i);
                want[i / out * in + where] += gy[i];
            } else {
                gy[i] = 0;
                index[3 + i] = 0;
            }
        }
        double[] gx = new double[want.length];
        Arrays.fill(gx, Double.NaN);
        PoolMaxF64.backward(s, gy, 0, index, 3, gx, 0);
        assertArrayEquals(want, gx, 0, s.toString());
    }

    @Test
    void maxPoolingTakesTheFirstLargestOfEachWindow() {
        Random r = new Random(1);
        for (int i = 0; i < 150; i++) {
            checkMax(r, PoolOracle.randomShape(r, true), false);
        }
    }

    @Test
    void adaptiveMaxPoolingTakesTheFirstLargestOfEachWindow() {
        Random r = new Random(2);
        for (int i = 0; i < 30; i++) {
            checkMax(r, PoolOracle.randomAdaptive(r), true);
        }
    }

    private static void checkAverage(Random r, PoolShape s, boolean adaptive) {
        int in = s.inputSize();
        int out = s.outputSize();
        double[] x = gradient(r, s.planes() * in);
        double[] y = new double[s.planes() * out];
        double[] gy = gradient(r, y.length);
        double[] want = new double[x.length];
        double[] gx = new double[x.length];
        Arrays.fill(gx, Double.NaN);
        if (adaptive) {
            PoolAvgF64.adaptive(s, x, 0, y, 0);
            PoolAvgF64.adaptiveBackward(s, gy, 0, gx, 0);
        } else {
            PoolAvgF64.forward(s, x, 0, y, 0);
            PoolAvgF64.backward(s, gy, 0, gx, 0);
        }
        var windows = adaptive ? PoolOracle.adaptiveWindows(s) : PoolOracle.windows(s);
        for (int i = 0; i < y.length; i++) {
            var window = windows.get(i % out);
            double sum = 0;
            for (int e : window.elements()) {
                sum += x[i / out * in + e];
                want[i / out * in + e] += gy[i] / window.divisor();
            }
            double mean = window.elements().isEmpty() ? 0 : sum / window.divisor();
            assertEquals(mean, y[i], s + " at " + i);
        }
        assertArrayEquals(want, gx, 0, s.toString());
    }

    @Test
    void averagePoolingDividesTheSumOfEachWindow() {
        Random r = new Random(3);
        for (int i = 0; i < 150; i++) {
            checkAverage(r, PoolOracle.randomShape(r, false), false);
        }
    }

    @Test
    void adaptiveAveragePoolingDividesTheSumOfEachWindow() {
        Random r = new Random(4);
        for (int i = 0; i < 30; i++) {
            checkAverage(r, PoolOracle.randomAdaptive(r), true);
        }
    }

    /// python -c "import torch as t; from math import inf, nan x = t.tensor([[[nan, 1., 3., 3.,
    /// -inf, -inf, -inf, 2., nan, nan, 0.]]]) print(t.nn.functional.max_pool1d(x, 3, 2, 1,
    /// ceil_mode=True, return_indices=True))"
    @Test
    void maxPoolingOfSpecialValuesIsPyTorchs() {
        double n = Double.NaN;
        double m = Double.NEGATIVE_INFINITY;
        double[] x = {n, 1, 3, 3, m, m, m, 2, n, n, 0};
        Dims3 size = Dims3.of(1, x.length);
        PoolShape s =
                PoolShape.max(
                        1, size, Dims3.of(1, 3), Dims3.of(1, 2), Dims3.of(0, 1), Dims3.ONE, true);
        double[] y = new double[s.outputSize()];
        long[] index = new long[y.length];
        PoolMaxF64.forward(s, x, 0, y, 0, index, 0);
        assertArrayEquals(new double[] {n, 3, 3, 2, n, n}, y);
        assertArrayEquals(new long[] {0, 2, 3, 7, 9, 9}, index);
    }
}
