package dev.obor.text.tokenize;

import java.util.ArrayList;
import java.util.List;

/// Tokens of a whole text while they are collected, cut and completed.
public final class Draft {
    /// A token with all that is known of it.
    ///
    /// @param start the first char of the text, -1 for none
    /// @param word the piece that it is of, -1 for none
    public record Item(
            int id,
            String text,
            int start,
            int end,
            int type,
            int word,
            int sequence,
            boolean special) {
        Item of(int newType, int newSequence) {
            return new Item(id, text, start, end, newType, word, newSequence, special);
        }

        Item at(int newStart, int newEnd) {
            return new Item(id, text, newStart, newEnd, type, word, sequence, special);
        }
    }

    private final List<Item> items;
    private final String text;

    /// @param text what they are the tokens of
    Draft(List<Item> items, String text) {
        this.items = new ArrayList<>(items);
        this.text = text;
    }

    /// Tokens that are of no text.
    Draft(List<Item> items) {
        this(items, "");
    }

    /// How many characters lie between two places.
    int count(int from, int to) {
        return text.codePointCount(from, to);
    }

    /// Other tokens of the same text.
    Draft with(List<Item> others) {
        return new Draft(others, text);
    }

    /// The place so many characters behind another, or before it.
    int move(int at, int characters) {
        return text.offsetByCodePoints(at, characters);
    }

    /// The tokens.
    public List<Item> items() {
        return items;
    }

    static Item special(int id, String text, int type) {
        return new Item(id, text, 0, 0, type, -1, -1, true);
    }

    Draft of(int type, int sequence) {
        return new Draft(items.stream().map(item -> item.of(type, sequence)).toList(), text);
    }

    /// Leaves so many tokens.
    public void truncate(int size, boolean left) {
        if (left) {
            items.subList(0, Math.max(0, items.size() - size)).clear();
        } else {
            items.subList(Math.min(size, items.size()), items.size()).clear();
        }
    }
}
