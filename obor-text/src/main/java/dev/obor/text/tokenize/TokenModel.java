package dev.obor.text.tokenize;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes tokens of a piece of text.
interface TokenModel {
    int MOST_TOKENS = 1 << 24;

    List<Token> tokens(String piece);

    /// The numbers of the tokens.
    Map<String, Integer> vocabulary();

    /// The tokens by their numbers; two numbers may have the same.
    default Map<Integer, String> texts() {
        Map<Integer, String> texts = new HashMap<>();
        vocabulary().forEach((text, id) -> texts.put(id, text));
        return texts;
    }

    static TokenModel of(Part part) {
        String type = part.has("type") ? part.type() : guess(part);
        return switch (type) {
            case "BPE" -> Bpe.of(part);
            case "WordPiece" -> WordPiece.of(part);
            case "Unigram" -> Unigram.of(part);
            case "WordLevel" -> wordLevel(part);
            default -> throw part.unknown("model");
        };
    }

    /// Old files do not name the model.
    private static String guess(Part part) {
        if (part.has("merges")) {
            return "BPE";
        }
        if (part.has("max_input_chars_per_word")) {
            return "WordPiece";
        }
        return part.has("unk_id") ? "Unigram" : part.type();
    }

    /// The vocabulary of an object: names and numbers.
    static Map<String, Integer> vocabulary(Part model) {
        Part part = model.part("vocab");
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (Object key : part.values().keySet()) {
            String token = (String) key;
            numbers.put(token, part.number(token, 0, MOST_TOKENS));
        }
        return numbers;
    }

    private static TokenModel wordLevel(Part part) {
        Map<String, Integer> numbers = vocabulary(part);
        String unknown = part.string("unk_token", "[UNK]");
        Integer id = numbers.get(unknown);
        return new TokenModel() {
            @Override
            public List<Token> tokens(String piece) {
                @Nullable Integer known = numbers.get(piece);
                if (known != null) {
                    return List.of(new Token(known, piece, 0, piece.length()));
                }
                return id == null ? List.of() : List.of(new Token(id, unknown, 0, piece.length()));
            }

            @Override
            public Map<String, Integer> vocabulary() {
                return numbers;
            }
        };
    }
}
