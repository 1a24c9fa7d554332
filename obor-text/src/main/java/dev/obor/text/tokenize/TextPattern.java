package dev.obor.text.tokenize;

import dev.obor.base.StateError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What is looked for in a text.
interface TextPattern {
    /// A part of the text, which matches or lies between what does.
    record Match(int start, int end, boolean hit) {}

    /// The whole text in parts.
    List<Match> matches(String text);

    /// Each code point of a kind.
    static TextPattern of(IntPredicate kind) {
        return text -> {
            List<Match> found = new ArrayList<>();
            int last = 0;
            for (int i = 0; i < text.length(); ) {
                int c = text.codePointAt(i);
                int next = i + Character.charCount(c);
                if (kind.test(c)) {
                    last = hit(found, last, i, next);
                }
                i = next;
            }
            return rest(found, last, text);
        };
    }

    /// A text as it stands.
    static TextPattern literal(String wanted) {
        return text -> {
            List<Match> found = new ArrayList<>();
            int last = 0;
            int at = wanted.isEmpty() ? -1 : text.indexOf(wanted);
            while (at >= 0) {
                last = hit(found, last, at, at + wanted.length());
                at = text.indexOf(wanted, last);
            }
            return rest(found, last, text);
        };
    }

    /// A regular expression of Rust or Oniguruma, in which classes are those of Unicode.
    static TextPattern regex(String expression) {
        Pattern pattern = Pattern.compile(expression, Pattern.UNICODE_CHARACTER_CLASS);
        return text -> {
            List<Match> found = new ArrayList<>();
            int last = 0;
            try {
                Matcher matcher = pattern.matcher(new Limited(text, 0, text.length(), new long[1]));
                while (matcher.find()) {
                    if (matcher.end() > matcher.start()) {
                        last = hit(found, last, matcher.start(), matcher.end());
                    }
                }
            } catch (StackOverflowError e) {
                throw tooLong(expression);
            }
            return rest(found, last, text);
        };
    }

    /// The pattern at a key: `{"String": …}` or `{"Regex": …}`.
    static TextPattern of(Part owner, String key) {
        Part part = owner.part(key);
        if (part.has("String")) {
            return literal(part.string("String"));
        }
        if (!part.has("Regex")) {
            throw part.error("is a pattern of another kind than String and Regex");
        }
        try {
            return regex(part.string("Regex"));
        } catch (PatternSyntaxException e) {
            throw part.error("has a regular expression that cannot be read: " + e.getDescription());
        }
    }

    /// The same with what matches and what does not exchanged.
    default TextPattern inverted() {
        return text ->
                matches(text).stream()
                        .map(match -> new Match(match.start(), match.end(), !match.hit()))
                        .toList();
    }

    private static int hit(List<Match> found, int last, int from, int to) {
        if (last < from) {
            found.add(new Match(last, from, false));
        }
        found.add(new Match(from, to, true));
        return to;
    }

    private static List<Match> rest(List<Match> found, int last, String text) {
        if (last < text.length()) {
            found.add(new Match(last, text.length(), false));
        }
        return found;
    }

    private static StateError tooLong(String expression) {
        return new StateError(
                "the tokenizer's regular expression '"
                        + expression
                        + "' takes too long on this text",
                "Give shorter texts, or another expression in tokenizer.json.");
    }

    /// A text that may be looked at only so often: an expression from a file may be one that takes
    /// forever.
    record Limited(String text, int from, int to, long[] looks) implements CharSequence {
        private static final long LEAST = 1_000_000;
        private static final long EACH = 5000;

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            if (++looks[0] > LEAST + EACH * text.length()) {
                throw tooLong("");
            }
            return text.charAt(from + index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Limited(text, from + start, from + end, looks);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }
}
