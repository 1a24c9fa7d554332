package dev.obor.examples.sequence;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.cat;
import static dev.obor.Obor.stack;
import static dev.obor.Obor.zerosLike;

import dev.obor.Tensor;
import dev.obor.nn.Embedding;
import dev.obor.nn.GRU;
import dev.obor.nn.GRUCell;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.RecurrentLayer;
import dev.obor.nn.utils.Sequences;
import java.util.ArrayList;
import java.util.List;

/// From one sequence to another: an encoder over packed sentences, and a decoder that looks at what
/// it read, word by word.
///
/// Source: Luong et al., "Effective approaches to attention-based neural machine translation",
/// 2015.
public final class Translator extends Module {
    private final Embedding source = new Embedding(12, 10);
    private final GRU encoder = new GRU(10, 8, o -> o.bidirectional(true));
    private final Linear bridge = new Linear(16, 12);
    private final Embedding target = new Embedding(14, 10);
    private final Linear query = new Linear(12, 16, false);
    private final GRUCell cell = new GRUCell(10 + 16, 12);
    private final Linear out = new Linear(12 + 16, 14);

    public Translator() {}

    /// Scores of the next words.
    ///
    /// @param words (length, batch), padded
    /// @param lengths how long each sentence is
    /// @param known the words that the decoder is given, (steps, batch)
    public Tensor call(Tensor words, long[] lengths, Tensor known) {
        return call(this::translate, words, lengths, known);
    }

    private Tensor translate(Tensor words, long[] lengths, Tensor known) {
        RecurrentLayer.Packed read =
                encoder.call(
                        Sequences.packPaddedSequence(
                                source.call(words), lengths, o -> o.enforceSorted(false)));
        Sequences.Padded padded = Sequences.padPackedSequence(read.output());
        Tensor memory = padded.output(); // (length, batch, 16)
        Tensor padding = arange(memory.size(0)).unsqueeze(1).ge(padded.lengths());
        Tensor hidden = read.hidden();
        Tensor state =
                bridge.call(cat(List.of(hidden.select(0, 0), hidden.select(0, 1)), 1)).tanh();
        Tensor context = zerosLike(memory.select(0, 0));
        List<Tensor> steps = new ArrayList<>();
        for (Tensor word : known) {
            state = cell.call(cat(List.of(target.call(word), context), 1), state);
            Tensor scores =
                    memory.mul(query.call(state))
                            .sum(2)
                            .maskedFill(padding, Double.NEGATIVE_INFINITY);
            context = scores.softmax(0).unsqueeze(2).mul(memory).sum(0);
            steps.add(out.call(cat(List.of(state, context), 1)));
        }
        return stack(steps);
    }
}
