package dev.obor;

import static dev.obor.Obor.complex;
import static dev.obor.Obor.complex128;
import static dev.obor.Obor.complex64;
import static dev.obor.Obor.linspace;
import static dev.obor.Obor.logspace;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.viewAsComplex;
import static dev.obor.Obor.viewAsReal;
import static dev.obor.autograd.GradCheck.gradcheck;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.nn.functional.F;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Complex tensors where PyTorch's kept cases do not look: printing, numbers, views, what is
/// refused.
class ComplexTest {
    private static Tensor z() {
        return complex(tensor(1.0, 3.0), tensor(2.0, -4.0));
    }

    /// `print(z, z.sum(), z[1], z.to(torch.complex128))`
    @Test
    void printsAsPyTorch() {
        assertEquals("tensor([1.+2.j, 3.-4.j])", z().toString());
        assertEquals("tensor(4.-2.j)", z().sum().toString());
        assertEquals("tensor([1.+2.j, 3.-4.j], dtype=torch.complex128)", z().cdouble().toString());
        Tensor mixed = complex(tensor(1.0, 1000.0), tensor(1e-8, 0.001));
        assertEquals("tensor([   1.+1.0000e-08j, 1000.+1.0000e-03j])", mixed.toString());
        assertEquals("(1+2j)", z().get(0).itemComplex().toString());
    }

    /// `torch.manual_seed(0); torch.randn(3, dtype=torch.cfloat)`
    @Test
    void drawsAsPyTorch() {
        manualSeed(0);
        assertEquals(
                "tensor([ 1.0896-0.2075j, -1.5406+0.4019j, -0.7669-0.9890j])",
                randn(o -> o.dtype(complex64), 3).toString());
    }

    /// PyTorch has complex numbers of float16 and looks at the sizes first.
    @Test
    void halvesThatDoNotBroadcastAreRefusedForThat() {
        Tensor a = ones(DType.FLOAT16, 2, 2);
        ShapeError e = assertThrows(ShapeError.class, () -> complex(a, ones(DType.FLOAT16, 1, 3)));
        assertTrue(e.getMessage().contains("(2) must match the size of tensor b (3)"));
        assertThrows(DTypeError.class, () -> complex(a, a));
    }

    @Test
    void promotes() {
        assertEquals(complex64, tensor(true).add(Complex.I).dtype());
        assertEquals(complex128, ones(DType.FLOAT64, 1).mul(Complex.I).dtype());
        assertEquals(complex128, ones(DType.FLOAT64, 1).mul(z()).dtype());
        assertEquals(complex64, z().mul(2.5).dtype());
        assertEquals(complex64, z().mul(tensor(2.5).toDouble()).dtype());
        assertEquals(DType.FLOAT32, z().abs().dtype());
    }

    @Test
    void partsAreViews() {
        Tensor z = z();
        z.real().mul_(10);
        z.imag().fill_(1);
        assertEquals("tensor([10.+1.j, 30.+1.j])", z.toString());
        Tensor pairs = tensor(new double[][] {{1, 2}, {3, 4}});
        viewAsComplex(pairs).mul_(Complex.I);
        assertEquals("tensor([[-2.,  1.],\n        [-4.,  3.]])", pairs.toString());
    }

    @Test
    void changesThroughAPartReachTheGraph() {
        Tensor x = tensor(1.0, -2.0).requiresGrad_();
        Tensor z = x.cfloat();
        viewAsReal(z).mul_(3);
        z.real().add_(x);
        z.abs().sum().backward();
        assertEquals("tensor([ 4., -4.])", x.grad().toString());
    }

    @Test
    void whatHasNoOrderIsRefused() {
        List<UnaryOperator<Tensor>> refused =
                List.of(
                        t -> t.lt(t),
                        t -> t.max(),
                        t -> t.sort().values(),
                        t -> t.floor(),
                        t -> t.clamp(0, 1),
                        t -> t.relu(),
                        t -> t.argmax(),
                        t -> t.remainder(2),
                        t -> t.floorDivide(2),
                        t -> t.median(),
                        t -> t.erf(),
                        t -> t.softmax(0),
                        t -> t.bitwiseAnd(t),
                        t -> t.abs_(),
                        t -> t.cummax(0).values(),
                        t -> ones(2).add_(t));
        for (int i = 0; i < refused.size(); i++) {
            UnaryOperator<Tensor> each = refused.get(i);
            assertThrows(DTypeError.class, () -> each.apply(z()), "number " + i);
        }
        var error = assertThrows(DTypeError.class, () -> z().lt(z()));
        assertTrue(error.getMessage().startsWith("\"lt_cpu\" not implemented for 'ComplexFloat'"));
    }

    @Test
    void backwardOfAComplexNumberIsRefused() {
        var error = assertThrows(DTypeError.class, () -> z().requiresGrad_().sum().backward());
        assertTrue(
                error.getMessage()
                        .startsWith(
                                "grad can be implicitly created only for real scalar outputs but"
                                        + " got torch.complex64"));
    }

    @Test
    void numbersThatAreNotRealStayOut() {
        assertThrows(DTypeError.class, () -> ones(1).fill_(Complex.I));
        assertThrows(DTypeError.class, () -> z().get(0).item());
        assertEquals(new Complex(1, 2), z().get(0).itemComplex());
        assertEquals(2, z().get(0).imag().item());
    }

    /// `x.scatter(0, i, 2.5, reduce="multiply")`, `x.scatter_reduce(0, i, x, "prod")` and `"mean"`.
    @Test
    void scatteredNumbersAreMultipliedAndAveraged() {
        Tensor x = ones(3).to(complex64).mul(new Complex(1, 1));
        Tensor i = tensor(0L, 0, 1);
        assertEquals(
                "tensor([6.2500+6.2500j, 2.5000+2.5000j, 1.0000+1.0000j])",
                x.scatter(0, i, 2.5, "multiply").toString());
        assertEquals(
                "tensor([-2.+2.j,  0.+2.j,  1.+1.j])", x.scatterReduce(0, i, x, "prod").toString());
        assertEquals(
                "tensor([1.+1.j, 1.+1.j, 1.+1.j])", x.scatterReduce(0, i, x, "mean").toString());
        assertThrows(DTypeError.class, () -> x.indexReduce(0, i, x, "prod"));
        x.requiresGrad_();
        assertThrows(DTypeError.class, () -> x.scatterReduce(0, i, x, "sum"));
    }

    /// Of 16-bit floats there are no complex numbers, but they meet others: `(x * w)` and so on.
    @Test
    void gradientsOfShortFloatsBesideComplexNumbers() {
        Tensor x = tensor(1.0, 2.123).to(complex128).add(new Complex(0, -1));
        Tensor w = tensor(2.1, 1).to(DType.FLOAT16).requiresGrad_();
        viewAsReal(x.mul(w)).sum().backward();
        assertEquals("tensor([0.0000, 1.1230], dtype=torch.float16)", w.grad().toString());
    }

    /// `F.soft_margin_loss(x, x)`, `torch.logspace(torch.tensor(1 + 1j), 2, 3, 2.0)` and
    /// `linspace`.
    @Test
    void lossesAndRangesOfComplexNumbers() {
        Tensor x = ones(3).to(complex64);
        assertEquals("tensor(0.3133)", F.softMarginLoss(x, x).real().toString());
        Tensor from = tensor(1.0).to(complex64).add(Complex.I);
        assertEquals(
                "tensor([1.5385+1.2779j, 2.6603+0.9608j, 4.0000+0.0000j])",
                logspace(from, 2, 3, 2, o -> {}).toString());
        assertEquals(
                "tensor([1.0000+1.0000j, 1.5000+0.5000j, 2.0000+0.0000j])",
                linspace(from, 2, 3, o -> {}).toString());
        assertThrows(DTypeError.class, () -> linspace(from, 2, 3, o -> o.dtype(DType.FLOAT32)));
    }

    @Test
    void nothingIsDrawnFromNothing() {
        assertEquals(complex64, ones(0).to(complex64).bernoulli().dtype());
        assertThrows(DTypeError.class, () -> ones(1).to(complex64).bernoulli());
    }

    @Test
    void gradientsAreThoseOfDifferences() {
        manualSeed(3);
        Tensor z = randn(o -> o.dtype(complex128), 2, 3).requiresGrad_();
        Tensor w = randn(o -> o.dtype(complex128), 3, 2).requiresGrad_();
        assertTrue(gradcheck(x -> x[0].matmul(x[1]).exp().abs(), z, w));
        assertTrue(gradcheck(x -> x[0].tanh().mul(x[1].t()).sqrt().real(), z, w));
        assertTrue(gradcheck(x -> x[0].prod().log().angle(), z));
    }
}
