package dev.obor.op.linalg;

import static dev.obor.Obor.cat;
import static dev.obor.Obor.complex64;
import static dev.obor.Obor.diag;
import static dev.obor.Obor.eye;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.stack;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Linalg;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.LinAlgError;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {
    private static long[] ranks(Linalg.Lstsq found) {
        return found.rank().flatten().toLongArray();
    }

    private static void same(Tensor a, Tensor b, double tolerance) {
        Linalg.Lstsq quick = Linalg.lstsq(a, b);
        Linalg.Lstsq values = Linalg.lstsq(a, b, o -> o.driver("gelsd"));
        assertArrayEquals(ranks(values), ranks(quick));
        double off = quick.solution().sub(values.solution()).abs().max().item();
        assertEquals(0, off, tolerance * values.solution().abs().max().item());
    }

    /// Where the rank is full beyond doubt no singular values are computed, and nothing else
    /// changes.
    @Test
    void asBySingularValues() {
        manualSeed(0);
        for (DType dtype : new DType[] {float64, complex64}) {
            double tolerance = dtype == float64 ? 1e-12 : 1e-4;
            long[][] shapes = {{7, 4}, {4, 7}, {5, 5}, {40, 20}, {3, 6, 4}, {2, 4, 6}};
            for (long[] shape : shapes) {
                long[] right = shape.clone();
                right[right.length - 1] = 2;
                same(randn(dtype, shape), randn(dtype, right), tolerance);
            }
        }
    }

    /// A rank that is less, or on the edge, is that of the singular values, of each matrix.
    @Test
    void ranksThatAreNotFull() {
        manualSeed(1);
        Tensor low = randn(float64, 6, 2).matmul(randn(float64, 2, 4));
        Tensor both = stack(low, randn(float64, 6, 4));
        same(both, randn(float64, 2, 6, 1), 1e-10);
        assertEquals(2, Linalg.lstsq(both, randn(float64, 2, 6, 1)).rank().get(0).itemLong());
        Tensor q = Linalg.qr(randn(float64, 5, 5)).q();
        for (double smallest : new double[] {1e-3, 1e-13, 1e-15, 1e-17, 0}) {
            Tensor s = tensor(1.0, 0.5, 0.3, 0.2).to(float64);
            Tensor edge = q.matmul(diag(cat(s, tensor(smallest).to(float64).view(1))));
            Tensor b = randn(float64, 5, 1);
            assertEquals(
                    Linalg.lstsq(edge, b, o -> o.driver("gelsd")).rank().itemLong(),
                    Linalg.lstsq(edge, b).rank().itemLong(),
                    "smallest: " + smallest);
            Linalg.Lstsq cut = Linalg.lstsq(edge, b, o -> o.rcond(0.25));
            assertEquals(3, cut.rank().itemLong());
        }
    }

    /// As PyTorch's: `gels` says where the rank is not full, but of zeros the solution is zero.
    @Test
    void gelsOfMatricesWithoutFullRank() {
        Tensor zeros = zeros(float64, 3, 2);
        Linalg.Lstsq found = Linalg.lstsq(zeros, ones(float64, 3, 1), o -> o.driver("gels"));
        assertArrayEquals(new double[2], found.solution().flatten().toDoubleArray());
        Tensor both =
                stack(eye(2, o -> o.dtype(float64)), tensor(1.0, 0, 0, 0).to(float64).view(2, 2));
        LinAlgError error =
                assertThrows(
                        LinAlgError.class, () -> Linalg.lstsq(both, both, o -> o.driver("gels")));
        assertTrue(
                error.getMessage()
                        .startsWith(
                                "torch.linalg.lstsq: (Batch element 1): The least squares solution"
                                        + " could not be computed because the input matrix does not"
                                        + " have full rank (error code: 2)."),
                error.getMessage());
    }

    /// Right sides broadcast; ranks and singular values are those of the matrices given.
    @Test
    void batchesOfRightSides() {
        manualSeed(2);
        Tensor a = randn(float64, 1, 3, 2);
        Linalg.Lstsq many = Linalg.lstsq(a, randn(float64, 2, 3, 4), o -> o.driver("gelsd"));
        assertEquals(List.of(2L, 2L, 4L), many.solution().shape().toList());
        assertEquals(List.of(1L), many.rank().shape().toList());
        assertEquals(List.of(1L, 2L), many.singularValues().shape().toList());
        Tensor single = randn(float64, 3, 4);
        Linalg.Lstsq rows = Linalg.lstsq(a, single);
        assertEquals(List.of(3L, 2L, 4L), rows.solution().shape().toList()); // PyTorch's
        Tensor own = Linalg.lstsq(a.get(0), single).solution();
        assertEquals(0, rows.solution().sub(own).abs().max().item(), 1e-14);
    }
}
