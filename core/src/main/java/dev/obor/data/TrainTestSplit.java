package dev.obor.data;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.backend.Sizes;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import java.util.Arrays;

/// Rows and their targets, cut into a part to learn from and a part to test on: the very parts of
/// scikit-learn's `train_test_split` for the same `random_state`.
///
/// ```java
/// var split = TrainTestSplit.of(x, y, 0.2, 1234);
/// var xTrain = split.xTrain();
/// ```
///
/// The order of the rows is that of NumPy's `RandomState(randomState).permutation(n)`; its
/// beginning is the test part. Everything is copied.
///
/// @param xTrain rows to learn from, `(n - test, *)`
/// @param xTest rows to test on, `(test, *)`
/// @param yTrain targets of `xTrain`
/// @param yTest targets of `xTest`
public record TrainTestSplit(Tensor xTrain, Tensor xTest, Tensor yTrain, Tensor yTest) {
    public TrainTestSplit {
        Arguments.given(yTest, "yTest");
        Arguments.given(xTrain, "xTrain");
        Arguments.given(xTest, "xTest");
        Arguments.given(yTrain, "yTrain");
    }

    /// Splits by a share of the rows; the number of test rows is rounded up.
    ///
    /// @param testSize the share of test rows, between 0 and 1
    /// @param randomState the seed, from 0 to 2³² - 1
    /// @throws ShapeError if `x` and `y` differ in the number of rows
    /// @throws ValueError if a part would be empty
    public static TrainTestSplit of(Tensor x, Tensor y, double testSize, long randomState) {
        Arguments.given(x, "x");
        Arguments.given(y, "y");
        if (!(testSize > 0 && testSize < 1)) {
            throw new ValueError(
                    "The 'testSize' parameter of TrainTestSplit must be a double in the range"
                            + " (0.0, 1.0) or a number of rows, got "
                            + testSize);
        }
        long rows = rows(x, y);
        long test = (long) Math.ceil(testSize * rows);
        if (test >= rows) {
            throw new ValueError(
                    "With n_samples="
                            + rows
                            + " and testSize="
                            + testSize
                            + ", the resulting train set will be empty."
                            + " Give a smaller share, or more rows.");
        }
        return split(x, y, Sizes.count(test, "rows"), randomState);
    }

    /// Splits off a number of test rows.
    ///
    /// @param testRows how many, at least 1
    /// @param randomState the seed, from 0 to 2³² - 1
    /// @throws ShapeError if `x` and `y` differ in the number of rows
    /// @throws ValueError if a part would be empty
    public static TrainTestSplit of(Tensor x, Tensor y, int testRows, long randomState) {
        Arguments.given(x, "x");
        Arguments.given(y, "y");
        long rows = rows(x, y);
        if (testRows < 1 || testRows >= rows) {
            throw new ValueError(
                    "testSize="
                            + testRows
                            + " should be either positive and smaller than the number of samples "
                            + rows
                            + " or a double in the (0, 1) range");
        }
        return split(x, y, testRows, randomState);
    }

    private static long rows(Tensor x, Tensor y) {
        if (x.dim() == 0 || y.dim() == 0 || x.size(0) != y.size(0)) {
            throw new ShapeError(
                    "Found input variables with inconsistent numbers of samples: shapes "
                            + x.shape()
                            + " and "
                            + y.shape()
                            + "; give one target for each row");
        }
        return x.size(0);
    }

    private static TrainTestSplit split(Tensor x, Tensor y, int test, long randomState) {
        long[] order = new NumpyRandom(randomState).permutation(Sizes.count(x.size(0), "rows"));
        Tensor first = Obor.fromArray(Arrays.copyOf(order, test));
        Tensor rest = Obor.fromArray(Arrays.copyOfRange(order, test, order.length));
        return new TrainTestSplit(
                x.indexSelect(0, rest),
                x.indexSelect(0, first),
                y.indexSelect(0, rest),
                y.indexSelect(0, first));
    }
}
