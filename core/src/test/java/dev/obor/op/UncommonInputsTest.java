package dev.obor.op;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.bool;
import static dev.obor.Obor.complex128;
import static dev.obor.Obor.complex64;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.uint8;
import static dev.obor.Obor.where;
import static dev.obor.Obor.zeros;
import static dev.obor.Obor.zeta;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.Complex;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What PyTorch 2.15 does with uncommon inputs, found by its samples and reference inputs.
class UncommonInputsTest {
    /// `F.cross_entropy(torch.tensor([1., 2]), torch.tensor([0]))`
    @Test
    void theClassOfOneSampleMayBeAVector() {
        Tensor x = tensor(1f, 2);
        Tensor target = tensor(0L).view(1);
        assertEquals(1.31326162815094, F.crossEntropy(x, target).item(), 1e-7);
        assertEquals(0, F.crossEntropy(x, target, o -> o.reduction("none")).dim());
        assertEquals(-1, F.nllLoss(x, target).item());
        ShapeError e = assertThrows(ShapeError.class, () -> F.nllLoss(x, tensor(0L, 1)));
        assertEquals(
                "For 1D input, 1D target must have size 1, but got target size: 2", e.sentence());
    }

    /// `torch.all(x, dim=[])` looks at each element, where other reductions take all dimensions.
    @Test
    void truthsOverNoDimensionsAreThoseOfElements() {
        Tensor x = tensor(3L, 0, 5).toFloat();
        assertTrue(x.all(new long[0]).equal(tensor(true, false, true)));
        assertTrue(x.any(new long[0], true).equal(tensor(true, false, true)));
        assertEquals(uint8, x.to(uint8).all(new long[0]).dtype());
        assertEquals(bool, x.toLong().any(new long[0]).dtype());
        assertEquals(0, x.sum(new long[0]).dim());
    }

    /// `torch.bincount(torch.zeros(0, dtype=torch.long), weights=torch.ones(5), minlength=1)`
    @Test
    void nothingIsCountedWhateverTheWeights() {
        assertEquals(0, zeros(0).toLong().bincount(ones(5), 1).itemLong());
        assertThrows(ShapeError.class, () -> zeros(2).toLong().bincount(ones(5)));
    }

    @Test
    void aNumberIsItsOwnTranspose() {
        assertEquals(3, tensor(3.0).mT().item());
        assertThrows(ShapeError.class, () -> ones(3).mT());
    }

    /// `F.instance_norm(x, eps=0.)` computes, `F.batch_norm(x, None, None, training=True, eps=0.)`
    /// does not.
    @Test
    void samplesAloneAreNormalizedWithAnyEps() {
        Tensor x = arange(8).toFloat().view(2, 2, 2);
        Tensor normalized = F.instanceNorm(x, null, null, null, null, o -> o.eps(0));
        assertTrue(normalized.view(8).equal(tensor(-1f, 1, -1, 1, -1, 1, -1, 1)));
        assertThrows(
                ValueError.class,
                () -> F.batchNorm(x, null, null, null, null, o -> o.training(true).eps(0)));
        assertThrows(
                ValueError.class,
                () -> F.batchNorm(x, ones(2), ones(2), null, null, o -> o.eps(-1)));
    }

    /// `F.grid_sample(torch.arange(27.).view(1, 1, 3, 3, 3), grid, 'bicubic')` of 0.1, 0.2, 0.3
    @Test
    void volumesAreReadBetweenSixtyFourElements() {
        Tensor volume = arange(27).toFloat().view(1, 1, 3, 3, 3);
        Tensor grid = tensor(0.1f, 0.2f, 0.3f).view(1, 1, 1, 1, 3);
        Tensor read = F.gridSample(volume, grid, o -> o.mode("bicubic").alignCorners(false));
        assertEquals(22.67339324951172, read.item(), 1e-4);
    }

    /// `torch.special.zeta(torch.tensor(math.inf), torch.tensor(-2.5))`
    @Test
    void basesBelowOneToInfinitePowers() {
        for (double x : new double[] {Double.POSITIVE_INFINITY, 1e20}) {
            assertEquals(Double.POSITIVE_INFINITY, zeta(tensor(x), tensor(-1001.2)).item());
        }
    }

    /// `torch.where(torch.tensor([True, False]), 1j, 2 + 0j)`
    @Test
    void complexNumbersAreChosen() {
        Tensor chosen = where(tensor(true, false), new Complex(0, 1), new Complex(2, 0));
        assertEquals(complex64, chosen.dtype());
        assertEquals(new Complex(0, 1), chosen.select(0, 0).itemComplex());
    }

    /// `torch.addcdiv(x, y, z)` of float32, float64 and complex128: a narrower part of a complex
    /// gradient is one of its own, one of the same width a view.
    @Test
    void partsOfComplexGradients() {
        Tensor z = ones(2, 2).to(complex128);
        Tensor narrow = ones(2, 2).requiresGrad_();
        Tensor same = ones(2, 2).toDouble().requiresGrad_();
        Tensor sum = narrow.mul(z).real().sum().add(same.mul(z).real().sum());
        List<Tensor> grads = Autograd.grad(List.of(sum), List.of(narrow, same), null, o -> {});
        assertArrayEquals(new long[] {2, 1}, grads.get(0).stride());
        assertArrayEquals(new long[] {4, 2}, grads.get(1).stride());
    }

    /// `F.triplet_margin_loss(a, a, a, margin=float('nan'))`
    @Test
    void aMarginThatIsNoNumberIsNotBelowZero() {
        Tensor a = ones(2, 3);
        assertTrue(F.tripletMarginLoss(a, a, a, o -> o.margin(Double.NaN)).isnan().itemBoolean());
        assertThrows(ValueError.class, () -> F.tripletMarginLoss(a, a, a, o -> o.margin(0)));
    }
}
