package dev.obor.op.linalg;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.eye;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.lobpcg;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.stack;
import static dev.obor.Obor.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Linalg;
import dev.obor.Linalg.Eigenpairs;
import dev.obor.Tensor;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Against the numbers of `torch.lobpcg` in PyTorch 2.15, from the same starts.
class LobpcgTest {
    private static final Tensor I = arange(12).to(float64);
    private static final Tensor A = a();
    private static final Tensor B =
            eye(12).to(float64).mul(2).add(I.unsqueeze(1).add(I).cos().mul(0.05));
    private static final Tensor X = I.unsqueeze(1).mul(tensor(7, 13, 21).to(float64).div(10)).sin();

    private static Tensor a() {
        Tensor a = I.add(1).diagEmbed().add(I.unsqueeze(1).mul(I).sin().mul(0.3));
        return a.add(a.mT()).div(2);
    }

    private static void close(Tensor actual, double tolerance, double... expected) {
        assertArrayEquals(expected, actual.detach().reshape(-1).toDoubleArray(), tolerance);
    }

    private static void pairs(Eigenpairs found, double[] values, double[] sums) {
        close(found.eigenvalues(), 1e-9, values);
        close(found.eigenvectors().abs().sum(-2), 1e-6, sums);
    }

    @Test
    void largestAndSmallest() {
        pairs(
                lobpcg(A, o -> o.x(X)),
                new double[] {12.389007811847, 10.999181050385, 9.833156259499},
                new double[] {1.319028262637, 1.567541958538, 1.764518055303});
        pairs(
                lobpcg(A, o -> o.x(X).largest(false)),
                new double[] {2.053936731128, 2.808724261948, 3.980690787423},
                new double[] {1.635003802424, 1.672457653559, 1.624456544917});
        Tensor nearInverse = I.add(1).reciprocal().diagEmbed();
        // Near its end `basic` makes much of rounding; values are right to the square of `tol`.
        close(
                lobpcg(A, o -> o.k(2).x(X).largest(false).iK(nearInverse).method("basic").tol(1e-4))
                        .eigenvalues(),
                1e-6,
                2.053936731128,
                2.808724261948);
    }

    @Test
    void generalProblems() {
        pairs(
                lobpcg(A, o -> o.x(X).b(B)),
                new double[] {6.412584712781, 5.476893563354, 4.886713686855},
                new double[] {1.152897298024, 1.173258190942, 1.363252448017});
        pairs(
                lobpcg(A, o -> o.x(X).b(B).method("basic").niter(4)),
                new double[] {6.412550675274, 5.475847348702, 4.883464371657},
                new double[] {1.154585731749, 1.188471938545, 1.382745925059});
        Tensor v = lobpcg(A, o -> o.x(X).b(B)).eigenvectors();
        assertTrue(v.mT().matmul(B).matmul(v).allclose(eye(3).to(float64), o -> o.atol(1e-7)));
    }

    @Test
    void stepsAreThoseOfPyTorch() {
        pairs(
                lobpcg(A, o -> o.x(X).niter(2)),
                new double[] {11.972089448966, 10.40342022885, 8.180144918042},
                new double[] {1.795849693841, 2.060243104412, 2.498303356755});
        pairs(
                lobpcg(A, o -> o.x(X).orthoBparams(Map.of("ortho_use_drop", true))),
                new double[] {12.389007811847, 10.999181050385, 9.833156259499},
                new double[] {1.319028262637, 1.567541958538, 1.764518055303});
    }

    @Test
    void startsAreDrawnForEachMatrix() {
        manualSeed(0);
        Eigenpairs both = lobpcg(stack(A, A.mul(2)), 2);
        close(
                both.eigenvalues(),
                1e-9,
                12.389007811847,
                10.999181050385,
                24.778015623695,
                21.99836210077);
        // PyTorch's next numbers.
        pairs(
                lobpcg(A, o -> o.k(2).n(3).niter(3)),
                new double[] {12.352881092503, 10.897563150983},
                new double[] {1.435383741185, 1.764337964127});
    }

    @Test
    void gradientsAreThoseOfAllEigenvectors() {
        Tensor a = A.clone().requiresGrad_();
        Eigenpairs found = lobpcg(a, o -> o.k(2).x(X.narrow(1, 0, 2)).tol(1e-13));
        Tensor weights = I.unsqueeze(1);
        Tensor loss =
                found.eigenvalues().sum().add(found.eigenvectors().square().mul(weights).sum());
        loss.backward();
        Tensor gradient = a.grad();
        a.setGrad(null);
        var all = Linalg.eigh(a);
        Tensor vectors = all.eigenvectors().narrow(1, 10, 2);
        all.eigenvalues()
                .narrow(0, 10, 2)
                .sum()
                .add(vectors.square().mul(weights).sum())
                .backward();
        assertTrue(gradient.allclose(a.grad(), o -> o.atol(1e-8)));
        assertTrue(gradient.allclose(gradient.mT(), o -> o.atol(1e-12)));
    }

    @Test
    void whatIsRefused() {
        assertThrows(ValueError.class, () -> lobpcg(A, 5));
        assertThrows(DTypeError.class, () -> lobpcg(ones(6, 6).to(dev.obor.Obor.complex64)));
        assertThrows(ShapeError.class, () -> lobpcg(A, o -> o.b(ones(2, 2))));
        Tensor a = A.clone().requiresGrad_();
        Tensor sum = lobpcg(a, o -> o.x(X).b(B)).eigenvalues().sum();
        assertThrows(ValueError.class, sum::backward);
        assertEquals(1, lobpcg(A).eigenvalues().numel());
    }
}
