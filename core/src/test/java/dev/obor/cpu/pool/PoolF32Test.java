package dev.obor.cpu.pool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.backend.Dims3;
import dev.obor.backend.PoolShape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PoolF32Test {
    private static float[] random(Random r, int n) {
        float[] a = new float[n];
        for (int i = 0; i < n; i++) {
            // Few distinct values, so that windows have ties.
            a[i] = r.nextInt(40) == 0 ? Float.NaN : r.nextInt(9) - 4;
        }
        return a;
    }

    private static float[] gradient(Random r, int n) {
        float[] a = new float[n];
        for (int i = 0; i < n; i++) {
            a[i] = (float) r.nextGaussian();
        }
        return a;
    }

    private static void checkMax(Random r, PoolShape s, boolean adaptive) {
        int in = s.inputSize();
        int out = s.outputSize();
        float[] x = random(r, s.planes() * in + 2);
        float[] y = new float[s.planes() * out + 1];
        long[] index = new long[s.planes() * out + 3];
        if (adaptive) {
            PoolMaxF32.adaptive(s, x, 2, y, 1, index, 3);
        } else {
            PoolMaxF32.forward(s, x, 2, y, 1, index, 3);
        }
        var windows = adaptive ? PoolOracle.adaptiveWindows(s) : PoolOracle.windows(s);
        float[] gy = gradient(r, s.planes() * out);
        float[] want = new float[s.planes() * in];
        for (int i = 0; i < s.planes() * out; i++) {
            float best = Float.NEGATIVE_INFINITY;
            List<Integer> list = windows.get(i % out).elements();
            int where = list.isEmpty() ? -1 : list.get(0);
            for (int e : list) {
                float v = x[2 + i / out * in + e];
                if (v > best || Float.isNaN(v)) {
                    best = v;
                    where = e;
                }
            }
            assertEquals(best, y[1 + i], s + " at " + i);
            if (where >= 0) {
                assertEquals(where, index[3 + i], s + " at " + i);
                want[i / out * in + where] += gy[i];
            } else {
                gy[i] = 0f;
                index[3 + i] = 0;
            }
        }
        float[] gx = new float[want.length];
        Arrays.fill(gx, Float.NaN);
        PoolMaxF32.backward(s, gy, 0, index, 3, gx, 0);
        assertArrayEquals(want, gx, 0f, s.toString());
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
        float[] x = gradient(r, s.planes() * in);
        float[] y = new float[s.planes() * out];
        float[] gy = gradient(r, y.length);
        float[] want = new float[x.length];
        float[] gx = new float[x.length];
        Arrays.fill(gx, Float.NaN);
        if (adaptive) {
            PoolAvgF32.adaptive(s, x, 0, y, 0);
            PoolAvgF32.adaptiveBackward(s, gy, 0, gx, 0);
        } else {
            PoolAvgF32.forward(s, x, 0, y, 0);
            PoolAvgF32.backward(s, gy, 0, gx, 0);
        }
        var windows = adaptive ? PoolOracle.adaptiveWindows(s) : PoolOracle.windows(s);
        for (int i = 0; i < y.length; i++) {
            var window = windows.get(i % out);
            float sum = 0f;
            for (int e : window.elements()) {
                sum += x[i / out * in + e];
                want[i / out * in + e] += gy[i] / window.divisor();
            }
            float mean = window.elements().isEmpty() ? 0f : sum / window.divisor();
            assertEquals(mean, y[i], s + " at " + i);
        }
        assertArrayEquals(want, gx, 0f, s.toString());
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
        float n = Float.NaN;
        float m = Float.NEGATIVE_INFINITY;
        float[] x = {n, 1, 3, 3, m, m, m, 2, n, n, 0};
        Dims3 size = Dims3.of(1, x.length);
        PoolShape s =
                PoolShape.max(
                        1, size, Dims3.of(1, 3), Dims3.of(1, 2), Dims3.of(0, 1), Dims3.ONE, true);
        float[] y = new float[s.outputSize()];
        long[] index = new long[y.length];
        PoolMaxF32.forward(s, x, 0, y, 0, index, 0);
        assertArrayEquals(new float[] {n, 3, 3, 2, n, n}, y);
        assertArrayEquals(new long[] {0, 2, 3, 7, 9, 9}, index);
    }
}
