package dev.obor.examples.sequence;

import dev.obor.LSTMResult;
import dev.obor.LSTMState;
import dev.obor.Tensor;
import dev.obor.nn.Dropout;
import dev.obor.nn.Embedding;
import dev.obor.nn.LSTM;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import org.jspecify.annotations.Nullable;

/// The next word from all before it: two LSTM layers whose state goes on from call to call.
public final class LanguageModel extends Module {
    /// Scores of all words at each place, and the state to go on with.
    public record Result(Tensor scores, LSTMState state) {}

    private final Embedding embedding;
    private final Dropout drop = new Dropout(0.2);
    private final LSTM lstm;
    private final Linear decoder;

    /// A model of so many words.
    public LanguageModel(long words) {
        embedding = new Embedding(words, 16);
        lstm = new LSTM(16, 24, o -> o.numLayers(2).dropout(0.2));
        decoder = new Linear(24, words);
    }

    /// Reads words.
    ///
    /// @param words (length, batch)
    /// @param state where the call before ended, or null
    public Result call(Tensor words, @Nullable LSTMState state) {
        return call(this::read, words, state);
    }

    private Result read(Tensor words, @Nullable LSTMState state) {
        LSTMResult read = lstm.call(drop.call(embedding.call(words)), state);
        return new Result(decoder.call(drop.call(read.output())), read.state());
    }
}
