package dev.obor.op;

import static dev.obor.Obor.bfloat16;
import static dev.obor.Obor.bool;
import static dev.obor.Obor.float16;
import static dev.obor.Obor.float32;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.int16;
import static dev.obor.Obor.int32;
import static dev.obor.Obor.int64;
import static dev.obor.Obor.int8;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.uint8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DTypeError;
import java.util.List;
import org.junit.jupiter.api.Test;

/// PyTorch's type promotion: tensors with dimensions, then without, then numbers.
final class PromotionTest {
    @Test
    void tensorsOfOneTierPromoteByTheLattice() {
        assertEquals(float32, ones(int64, 2).add(ones(float32, 2)).dtype());
        assertEquals(float64, ones(float64, 2).add(ones(float32, 2)).dtype());
        assertEquals(float32, ones(float16, 2).add(ones(bfloat16, 2)).dtype());
        assertEquals(int16, ones(uint8, 2).add(ones(int8, 2)).dtype());
        assertEquals(int32, ones(uint8, 2).add(ones(int32, 2)).dtype());
        assertEquals(int64, ones(int64, 2).mul(ones(bool, 2)).dtype());
        assertEquals(bool, ones(bool, 2).add(ones(bool, 2)).dtype());
    }

    @Test
    void zeroDimensionalTensorsOnlyRaiseTheCategory() {
        assertEquals(float32, ones(float32, 2).add(ones(float64)).dtype());
        assertEquals(float64, ones(int64, 2).add(ones(float64)).dtype());
        assertEquals(int8, ones(int8, 2).add(ones(int64)).dtype());
        assertEquals(float64, ones(float32).add(ones(float64)).dtype());
    }

    @Test
    void numbersOnlyRaiseTheCategory() {
        assertEquals(int8, ones(int8, 2).add(1).dtype());
        assertEquals(float32, ones(int8, 2).add(1.5).dtype());
        assertEquals(float16, ones(float16, 2).mul(2.5).dtype());
        assertEquals(int64, ones(bool, 2).add(1).dtype());
        assertEquals(float32, ones(int64, 2).div(2).dtype());
    }

    @Test
    void comparisonsGiveBool() {
        assertEquals(bool, ones(int64, 2).lt(1.5).dtype());
        assertEquals(bool, ones(float32, 2).eq(ones(int8, 2)).dtype());
    }

    @Test
    void integersWrapAndUnsignedBytesStayUnsigned() {
        Tensor bytes = Obor.tensor(250, 3).to(uint8);
        assertEquals("tensor([ 4, 13], dtype=torch.uint8)", bytes.add(10).toString());
        assertEquals("tensor([0.9804, 0.0118])", bytes.div(255).toString());
    }

    /// `x * 257, x * torch.tensor(257), x * torch.tensor([257]), torch.tensor([257]) * x` of
    /// bfloat16: the second factor counts as it is given, the first one is rounded.
    @Test
    void factorsAndDivisorsOfOneElementCountAsGiven() {
        Tensor x = Obor.tensor(1.0, 3, 5, 7).to(bfloat16);
        Tensor one = Obor.tensor(257L).view(1);
        for (Tensor y : List.of(x.mul(257), x.mul(Obor.tensor(257L)), x.mul(one))) {
            assertArrayEquals(new double[] {256, 772, 1288, 1800}, y.toDoubleArray());
        }
        assertArrayEquals(new double[] {256, 768, 1280, 1792}, one.mul(x).toDoubleArray());
        Tensor z = x.clone().requiresGrad_();
        Tensor y = z.mul(Obor.tensor(0.3337));
        double[] wanted = {0.333984375, 1.0, 1.671875, 2.328125};
        assertArrayEquals(wanted, y.toDoubleArray());
        y.backward(x);
        assertArrayEquals(wanted, z.grad().toDoubleArray());
    }

    /// Powers of 2 have the dtype of the exponent, but where a float64 meets one without
    /// dimensions: `torch.ldexp(torch.tensor([3., 2]), torch.tensor([1.7, 3.3]).bfloat16())`.
    @Test
    void powersOfLdexpAreRoundedAsTheirExponents() {
        Tensor half = Obor.tensor(0.3).view(1).to(float16);
        assertEquals(0.97509765625, half.ldexp(Obor.tensor(1.7)).item());
        Tensor exponents = Obor.tensor(1.7, 3.3).to(bfloat16);
        assertArrayEquals(
                new double[] {9.75, 19.625}, Obor.tensor(3.0, 2).ldexp(exponents).toDoubleArray());
        Tensor small = ones(float64, 1).mul(1e-30);
        assertEquals(1e-30 * 0x1p200, small.ldexp(Obor.tensor(200.0)).item(), 1e15);
        assertTrue(Double.isInfinite(small.ldexp(Obor.tensor(200.0).view(1)).item()));
    }

    @Test
    void resultsInPlaceMustFitTheDtype() {
        DTypeError e = assertThrows(DTypeError.class, () -> ones(int64, 2).add_(0.5));
        assertEquals(
                "result type Float can't be cast to the desired output type Long", e.sentence());
        assertEquals(uint8, ones(uint8, 2).add_(ones(int64, 2)).dtype());
    }
}
