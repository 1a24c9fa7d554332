package dev.obor.op.linalg;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.stack;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Linalg;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Norms that take each degree, and squares: `y = torch.linalg.matrix_exp(a / norm * s)`, `y.sum()`
/// and `(y * i).sum()`.
class MatrixExponentialTest {
    private static final Tensor I = arange(25).to(float64).reshape(5, 5);

    private static Tensor scaled(double norm) {
        Tensor a = I.mul(0.7).sin();
        return a.div(Linalg.matrixNorm(a, 1)).mul(norm);
    }

    @ParameterizedTest
    @CsvSource({
        "1e-9, 5.000000000359675, 60.0000000006021",
        "1e-5, 5.000003596745154, 60.00000602107801",
        "3e-2, 5.010794526574129, 60.018450316790165",
        "0.2, 5.07212031402261, 60.137429991574066",
        "1, 5.363707015695023, 61.004694953903126",
        "2.5, 5.918032282389441, 63.779464883710105",
        "20, 11.206515586911255, 123.02655800976191"
    })
    void eachDegree(double norm, double sum, double weighted) {
        Tensor a = scaled(norm);
        Tensor y = Linalg.matrixExp(a);
        assertEquals(sum, y.sum().item(), 1e-12 * sum);
        assertEquals(weighted, y.mul(I).sum().item(), 1e-12 * weighted);
        Tensor narrow = Linalg.matrixExp(a.to(DType.FLOAT32)).to(float64);
        assertTrue(narrow.sub(y).norm().item() < 2e-6 * y.norm().item());
        Tensor turned = Linalg.matrixExp(a.to(DType.COMPLEX128));
        assertTrue(turned.real().allclose(y, o -> o.rtol(1e-13)));
        // What stands beside it in a batch decides the degree, not the result.
        Tensor both = Linalg.matrixExp(stack(a, scaled(30)));
        assertTrue(both.select(0, 0).allclose(y, o -> o.rtol(1e-12)));
        // exp(iB) exp(-iB) = I
        Tensor b = a.add(a.mT()).to(DType.COMPLEX128).mul(dev.obor.base.Complex.I);
        Tensor one = Linalg.matrixExp(b).matmul(Linalg.matrixExp(b.neg()));
        assertTrue(one.real().allclose(Obor.eye(5).to(float64), o -> o.atol(1e-12)));
    }
}
