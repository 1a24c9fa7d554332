package dev.obor.text.tokenize;

import dev.obor.text.tokenize.Aligned.Item;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;

/// Unicode's normal forms, with where each character came from.
///
/// Java's own [Normalizer] says what becomes of a text, but not from what; so characters are taken
/// apart, ordered and put together here, one step each, and each step is asked of it.
///
/// Source: Unicode Standard Annex 15; the origins are those of Hugging Face's tokenizers.
final class UnicodeForm {
    /// A mark of the lowest and one of the highest class that marks have.
    private static final String LOW = "\u0334";

    private static final String HIGH = "\u0345";

    private UnicodeForm() {}

    static Aligned apply(Aligned text, Form form) {
        if (Normalizer.isNormalized(text.text(), form)) {
            return text;
        }
        boolean composes = form == Form.NFC || form == Form.NFKC;
        Form apart = form == Form.NFC || form == Form.NFD ? Form.NFD : Form.NFKD;
        List<Item> items = decomposed(text.text(), apart);
        return text.changed(composes ? composed(items) : items);
    }

    private static List<Item> decomposed(String text, Form form) {
        List<Item> items = new ArrayList<>();
        List<Item> marks = new ArrayList<>();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            String parts =
                    c < 0x80
                            ? Character.toString(c)
                            : Normalizer.normalize(Character.toString(c), form);
            int change = 0;
            for (int k = 0; k < parts.length(); ) {
                int part = parts.codePointAt(k);
                k += Character.charCount(part);
                Item item = new Item(part, change);
                change = 1;
                if (isStarter(part)) {
                    order(marks, items);
                    items.add(item);
                } else {
                    marks.add(item);
                }
            }
        }
        order(marks, items);
        return items;
    }

    /// Moves marks over in the order of their classes.
    private static void order(List<Item> marks, List<Item> items) {
        if (marks.size() > 1) {
            StringBuilder text = new StringBuilder();
            marks.forEach(mark -> text.appendCodePoint(mark.codePoint()));
            Normalizer.normalize(text, Form.NFD)
                    .codePoints()
                    .forEach(c -> {
                        for (int i = 0; i < marks.size(); i++) {
                            if (marks.get(i).codePoint() == c) {
                                items.add(marks.remove(i));
                                return;
                            }
                        }
                    });
        }
        items.addAll(marks);
        marks.clear();
    }

    private static List<Item> composed(List<Item> items) {
        List<Item> out = new ArrayList<>();
        int starter = -1;
        for (Item item : items) {
            boolean starts = isStarter(item.codePoint());
            if (starter >= 0) {
                boolean adjacent = out.size() == starter + 1;
                boolean open =
                        adjacent || !starts && below(out.getLast().codePoint(), item.codePoint());
                int both = open ? together(out.get(starter).codePoint(), item.codePoint()) : -1;
                if (both >= 0) {
                    int change = out.get(starter).change() + item.change() - 1;
                    out.set(starter, new Item(both, change));
                    continue;
                }
            }
            if (starts) {
                starter = out.size();
            }
            out.add(item);
        }
        return out;
    }

    private static int together(int a, int b) {
        if (a < 0x80 && b < 0x80) {
            return -1;
        }
        String both = Normalizer.normalize(Character.toString(a) + Character.toString(b), Form.NFC);
        return both.codePointCount(0, both.length()) == 1 ? both.codePointAt(0) : -1;
    }

    private static boolean isStarter(int c) {
        if (!Letters.isMark(c)) {
            return true;
        }
        // A mark of class 0 stays where it is, whatever stands beside it.
        String text = Character.toString(c);
        return !moves(HIGH, text) && !moves(text, LOW);
    }

    /// Whether the class of mark `a` is below that of mark `b`.
    private static boolean below(int a, int b) {
        return moves(Character.toString(b), Character.toString(a));
    }

    /// Whether two marks change places.
    private static boolean moves(String first, String second) {
        return Normalizer.normalize(first + second, Form.NFD)
                .equals(
                        Normalizer.normalize(second, Form.NFD)
                                + Normalizer.normalize(first, Form.NFD));
    }
}
