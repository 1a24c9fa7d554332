package dev.obor.text.tokenize;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that a `tokenizer.json` says.
public final class Pipeline {
    private final TextNormalizer normalizer;
    private final PreTokenizer preTokenizer;
    private final TokenModel model;
    private final PostProcessor postProcessor;
    private final TokenDecoder decoder;
    private final AddedTokens added;
    private final Map<Integer, String> texts = new HashMap<>();

    /// What it says of cutting and filling up, or null.
    private final @Nullable Part truncation;

    private final @Nullable Part padding;

    private Pipeline(Part part) {
        normalizer = TextNormalizer.of(part.partOrNull("normalizer"));
        preTokenizer = PreTokenizer.of(part.partOrNull("pre_tokenizer"));
        model = TokenModel.of(part.part("model"));
        postProcessor = PostProcessor.of(part.partOrNull("post_processor"));
        decoder = TokenDecoder.of(part.partOrNull("decoder"));
        List<Part> tokens = part.has("added_tokens") ? part.parts("added_tokens") : List.of();
        added = new AddedTokens(tokens, normalizer);
        texts.putAll(model.texts());
        added.ids().forEach((text, id) -> texts.put(id, text));
        truncation = part.partOrNull("truncation");
        padding = part.partOrNull("padding");
    }

    /// Reads a file.
    ///
    /// @throws dev.obor.base.FileError if it cannot be read, or has a part that is not known here
    public static Pipeline read(Path file) {
        return new Pipeline(Part.read(file));
    }

    /// How texts are cut, or null.
    public @Nullable Part truncation() {
        return truncation;
    }

    /// How texts are filled up, or null.
    public @Nullable Part padding() {
        return padding;
    }

    /// How many tokens there are.
    public int size() {
        return texts.size();
    }

    /// The text of a token, or null.
    public @Nullable String text(int id) {
        return texts.get(id);
    }

    /// The number of a token, or null.
    public @Nullable Integer id(String text) {
        Integer id = added.ids().get(text);
        return id != null ? id : model.vocabulary().get(text);
    }

    /// The numbers of all tokens.
    public Map<String, Integer> vocabulary() {
        Map<String, Integer> all = new HashMap<>(model.vocabulary());
        all.putAll(added.ids());
        return all;
    }

    /// The tokens of a text, without those around it.
    public Draft tokens(String text, int type) {
        List<Draft.Item> items = new ArrayList<>();
        int word = 0;
        for (AddedTokens.Found found : added.find(text, normalizer)) {
            AddedTokens.Added token = found.token();
            if (token != null) {
                Aligned at = found.text();
                Aligned.Offsets where = at.original(0, at.text().length());
                items.add(
                        new Draft.Item(
                                token.id(),
                                at.text(),
                                where.start(),
                                where.end(),
                                type,
                                word++,
                                -1,
                                false));
                continue;
            }
            for (Aligned piece : preTokenizer.apply(found.text())) {
                if (piece.isEmpty()) {
                    continue;
                }
                for (Token one : model.tokens(piece.text())) {
                    Aligned.Offsets where = piece.original(one.start(), one.end());
                    items.add(
                            new Draft.Item(
                                    one.id(),
                                    one.text(),
                                    where.start(),
                                    where.end(),
                                    type,
                                    word,
                                    -1,
                                    false));
                }
                word++;
            }
        }
        return new Draft(items, text);
    }

    /// How many tokens are added to one text, or to two.
    public int added(boolean pair) {
        return postProcessor.added(pair);
    }

    /// The tokens of one or two texts with those around them.
    public List<Draft.Item> complete(List<Draft> texts, boolean special) {
        List<Draft.Item> all = new ArrayList<>();
        List<Draft> numbered = new ArrayList<>();
        for (Draft text : texts) {
            numbered.add(text.of(numbered.size(), numbered.size()));
        }
        postProcessor.apply(numbered, special).forEach(draft -> all.addAll(draft.items()));
        return all;
    }

    /// The text of tokens; numbers without a token are passed over.
    public String decode(long[] ids, boolean skipSpecial) {
        List<String> tokens = new ArrayList<>();
        for (long id : ids) {
            String text = id == (int) id ? texts.get((int) id) : null;
            AddedTokens.Added token = text == null ? null : added.byId((int) id);
            if (text != null && !(skipSpecial && added.isSpecial(text))) {
                tokens.add(token == null ? text : added.written(token));
            }
        }
        return String.join("", decoder.apply(tokens));
    }
}
