package dev.obor.nn.functional;

import dev.obor.Tensor;
import org.jspecify.annotations.Nullable;

/// Optional arguments of the attention.
///
/// @param attnMask true where a key may be attended to, or numbers added to the scores; or null
/// @param dropoutP the probability of dropping a weight, 0
/// @param isCausal whether a query sees only the keys up to its own place, false
/// @param scale the factor of the scores, or null for 1 / sqrt(E)
/// @param enableGqa whether several heads of queries share one of keys and values, false
public record AttentionOptions(
        @Nullable Tensor attnMask,
        double dropoutP,
        boolean isCausal,
        @Nullable Double scale,
        boolean enableGqa) {
    /// PyTorch's defaults.
    public static final AttentionOptions DEFAULT =
            new AttentionOptions(null, 0, false, null, false);

    /// With a mask.
    public AttentionOptions attnMask(@Nullable Tensor value) {
        return new AttentionOptions(value, dropoutP, isCausal, scale, enableGqa);
    }

    /// With dropout.
    public AttentionOptions dropoutP(double value) {
        return new AttentionOptions(attnMask, value, isCausal, scale, enableGqa);
    }

    /// In a causal order or not.
    public AttentionOptions isCausal(boolean value) {
        return new AttentionOptions(attnMask, dropoutP, value, scale, enableGqa);
    }

    /// With another scale.
    public AttentionOptions scale(@Nullable Double value) {
        return new AttentionOptions(attnMask, dropoutP, isCausal, value, enableGqa);
    }

    /// With shared heads or not.
    public AttentionOptions enableGqa(boolean value) {
        return new AttentionOptions(attnMask, dropoutP, isCausal, scale, value);
    }
}
