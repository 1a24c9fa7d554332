package dev.obor.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.backend.ConvShape;
import dev.obor.backend.Dims3;
import dev.obor.backend.PoolShape;
import org.junit.jupiter.api.Test;

/// Results of PyTorch 2.13 on small whole numbers, which have no rounding. Printed by:
///
/// ```python
/// import torch as t
/// F = t.nn.functional
/// x = (t.arange(40.) % 7 - 3).view(1, 2, 4, 5).requires_grad_()
/// w = (t.arange(24.) % 5 - 2).view(4, 1, 2, 3).requires_grad_()
/// b = t.arange(4.).requires_grad_()
/// y = F.conv2d(x, w, b, (2, 1), (1, 1), (1, 2), 2)
/// gy = (t.arange(y.numel()) % 3 - 1.).view_as(y)
/// print(y, t.autograd.grad(y, (x, w, b), gy))
/// v = (t.arange(12.) % 5 - 2).view(1, 2, 2, 3)
/// k = (t.arange(36.) % 7 - 3).view(2, 2, 3, 3)
/// print(F.conv_transpose2d(v, k, t.tensor([1., -1.]), (2, 3), 1, (1, 0)))
/// z = (t.arange(60.) % 7 - 3).view(2, 1, 5, 6)
/// z[0, 0, 0, 4], z[1, 0, 3, 0] = float("inf"), float("nan")
/// u = (t.arange(36.) % 4 - 1).view(2, 2, 3, 3)
/// print(t.nn.grad.conv2d_weight(z, (2, 1, 3, 3), u, 2, 1))
/// p = t.arange(20.).view(1, 1, 4, 5)
/// print(F.avg_pool2d(p, 3, 2, 1, True, True), F.avg_pool2d(p, 3, 2, 1, True, False))
/// print(F.avg_pool2d(p, (2, 3), 2, ceil_mode=True, divisor_override=4))
/// print(F.adaptive_avg_pool2d(p, (3, 2)))
/// print(F.max_pool2d(-p, (2, 3), 2, (1, 1), (1, 2), True, True))
/// ```
class ConvPyTorchTest {
    private static float[] cycle(int n, int period, int shift) {
        float[] a = new float[n];
        for (int i = 0; i < n; i++) {
            a[i] = i % period + shift;
        }
        return a;
    }

    private static final ConvShape GROUPED =
            ConvShape.of(
                    1,
                    2,
                    4,
                    2,
                    Dims3.of(1, 4, 5),
                    Dims3.of(1, 2, 3),
                    Dims3.of(1, 2, 1),
                    Dims3.of(0, 1, 1),
                    Dims3.of(1, 1, 2));

    @Test
    void weightGradientKeepsNanAndInfinityToTheWeightsTheyReach() {
        Dims3 two = Dims3.of(1, 2, 2);
        Dims3 one = Dims3.of(1, 1, 1);
        Dims3 three = Dims3.of(1, 3, 3);
        Dims3 padding = Dims3.of(0, 1, 1);
        ConvShape s = ConvShape.of(2, 1, 2, 1, Dims3.of(1, 5, 6), three, two, padding, one);
        float[] x = cycle(60, 7, -3);
        x[4] = Float.POSITIVE_INFINITY;
        x[48] = Float.NaN;
        float[] gw = new float[18];
        ConvF32.gradWeight(s, x, 0, cycle(36, 4, -1), 0, gw, 0);
        float inf = Float.POSITIVE_INFINITY;
        float nan = Float.NaN;
        float[] want = {
            10, nan, 3, -10, inf, 29, -11, nan, 10, -11, nan, 10, -10, inf, -8, -12, nan, -11
        };
        assertArrayEquals(want, gw);
    }

    @Test
    void groupedDilatedConvolution() {
        float[] y = new float[36];
        float[] bias = {0, 1, 2, 3};
        ConvF32.forward(GROUPED, cycle(40, 7, -3), 0, cycle(24, 5, -2), 0, bias, 0, y, 0);
        float[] want = {
            -4, -7, -2, -7, 9, 3, 1, 4, 1, 5, -4, -3, -6, -3, -6, 2, 5, 2, 5, -2, 9, -2, 2, -3, 0,
            3, 2, 2, 0, 6, 15, 18, -1, -1, -4, 1
        };
        assertEquals(Dims3.of(1, 3, 3), GROUPED.output());
        assertArrayEquals(want, y);
    }

    @Test
    void groupedDilatedConvolutionGradients() {
        float[] gy = cycle(36, 3, -1);
        float[] gx = new float[40];
        float[] gw = new float[24];
        ConvF32.gradInput(GROUPED, gy, 0, cycle(24, 5, -2), 0, null, 0, gx, 0);
        ConvF32.gradWeight(GROUPED, cycle(40, 7, -3), 0, gy, 0, gw, 0);
        float[] wantX = {
            0, 3, 0, 3, 0, 0, -2, 0, -2, 0, 0, 3, 0, 3, 0, 0, -2, 0, -2, 0, 0, -2, 0, -2, 0, 0, -2,
            0, 3, 0, 0, -2, 0, -2, 0, 0, -2, 0, 3, 0
        };
        float[] wantW = {
            2, -3, 1, -1, 4, -3, 2, -3, 1, -1, 4, -3, 0, -3, 3, -3, 4, -1, 0, -3, 3, -3, 4, -1
        };
        assertArrayEquals(wantX, gx);
        assertArrayEquals(wantW, gw);
    }

    @Test
    void transposedConvolutionIsAnInputGradient() {
        ConvShape s =
                ConvShape.transposed(
                        1,
                        2,
                        2,
                        1,
                        Dims3.of(1, 2, 3),
                        Dims3.of(1, 3, 3),
                        Dims3.of(1, 2, 3),
                        Dims3.of(0, 1, 1),
                        Dims3.of(0, 1, 0),
                        Dims3.ONE);
        float[] z = new float[56];
        float[] bias = {1, -1};
        ConvF32.gradInput(s, cycle(12, 5, -2), 0, cycle(36, 7, -3), 0, bias, 0, z, 0);
        float[] want = {
            1, -2, 1, 0, -1, -2, -1, 8, 8, -10, -4, -5, 6, 4, -2, 1, 7, 7, 7, 4, 1, 0, 3, 7, -7, -7,
            -5, 6, -7, 4, -3, -4, 2, -2, -1, -8, -1, -7, 6, 5, 0, 5, 2, -2, 5, 5, -9, -4, -7, 4, -7,
            -9, -9, 5, 1, -2
        };
        assertEquals(Dims3.of(1, 4, 7), s.input());
        assertArrayEquals(want, z);
    }

    private static float[] average(Dims3 k, Dims3 pad, boolean all, int divisor) {
        PoolShape s =
                PoolShape.average(
                        1, Dims3.of(1, 4, 5), k, Dims3.of(1, 2, 2), pad, true, all, divisor);
        float[] y = new float[s.outputSize()];
        PoolAvgF32.forward(s, cycle(20, 20, 0), 0, y, 0);
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
        PoolAvgF32.adaptive(s, cycle(20, 20, 0), 0, y, 0);
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
}
