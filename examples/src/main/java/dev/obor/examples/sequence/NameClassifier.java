package dev.obor.examples.sequence;

import dev.obor.LSTMResult;
import dev.obor.Tensor;
import dev.obor.nn.LSTM;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.RecurrentLayer;
import dev.obor.nn.functional.F;

/// Tells the language of a name by its letters: a recurrent network, and a class from its last
/// output.
public final class NameClassifier extends Module {
    private final Module rnn;
    private final Linear out = new Linear(16, 3);

    /// With an [LSTM], a GRU or a simple recurrent network, from 26 letters to 16 features.
    public NameClassifier(Module rnn) {
        this.rnn = rnn;
    }

    /// The log-probabilities of the classes.
    ///
    /// @param letters one-hot, (length, 1, 26)
    @Override
    public Tensor forward(Tensor letters) {
        Tensor output =
                rnn instanceof LSTM lstm
                        ? last(lstm.call(letters))
                        : ((RecurrentLayer) rnn).call(letters).output().select(0, -1);
        return F.logSoftmax(out.call(output), 1);
    }

    private static Tensor last(LSTMResult result) {
        return result.output().select(0, -1);
    }
}
