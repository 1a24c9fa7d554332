package dev.obor.text.tokenize;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts a text into pieces that the model sees one by one.
interface PreTokenizer {
    List<Aligned> apply(Aligned text);

    /// GPT-2's expression: words with the space before them, numbers, signs.
    String BYTE_LEVEL =
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

    static PreTokenizer of(@Nullable Part part) {
        if (part == null) {
            return List::of;
        }
        return switch (part.type()) {
            case "Sequence" ->
                    sequence(part.parts("pretokenizers").stream().map(PreTokenizer::of).toList());
            case "BertPreTokenizer" -> {
                PreTokenizer spaces = whitespace();
                PreTokenizer signs =
                        split(TextPattern.of(Letters::isPunctuation), SplitBehavior.ISOLATED);
                yield sequence(List.of(spaces, signs));
            }
            case "ByteLevel" -> byteLevel(part);
            case "Whitespace" ->
                    split(TextPattern.regex("\\w+|[^\\w\\s]+").inverted(), SplitBehavior.REMOVED);
            case "WhitespaceSplit" -> whitespace();
            case "Metaspace" -> metaspace(part);
            case "Punctuation" ->
                    split(
                            TextPattern.of(Letters::isPunctuation),
                            SplitBehavior.of(part, "behavior", SplitBehavior.ISOLATED));
            case "Digits" ->
                    split(
                            TextPattern.of(Letters::isNumeric),
                            part.flag("individual_digits", false)
                                    ? SplitBehavior.ISOLATED
                                    : SplitBehavior.CONTIGUOUS);
            case "Split" -> {
                TextPattern pattern = TextPattern.of(part, "pattern");
                yield split(
                        part.flag("invert", false) ? pattern.inverted() : pattern,
                        SplitBehavior.of(part, "behavior", SplitBehavior.ISOLATED));
            }
            default -> throw part.unknown("pre_tokenizer");
        };
    }

    private static PreTokenizer sequence(List<PreTokenizer> all) {
        return text -> {
            List<Aligned> pieces = List.of(text);
            for (PreTokenizer one : all) {
                pieces = pieces.stream().flatMap(piece -> one.apply(piece).stream()).toList();
            }
            return pieces;
        };
    }

    private static PreTokenizer split(TextPattern pattern, SplitBehavior behavior) {
        return text -> text.split(pattern, behavior);
    }

    private static PreTokenizer whitespace() {
        return split(TextPattern.of(Letters::isSpace), SplitBehavior.REMOVED);
    }

    private static PreTokenizer byteLevel(Part part) {
        boolean prefix = part.flag("add_prefix_space", true);
        TextPattern pattern = part.flag("use_regex", true) ? TextPattern.regex(BYTE_LEVEL) : null;
        return given -> {
            Aligned text = prefix && !given.text().startsWith(" ") ? given.prepend(" ") : given;
            List<Aligned> pieces =
                    pattern == null ? List.of(text) : text.split(pattern, SplitBehavior.ISOLATED);
            return pieces.stream().map(piece -> piece.map(ByteLetters::of)).toList();
        };
    }

    private static PreTokenizer metaspace(Part part) {
        String mark = part.string("replacement", "▁");
        String scheme =
                part.string(
                        "prepend_scheme", part.flag("add_prefix_space", true) ? "always" : "never");
        boolean always = scheme.equals("always");
        boolean first = scheme.equals("first");
        if (!always && !first && !scheme.equals("never")) {
            throw part.error("has the prepend_scheme '" + scheme + "', which Obor does not know");
        }
        TextPattern space = TextPattern.literal(" ");
        TextPattern marks = part.flag("split", true) ? TextPattern.literal(mark) : null;
        return given -> {
            Aligned text = given.replace(space, mark);
            boolean begins = always || first && !text.isEmpty() && text.starts()[0] == 0;
            if (begins && !text.text().startsWith(mark)) {
                text = text.prepend(mark);
            }
            return marks == null
                    ? List.of(text)
                    : text.split(marks, SplitBehavior.MERGED_WITH_NEXT);
        };
    }
}
