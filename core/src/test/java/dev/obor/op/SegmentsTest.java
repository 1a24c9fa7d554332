package dev.obor.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.ValueError;
import org.junit.jupiter.api.Test;

/// `torch.segment_reduce(x, kind, lengths=torch.tensor([1, 0, 3]))` and its gradients.
class SegmentsTest {
    private static final Tensor LENGTHS = Obor.fromArray(new long[] {1, 0, 3});

    private static void check(String kind, double[] values, double[] gradients) {
        Tensor x = Obor.fromArray(new double[] {2, 3, 5, 5}).requiresGrad_();
        Tensor y = Obor.segmentReduce(x, kind, o -> o.lengths(LENGTHS));
        assertArrayEquals(values, y.detach().toDoubleArray(), 1e-12, kind);
        y.narrow(0, 2, 1).sum().backward();
        assertArrayEquals(gradients, x.grad().toDoubleArray(), 1e-12, kind);
        Tensor places = Obor.fromArray(new long[] {0, 1, 1, 4});
        Tensor same = Obor.segmentReduce(x.detach(), kind, o -> o.offsets(places));
        assertArrayEquals(values, same.toDoubleArray(), 1e-12, kind);
    }

    @Test
    void segmentsAreReducedAsInPyTorch() {
        check("sum", new double[] {2, 0, 13}, new double[] {0, 1, 1, 1});
        check(
                "mean",
                new double[] {2, Double.NaN, 13 / 3.0},
                new double[] {0, 1 / 3.0, 1 / 3.0, 1 / 3.0});
        check("max", new double[] {2, Double.NEGATIVE_INFINITY, 5}, new double[] {0, 0, 0.5, 0.5});
        check("min", new double[] {2, Double.POSITIVE_INFINITY, 3}, new double[] {0, 1, 0, 0});
        check("prod", new double[] {2, 1, 75}, new double[] {0, 25, 15, 15});
    }

    @Test
    void lengthsAddUp() {
        Tensor x = Obor.ones(5);
        assertThrows(ValueError.class, () -> Obor.segmentReduce(x, "sum", o -> o.lengths(LENGTHS)));
    }
}
