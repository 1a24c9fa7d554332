package dev.obor.text.tokenize;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes text of tokens; what it leaves is joined without spaces.
interface TokenDecoder {
    List<String> apply(List<String> tokens);

    static TokenDecoder of(@Nullable Part part) {
        if (part == null) {
            return tokens -> List.of(String.join(" ", tokens));
        }
        return switch (part.type()) {
            case "Sequence" ->
                    sequence(part.parts("decoders").stream().map(TokenDecoder::of).toList());
            case "ByteLevel" -> tokens -> List.of(ByteLetters.text(tokens));
            case "Fuse" -> tokens -> List.of(String.join("", tokens));
            case "ByteFallback" -> TokenDecoder::bytes;
            case "WordPiece" -> wordPiece(part.string("prefix", "##"), part.flag("cleanup", true));
            case "Metaspace" -> metaspace(part);
            case "BPEDecoder" -> bpe(part.string("suffix", "</w>"));
            case "Strip" -> strip(part);
            case "Replace" -> {
                TextPattern pattern = TextPattern.of(part, "pattern");
                String content = part.string("content");
                yield each(token -> Aligned.of(token).replace(pattern, content).text());
            }
            default -> throw part.unknown("decoder");
        };
    }

    private static TokenDecoder each(UnaryOperator<String> change) {
        return tokens -> tokens.stream().map(change).toList();
    }

    private static TokenDecoder sequence(List<TokenDecoder> all) {
        return tokens -> {
            List<String> done = tokens;
            for (TokenDecoder one : all) {
                done = one.apply(done);
            }
            return done;
        };
    }

    private static TokenDecoder wordPiece(String prefix, boolean cleanup) {
        return tokens -> {
            List<String> done = new ArrayList<>();
            for (String token : tokens) {
                String text = token;
                if (!done.isEmpty()) {
                    text =
                            token.startsWith(prefix)
                                    ? token.substring(prefix.length())
                                    : " " + token;
                }
                done.add(cleanup ? clean(text) : text);
            }
            return done;
        };
    }

    private static String clean(String text) {
        return text.replace(" .", ".")
                .replace(" ?", "?")
                .replace(" !", "!")
                .replace(" ,", ",")
                .replace(" ' ", "'")
                .replace(" n't", "n't")
                .replace(" 'm", "'m")
                .replace(" do not", " don't")
                .replace(" 's", "'s")
                .replace(" 've", "'ve")
                .replace(" 're", "'re");
    }

    private static TokenDecoder metaspace(Part part) {
        String mark = part.string("replacement", "▁");
        String scheme =
                part.string(
                        "prepend_scheme", part.flag("add_prefix_space", true) ? "always" : "never");
        boolean prepends = !scheme.equals("never");
        return tokens -> {
            List<String> done = new ArrayList<>();
            for (String token : tokens) {
                done.add(token.replace(mark, done.isEmpty() && prepends ? "" : " "));
            }
            return done;
        };
    }

    private static TokenDecoder bpe(String suffix) {
        return tokens -> {
            List<String> done = new ArrayList<>();
            for (String token : tokens) {
                boolean last = done.size() == tokens.size() - 1;
                done.add(suffix.isEmpty() ? token : token.replace(suffix, last ? "" : " "));
            }
            return done;
        };
    }

    private static TokenDecoder strip(Part part) {
        String content = part.string("content");
        int start = part.number("start", 0, 1 << 20, 0);
        int stop = part.number("stop", 0, 1 << 20, 0);
        if (content.codePointCount(0, content.length()) != 1) {
            throw part.error("must have a 'content' of one character");
        }
        return each(token -> {
            String text = token;
            for (int i = 0; i < start && text.startsWith(content); i++) {
                text = text.substring(content.length());
            }
            for (int i = 0; i < stop && text.endsWith(content); i++) {
                text = text.substring(0, text.length() - content.length());
            }
            return text;
        });
    }

    Pattern BYTE = Pattern.compile("<0x[0-9a-fA-F]{2}>");

    /// Tokens of bytes beside each other become one text, or a replacement character for each byte.
    private static List<String> bytes(List<String> tokens) {
        List<String> done = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String token : tokens) {
            if (BYTE.matcher(token).matches()) {
                bytes.write(Integer.parseInt(token.substring(3, 5), 16));
            } else {
                flush(bytes, done);
                done.add(token);
            }
        }
        flush(bytes, done);
        return done;
    }

    private static void flush(ByteArrayOutputStream bytes, List<String> done) {
        if (bytes.size() > 0) {
            try {
                ByteBuffer in = ByteBuffer.wrap(bytes.toByteArray());
                done.add(StandardCharsets.UTF_8.newDecoder().decode(in).toString());
            } catch (CharacterCodingException e) {
                for (int i = 0; i < bytes.size(); i++) {
                    done.add("\ufffd");
                }
            }
            bytes.reset();
        }
    }
}
