package dev.obor;

import static dev.obor.Obor.complex;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.viewAsReal;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.base.Complex;
import dev.obor.base.IndexError;
import dev.obor.base.StateError;
import dev.obor.optim.SGD;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Conjugates are views: all texts are what PyTorch prints for the same lines.
class ConjugateViewsTest {
    private static Tensor x() {
        return complex(tensor(1.0, 2, 3, 4), tensor(5.0, 6, 7, 8)).view(2, 2);
    }

    private static void prints(String wanted, Tensor found) {
        assertEquals(wanted, found.detach().toString().replaceAll("\\s+", " "));
    }

    @Test
    void writesReachTheBase() {
        Tensor x = x();
        Tensor c = x.mH();
        assertTrue(c.isConj() && c.isView() && !c.isNeg());
        prints("tensor([[1.-5.j, 3.-7.j], [2.-6.j, 4.-8.j]])", c);
        c.get(0, 1).fill_(9);
        prints("tensor([[1.+5.j, 2.+6.j], [9.-0.j, 4.+8.j]])", x);
        c.mul_(new Complex(0, 1));
        prints("tensor([[5.-1.j, 6.-2.j], [0.-9.j, 8.-4.j]])", x);
        c.imag().add_(1);
        assertTrue(c.imag().isNeg());
        prints("tensor([[5.-2.j, 6.-3.j], [0.-10.j, 8.-5.j]])", x);
        prints("tensor([[ 2., 10.], [ 3., 5.]])", c.imag());
        Tensor source = complex(tensor(1.0, 1, 1, 1), tensor(1.0, 2, 3, 4)).view(2, 2);
        c.indexAdd_(0, tensor(1, 1), source);
        prints("tensor([[ 5.-2.j, 8.-7.j], [ 0.-10.j, 10.-11.j]])", x);
        c.add_(x);
        prints("tensor([[10.-0.j, 8.+3.j], [ 8.-3.j, 20.-0.j]])", x);
        x.copy_(x.conj());
        prints("tensor([[10.+0.j, 8.-3.j], [ 8.+3.j, 20.+0.j]])", x);
        x.conj().zero_();
        prints("tensor([[0.+0.j, 0.+0.j], [0.+0.j, 0.+0.j]])", x.abs().neg().abs().add(x));
    }

    @Test
    void kernelsOfAllKindsReadThem() {
        Tensor c = x().conj();
        Tensor r = c.resolveConj();
        assertTrue(c.isConj() && !r.isConj());
        assertTrue(c.equal(r));
        assertTrue(c.matmul(c).equal(r.matmul(r)));
        assertTrue(c.sum().equal(r.sum()));
        assertTrue(c.prod().equal(r.prod()));
        assertTrue(c.cumsum(0).equal(r.cumsum(0)));
        assertTrue(c.indexSelect(0, tensor(1)).equal(r.indexSelect(0, tensor(1))));
        assertTrue(Linalg.inv(c).equal(Linalg.inv(r)));
        assertTrue(Fft.fft(c).equal(Fft.fft(r)));
        assertTrue(c.imag().sum().equal(r.imag().sum()));
        assertTrue(c.imag().matmul(c.imag()).equal(r.imag().matmul(r.imag())));
        assertTrue(c.imag().cumsum(0).equal(r.imag().cumsum(0)));
        assertTrue(c.imag().sort().values().equal(r.imag().sort().values()));
        assertTrue(c.imag().argmax().equal(r.imag().argmax()));
        assertTrue(c.imag().nonzero().equal(r.imag().nonzero()));
        assertTrue(c.imag().toDouble().equal(r.imag().toDouble()));
        assertTrue(c.imag().toLong().equal(r.imag().toLong()));
        assertEquals(List.of(r.toComplexArray()), List.of(c.toComplexArray()));
        assertEquals(new Complex(1, -5), c.get(0, 0).itemComplex());
        assertEquals(-5, c.imag().get(0, 0).item());
        assertEquals(-5L, c.imag().get(0, 0).itemLong());
        assertEquals(-8.0, c.imag().toDoubleArray()[3]);
        assertEquals(r.toString(), c.toString());
        assertEquals(r.imag().toString(), c.imag().toString());
    }

    @Test
    void whatIsMadeOfOneKeepsTheFlagOrNot() {
        Tensor c = x().conj();
        assertTrue(c.t().isConj() && c.get(0).isConj() && c.detach().isConj());
        assertTrue(c.view(-1).isConj() && c.reshape(4).isConj() && c.contiguous().isConj());
        assertTrue(c.asStrided(new long[] {2}, new long[] {1}).isConj());
        assertFalse(c.conj().isConj() || c.clone().isConj() || c.mul(2).isConj());
        assertFalse(c.zerosLike().isConj() || c.conjPhysical().isConj() || c.real().isNeg());
        assertFalse(c.imag().neg().isNeg() || c.imag().resolveNeg().isNeg());
        assertSame(c.imag().getClass(), Tensor.class);
        Tensor real = tensor(1.0);
        assertSame(real, real.conj());
        assertSame(real, real.resolveConj());
        Tensor made = x();
        assertSame(made, made.resolveConj());
        StateError e = assertThrows(StateError.class, () -> viewAsReal(c));
        assertTrue(e.getMessage().startsWith("view_as_real doesn't work on unresolved conj"));
    }

    /// Written through under a graph: the gradients of what was there and of what came.
    @Test
    void gradientsOfWrites() {
        Tensor w = complex(tensor(1.0, 2), tensor(5.0, 6)).requiresGrad_();
        Tensor y = w.clone();
        y.conj().mul_(w);
        y.conj().imag().mul_(2);
        y.backward(complex(tensor(1.0, 2), tensor(3.0, 4)));
        prints("tensor([26.-0.j, 40.-0.j])", y);
        prints("tensor([2.+10.j, 8.+24.j])", w.grad());
        Tensor p = complex(tensor(1.0, 2), tensor(5.0, 6)).conj().detach().requiresGrad_();
        Tensor q = p.mul(1);
        q.mul_(p);
        q.backward(complex(tensor(1.0, 2), tensor(3.0, 4)));
        prints("tensor([-24.-10.j, -32.-24.j])", q);
        prints("tensor([-28.+16.j, -40.+40.j])", p.grad());
        assertEquals("ConjBackward0", p.conj().gradFn().name());
    }

    /// PyTorch refuses this backward in a step of its own; it is that of the same numbers
    /// otherwise.
    @Test
    void gradientsOfWritesToPartsOfAMirroredBase() {
        Tensor mirrored = complex(tensor(1.0, 2), tensor(5.0, 6)).conj().detach();
        Tensor[] found = new Tensor[2];
        for (Tensor b : List.of(mirrored.resolveConj(), mirrored)) {
            Tensor w = tensor(2.0, 3).requiresGrad_();
            b.imag().mul_(w);
            b.get(0).mul_(w.get(1));
            b.real().mul_(w);
            b.backward(complex(tensor(1.0, 2), tensor(3.0, 4)));
            prints("tensor([6.-30.j, 6.-18.j])", b);
            found[b == mirrored ? 1 : 0] = w.grad();
        }
        assertTrue(found[0].equal(found[1]));
    }

    @Test
    void drawsComeInTheOrderOfTheView() {
        Tensor x = zeros(o -> o.dtype(Obor.complex64), 2, 2);
        manualSeed(0);
        x.mH().normal_();
        Tensor y = zeros(o -> o.dtype(Obor.complex64), 2, 2);
        manualSeed(0);
        y.normal_();
        assertTrue(x.mH().equal(y));
    }

    /// What a refused kernel leaves is as it was.
    @Test
    void refusalsLeaveTheBase() {
        Tensor x = x();
        Tensor one = complex(tensor(1.0, 1), tensor(0.0, 0)).view(1, 2);
        assertThrows(IndexError.class, () -> x.conj().indexAdd_(0, tensor(7), one));
        assertTrue(x.equal(x()));
    }

    @Test
    void optimizersAndFilesTakeThem(@TempDir Path folder) throws IOException {
        Tensor p = x().conj().detach().requiresGrad_();
        var sgd = new SGD(List.of(p), 0.5);
        p.mul(p.conj()).real().sum().backward();
        sgd.step();
        prints("tensor([[0.+0.j, 0.+0.j], [0.+0.j, 0.+0.j]])", p.abs().mul(new Complex(1, 0)));
        Tensor c = x().conj();
        Path file = folder.resolve("c.pt");
        for (Tensor each : List.of(c, c.imag())) {
            Obor.save(Map.of("t", each), file);
            Tensor read = Obor.load(file).get("t").tensor();
            assertTrue(each.equal(read));
            assertEquals(each.isConj(), read.isConj());
            assertEquals(each.isNeg(), read.isNeg());
        }
    }
}
