package dev.obor.text.tokenize;

/// Kinds of code points.
final class Letters {
    private Letters() {}

    /// Unicode's White_Space.
    static boolean isSpace(int c) {
        return c >= '\t' && c <= '\r'
                || c == ' '
                || c == 0x85
                || c == 0xa0
                || c == 0x1680
                || c >= 0x2000 && c <= 0x200a
                || c == 0x2028
                || c == 0x2029
                || c == 0x202f
                || c == 0x205f
                || c == 0x3000;
    }

    /// What BERT takes off: control, format and private characters but tabs and ends of lines.
    static boolean isControl(int c) {
        if (c == '\t' || c == '\n' || c == '\r') {
            return false;
        }
        int type = Character.getType(c);
        return OldUnicode.CONTROL.is(
                c,
                type == Character.CONTROL
                        || type == Character.FORMAT
                        || type == Character.PRIVATE_USE
                        || type == Character.SURROGATE);
    }

    static boolean isPunctuation(int c) {
        return OldUnicode.PUNCTUATION.is(c, isPunctuationNow(c));
    }

    private static boolean isPunctuationNow(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                    true;
            default ->
                    c >= '!' && c <= '/'
                            || c >= ':' && c <= '@'
                            || c >= '[' && c <= '`'
                            || c >= '{' && c <= '~';
        };
    }

    static boolean isNumeric(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    /// What BERT cuts into single characters.
    static boolean isIdeograph(int c) {
        return c >= 0x4e00 && c <= 0x9fff
                || c >= 0x3400 && c <= 0x4dbf
                || c >= 0x20000 && c <= 0x2a6df
                || c >= 0x2a700 && c <= 0x2b73f
                || c >= 0x2b740 && c <= 0x2b81f
                || c >= 0x2b920 && c <= 0x2ceaf
                || c >= 0xf900 && c <= 0xfaff
                || c >= 0x2f800 && c <= 0x2fa1f;
    }

    /// The marks that `StripAccents` takes off.
    static boolean isOldMark(int c) {
        return OldUnicode.MARKS.is(c, isMark(c));
    }

    /// The marks that BERT takes off.
    static boolean isAccent(int c) {
        return OldUnicode.NON_SPACING.is(c, Character.getType(c) == Character.NON_SPACING_MARK);
    }

    static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /// What belongs to a word: `\w` of regular expressions.
    static boolean isWord(int c) {
        return Character.isAlphabetic(c)
                || isMark(c)
                || Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER
                || Character.getType(c) == Character.CONNECTOR_PUNCTUATION
                || c == 0x200c
                || c == 0x200d;
    }

    /// The letters in lower case, each by itself.
    static String lower(int c) {
        return c == 0x130 ? "i\u0307" : Character.toString(Character.toLowerCase(c));
    }
}
