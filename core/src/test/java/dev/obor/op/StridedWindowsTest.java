package dev.obor.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.DType;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Windows on the memory of a tensor. The numbers are PyTorch's, of
///
/// ```python
/// y = x.as_strided(size, stride, offset)
/// w = torch.arange(1., 1 + y.numel(), dtype=torch.float64).reshape(y.shape)
/// r, = torch.autograd.grad((y * y * w).sum(), x, create_graph=True)
/// s, = torch.autograd.grad((r * r).sum(), x)
/// ```
class StridedWindowsTest {
    private static void check(
            Tensor x, UnaryOperator<Tensor> window, double[][] gradients, String sizes) {
        x.requiresGrad_(true);
        Tensor y = window.apply(x);
        assertEquals(sizes, y.shape().toList().toString());
        Tensor w = Obor.arange(1.0, 1.0 + y.numel()).to(DType.FLOAT64).reshape(y.shape().toArray());
        Tensor first = Autograd.grad(y.mul(y).mul(w).sum(), x, o -> o.createGraph(true));
        Tensor second = Autograd.grad(first.mul(first).sum(), x);
        assertArrayEquals(gradients[0], first.detach().flatten().toDoubleArray());
        assertArrayEquals(gradients[1], second.flatten().toDoubleArray());
    }

    private static Tensor part() {
        return Obor.arange(10.0).to(DType.FLOAT64).narrow(0, 5, 3).detach();
    }

    private static Tensor expanded() {
        return Obor.arange(1.0, 4.0).to(DType.FLOAT64).unsqueeze(0).expand(2, 3).detach();
    }

    @Test
    void whatLiesOutsideTheTensorHasNoGradient() {
        check(
                part(),
                x -> x.asStrided(new long[] {2, 2}, new long[] {1, 2}, 4),
                new double[][] {{30, 24, 56}, {360, 192, 896}},
                "[2, 2]");
    }

    @Test
    void whatTheWindowRepeatsIsAddedUp() {
        check(
                part(),
                x -> x.asStrided(new long[] {3, 2}, new long[] {1, 1}, 4),
                new double[][] {{50, 108, 84}, {1000, 3888, 2016}},
                "[3, 2]");
    }

    @Test
    void whatTheTensorRepeatsSharesItsGradient() {
        check(
                expanded(),
                x -> x.asStrided(new long[] {3}, new long[] {1}, 0),
                new double[][] {{1, 4, 9, 1, 4, 9}, {2, 16, 54, 2, 16, 54}},
                "[3]");
        check(
                expanded(),
                x -> x.asStrided(new long[] {2, 2}, new long[] {1, 1}, 0),
                new double[][] {{1, 10, 12, 1, 10, 12}, {2, 100, 96, 2, 100, 96}},
                "[2, 2]");
    }

    @Test
    void aWindowLiesWithinTheMemory() {
        Tensor x = Obor.arange(10.0).to(DType.FLOAT32);
        says(
                "setStorage: sizes [20], strides [1], storage offset 5, and itemsize 4 requiring a"
                        + " storage size of 100 are out of bounds for storage of size 40",
                ShapeError.class,
                () -> x.asStrided(new long[] {20}, new long[] {1}, 5));
        says(
                "Tensor: invalid storage offset -1",
                ShapeError.class,
                () -> x.asStrided(new long[] {2}, new long[] {1}, -1));
        says(
                "as_strided: Negative strides are not supported at the moment, got strides: [-1]",
                ShapeError.class,
                () -> x.asStrided(new long[] {2}, new long[] {-1}, 5));
        says(
                "mismatch in length of strides and shape",
                ShapeError.class,
                () -> x.asStrided(new long[] {2}, new long[] {1, 2}, 0));
        assertEquals(0, x.asStrided(new long[] {0, 99}, new long[] {1, 1}, 3).numel());
    }

    @Test
    void dimensionsMustBeThere() {
        says(
                "Dimension specified as 3 but tensor has no dimensions",
                IndexError.class,
                () -> Obor.tensor(1.0).reshape().roll(0, 3));
        assertEquals(1, Obor.tensor(1.0).reshape().roll(1).numel());
    }

    private static void says(String text, Class<? extends Exception> kind, Executable mistake) {
        String message = assertThrows(kind, mistake).getMessage();
        assertTrue(message.startsWith(text), message);
    }
}
