package dev.obor.text;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import dev.obor.text.models.CausalModel;
import dev.obor.text.models.GenerationOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Goes on with texts: a [CausalModel] and its tokenizer.
///
/// ```java
/// TextGenerator writer = TextGenerator.fromPretrained(folder);
/// String story = writer.generate("Once upon a time", o -> o.maxNewTokens(100));
/// writer.stream("The rain", o -> o.doSample(true).topP(0.9), IO::print);
/// ```
public final class TextGenerator {
    private final CausalModel model;
    private final Tokenizer tokenizer;

    /// A model with its tokenizer.
    public TextGenerator(CausalModel model, Tokenizer tokenizer) {
        this.model = Arguments.given(model, "model");
        this.tokenizer = Arguments.given(tokenizer, "tokenizer");
    }

    /// Reads a folder: `config.json`, the weights, `generation_config.json` if there is one, and
    /// `tokenizer.json`.
    ///
    /// @throws dev.obor.base.FileError if a file cannot be read, or is not what it should be
    /// @throws dev.obor.base.StateError if the weights do not fit
    public static TextGenerator fromPretrained(Path folder) {
        return new TextGenerator(
                CausalModel.fromPretrained(folder), Tokenizer.fromPretrained(folder));
    }

    /// The model.
    public CausalModel model() {
        return model;
    }

    /// The tokenizer.
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    /// A text and what follows.
    public String generate(String prompt) {
        return generate(prompt, o -> {});
    }

    /// A text and what follows, with options.
    public String generate(String prompt, Consumer<GenerationOptions> options) {
        return generate(List.of(Arguments.given(prompt, "prompt")), options).getFirst();
    }

    /// Several texts and what follows, as many of each as `numReturnSequences` says.
    public List<String> generate(List<String> prompts, Consumer<GenerationOptions> options) {
        Arguments.allGiven(prompts, "prompts");
        Arguments.given(options, "options");
        if (prompts.isEmpty()) {
            return List.of();
        }
        Tokenizer.Batch batch =
                tokenizer.batch(
                        prompts, o -> o.padding(true).truncation(false).paddingSide("left"));
        boolean even =
                batch.encodings().stream()
                        .allMatch(e -> e.attentionMask().length == 0 || e.attentionMask()[0] == 1);
        Tensor all =
                model.generate(
                        batch.inputIds(),
                        o -> {
                            o.attentionMask(even ? null : batch.attentionMask());
                            options.accept(o);
                        });
        int copies = Math.toIntExact(all.size(0)) / prompts.size();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < all.size(0); i++) {
            int[] mask = batch.encodings().get(i / copies).attentionMask();
            int skipped = 0;
            while (skipped < mask.length && mask[skipped] == 0) {
                skipped++;
            }
            texts.add(tokenizer.decode(all.select(0, i).narrow(0, skipped, all.size(1) - skipped)));
        }
        return texts;
    }

    /// Gives the pieces that follow a text as soon as they are there; a letter of several tokens
    /// comes when it is whole.
    ///
    /// @return all that follows
    public String stream(
            String prompt, Consumer<GenerationOptions> options, Consumer<String> onText) {
        Arguments.given(options, "options");
        Arguments.given(onText, "onText");
        Tensor ids =
                tokenizer
                        .encode(
                                Arguments.given(prompt, "prompt"),
                                o -> o.padding(false).truncation(false))
                        .inputIds();
        List<Tensor> tokens = new ArrayList<>();
        StringBuilder told = new StringBuilder();
        model.generate(
                ids,
                o -> {
                    options.accept(o);
                    o.onTokens(token -> {
                        if (token.numel() != 1) {
                            throw new ValueError(
                                    "stream: one text is told, and there are " + token.numel(),
                                    "Leave out numReturnSequences.");
                        }
                        tokens.add(token);
                        String text = tokenizer.decode(Obor.cat(tokens));
                        if (!text.endsWith("\ufffd") && text.length() > told.length()) {
                            String piece = text.substring(told.length());
                            told.append(piece);
                            onText.accept(piece);
                        }
                    });
                });
        String whole = tokens.isEmpty() ? "" : tokenizer.decode(Obor.cat(tokens));
        if (whole.length() > told.length()) {
            onText.accept(whole.substring(told.length()));
        }
        return whole;
    }
}
