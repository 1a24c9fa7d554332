package dev.obor;

import dev.obor.base.Arguments;

/// What an LSTM remembers between steps: PyTorch's `(h, c)`.
///
/// @param hidden the hidden states
/// @param cell the cells
public record LSTMState(Tensor hidden, Tensor cell) {
    public LSTMState {
        Arguments.given(hidden, "hidden");
        Arguments.given(cell, "cell");
    }
}
