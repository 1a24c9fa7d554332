package dev.obor.text.models;

import dev.obor.Tensor;
import dev.obor.text.tokenize.Part;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A model that makes a vector of each token of a text: [Bert], [DistilBert] or [T5Encoder].
public sealed interface TextEncoder permits Bert, DistilBert, T5Encoder {
    /// Reads the folder of a model whose `config.json` names one of these kinds.
    ///
    /// @throws dev.obor.base.FileError if a file cannot be read, or the kind is another
    /// @throws dev.obor.base.StateError if the weights do not fit
    static TextEncoder fromPretrained(Path folder) {
        return fromPretrained(folder, o -> {});
    }

    /// Reads the folder of a model whose `config.json` names one of these kinds, with options.
    ///
    /// @throws dev.obor.base.FileError if a file cannot be read, or the kind is another
    /// @throws dev.obor.base.StateError if the weights do not fit
    static TextEncoder fromPretrained(Path folder, Consumer<PretrainedOptions> options) {
        Part config = Pretrained.config(folder);
        String type = config.string("model_type");
        return switch (type) {
            case "bert" -> Bert.fromPretrained(folder, options);
            case "distilbert" -> DistilBert.fromPretrained(folder, options);
            case "t5" -> T5Encoder.fromPretrained(folder, options);
            default ->
                    throw config.error(
                            "'model_type' is '"
                                    + type
                                    + "'; the encoders that are known are 'bert', 'distilbert'"
                                    + " and 't5'");
        };
    }

    /// A vector of each token, (N, L, size).
    ///
    /// @param inputIds numbers of tokens, (N, L)
    /// @param attentionMask 0 where a token only fills up, (N, L), or null
    Tensor encode(Tensor inputIds, @Nullable Tensor attentionMask);

    /// The size of a token's vector.
    int hiddenSize();

    /// The longest text in tokens.
    int maxPositionEmbeddings();
}
