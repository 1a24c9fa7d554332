package dev.obor.op.linalg;

import static dev.obor.Obor.complex128;
import static dev.obor.Obor.float32;
import static dev.obor.Obor.float64;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Linalg;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.LinAlgError;
import dev.obor.base.ShapeError;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Factorisations undone: how far the product is from the matrix, in units of the precision times
/// the size, as LAPACK's own tests measure it.
class FactorizationsTest {
    private static final long[] SIZES = {
        0, 1, 2, 3, 5, 8, 17, 32, 33, 40, 41, 64, 65, 100, 129, 200
    };
    private static final double MOST = 10;

    @BeforeEach
    void seed() {
        Obor.manualSeed(7);
    }

    private static double eps(Tensor t) {
        return t.dtype().toReal() == float64 ? 0x1p-52 : 0x1p-23;
    }

    private static Tensor wide(Tensor t) {
        return t.to(t.isComplex() ? complex128 : float64);
    }

    private static double size(Tensor t) {
        return t.numel() == 0 ? 0 : wide(t.detach()).abs().pow(2L).sum().sqrt().item();
    }

    /// ‖found - wanted‖ in units of ‖wanted‖ · n · ε.
    private static double error(Tensor found, Tensor wanted, Tensor like) {
        double n = Math.max(1, Math.max(like.size(-1), like.size(-2)));
        double scale = Math.max(size(wanted), Double.MIN_NORMAL);
        return size(wide(found).sub(wide(wanted))) / (scale * n * eps(like));
    }

    private static void near(Tensor found, Tensor wanted, Tensor like, String what) {
        assertEquals(wanted.shape(), found.shape(), what);
        double error = error(found, wanted, like);
        assertTrue(error < MOST, what + " of " + like.shape() + ": " + error);
    }

    private static Tensor eye(long n, Tensor like) {
        return Obor.eye(n, o -> o.dtype(like.dtype()));
    }

    private static void orthonormal(Tensor q, String what) {
        Tensor gram = wide(q).mH().matmul(wide(q));
        double error =
                size(gram.sub(Obor.eye(q.size(-1), o -> o.dtype(float64))))
                        / (Math.max(1, q.size(-2)) * eps(q));
        assertTrue(error < MOST, what + " of " + q.shape() + ": " + error);
    }

    private static Tensor symmetric(DType dtype, long n) {
        Tensor a = Obor.randn(dtype, n, n);
        return a.add(a.mH());
    }

    private static Tensor positive(DType dtype, long... shape) {
        long n = shape[shape.length - 1];
        Tensor a = Obor.randn(dtype, shape);
        return a.matmul(a.mH()).add(Obor.eye(n, o -> o.dtype(dtype)).mul((double) n / 4 + 1));
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"FLOAT32", "FLOAT64", "COMPLEX64", "COMPLEX128"})
    void choleskyFactors(DType dtype) {
        for (long n : SIZES) {
            Tensor a = positive(dtype, n, n);
            Tensor l = Linalg.cholesky(a);
            near(wide(l).matmul(wide(l).mH()), a, a, "L Lᵀ");
            assertTrue(l.equal(l.tril()));
            Tensor u = Linalg.cholesky(a.tril().mH(), true);
            assertTrue(u.equal(l.mH()), "the upper triangle of the transposed one");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"FLOAT32", "FLOAT64", "COMPLEX64", "COMPLEX128"})
    void luFactors(DType dtype) {
        for (long m : SIZES) {
            for (long n : new long[] {m, m / 2, m + 7}) {
                Tensor a = Obor.randn(dtype, m, n);
                Linalg.Lu r = Linalg.lu(a);
                Tensor product = wide(r.p()).matmul(wide(r.l())).matmul(wide(r.u()));
                near(product, a, a, "P L U");
                if (m > 0 && n > 0) {
                    assertTrue(
                            r.l().abs().max().item() <= (a.isComplex() ? 1.42 : 1),
                            "pivots are the largest");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"FLOAT32", "FLOAT64", "COMPLEX64", "COMPLEX128"})
    void qrFactors(DType dtype) {
        for (long m : SIZES) {
            for (long n : new long[] {m, m / 3, m + 7}) {
                Tensor a = Obor.randn(dtype, m, n);
                for (String mode : List.of("reduced", "complete")) {
                    Linalg.Qr r = Linalg.qr(a, mode);
                    near(wide(r.q()).matmul(wide(r.r())), a, a, "Q R");
                    orthonormal(r.q(), "Q");
                    assertTrue(r.r().equal(r.r().triu()));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"FLOAT32", "FLOAT64", "COMPLEX64", "COMPLEX128"})
    void eigenvectorsDecompose(DType dtype) {
        for (long n : SIZES) {
            Tensor a = symmetric(dtype, n);
            decomposed(a);
            decomposed(Obor.eye(n, o -> o.dtype(dtype)));
            decomposed(Obor.zeros(dtype, n, n));
            decomposed(rounded(a.div(Math.max(1, n)))); // many equal ones
            Tensor thin = Obor.randn(dtype, n, 2);
            decomposed(thin.matmul(thin.mH()));
        }
    }

    private static Tensor rounded(Tensor a) {
        return a.isComplex() ? Obor.complex(a.real().round(), a.imag().round()) : a.round();
    }

    private static void decomposed(Tensor a) {
        Linalg.Eigh r = Linalg.eigh(a);
        Tensor v = wide(r.eigenvectors());
        Tensor lower = a.tril().add(a.tril(-1).mH());
        near(v.mul(wide(r.eigenvalues()).unsqueeze(-2)).matmul(v.mH()), lower, a, "V L Vᵀ");
        orthonormal(r.eigenvectors(), "V");
        Tensor alone = Linalg.eigvalsh(a);
        double scale = Math.max(size(alone), Double.MIN_NORMAL);
        double difference = size(alone.sub(r.eigenvalues())) / scale;
        assertTrue(difference < 40 * eps(a), "values alone: " + difference);
        rising(r.eigenvalues());
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"FLOAT32", "FLOAT64", "COMPLEX64", "COMPLEX128"})
    void generalMatricesDecompose(DType dtype) {
        for (long n : SIZES) {
            Tensor a = Obor.randn(dtype, n, n);
            general(a);
            general(a.triu());
            general(a.tril().mul(1e3).add(a.triu(1).mul(1e-3)));
            general(Obor.eye(n, o -> o.dtype(dtype)));
            general(Obor.zeros(dtype, n, n));
            general(a.add(a.mH()));
            general(a.sub(a.mH()));
            Tensor thin = Obor.randn(dtype, n, 2);
            general(thin.matmul(Obor.randn(dtype, 2, n)));
            general(Obor.eye(n, o -> o.dtype(dtype)).roll(1, 0)); // roots of one
            general(Obor.ones(dtype, n, n).triu(1)); // no basis of eigenvectors
        }
    }

    private static void general(Tensor a) {
        Linalg.Eig r = Linalg.eig(a);
        Tensor v = r.eigenvectors().to(complex128);
        Tensor l = r.eigenvalues().to(complex128);
        Tensor all = a.to(complex128);
        double n = Math.max(1, a.size(-1));
        double scale = Math.max(size(a) * n * eps(a), Double.MIN_NORMAL);
        double error = size(all.matmul(v).sub(v.mul(l.unsqueeze(-2)))) / scale;
        assertTrue(error < MOST, "A V - V L of " + a.shape() + ": " + error);
        if (a.numel() > 0) {
            Tensor lengths = v.abs().pow(2L).sum(-2);
            assertTrue(lengths.sub(1).abs().max().item() < 100 * eps(a));
        }
        if (!a.isComplex()) { // exactly in pairs
            Tensor parts = l.imag().sort().values();
            assertEquals(0, size(parts.add(parts.flip(-1))));
        }
        Tensor alone = Linalg.eigvals(a).to(complex128);
        assertTrue(size(alone.sum().sub(l.sum())) <= MOST * scale, "values alone");
        Tensor trace = all.diagonal().sum();
        assertTrue(size(l.sum().sub(trace)) <= MOST * scale, "the trace");
    }

    private static void rising(Tensor values) {
        if (values.size(-1) > 1) {
            long n = values.size(-1) - 1;
            Tensor steps = values.narrow(-1, 1, n).sub(values.narrow(-1, 0, n));
            assertTrue(steps.min().item() >= 0);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"FLOAT32", "FLOAT64", "COMPLEX64", "COMPLEX128"})
    void singularVectorsDecompose(DType dtype) {
        for (long m : SIZES) {
            for (long n : new long[] {m, m / 3, 2 * m + 1}) {
                singular(Obor.randn(dtype, m, n));
            }
            Tensor thin = Obor.randn(dtype, m, 2);
            singular(thin.matmul(thin.mH()));
            singular(Obor.zeros(dtype, m, m));
            singular(Obor.eye(m, o -> o.dtype(dtype)).mul(1e-3));
        }
    }

    private static void singular(Tensor a) {
        Linalg.Svd r = Linalg.svd(a, o -> o.fullMatrices(false));
        Tensor u = wide(r.u());
        Tensor product = u.mul(wide(r.s()).unsqueeze(-2)).matmul(wide(r.vh()));
        near(product, a, a, "U S Vh");
        orthonormal(r.u(), "U");
        orthonormal(r.vh().mH(), "V");
        if (r.s().numel() > 0) {
            assertTrue(r.s().min().item() >= 0);
        }
        rising(r.s().flip(-1));
        Linalg.Svd full = Linalg.svd(a);
        orthonormal(full.u(), "all of U");
        orthonormal(full.vh().mH(), "all of V");
        double scale = Math.max(size(r.s()), Double.MIN_NORMAL);
        assertTrue(size(Linalg.svdvals(a).sub(r.s())) / scale < 40 * eps(a));
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"FLOAT32", "FLOAT64", "COMPLEX64", "COMPLEX128"})
    void indefiniteSystemsAreSolved(DType dtype) {
        for (long n : SIZES) {
            Tensor a = symmetric(dtype, n);
            Tensor x = Obor.randn(dtype, n, 3);
            Tensor b = a.matmul(x);
            Linalg.LdlFactor f = Linalg.ldlFactor(a, true);
            Tensor found = Linalg.ldlSolve(f.ld(), f.pivots(), b, true);
            near(wide(a).matmul(wide(found)), b, a, "A X");
            if (a.isComplex()) { // symmetric, not Hermitian
                Tensor turned = a.mul(new Complex(1, 2)).tril();
                Tensor same = turned.add(turned.tril(-1).mT());
                Linalg.LdlFactor g = Linalg.ldlFactor(same);
                Tensor y = Linalg.ldlSolve(g.ld(), g.pivots(), b);
                near(wide(same).matmul(wide(y)), b, a, "A X");
            }
        }
        // A zero diagonal needs pivots of two by two.
        Tensor swap = Obor.tensor(new double[][] {{0, 2}, {2, 0}});
        Linalg.LdlFactor f = Linalg.ldlFactor(swap);
        assertArrayEquals(new int[] {-2, -2}, (int[]) f.pivots().toArray());
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"FLOAT32", "FLOAT64", "COMPLEX64", "COMPLEX128"})
    void systemsAreSolved(DType dtype) {
        for (long n : SIZES) {
            Tensor a = Obor.randn(dtype, n, n).add(Obor.eye(n, o -> o.dtype(dtype)).mul(2));
            for (long k : new long[] {0, 1, 3, 40, 150}) {
                Tensor b = Obor.randn(dtype, n, k);
                Tensor x = Linalg.solve(a, b);
                residual(a, x, b);
                Tensor right = Linalg.solve(a, b.mH(), false);
                residual(a.mH(), right.mH(), b);
                Tensor upper = a.triu().add(Obor.eye(n, o -> o.dtype(dtype)).mul(n));
                residual(upper, Linalg.solveTriangular(upper, b, true), b);
                residual(upper.mH(), Linalg.solveTriangular(upper.mH(), b, false), b);
            }
            Tensor inverse = Linalg.inv(a);
            Tensor product = wide(a).matmul(wide(inverse));
            double scale = size(a) * size(inverse) * Math.max(1, n) * eps(a);
            assertTrue(
                    size(product.sub(Obor.eye(n, o -> o.dtype(float64)))) <= MOST * scale, "A A⁻¹");
        }
    }

    /// ‖A X - B‖ in units of ‖A‖ ‖X‖ n ε: the backward error.
    private static void residual(Tensor a, Tensor x, Tensor b) {
        double n = Math.max(1, a.size(-1));
        double scale = Math.max(size(a) * size(x) * n * eps(a), Double.MIN_NORMAL);
        double error = size(wide(a).matmul(wide(x)).sub(wide(b))) / scale;
        assertTrue(error < MOST, "A X - B of " + a.shape() + ", " + b.shape() + ": " + error);
    }

    /// The Hilbert matrix, whose condition is beyond the precision.
    @Test
    void illConditionedSystemsHaveSmallResiduals() {
        for (int n : new int[] {5, 12, 30, 70}) {
            double[][] h = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    h[i][j] = 1.0 / (i + j + 1);
                }
            }
            Tensor a = Obor.tensor((Object) h, o -> o.dtype(float64));
            Tensor b = Obor.ones(float64, n, 1);
            residual(a, Linalg.solve(a, b), b);
            singular(a);
            decomposed(a);
        }
    }

    @Test
    void batchesAreTheirMatrices() {
        for (long n : new long[] {3, 20, 50}) {
            Tensor a = positive(float64, 4, 2, n, n);
            Tensor turned = a.transpose(0, 1);
            Tensor l = Linalg.cholesky(turned);
            Tensor values = Linalg.eigvalsh(turned);
            Tensor s = Linalg.svdvals(turned);
            Tensor inverse = Linalg.inv(turned);
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 4; j++) {
                    Tensor one = a.get(j, i);
                    assertTrue(l.get(i, j).equal(Linalg.cholesky(one)));
                    assertTrue(values.get(i, j).equal(Linalg.eigvalsh(one)));
                    assertTrue(s.get(i, j).equal(Linalg.svdvals(one)));
                    assertTrue(inverse.get(i, j).equal(Linalg.inv(one)));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-160, 1e160, 1e300})
    void extremesAreScaled(double scale) {
        Tensor a = Obor.randn(float64, 20, 20);
        Tensor far = a.mul(scale);
        Linalg.Qr qr = Linalg.qr(far);
        near(qr.q().matmul(qr.r().div(scale)), a, a, "Q R");
        orthonormal(qr.q(), "Q");
        near(Linalg.svdvals(far).div(scale), Linalg.svdvals(a), a, "singular values");
        Tensor symmetric = a.add(a.mH());
        Tensor values = Linalg.eigvalsh(symmetric.mul(scale)).div(scale);
        near(values, Linalg.eigvalsh(symmetric), a, "eigenvalues");
        near(Linalg.solve(far, far), Obor.eye(20, o -> o.dtype(float64)), a.mul(100), "A⁻¹ A");
    }

    @Test
    void nanIsPassedOnOrRefused() {
        Tensor nan = Obor.full(new long[] {3, 3}, Double.NaN, o -> o.dtype(float64));
        assertThrows(LinAlgError.class, () -> Linalg.svd(nan));
        assertThrows(LinAlgError.class, () -> Linalg.cholesky(nan));
        assertTrue(Linalg.det(nan).isnan().item() != 0);
        assertTrue(Linalg.inv(nan).isnan().all().item() != 0);
        assertTrue(Linalg.qr(nan).r().isnan().any().item() != 0);
        assertTrue(Linalg.eigvalsh(nan).isnan().all().item() != 0);
    }

    @Test
    void impossibleMatricesAreNamed() {
        Tensor indefinite = Obor.tensor(new double[][] {{1, 2}, {2, 1}});
        assertEquals(
                "linalg.cholesky: The factorization could not be completed because the input is not"
                        + " positive-definite (the leading minor of order 2 is not"
                        + " positive-definite).",
                assertThrows(LinAlgError.class, () -> Linalg.cholesky(indefinite)).sentence());
        Tensor singular = Obor.tensor(new double[][] {{1, 2}, {2, 4}});
        Tensor batch = Obor.stack(List.of(indefinite, singular));
        assertEquals(
                "linalg.inv: (Batch element 1): The diagonal element 2 is zero, the inversion could"
                        + " not be completed because the input matrix is singular.",
                assertThrows(LinAlgError.class, () -> Linalg.inv(batch)).sentence());
        assertEquals(
                "torch.linalg.solve: The solver failed because the input matrix is singular.",
                assertThrows(LinAlgError.class, () -> Linalg.solve(singular, singular)).sentence());
        assertArrayEquals(new int[] {0, 2}, (int[]) Linalg.invEx(batch).info().toArray());
        assertEquals(0, Math.abs(Linalg.det(singular).item()));
    }

    /// The slope of log |z| is 1 / conj(z), asked for alone.
    @Test
    void logarithmsOfComplexDeterminantsHaveGradients() {
        Tensor z = Obor.eye(2).to(complex128).mul(new Complex(0, 2)).requiresGrad_();
        Linalg.slogdet(z).logabsdet().backward();
        assertEquals(new Complex(0, 0.5), z.grad().get(0, 0).itemComplex());
        assertEquals(0, z.grad().get(0, 1).abs().item());
    }

    /// What PyTorch computes of matrices without elements: nothing, of any float dtype.
    @Test
    void matricesWithoutElements() {
        Tensor none = Obor.empty(2, 0).to(DType.BFLOAT16);
        assertEquals(DType.BFLOAT16, Linalg.svd(none).u().dtype());
        assertEquals(DType.BFLOAT16, Linalg.polar(none).u().dtype());
        assertEquals(DType.INT64, Linalg.cond(Obor.empty(0, 0).to(DType.INT64)).dtype());
        for (double ord : new double[] {1, 2, Double.POSITIVE_INFINITY}) {
            assertEquals(0, Linalg.matrixNorm(Obor.empty(0, 1), ord).item());
            assertArrayEquals(
                    new long[] {2, 1, 1},
                    Linalg.matrixNorm(Obor.empty(2, 0, 3), ord, new long[] {-2, -1}, true)
                            .shape()
                            .toArray());
        }
        assertThrows(IndexError.class, () -> Linalg.matrixNorm(Obor.empty(0, 1), -2));
        assertThrows(DTypeError.class, () -> Linalg.matrixRank(none));
        assertThrows(ShapeError.class, () -> Obor.empty(0, 0).unique(0));
        assertEquals(0, Obor.empty(0, 3).to(complex128).amin(1).numel());
    }

    @Test
    void bitsDoNotDependOnTheNumberOfThreads() {
        Tensor a = positive(float32, 3, 150, 150);
        int before = Obor.getNumThreads();
        try {
            Obor.setNumThreads(1);
            Tensor one = Linalg.cholesky(a);
            Tensor vectors = Linalg.eigh(a).eigenvectors();
            Tensor solved = Linalg.solve(a, a);
            Obor.setNumThreads(3);
            assertTrue(one.equal(Linalg.cholesky(a)));
            assertTrue(vectors.equal(Linalg.eigh(a).eigenvectors()));
            assertTrue(solved.equal(Linalg.solve(a, a)));
        } finally {
            Obor.setNumThreads(before);
        }
    }
}
