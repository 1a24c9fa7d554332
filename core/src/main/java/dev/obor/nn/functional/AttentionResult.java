package dev.obor.nn.functional;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import org.jspecify.annotations.Nullable;

/// What attention with several heads gives: PyTorch's `attn_output, attn_output_weights`.
///
/// @param output (L, N, E), or as the query was laid out
/// @param weights how much each query looks at each key, (N, L, S), or (N, heads, L, S) if they are
///   not averaged; null if they were not asked for
public record AttentionResult(Tensor output, @Nullable Tensor weights) {
    public AttentionResult {
        Arguments.given(output, "output");
    }
}
