package dev.obor.text.models;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import org.jspecify.annotations.Nullable;

/// What an encoder says of a text.
///
/// @param lastHiddenState a vector for each token, (N, L, size)
/// @param poolerOutput a vector for the whole text, (N, size), made of the first token; null where
///   the model has no pooler
public record EncoderOutput(Tensor lastHiddenState, @Nullable Tensor poolerOutput) {
    /// Checks that there are vectors.
    public EncoderOutput {
        Arguments.given(lastHiddenState, "lastHiddenState");
    }
}
