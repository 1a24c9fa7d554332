package dev.obor.vision.transforms;

import dev.obor.data.Sample;
import dev.obor.distributions.Beta;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What [CutMix] and [MixUp] share: weights from a beta distribution, and labels as probabilities.
abstract sealed class Mix implements UnaryOperator<Sample> permits CutMix, MixUp {
    final Labels labels;
    final Beta beta;

    Mix(double alpha, @Nullable Integer numClasses) {
        labels = new Labels(numClasses);
        beta = Labels.beta(alpha);
    }
}
