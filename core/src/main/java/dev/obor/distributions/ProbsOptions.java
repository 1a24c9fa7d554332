package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import org.jspecify.annotations.Nullable;

/// Optional arguments of distributions of probabilities; one of `probs` and `logits` is given.
///
/// ```java
/// var policy = new Categorical(o -> o.logits(scores));
/// ```
public final class ProbsOptions extends dev.obor.base.Options<ProbsOptions> {
    @Nullable Tensor probs;
    @Nullable Tensor logits;
    boolean validateArgs = Distribution.validatesByDefault();

    /// The defaults.
    public ProbsOptions() {}

    /// The probabilities.
    public ProbsOptions probs(Tensor value) {
        given(value, "value");
        return set(() -> probs = value);
    }

    /// The logarithms of the odds, or of probabilities that need not be normalised.
    public ProbsOptions logits(Tensor value) {
        given(value, "value");
        return set(() -> logits = value);
    }

    /// Whether parameters and values are checked, true.
    public ProbsOptions validateArgs(boolean value) {
        return set(() -> validateArgs = value);
    }
}
