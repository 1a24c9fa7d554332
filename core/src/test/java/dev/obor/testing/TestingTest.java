package dev.obor.testing;

import static dev.obor.Obor.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.base.DType;
import org.junit.jupiter.api.Test;

/// Messages are those of `torch.testing.assert_close(actual, expected)` in PyTorch 2.13.
class TestingTest {
    private final Tensor a = tensor(1.0, 2.0, 3.0);

    @Test
    void closeTensorsPass() {
        Testing.assertClose(a, tensor(1.0, 2.000001, 3.0));
        Testing.testClose(a, tensor(1.0, 2.009, 3.0), 1e-2);
        Testing.testClose(a, tensor(1, 2, 3));
        Testing.testClose(1.0, 1.0009, 1e-3);
        Testing.assertClose(tensor(Double.NaN), tensor(Double.NaN), o -> o.equalNan(true));
        Testing.assertClose(tensor(true, false), tensor(true, false));
    }

    @Test
    void differencesAreCountedAndPlaced() {
        assertEquals(
                """
                Tensor-likes are not close!

                Mismatched elements: 2 / 3 (66.7%)
                Greatest absolute difference: 0.5 at index (2,) (up to 1e-05 allowed)
                Greatest relative difference: 0.1428571492433548 at index (2,) (up to 1.3e-06 allowed)\
                """,
                message(() -> Testing.assertClose(a, tensor(1.0, 2.1, 3.5))));
    }

    @Test
    void integersMustBeEqual() {
        Tensor left = tensor(1, 2, 3, 4).view(2, 2);
        Tensor right = tensor(1, 2, 3, 5).view(2, 2);
        assertEquals(
                """
                Tensor-likes are not equal!

                Mismatched elements: 1 / 4 (25.0%)
                Greatest absolute difference: 1 at index (1, 1)
                Greatest relative difference: 0.20000000298023224 at index (1, 1)\
                """,
                message(() -> Testing.assertClose(left, right)));
        Tensor bytes = tensor(3, 250).to(DType.UINT8);
        Tensor others = tensor(250, 3).to(DType.UINT8);
        assertTrue(
                message(() -> Testing.assertClose(bytes, others)).contains("difference: 247 at"));
    }

    @Test
    void scalars() {
        assertEquals(
                """
                Scalars are not close!

                Expected 2.0 but got 1.0.
                Absolute difference: 1.0 (up to 1e-05 allowed)
                Relative difference: 0.5 (up to 1.3e-06 allowed)\
                """,
                message(() -> Testing.assertClose(tensor(1.0), tensor(2.0))));
    }

    @Test
    void shapesAndDtypesMustAgree() {
        assertEquals(
                "The values for attribute 'shape' do not match: torch.Size([3]) != torch.Size([2]).",
                message(() -> Testing.assertClose(a, tensor(1.0, 2.0))));
        assertEquals(
                "The values for attribute 'dtype' do not match: torch.float32 != torch.float64.",
                message(() -> Testing.assertClose(a, a.toDouble())));
    }

    @Test
    void oneToleranceAloneIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> Testing.assertClose(a, a, o -> o.rtol(1e-3)));
    }

    private static String message(org.junit.jupiter.api.function.Executable body) {
        return String.valueOf(assertThrows(AssertionError.class, body).getMessage());
    }
}
