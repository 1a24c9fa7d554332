package dev.obor;

import dev.obor.base.Arguments;

/// What a recurrent network gives for whole sequences: PyTorch's `output, h_n`.
///
/// @param output the hidden states of the last layer at every step
/// @param hidden the last state of every layer and direction, with which a next call goes on
public record RNNResult(Tensor output, Tensor hidden) {
    public RNNResult {
        Arguments.given(output, "output");
        Arguments.given(hidden, "hidden");
    }
}
