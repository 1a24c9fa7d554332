package dev.obor.data;

import static dev.obor.Obor.arange;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Numbers of NumPy 2.4.6 and scikit-learn 1.9.1: `RandomState(seed).permutation(n)` and
/// `train_test_split(np.arange(n), test_size=…, random_state=…)`.
final class TrainTestSplitTest {
    @Test
    void permutationsAreThoseOfNumpysLegacyGenerator() {
        assertArrayEquals(
                new long[] {2, 8, 4, 9, 1, 6, 7, 3, 0, 5}, new NumpyRandom(0).permutation(10));
        assertArrayEquals(new long[] {0, 1, 5, 2, 4, 3, 6}, new NumpyRandom(42).permutation(7));
        assertArrayEquals(new long[] {4, 1, 0, 2, 3}, new NumpyRandom(0xffffffffL).permutation(5));
        assertArrayEquals(
                new long[] {1395, 1457, 222, 921, 1323, 1143, 324, 1478},
                Arrays.copyOf(new NumpyRandom(1234).permutation(1797), 8));
        assertArrayEquals(new long[0], new NumpyRandom(1).permutation(0));
    }

    @Test
    void partsAreThoseOfScikitLearn() {
        Tensor x = arange(22).reshape(11, 2);
        var split = Datasets.trainTestSplit(x, arange(11), 0.25, 3);
        assertArrayEquals(new long[] {2, 9, 6, 7, 0, 3, 8, 10}, split.yTrain().toLongArray());
        assertArrayEquals(new long[] {5, 4, 1}, split.yTest().toLongArray());
        assertArrayEquals(new long[] {10, 11, 8, 9, 2, 3}, split.xTest().toLongArray());
        assertEquals("torch.Size([8, 2])", split.xTrain().shape().toString());
        var byRows = TrainTestSplit.of(x, arange(11), 3, 3);
        assertArrayEquals(split.yTrain().toLongArray(), byRows.yTrain().toLongArray());
    }

    @Test
    void theTestPartIsRoundedUp() {
        var split = Datasets.trainTestSplit(arange(1797), arange(1797), 0.2, 1234);
        assertEquals(360, split.xTest().size(0));
        assertEquals(1437, split.xTrain().size(0));
        assertEquals(1, Datasets.trainTestSplit(arange(5), arange(5), 0.01, 0).xTest().size(0));
    }

    @Test
    void emptyPartsAndUnequalLengthsAreRefused() {
        Tensor ten = arange(10);
        for (double share : new double[] {0, 1, 1.5, -0.1, Double.NaN, 0.95}) {
            assertThrows(
                    IllegalArgumentException.class, () -> TrainTestSplit.of(ten, ten, share, 0));
        }
        for (int rows : new int[] {0, 10, 11}) {
            assertThrows(
                    IllegalArgumentException.class, () -> TrainTestSplit.of(ten, ten, rows, 0));
        }
        assertThrows(ShapeError.class, () -> TrainTestSplit.of(ten, arange(9), 0.5, 0));
        assertThrows(ShapeError.class, () -> TrainTestSplit.of(Obor.tensor(1.0), ten, 0.5, 0));
        assertThrows(IllegalArgumentException.class, () -> TrainTestSplit.of(ten, ten, 0.5, -1));
    }
}
