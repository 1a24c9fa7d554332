package dev.obor.distributions;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.ValueError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Probabilities or logits, whichever was given; the other is computed when it is asked for.
final class Probs {
    private final boolean binary;
    private final boolean ofProbs;
    private @Nullable Tensor probs;
    private @Nullable Tensor logits;

    private Probs(
            boolean binary, boolean ofProbs, @Nullable Tensor probs, @Nullable Tensor logits) {
        this.binary = binary;
        this.ofProbs = ofProbs;
        this.probs = probs;
        this.logits = logits;
    }

    private static void checkOne(ProbsOptions o) {
        if ((o.probs == null) == (o.logits == null)) {
            throw new ValueError(
                    "Either `probs` or `logits` must be specified, but not both.",
                    "Set one of them: o -> o.logits(x).");
        }
    }

    /// One probability for two outcomes.
    static Probs binary(ProbsOptions o) {
        checkOne(o);
        return new Probs(true, o.probs != null, o.probs, o.logits);
    }

    /// Probabilities along the last dimension, normalised.
    static Probs categories(ProbsOptions o) {
        checkOne(o);
        Tensor probs = o.probs;
        Tensor logits = o.logits;
        if (probs != null) {
            needDimension(probs, "probs");
            probs = probs.div(probs.sum(-1, true));
        } else if (logits != null) {
            needDimension(logits, "logits");
            logits = logits.sub(logits.logsumexp(-1, true));
        }
        return new Probs(false, probs != null, probs, logits);
    }

    private static void needDimension(Tensor value, String name) {
        if (value.dim() < 1) {
            throw new ValueError("`" + name + "` parameter must be at least one-dimensional.");
        }
    }

    /// With what was given changed, such as expanded.
    Probs map(UnaryOperator<Tensor> change) {
        return ofProbs
                ? new Probs(binary, true, change.apply(param()), null)
                : new Probs(binary, false, null, change.apply(param()));
    }

    /// What was given.
    Tensor param() {
        return ofProbs ? probs() : logits();
    }

    boolean ofProbs() {
        return ofProbs;
    }

    Tensor probs() {
        Tensor result = probs;
        if (result == null) {
            try (var _ = Autograd.enableGrad()) {
                result = Numbers.toProbs(logits(), binary);
            }
            probs = result;
        }
        return result;
    }

    Tensor logits() {
        Tensor result = logits;
        if (result == null) {
            try (var _ = Autograd.enableGrad()) {
                result = Numbers.toLogits(probs(), binary);
            }
            logits = result;
        }
        return result;
    }

    /// The constraints, after those of other arguments.
    ArgConstraints constrain(ArgConstraints before, Constraint onProbs, boolean shown) {
        Constraint onLogits = binary ? Constraints.real() : Constraints.realVector();
        Tensor p = ofProbs ? probs() : null;
        Tensor l = ofProbs ? null : logits();
        return shown
                ? before.and("probs", p, onProbs).and("logits", l, onLogits)
                : before.hidden("probs", p, onProbs).hidden("logits", l, onLogits);
    }

    ArgConstraints constrain() {
        Constraint onProbs = binary ? Constraints.unitInterval() : Constraints.simplex();
        return constrain(new ArgConstraints(), onProbs, true);
    }

    /// Options that say the same.
    ProbsOptions options(boolean validateArgs) {
        Tensor param = param();
        return new ProbsOptions()
                .with(o -> {
                    if (ofProbs) {
                        o.probs(param);
                    } else {
                        o.logits(param);
                    }
                    o.validateArgs(validateArgs);
                });
    }
}
