package dev.obor.text;

import dev.obor.base.ValueError;
import dev.obor.text.tokenize.Draft;
import dev.obor.text.tokenize.Part;
import dev.obor.text.tokenize.Pipeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How texts are cut and filled up: what the file says, and what the call says instead.
final class TokenLimits {
    private static final int MOST = 1 << 24;

    /// @param length how many tokens are left
    /// @param first whether the first of two texts may be cut; `second` likewise
    record Truncation(int length, boolean first, boolean second, boolean left) {}

    /// @param length up to how many, 0 for the longest text
    record Padding(int length, int multiple, boolean left, int id, int type, String token) {}

    final @Nullable Truncation truncation;
    final @Nullable Padding padding;

    TokenLimits(Pipeline pipeline, TokenizerOptions o, boolean alwaysPads) {
        truncation = truncation(pipeline.truncation(), o);
        padding = padding(pipeline, o, alwaysPads);
    }

    private static @Nullable Truncation truncation(@Nullable Part file, TokenizerOptions o) {
        boolean cuts = o.truncation != null ? o.truncation : o.maxLength != null || file != null;
        if (!cuts) {
            return null;
        }
        Integer length = o.maxLength;
        if (length == null) {
            if (file == null) {
                throw new ValueError(
                        "encode: truncation needs a length", "Give it: o -> o.maxLength(512).");
            }
            length = file.number("max_length", 0, MOST);
        }
        if (length < 0) {
            throw new ValueError("encode: maxLength must not be negative, got " + length);
        }
        String side = side(o.truncationSide, file, "truncationSide");
        String strategy = o.truncationStrategy;
        if (strategy == null) {
            strategy = file == null ? "LongestFirst" : file.string("strategy", "LongestFirst");
        }
        return switch (strategy) {
            case "longest_first", "LongestFirst" ->
                    new Truncation(length, true, true, side.equals("left"));
            case "only_first", "OnlyFirst" ->
                    new Truncation(length, true, false, side.equals("left"));
            case "only_second", "OnlySecond" ->
                    new Truncation(length, false, true, side.equals("left"));
            default ->
                    throw new ValueError(
                            "encode: truncationStrategy must be longest_first, only_first or"
                                    + " only_second, got '"
                                    + strategy
                                    + "'");
        };
    }

    private static String side(@Nullable String given, @Nullable Part file, String name) {
        String side = given;
        if (side == null) {
            side =
                    file == null
                            ? "right"
                            : file.string("direction", "Right").toLowerCase(Locale.ROOT);
        }
        if (!side.equals("left") && !side.equals("right")) {
            throw new ValueError("encode: " + name + " must be left or right, got '" + side + "'");
        }
        return side;
    }

    private static @Nullable Padding padding(
            Pipeline pipeline, TokenizerOptions o, boolean alwaysPads) {
        Part file = pipeline.padding();
        boolean asked = o.padToLength != null || alwaysPads;
        boolean pads = o.padding != null ? o.padding : asked || file != null;
        if (!pads) {
            return null;
        }
        int length = 0;
        if (o.padToLength != null) {
            length = o.padToLength;
        } else if (file != null
                && o.padding == null
                && file.values().get("strategy") instanceof Map<?, ?>) {
            length = file.part("strategy").number("Fixed", 0, MOST);
        }
        int multiple =
                o.padToMultipleOf != null
                        ? o.padToMultipleOf
                        : file == null ? 0 : file.number("pad_to_multiple_of", 0, MOST, 0);
        if (length < 0 || multiple < 0 || length > MOST || multiple > MOST) {
            throw new ValueError("encode: lengths to fill up to must be from 0 to " + MOST);
        }
        String token = o.padToken;
        int id = 0;
        if (token != null) {
            id = given(pipeline, token);
        } else if (file != null) {
            token = file.string("pad_token", "[PAD]");
            id = file.number("pad_id", 0, MOST, 0);
        } else {
            for (String usual : List.of("[PAD]", "<pad>")) {
                Integer known = pipeline.id(usual);
                if (token == null && known != null) {
                    token = usual;
                    id = known;
                }
            }
            token = token == null ? String.valueOf(pipeline.text(0)) : token;
        }
        int type = file == null ? 0 : file.number("pad_type_id", 0, MOST, 0);
        boolean left = side(o.paddingSide, file, "paddingSide").equals("left");
        return new Padding(length, multiple, left, id, type, token);
    }

    private static int given(Pipeline pipeline, String token) {
        Integer id = pipeline.id(token);
        if (id == null) {
            throw new ValueError(
                    "encode: the vocabulary has no token '" + token + "' to fill up with");
        }
        return id;
    }

    /// Cuts one or two texts.
    ///
    /// @param added how many tokens will be put around them
    void cut(List<Draft> texts, int added) {
        if (truncation == null) {
            return;
        }
        int most = Math.max(0, truncation.length() - added);
        int first = texts.getFirst().items().size();
        int second = texts.size() < 2 ? 0 : texts.get(1).items().size();
        int remove = first + second - most;
        if (remove <= 0) {
            return;
        }
        if (!truncation.first() || !truncation.second()) {
            int which = truncation.first() ? 0 : 1;
            int size = which < texts.size() ? texts.get(which).items().size() : 0;
            if (size <= remove && most > 0) {
                throw new ValueError(
                        "encode: the text to cut has only "
                                + size
                                + " tokens, and "
                                + remove
                                + " are too many",
                        "Cut both texts: o -> o.truncationStrategy(\"longest_first\").");
            }
            if (which < texts.size()) {
                texts.get(which).truncate(Math.max(0, size - remove), truncation.left());
            }
            return;
        }
        if (texts.size() == 1) {
            texts.getFirst().truncate(most, truncation.left());
            return;
        }
        int less = Math.min(first, second);
        int more = less > most ? less : Math.max(less, most - less);
        if (less + more > most) {
            less = most / 2;
            more = less + most % 2;
        }
        boolean swapped = first > second;
        texts.get(0).truncate(swapped ? more : less, truncation.left());
        texts.get(1).truncate(swapped ? less : more, truncation.left());
    }

    /// Fills texts up to the same length.
    List<Encoding> fill(List<List<Draft.Item>> texts) {
        int length = padding == null ? 0 : padding.length();
        if (padding != null && length == 0) {
            length = texts.stream().mapToInt(List::size).max().orElse(0);
        }
        if (padding != null && padding.multiple() > 0 && length % padding.multiple() != 0) {
            length += padding.multiple() - length % padding.multiple();
        }
        List<Encoding> encodings = new ArrayList<>();
        for (List<Draft.Item> text : texts) {
            List<Draft.Item> items = new ArrayList<>(text);
            int missing = Math.max(0, length - text.size());
            boolean left = padding != null && padding.left();
            if (padding != null && missing > 0) {
                var fill =
                        new Draft.Item(
                                padding.id(), padding.token(), 0, 0, padding.type(), -1, -1, true);
                items.addAll(left ? 0 : items.size(), Collections.nCopies(missing, fill));
            }
            encodings.add(new Encoding(items, left ? missing : 0, text.size()));
        }
        return encodings;
    }
}
