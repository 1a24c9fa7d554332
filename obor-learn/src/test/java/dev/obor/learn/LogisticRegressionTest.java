package dev.obor.learn;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.fromArray;
import static dev.obor.Obor.stack;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.data.TrainTestSplit;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The numbers come from `conformance/python/logistic_golden.py`.
final class LogisticRegressionTest {
    private static final long[] CLASSES = {
        0, 2, 0, 2, 0, 4, 0, 4, 2, 4, 2, 0, 2, 0, 2, 0, 4, 0, 4, 2, 4, 2, 0, 2, 0, 2, 0, 4, 0, 4
    };

    private static Tensor points() {
        Tensor i = arange(30).toDouble();
        return stack(new Tensor[] {i.sin(), i.mul(2).cos()}, 1);
    }

    @Test
    void weightsAreThoseOfScikitLearn() {
        var model = new LogisticRegression(o -> o.tol(1e-10).maxIter(1000));
        model.fit(points(), fromArray(CLASSES));
        double[] coef = {
            -0.2684311357305639,
            0.12751129870313263,
            0.31349400227721796,
            0.10492966206214814,
            -0.04506286654665415,
            -0.23244096076528026
        };
        assertArrayEquals(coef, model.coef().flatten().toDoubleArray(), 1e-6);
        assertArrayEquals(
                new double[] {0.20474709994593668, -0.009254139810803964, -0.1954929601351322},
                model.intercept().toDoubleArray(),
                1e-6);
        assertArrayEquals(
                new double[] {0.44308624571308663, 0.34973704086087715, 0.20717671342603633},
                model.predictProba(points()).get(0).toDoubleArray(),
                1e-6);
        long[] predicted = {
            0, 2, 2, 0, 0, 0, 0, 2, 2, 2, 0, 0, 0, 2, 2, 2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 2, 2, 0, 0
        };
        assertArrayEquals(predicted, model.predict(points()).toLongArray());
        assertTrue(model.converged());
    }

    @Test
    void theDigitsAreClassifiedAsByScikitLearn() {
        String folder = System.getenv("OBOR_DATA");
        assumeTrue(folder != null, "skipped: set OBOR_DATA to a folder with the real data sets");
        Path file = Path.of(folder, "digits", "digits.csv.gz");
        Tensor table = CsvTable.read(file, o -> o.header(false)).tensor();
        var split =
                TrainTestSplit.of(table.narrow(1, 0, 64), table.select(1, 64).toLong(), 0.2, 1234);
        var model = new LogisticRegression().fit(split.xTrain(), split.yTrain());
        assertEquals(1437, right(model, split.xTrain(), split.yTrain()));
        assertEquals(345, right(model, split.xTest(), split.yTest()));
        assertTrue(model.converged());
        assertEquals(39, model.iterations());
    }

    private static double right(LogisticRegression model, Tensor x, Tensor y) {
        return Metrics.accuracyScore(y, model.predict(x)) * y.numel();
    }

    @Test
    void theNumberOfIterationsIsLimited() {
        var model = new LogisticRegression(o -> o.tol(1e-10).maxIter(2));
        model.fit(points(), fromArray(CLASSES));
        assertFalse(model.converged());
        assertEquals(2, model.iterations());
    }

    @Test
    void mistakesAreAnswered() {
        var model = new LogisticRegression();
        assertThrows(StateError.class, () -> model.predict(points()));
        assertThrows(ShapeError.class, () -> model.fit(points(), arange(29)));
        assertThrows(ShapeError.class, () -> model.fit(arange(30), arange(30)));
        assertThrows(IllegalArgumentException.class, () -> model.fit(points(), zeros(30)));
    }

    @Test
    void accuracyIsTheShareOfEqualClasses() {
        assertEquals(0.75, Metrics.accuracyScore(tensor(1L, 2, 3, 4), tensor(1L, 2, 0, 4)));
        assertThrows(ShapeError.class, () -> Metrics.accuracyScore(zeros(3, 1), zeros(3)));
        assertThrows(
                IllegalArgumentException.class, () -> Metrics.accuracyScore(zeros(0), zeros(0)));
    }
}
