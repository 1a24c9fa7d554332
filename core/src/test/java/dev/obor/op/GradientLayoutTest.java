package dev.obor.op;

import static dev.obor.Obor.cdist;
import static dev.obor.Obor.float16;
import static dev.obor.Obor.fromArray;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeta;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.StateError;
import dev.obor.nn.functional.F;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where gradients lie in memory, and second derivatives, as PyTorch 2.15 prints them.
class GradientLayoutTest {
    private static List<Long> strides(Tensor t) {
        return Arrays.stream(t.stride()).boxed().toList();
    }

    private static Tensor turned(Tensor t) {
        return t.transpose(-1, -2).contiguous().transpose(-1, -2);
    }

    private static Tensor gradient(Tensor y, Tensor x, Tensor g) {
        return Autograd.grad(List.of(y), List.of(x), List.of(g), o -> o.createGraph(true))
                .getFirst();
    }

    /// `torch.autograd.grad(torch.cdist(a, b, p), a, g)`: contiguous, though the input is not.
    @Test
    void distances() {
        for (double p : new double[] {0, 2}) {
            Tensor a = turned(randn(2, 30, 3)).requiresGrad_();
            Tensor y = cdist(a, randn(2, 27, 3), p);
            assertEquals(List.of(90L, 3L, 1L), strides(gradient(y, a, y.detach().onesLike())));
        }
    }

    /// `torch.autograd.grad(torch.baddbmm(a, b, c, beta=0), a, g)`: `g` times 0, where it lies.
    @Test
    void unreadInputs() {
        Tensor g = turned(randn(2, 4, 5));
        for (int k : new int[] {0, 3}) {
            Tensor a = randn(2, 4, 5).mul(Double.NaN).requiresGrad_();
            Tensor y = a.baddbmm(randn(2, 4, k), randn(2, k, 5), o -> o.beta(0));
            assertEquals(0, y.isnan().sum().itemLong());
            Tensor own = gradient(y, a, g);
            assertEquals(List.of(20L, 1L, 4L), strides(own));
            assertEquals(0, own.abs().sum().item());
        }
        Tensor a = randn(4, 5).requiresGrad_();
        Tensor y = a.addmm(randn(4, 3), randn(3, 5), o -> o.beta(0));
        assertEquals(List.of(1L, 4L), strides(gradient(y, a, g.get(0))));
    }

    /// `x.grad.stride()` follows `pos_weight`, then the target.
    @Test
    void positiveWeights() {
        Tensor x = rand(3, 2, 4).permute(1, 2, 0).requiresGrad_();
        Tensor t = rand(3, 2, 4).permute(1, 2, 0);
        Tensor positive = rand(3, 4).t();
        for (boolean weighted : new boolean[] {false, true}) {
            Tensor w = rand(2, 4, 3);
            Tensor loss =
                    F.binaryCrossEntropyWithLogits(
                            x, t, o -> o.posWeight(positive).weight(weighted ? w : null));
            Tensor plain =
                    F.binaryCrossEntropyWithLogits(
                                    x, t, o -> o.posWeight(positive).reduction("none"))
                            .mul(weighted ? w : tensor(1.0))
                            .mean();
            assertEquals(plain.item(), loss.item(), 1e-6);
            Tensor g = gradient(loss, x, tensor(1.0));
            Tensor same = gradient(plain, x, tensor(1.0));
            assertEquals(0, g.sub(same).abs().max().item(), 1e-7);
        }
        Tensor a = rand(4, 3, 2).movedim(-1, 0).requiresGrad_();
        Tensor b = rand(4, 3, 2).movedim(-1, 0);
        Tensor loss = F.binaryCrossEntropyWithLogits(a, b, o -> o.posWeight(positive));
        assertEquals(List.of(1L, 2L, 8L), strides(Autograd.grad(loss, a)));
    }

    /// By the offset there are all derivatives, by the exponent none.
    @Test
    void zetaByItsOffset() {
        Tensor x = fromArray(new double[] {2.5, 3, 4}).requiresGrad_();
        Tensor q = fromArray(new double[] {1.5, 2, 0.5}).requiresGrad_();
        Tensor one = fromArray(new double[] {1, 1, 1});
        Tensor first = gradient(zeta(x, q), q, one);
        Tensor second = gradient(first, q, one);
        assertArrayEquals(new double[] {-0.7677, -0.2470, -128.5790}, values(first), 5e-5);
        assertArrayEquals(new double[] {1.6028, 0.44313, 1281.9}, values(second), 5e-2);
        assertThrows(StateError.class, () -> gradient(first, x, one));
    }

    /// The gradient of a power in 16 bits is made of a power, a product with the exponent and one
    /// with what arrives, each rounded.
    @Test
    void gradientsOfPowersIn16Bits() {
        for (double exponent : new double[] {-1, 3, 2.3, 0.5, -0.5}) {
            Tensor x = rand(500).add(0.3).to(float16).requiresGrad_();
            Tensor g = randn(500).to(float16);
            Tensor slope = x.detach().pow(exponent - 1).mul(exponent);
            Tensor found = Autograd.grad(x.pow(exponent), x, g);
            assertEquals(0, found.ne(g.mul(slope)).sum().itemLong(), "exponent " + exponent);
        }
    }

    private static double[] values(Tensor t) {
        return t.detach().toDoubleArray();
    }
}
