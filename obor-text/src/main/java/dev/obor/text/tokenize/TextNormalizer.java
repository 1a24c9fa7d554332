package dev.obor.text.tokenize;

import java.text.Normalizer.Form;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Changes a text before it is cut.
interface TextNormalizer {
    Aligned apply(Aligned text);

    static TextNormalizer of(@Nullable Part part) {
        if (part == null) {
            return text -> text;
        }
        return switch (part.type()) {
            case "Sequence" ->
                    sequence(part.parts("normalizers").stream().map(TextNormalizer::of).toList());
            case "NFC" -> form(Form.NFC);
            case "NFD" -> form(Form.NFD);
            case "NFKC" -> form(Form.NFKC);
            case "NFKD" -> form(Form.NFKD);
            case "Lowercase" -> text -> text.map(Letters::lower);
            case "StripAccents" -> text -> text.filter(c -> !Letters.isOldMark(c));
            case "BertNormalizer" -> bert(part);
            case "Strip" -> strip(part.flag("strip_left", true), part.flag("strip_right", true));
            case "Prepend" -> {
                String added = part.string("prepend");
                yield text -> text.prepend(added);
            }
            case "Replace" -> {
                TextPattern pattern = TextPattern.of(part, "pattern");
                String content = part.string("content");
                yield text -> text.replace(pattern, content);
            }
            case "ByteLevel" -> text -> text.map(ByteLetters::of);
            case "Precompiled" -> Precompiled.of(part);
            default -> throw part.unknown("normalizer");
        };
    }

    private static TextNormalizer sequence(List<TextNormalizer> all) {
        return text -> {
            Aligned changed = text;
            for (TextNormalizer one : all) {
                changed = one.apply(changed);
            }
            return changed;
        };
    }

    private static TextNormalizer form(Form form) {
        return text -> UnicodeForm.apply(text, form);
    }

    /// Takes spaces off the ends.
    private static TextNormalizer strip(boolean left, boolean right) {
        return text -> {
            String s = text.text();
            int from = 0;
            int to = s.length();
            while (left && from < to && Letters.isSpace(s.charAt(from))) {
                from++;
            }
            while (right && to > from && Letters.isSpace(s.charAt(to - 1))) {
                to--;
            }
            return text.slice(from, to);
        };
    }

    /// Source: Devlin et al., "BERT", 2018: the cleaning in its `tokenization.py`.
    private static TextNormalizer bert(Part part) {
        boolean clean = part.flag("clean_text", true);
        boolean ideographs = part.flag("handle_chinese_chars", true);
        boolean lower = part.flag("lowercase", true);
        boolean strip = part.flag("strip_accents", lower);
        IntPredicate kept = c -> c != 0 && c != 0xfffd && !Letters.isControl(c);
        IntPredicate noAccent = c -> !Letters.isAccent(c);
        return given -> {
            Aligned text = given;
            if (clean) {
                text = text.filter(kept).map(c -> Letters.isSpace(c) ? " " : null);
            }
            if (ideographs && text.text().codePoints().anyMatch(Letters::isIdeograph)) {
                text =
                        text.map(c ->
                                Letters.isIdeograph(c) ? " " + Character.toString(c) + " " : null);
            }
            if (strip) {
                text = UnicodeForm.apply(text, Form.NFD).filter(noAccent);
            }
            return lower ? text.map(Letters::lower) : text;
        };
    }
}
