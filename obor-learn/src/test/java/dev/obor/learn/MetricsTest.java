package dev.obor.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.learn.Metrics.Average;
import org.junit.jupiter.api.Test;

/// The numbers and the text of scikit-learn 1.9.
class MetricsTest {
    private final Tensor truth = Obor.tensor(0, 1, 2, 2, 2, 7, 7, 0);
    private final Tensor guess = Obor.tensor(0, 0, 2, 2, 1, 7, 3, 0);

    /// `print(classification_report(t, p, zero_division=0))`
    @Test
    void theReportIsTheSameText() {
        assertEquals(
                """
                              precision    recall  f1-score   support

                           0       0.67      1.00      0.80         2
                           1       0.00      0.00      0.00         1
                           2       1.00      0.67      0.80         3
                           3       0.00      0.00      0.00         0
                           7       1.00      0.50      0.67         2

                    accuracy                           0.62         8
                   macro avg       0.53      0.43      0.45         8
                weighted avg       0.79      0.62      0.67         8
                """,
                Metrics.classificationReport(truth, guess));
        assertEquals(
                """
                                  precision    recall  f1-score   support

                              no      0.667     1.000     0.800         2
                ja, natürlich so      1.000     0.667     0.800         3

                        accuracy                          0.800         5
                       macro avg      0.833     0.833     0.800         5
                    weighted avg      0.867     0.800     0.800         5
                """,
                Metrics.classificationReport(
                        Obor.tensor(0, 1, 1, 0, 1),
                        Obor.tensor(0, 1, 0, 0, 1),
                        o -> o.targetNames("no", "ja, natürlich so").digits(3)));
    }

    @Test
    void scoresOfSeveralClasses() {
        assertEquals(
                0.5333333333333333, Metrics.precisionScore(truth, guess, Average.MACRO), 1e-15);
        assertEquals(0.4333333333333333, Metrics.recallScore(truth, guess, Average.MACRO), 1e-15);
        assertEquals(0.4533333333333333, Metrics.f1Score(truth, guess, Average.MACRO), 1e-15);
        assertEquals(0.625, Metrics.f1Score(truth, guess, Average.MICRO));
        assertEquals(
                0.7916666666666666, Metrics.precisionScore(truth, guess, Average.WEIGHTED), 1e-15);
        assertEquals(0.6666666666666666, Metrics.f1Score(truth, guess, Average.WEIGHTED), 1e-15);
        assertArrayEquals(
                new long[] {
                    2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1
                },
                Metrics.confusionMatrix(truth, guess).flatten().toLongArray());
    }

    @Test
    void scoresOfTwoClassesAndOfNumbers() {
        Tensor y = Obor.tensor(0, 1, 1, 0, 1, 1, 0);
        Tensor p = Obor.tensor(0, 1, 0, 1, 1, 1, 0);
        assertEquals(0.75, Metrics.precisionScore(y, p));
        assertEquals(0.75, Metrics.recallScore(y.ne(0), p.ne(0)));
        assertEquals(0.75, Metrics.f1Score(y.toFloat(), p));
        Tensor scores = Obor.tensor(.1, .4, .4, .4, .9, .8, -1);
        assertEquals(0.9166666666666667, Metrics.rocAucScore(y, scores), 1e-15);
        assertEquals(0.5, Metrics.rocAucScore(y, Obor.zeros(7)));
        Tensor a = Obor.tensor(3, -0.5, 2, 7);
        Tensor b = Obor.tensor(2.5, 0.0, 2, 8);
        assertEquals(0.9486081370449679, Metrics.r2Score(a, b), 1e-7);
        assertEquals(0.375, Metrics.meanSquaredError(a, b));
        assertEquals(0.5, Metrics.meanAbsoluteError(a, b));
    }

    @Test
    void scalingIsScikitLearns() {
        double none = Double.NaN;
        Tensor x = Obor.tensor(new double[][] {{1, 5, none}, {3, 5, 2}, {8, 5, 4}}).toDouble();
        var scaler = StandardScaler.fit(x);
        assertArrayEquals(
                new double[] {
                    -1.0190493307301363,
                    0,
                    none,
                    -0.3396831102433787,
                    0,
                    -1,
                    1.3587324409735149,
                    0,
                    1
                },
                scaler.transform(x).flatten().toDoubleArray(),
                1e-14);
        assertEquals(5, scaler.inverseTransform(scaler.transform(x)).get(1, 1).item(), 1e-14);
        assertThrows(ShapeError.class, () -> scaler.transform(Obor.zeros(2, 2)));
        assertThrows(ShapeError.class, () -> StandardScaler.fit(Obor.zeros(2)));
        assertThrows(ValueError.class, () -> StandardScaler.fit(Obor.zeros(0, 2)));
    }

    @Test
    void mistakesSayWhatToDo() {
        String many =
                assertThrows(ValueError.class, () -> Metrics.f1Score(truth, guess)).getMessage();
        assertTrue(many.contains("Target is multiclass but average='binary'"), many);
        String names =
                assertThrows(
                                ValueError.class,
                                () ->
                                        Metrics.classificationReport(
                                                truth, guess, o -> o.targetNames("a")))
                        .getMessage();
        assertTrue(names.contains("Number of classes, 5, does not match size"), names);
        Tensor ones = Obor.ones(3);
        assertThrows(ValueError.class, () -> Metrics.rocAucScore(ones, ones));
        assertThrows(ValueError.class, () -> Metrics.confusionMatrix(ones.div(2), ones));
        assertThrows(ShapeError.class, () -> Metrics.confusionMatrix(ones, Obor.ones(3, 1)));
        assertThrows(ValueError.class, () -> Metrics.accuracyScore(Obor.ones(0), Obor.ones(0)));
    }
}
