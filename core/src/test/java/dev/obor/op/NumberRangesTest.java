package dev.obor.op;

import static dev.obor.Obor.bfloat16;
import static dev.obor.Obor.bool;
import static dev.obor.Obor.complex64;
import static dev.obor.Obor.float16;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.full;
import static dev.obor.Obor.int32;
import static dev.obor.Obor.int64;
import static dev.obor.Obor.int8;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.uint8;
import static dev.obor.Obor.where;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Linalg;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ValueError;
import dev.obor.nn.LPPool2d;
import dev.obor.nn.functional.F;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Numbers beside tensors whose dtype cannot hold them. What is expected is what PyTorch 2.15 does:
/// `torch.add(x, x, alpha=300)` of int8 says that the value cannot be converted, while `x + 300`
/// wraps around.
class NumberRangesTest {
    private static final double NAN = Double.NaN;

    @Test
    void factorsMustFit() {
        Tensor small = tensor(1, -100, 100).to(int8);
        overflows("int8_t", () -> small.add(small, 300));
        overflows("int8_t", () -> small.sub(small, 300));
        overflows("int8_t", () -> small.addcmul(small, small, 300));
        overflows("c10::Half", () -> halves().add(halves(), 70_000));
        overflows("float", () -> ones(2).add(ones(2), 1e39));
        overflows("c10::complex<float>", () -> ones(2).to(complex64).add(ones(2), 1e39));
        values(small.add(300), 45, -56, -112);
        values(ones(2).add(ones(2).toDouble(), 1e39), 1e39, 1e39);
        assertEquals(
                Double.POSITIVE_INFINITY, ones(2).add_(ones(2).toDouble(), 1e39).amax().item());
    }

    @Test
    void factorsOfProductsMustFit() {
        Tensor small = ones(2, 2).to(int8);
        overflows("int8_t", () -> small.addmm(small, small, o -> o.alpha(300)));
        overflows("int8_t", () -> small.addmm(small, small, o -> o.beta(300)));
        overflows(
                "c10::Half",
                () -> halves().addmv(ones(2, 2).to(float16), halves(), o -> o.beta(70_000)));
        overflows(
                "int8_t",
                () -> small.addr(tensor(1, 1).to(int8), tensor(1, 1).to(int8), o -> o.alpha(300)));
        overflows("float", () -> ones(2, 2).addmm(ones(2, 2), ones(2, 2), o -> o.alpha(1e39)));
        Tensor half = ones(2, 2).to(float16); // multiplied in float32
        assertEquals(
                Double.POSITIVE_INFINITY,
                half.addmm(half, half, o -> o.alpha(70_000)).amax().item());
    }

    @Test
    void boundsMustFit() {
        overflows("c10::Half", () -> halves().clampMax(70_000.0));
        overflows("float", () -> ones(2).clamp(0.0, 1e39));
        overflows("float", () -> tensor(1, 2).to(int8).clampMin(1e39));
        overflows("c10::Half", () -> F.hardshrink(halves(), 70_000));
        overflows("c10::Half", () -> halves().pow(70_000));
        overflows("float", () -> F.leakyRelu(halves(), 1e39));
        overflows("float", () -> F.elu(ones(2), 1e39));
        overflows("float", () -> F.celu(ones(2), 1e39));
        overflows("float", () -> ones(2).lerp(ones(2), 1e39));
        overflows("float", () -> ones(2).addcdiv(ones(2), ones(2), 1e39));
        values(F.threshold(halves(), 70_000, 3), 3, 3);
        values(F.threshold(tensor(1, 2, 3).to(uint8), -1, 0), 0, 0, 0);
        values(where(tensor(true, false), halves(), 1e39).select(0, 0).view(1), 1);
    }

    /// `F.hardtanh(torch.tensor([1, -100, 100], dtype=torch.int8), -1, 2**40)`
    @Test
    void integersAreClampedByHardtanh() {
        Tensor small = tensor(1, -100, 100).to(int8);
        values(F.hardtanh(small, o -> o.maxVal(1L << 40)), 1, -1, 100);
        values(F.hardtanh(small, o -> o.maxVal(2.5)), 1, -1, 2);
        assertThrows(ValueError.class, () -> F.hardtanh(small, o -> o.minVal(200).maxVal(300)));
        overflows("int64_t", () -> F.hardtanh(small, o -> o.maxVal(1e39)));
    }

    /// `torch.full((2,), 70000, dtype=torch.float16)` is refused, a single element is not.
    @Test
    void whatFillsMustFit() {
        overflows("c10::Half", () -> full(new long[] {2}, 70_000, o -> o.dtype(float16)));
        overflows("c10::Half", () -> zeros(2).to(float16).fill_(70_000));
        assertEquals(Double.POSITIVE_INFINITY, zeros(1).to(float16).fill_(70_000).item());
    }

    @Test
    void anythingButZeroIsTrue() {
        Tensor none = zeros(2).to(bool);
        Tensor first = tensor(true, false);
        for (double number : new double[] {0.5, NAN, -1e-300}) {
            assertTrue(full(new long[] {2}, number, o -> o.dtype(bool)).all().itemBoolean());
            assertTrue(none.maskedFill(first, number).any().itemBoolean());
            assertTrue(none.indexFill(0, tensor(0L).view(1), number).any().itemBoolean());
            assertTrue(none.scatter(0, tensor(0L).view(1), number).any().itemBoolean());
            assertTrue(F.pad(none, new long[] {1, 0}, o -> o.value(number)).any().itemBoolean());
        }
    }

    /// `torch.zeros(2, dtype=torch.int8).masked_fill(mask, torch.tensor(300))`
    @Test
    void fillingWithTensorsReadsThem() {
        Tensor first = tensor(true, false);
        Tensor places = tensor(0L).view(1);
        for (DType dtype : new DType[] {int8, uint8}) {
            Tensor x = zeros(2).to(dtype);
            overflows(dtype.text() + "_t", () -> x.maskedFill(first, tensor(300L)));
            overflows(dtype.text() + "_t", () -> x.indexFill(0, places, tensor(300L)));
            overflows(dtype.text() + "_t", () -> x.maskedFill_(first, tensor(NAN)));
        }
        overflows("int", () -> zeros(2).to(int32).maskedFill(first, tensor(5e9).to(float64)));
        overflows(
                "float",
                () -> zeros(2).maskedFill(first, full(new long[0], 1e39, o -> o.dtype(float64))));
        values(zeros(2).to(uint8).maskedFill(first, tensor(-1L)), 255, 0);
        values(zeros(2).to(bool).maskedFill(first, tensor(0.5)).to(int64), 1, 0);
    }

    /// `torch.zeros(2).masked_fill(mask, torch.tensor(1+0j))`; index_fill takes none.
    @Test
    void fillingRealNumbersWithComplexOnes() {
        Tensor first = tensor(true, false);
        Tensor real = Obor.complex(tensor(3f), tensor(0f));
        values(zeros(2).maskedFill(first, real), 3, 0);
        values(zeros(2).to(int64).maskedFill(first, real), 3, 0);
        values(zeros(2).to(bool).maskedFill(first, new Complex(0, 1)).to(int64), 1, 0);
        overflows("float", () -> zeros(2).maskedFill(first, new Complex(1, 1)));
        assertThrows(DTypeError.class, () -> zeros(2).indexFill(0, tensor(0L).view(1), real));
    }

    /// `torch.addmm(x, torch.zeros(2, 0), torch.zeros(0, 2), alpha=float('nan'))`
    @Test
    void productsThatAreNotLookedAt() {
        Tensor x = ones(2, 2);
        values(x.addmm(zeros(2, 0), zeros(0, 2), o -> o.alpha(NAN)).view(4), 1, 1, 1, 1);
        Tensor hole = full(new long[] {2, 2}, NAN);
        values(x.addmm(hole, x, o -> o.alpha(0)).view(4), 1, 1, 1, 1);
        values(ones(2).addmv(hole, ones(2), o -> o.alpha(0)), 1, 1);
        assertTrue(
                x.to(bfloat16)
                        .addmm(hole.to(bfloat16), x.to(bfloat16), o -> o.alpha(0))
                        .isnan()
                        .all()
                        .itemBoolean());
    }

    /// `x = torch.zeros(3, 3, requires_grad=True); torch.linalg.det(x).backward()`
    @Test
    void theDeterminantOfZerosHasNoSlope() {
        for (long n = 2; n <= 4; n++) {
            Tensor x = zeros(n, n).requiresGrad_();
            Linalg.det(x).backward();
            assertEquals(0, x.grad().abs().amax().item());
        }
    }

    /// `torch.nn.LPPool2d(0, 2)`
    @Test
    void noPowerIsNoNorm() {
        assertThrows(ValueError.class, () -> new LPPool2d(0, 2));
    }

    /// `F.binary_cross_entropy_with_logits(torch.tensor([.5, 1]), torch.tensor([.5+0j, 1]),
    /// reduction='none')`
    @Test
    void logitsBesideComplexTargets() {
        Tensor target = Obor.complex(tensor(.5f, 1f), tensor(0f, 0f));
        Tensor losses =
                F.binaryCrossEntropyWithLogits(tensor(.5f, 1f), target, o -> o.reduction("none"));
        assertEquals(complex64, losses.dtype());
        assertTrue(losses.real().allclose(tensor(0.7240769863128662f, 0.3132616877555847f)));
        assertThrows(
                DTypeError.class, () -> F.binaryCrossEntropyWithLogits(target, tensor(.5f, 1f)));
    }

    private static Tensor halves() {
        return tensor(1.0, 2).to(float16);
    }

    private static void overflows(String type, Executable call) {
        DTypeError e = assertThrows(DTypeError.class, call);
        assertEquals(
                "value cannot be converted to type " + type + " without overflow", e.sentence());
    }

    private static void values(Tensor actual, double... expected) {
        assertTrue(
                actual.to(float64).equal(tensor(expected, o -> o.dtype(float64))),
                actual::toString);
    }
}
