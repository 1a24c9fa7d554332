package dev.obor.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The path is that of SciPy 1.17:
///
/// ```python
/// minimize(f, [-1.2, 1.0], jac=True, method="L-BFGS-B",
///          options=dict(gtol=1e-8, ftol=64 * eps, maxiter=n, maxls=50))
/// ```
class MinimizerTest {
    private int evaluations;

    /// Rosenbrock's curved valley.
    private double valley(double[] x, double[] gradient) {
        evaluations++;
        double across = x[1] - x[0] * x[0];
        gradient[0] = -400 * x[0] * across - 2 * (1 - x[0]);
        gradient[1] = 200 * across;
        return 100 * across * across + (1 - x[0]) * (1 - x[0]);
    }

    private double[] search(int iterations, boolean ends) {
        double[] x = {-1.2, 1};
        var minimizer = new Minimizer(this::valley, x, 1e-8);
        assertEquals(ends, minimizer.run(iterations));
        if (!ends) {
            assertEquals(iterations, minimizer.iterations());
        }
        return x;
    }

    @ParameterizedTest
    @CsvSource({
        "5, 7, -1.021385160033696, 1.0392943881350645",
        "10, 12, -0.6778321515223973, 0.42585440520596285",
        "20, 25, 0.37017471386502127, 0.13229321286746182"
    })
    void theStepsAreScipys(int iterations, int evaluated, double x0, double x1) {
        double[] x = search(iterations, false);
        assertArrayEquals(new double[] {x0, x1}, x, 1e-9);
        assertEquals(evaluated, evaluations);
    }

    @Test
    void theSearchEndsAtTheMinimum() {
        assertArrayEquals(new double[] {1, 1}, search(100, true), 1e-7);
        assertEquals(46, evaluations);
    }

    @Test
    void nothingIsDoneAtAMinimum() {
        double[] x = {1, 1};
        assertTrue(new Minimizer(this::valley, x, 1e-8).run(0));
        assertFalse(new Minimizer(this::valley, new double[2], 1e-8).run(0));
        assertArrayEquals(new double[] {1, 1}, x);
    }
}
