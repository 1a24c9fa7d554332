package dev.obor.text.tokenize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The longest beginnings that the vocabulary has, one after the other.
///
/// Source: Schuster and Nakajima, "Japanese and Korean voice search", 2012; Devlin et al., 2018.
record WordPiece(
        Map<String, Integer> vocabulary, String unknown, int unknownId, String prefix, int longest)
        implements TokenModel {
    static WordPiece of(Part part) {
        Map<String, Integer> vocabulary = TokenModel.vocabulary(part);
        String unknown = part.string("unk_token", "[UNK]");
        Integer id = vocabulary.get(unknown);
        if (id == null) {
            throw part.error("has no token '" + unknown + "', which stands for unknown words");
        }
        return new WordPiece(
                vocabulary,
                unknown,
                id,
                part.string("continuing_subword_prefix", "##"),
                part.number("max_input_chars_per_word", 0, 10_000, 100));
    }

    @Override
    public List<Token> tokens(String piece) {
        if (piece.codePointCount(0, piece.length()) > longest) {
            return all(piece);
        }
        List<Token> tokens = new ArrayList<>();
        for (int from = 0; from < piece.length(); ) {
            int to = piece.length();
            Integer id = null;
            String text = "";
            for (; to > from; to = piece.offsetByCodePoints(to, -1)) {
                text = (from > 0 ? prefix : "") + piece.substring(from, to);
                id = vocabulary.get(text);
                if (id != null) {
                    break;
                }
            }
            if (id == null) {
                return all(piece);
            }
            tokens.add(new Token(id, text, from, to));
            from = to;
        }
        return tokens;
    }

    private List<Token> all(String piece) {
        return List.of(new Token(unknownId, unknown, 0, piece.length()));
    }
}
