package dev.obor.examples.sequence;

import dev.obor.Tensor;
import dev.obor.nn.EmbeddingBag;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.init.Init;
import java.util.Objects;

/// The topic of a text by the mean of its words.
public final class BagClassifier extends Module {
    private final EmbeddingBag embedding = new EmbeddingBag(40, 12);
    private final Linear fc = new Linear(12, 4);

    public BagClassifier() {
        Init.uniform_(embedding.weight, -0.5, 0.5);
        Init.uniform_(fc.weight, -0.5, 0.5);
        Init.zeros_(Objects.requireNonNull(fc.bias));
    }

    /// Scores of the topics.
    ///
    /// @param text the words of all texts, one behind the other
    /// @param offsets where each text starts
    public Tensor call(Tensor text, Tensor offsets) {
        return call(this::score, text, offsets);
    }

    private Tensor score(Tensor text, Tensor offsets) {
        return fc.call(embedding.call(text, offsets));
    }
}
