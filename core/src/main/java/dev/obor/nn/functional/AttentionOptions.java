package dev.obor.nn.functional;

import dev.obor.Tensor;
import dev.obor.base.Options;
import org.jspecify.annotations.Nullable;

/// Optional arguments of the attention.
public final class AttentionOptions extends Options<AttentionOptions> {
    static final AttentionOptions DEFAULT = new AttentionOptions();
    @Nullable Tensor attnMask;
    double dropoutP;
    boolean isCausal;
    @Nullable Double scale;
    boolean enableGqa;

    /// True where a key may be attended to, or numbers added to the scores; null for none.
    public AttentionOptions attnMask(@Nullable Tensor value) {
        return set(() -> attnMask = value);
    }

    /// The probability of dropping a weight, from 0 to 1: 0.
    public AttentionOptions dropoutP(double value) {
        return set(() -> dropoutP = value);
    }

    /// Whether a query sees only the keys up to its own place, false.
    public AttentionOptions isCausal(boolean value) {
        return set(() -> isCausal = value);
    }

    /// The factor of the scores; null for 1 / sqrt(E).
    public AttentionOptions scale(@Nullable Double value) {
        return set(() -> scale = value);
    }

    /// Whether several heads of queries share one of keys and values, false.
    public AttentionOptions enableGqa(boolean value) {
        return set(() -> enableGqa = value);
    }
}
