package dev.obor.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import org.junit.jupiter.api.Test;

/// Values and gradients that PyTorch 2.13 gives; each test has its command.
final class CombiningTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    /// `y = torch.logaddexp2(a, b); y.sum().backward(); print(y, y.grad_fn, a.grad, b.grad)`
    @Test
    void logaddexp2OfLargeAndInfiniteNumbers() {
        Tensor a = of(0.0, 1, -100, 1e30, INF, -INF, INF, 3.5);
        Tensor b = of(0.0, -2, 100, 1, INF, -INF, -INF, 3.25);
        Tensor y = a.requiresGrad_().logaddexp2(b.requiresGrad_());
        assertEquals("Logaddexp2Backward0", y.gradFn().name());
        close(y, 1, 1.1699250014423124, 100, 1e30, INF, -INF, INF, 4.380408450476996);
        y.sum().backward();
        close(a.grad(), 0.5, 8 / 9.0, 6.223015277861142e-61, 1, NAN, NAN, 1, 0.5432136168629449);
        close(b.grad(), 0.5, 1 / 9.0, 1, 0, NAN, NAN, 0, 0.45678638313705516);
    }

    private static Tensor of(double... values) {
        return Obor.fromArray(values);
    }

    private static void close(Tensor actual, double... expected) {
        Tensor wanted = of(expected);
        assertTrue(
                actual.allclose(wanted, o -> o.rtol(1e-14).atol(0).equalNan(true)),
                () -> actual + " and not " + wanted);
    }
}
