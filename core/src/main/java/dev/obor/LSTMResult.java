package dev.obor;

import dev.obor.base.Arguments;

/// What an LSTM gives for whole sequences: PyTorch's `output, (h_n, c_n)`.
///
/// @param output the hidden states of the last layer at every step
/// @param state the last state of every layer and direction, with which a next call goes on
public record LSTMResult(Tensor output, LSTMState state) {
    public LSTMResult {
        Arguments.given(output, "output");
        Arguments.given(state, "state");
    }

    /// The last hidden states, PyTorch's `h_n`.
    public Tensor hidden() {
        return state.hidden();
    }

    /// The last cells, PyTorch's `c_n`.
    public Tensor cell() {
        return state.cell();
    }
}
