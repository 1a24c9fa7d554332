package dev.obor.cpu.pool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.obor.backend.Dims3;
import dev.obor.backend.PoolShape;
import org.junit.jupiter.api.Test;

/// Results of PyTorch 2.13 on small whole numbers. Printed by:
///
/// ```python
/// import torch as t
/// F = t.nn.functional
/// p = t.arange(20.).view(1, 1, 4, 5)
/// print(F.avg_pool2d(p, 3, 2, 1, True, True), F.avg_pool2d(p, 3, 2, 1, True, False))
/// print(F.avg_pool2d(p, (2, 3), 2, ceil_mode=True, divisor_override=4))
/// print(F.adaptive_avg_pool2d(p, (3, 2)))
/// print(F.max_pool2d(-p, (2, 3), 2, (1, 1), (1, 2), True, True))
/// ```
class PoolPyTorchTest {
    private static float[] average(Dims3 k, Dims3 pad, boolean all, int divisor) {
        PoolShape s =
                PoolShape.average(
                        1, Dims3.of(1, 4, 5), k, Dims3.of(1, 2, 2), pad, true, all, divisor);
        float[] y = new float[s.outputSize()];
        PoolAvgF32.forward(s, counting(20), 0, y, 0);
        return y;
    }

    @Test
    void averagePooling() {
        Dims3 three = Dims3.of(1, 3, 3);
        Dims3 one = Dims3.of(0, 1, 1);
        assertArrayEquals(
                new float[] {4f / 3, 3, 8f / 3, 7, 12, 9, 31f / 6, 8.5f, 37f / 6},
                average(three, one, true, 0));
        assertArrayEquals(
                new float[] {3, 4.5f, 6, 10.5f, 12, 13.5f, 15.5f, 17, 18.5f},
                average(three, one, false, 0));
        assertArrayEquals(
                new float[] {5.25f, 8.25f, 20.25f, 23.25f},
                average(Dims3.of(1, 2, 3), Dims3.ZERO, true, 4));
        PoolShape s = PoolShape.adaptive(1, Dims3.of(1, 4, 5), Dims3.of(1, 3, 2));
        float[] y = new float[6];
        PoolAvgF32.adaptive(s, counting(20), 0, y, 0);
        assertArrayEquals(new float[] {3.5f, 5.5f, 8.5f, 10.5f, 13.5f, 15.5f}, y);
    }

    @Test
    void dilatedMaxPooling() {
        PoolShape s =
                PoolShape.max(
                        1,
                        Dims3.of(1, 4, 5),
                        Dims3.of(1, 2, 3),
                        Dims3.of(1, 2, 2),
                        Dims3.of(0, 1, 1),
                        Dims3.of(1, 1, 2),
                        true);
        float[] x = new float[20];
        for (int i = 0; i < x.length; i++) {
            x[i] = -i;
        }
        float[] y = new float[s.outputSize()];
        long[] index = new long[y.length];
        PoolMaxF32.forward(s, x, 0, y, 0, index, 0);
        assertArrayEquals(new float[] {-1, -1, -6, -6, -16, -16}, y);
        assertArrayEquals(new long[] {1, 1, 6, 6, 16, 16}, index);
    }

    private static float[] counting(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = i;
        }
        return x;
    }
}
