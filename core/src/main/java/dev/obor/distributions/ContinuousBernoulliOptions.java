package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import dev.obor.base.Options;
import org.jspecify.annotations.Nullable;

/// Optional arguments of [ContinuousBernoulli]; one of `probs` and `logits` is given.
public final class ContinuousBernoulliOptions extends Options<ContinuousBernoulliOptions> {
    @Nullable Tensor probs;
    @Nullable Tensor logits;
    double low = 0.499;
    double high = 0.501;
    boolean validateArgs = Distribution.validatesByDefault();

    /// The defaults.
    public ContinuousBernoulliOptions() {}

    /// The probabilities.
    public ContinuousBernoulliOptions probs(Tensor value) {
        given(value, "value");
        return set(() -> probs = value);
    }

    /// The logarithms of the odds.
    public ContinuousBernoulliOptions logits(Tensor value) {
        given(value, "value");
        return set(() -> logits = value);
    }

    /// Between which probabilities series stand in for what cannot be computed there, 0.499 and
    /// 0.501.
    public ContinuousBernoulliOptions lims(double from, double to) {
        return set(() -> {
            low = from;
            high = to;
        });
    }

    /// Whether parameters and values are checked, true.
    public ContinuousBernoulliOptions validateArgs(boolean value) {
        return set(() -> validateArgs = value);
    }

    ProbsOptions ofProbs() {
        return new ProbsOptions()
                .with(o -> {
                    if (probs != null) {
                        o.probs(probs);
                    }
                    if (logits != null) {
                        o.logits(logits);
                    }
                });
    }
}
