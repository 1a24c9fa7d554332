package dev.obor.cpu.conv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.backend.ConvShape;
import dev.obor.backend.Dims3;
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
}
