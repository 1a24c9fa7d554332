package dev.obor.io;

import dev.obor.base.Arguments;
import dev.obor.base.IndexError;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// Python's tuple: a list that does not change, and that is written as a tuple.
///
/// It equals every list with the same elements.
public final class Tuple extends AbstractList<@Nullable Object> implements RandomAccess {
    private final @Nullable Object[] items;

    private Tuple(@Nullable Object[] items) {
        this.items = items;
    }

    /// A tuple of these.
    public static Tuple of(@Nullable Object... items) {
        return new Tuple(Arguments.given(items, "items").clone());
    }

    /// A tuple of what a list holds.
    public static Tuple of(List<? extends @Nullable Object> items) {
        return new Tuple(Arguments.given(items, "items").toArray());
    }

    @Override
    public @Nullable Object get(int index) {
        if (index < 0 || index >= items.length) {
            throw new IndexError(
                    "tuple index out of range: " + index + " of " + items.length + " items");
        }
        return items[index];
    }

    @Override
    public int size() {
        return items.length;
    }

    /// Python's printed form: `(1, 2)`.
    @Override
    public String toString() {
        String inner = Arrays.toString(items);
        return "(" + inner.substring(1, inner.length() - 1) + (items.length == 1 ? ",)" : ")");
    }
}
