package dev.obor.cli;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.data.DataLoader;
import dev.obor.data.Sample;
import dev.obor.nn.Module;
import dev.obor.nn.functional.F;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How a model does on a data set.
///
/// @param loss the mean cross entropy
/// @param correct how many images were told right
/// @param total how many there are
/// @param confusion `[true class][predicted class]`
/// @param mistakes the wrong answers, the surest first
record Evaluation(
        double loss, long correct, long total, long[][] confusion, List<Mistake> mistakes) {
    private static final int BATCH = 500;

    /// A wrong answer.
    ///
    /// @param index which image
    /// @param truth its class
    /// @param guess what the model said
    /// @param probability how sure it was
    record Mistake(long index, int truth, int guess, double probability) {}

    double accuracy() {
        return (double) correct / total;
    }

    static Evaluation of(Module model, Pictures data) {
        int classes = data.classes().size();
        long[][] confusion = new long[classes][classes];
        var mistakes = new ArrayList<Mistake>();
        double loss = 0;
        long seen = 0;
        boolean training = model.isTraining();
        model.eval();
        try (var _ = Obor.noGrad()) {
            for (Sample batch : new DataLoader<>(data.samples(), o -> o.batchSize(BATCH))) {
                Tensor logits = model.call(batch.x());
                long rows = logits.size(0);
                loss += F.crossEntropy(logits, batch.y()).item() * rows;
                float[] shares = F.softmax(logits, 1).contiguous().toFloatArray();
                long[] truths = batch.y().toLongArray();
                int width = (int) logits.size(1);
                for (int i = 0; i < rows; i++) {
                    int guess = best(shares, i * width, classes);
                    int truth = (int) truths[i];
                    confusion[truth][guess]++;
                    if (guess != truth) {
                        mistakes.add(
                                new Mistake(seen + i, truth, guess, shares[i * width + guess]));
                    }
                }
                seen += rows;
            }
        } finally {
            model.train(training);
        }
        mistakes.sort(Comparator.comparingDouble(Mistake::probability).reversed());
        return new Evaluation(
                loss / seen, seen - mistakes.size(), seen, confusion, List.copyOf(mistakes));
    }

    /// The place of the largest of `n` values; the first of equal ones.
    static int best(float[] values, int from, int n) {
        int best = 0;
        for (int i = 1; i < n; i++) {
            if (values[from + i] > values[from + best]) {
                best = i;
            }
        }
        return best;
    }
}
