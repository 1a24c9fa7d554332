package dev.obor.examples.sequence;

import static dev.obor.Obor.arange;

import dev.obor.Tensor;
import dev.obor.nn.Embedding;
import dev.obor.nn.LayerNorm;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.TransformerEncoder;
import dev.obor.nn.TransformerEncoderLayer;

/// Guesses words that were masked, from those around them: an encoder in the manner of BERT.
///
/// Source: Devlin et al., "BERT: pre-training of deep bidirectional transformers", 2018.
public final class MaskedLanguageModel extends Module {
    private final Embedding words = new Embedding(30, 16, o -> o.paddingIdx(0));
    private final Embedding places = new Embedding(8, 16);
    private final LayerNorm norm = new LayerNorm(16);
    private final TransformerEncoder encoder =
            new TransformerEncoder(
                    new TransformerEncoderLayer(
                            16, 4, o -> o.dimFeedforward(32).activation("gelu").batchFirst(true)),
                    2);
    private final Linear head = new Linear(16, 30);

    public MaskedLanguageModel() {}

    /// Scores of all words at each place.
    ///
    /// @param given (batch, length); 0 is padding
    @Override
    public Tensor forward(Tensor given) {
        Tensor x = words.call(given).add(places.call(arange(given.size(1))));
        return head.call(encoder.call(norm.call(x), o -> o.srcKeyPaddingMask(given.eq(0))));
    }
}
