package dev.obor.text.tokenize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// A text that was changed, and for each of its chars the chars of the original it came from.
///
/// @param text the text as it is now
/// @param starts the first char of the original, by char of `text`
/// @param ends behind the last char of the original, by char of `text`
record Aligned(String text, int[] starts, int[] ends) {
    static Aligned of(String text) {
        int[] starts = new int[text.length()];
        int[] ends = new int[text.length()];
        for (int i = 0; i < starts.length; ) {
            int size = Character.charCount(text.codePointAt(i));
            Arrays.fill(starts, i, i + size, i);
            Arrays.fill(ends, i, i + size, i + size);
            i += size;
        }
        return new Aligned(text, starts, ends);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    Aligned slice(int from, int to) {
        return from == 0 && to == text.length()
                ? this
                : new Aligned(
                        text.substring(from, to),
                        Arrays.copyOfRange(starts, from, to),
                        Arrays.copyOfRange(ends, from, to));
    }

    /// The chars of the original that a part came from.
    Offsets original(int from, int to) {
        if (from >= to) {
            int at = from < starts.length ? starts[from] : starts.length == 0 ? 0 : ends[from - 1];
            return new Offsets(at, at);
        }
        return new Offsets(starts[from], ends[to - 1]);
    }

    /// From a char to behind a char.
    record Offsets(int start, int end) {}

    /// Collects a changed text.
    static final class Builder {
        private final Aligned from;
        private final StringBuilder text = new StringBuilder();
        private int[] starts;
        private int[] ends;

        Builder(Aligned from) {
            this.from = from;
            starts = new int[from.text.length() + 16];
            ends = new int[from.text.length() + 16];
        }

        /// Adds a code point that came from that at `at` of the old text; none where `at` < 0.
        void add(int codePoint, int at) {
            int size = text.length();
            text.appendCodePoint(codePoint);
            if (text.length() > starts.length) {
                starts = Arrays.copyOf(starts, 2 * text.length());
                ends = Arrays.copyOf(ends, 2 * text.length());
            }
            boolean known = at >= 0 && at < from.starts.length;
            for (int i = size; i < text.length(); i++) {
                starts[i] = known ? from.starts[at] : 0;
                ends[i] = known ? from.ends[at] : 0;
            }
        }

        void add(String added, int at) {
            added.codePoints().forEach(c -> add(c, at));
        }

        Aligned build() {
            int size = text.length();
            return new Aligned(
                    text.toString(), Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
        }
    }

    /// A code point of another text.
    ///
    /// @param change 1 if it is put in behind what was taken before, from which it then came; else
    ///   it takes one code point of the old text, and as many more as this is below 0
    record Item(int codePoint, int change) {}

    /// Another text.
    Aligned changed(List<Item> items) {
        Builder out = new Builder(this);
        int at = 0;
        int last = -1;
        for (Item item : items) {
            if (item.change() > 0) {
                out.add(item.codePoint(), last);
                continue;
            }
            out.add(item.codePoint(), at);
            for (int n = item.change(); n <= 0 && at < text.length(); n++) {
                last = at;
                at += Character.charCount(text.codePointAt(at));
            }
        }
        return out.build();
    }

    /// Makes something else of each code point; null keeps it.
    interface Change {
        /// What takes the place of a code point.
        @Nullable String of(int codePoint);
    }

    Aligned map(Change change) {
        Builder out = new Builder(this);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            String other = change.of(c);
            if (other == null) {
                out.add(c, i);
            } else {
                out.add(other, i);
            }
            i += Character.charCount(c);
        }
        return out.build();
    }

    Aligned filter(IntPredicate keep) {
        return text.codePoints().allMatch(keep) ? this : map(c -> keep.test(c) ? null : "");
    }

    /// Puts a text before the first code point, from which it then came.
    Aligned prepend(String added) {
        if (text.isEmpty()) {
            return this;
        }
        Builder out = new Builder(this);
        out.add(added, 0);
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            out.add(text.codePointAt(i), i);
        }
        return out.build();
    }

    /// Puts a text in the place of all that matches.
    Aligned replace(TextPattern pattern, String content) {
        List<TextPattern.Match> matches = pattern.matches(text);
        if (matches.stream().noneMatch(TextPattern.Match::hit)) {
            return this;
        }
        Builder out = new Builder(this);
        for (TextPattern.Match match : matches) {
            if (match.hit()) {
                out.add(content, match.end() - 1);
            } else {
                for (int i = match.start(); i < match.end(); ) {
                    int c = text.codePointAt(i);
                    out.add(c, i);
                    i += Character.charCount(c);
                }
            }
        }
        return out.build();
    }

    /// Cuts at what matches.
    List<Aligned> split(TextPattern pattern, SplitBehavior behavior) {
        List<Aligned> pieces = new ArrayList<>();
        for (TextPattern.Match match : behavior.pieces(pattern.matches(text))) {
            if (match.end() > match.start()) {
                pieces.add(slice(match.start(), match.end()));
            }
        }
        return pieces;
    }
}
