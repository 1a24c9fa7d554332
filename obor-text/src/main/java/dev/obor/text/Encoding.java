package dev.obor.text;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.text.tokenize.Draft;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/// The tokens of a text, in the order of the model's input.
///
/// Offsets are places in the Java string that was given, so that `text.substring(start, end)` is
/// what a token stands for; Python counts code points instead, which differs behind characters
/// beyond the basic plane, such as emoji.
public final class Encoding {
    /// What a token stands for in the text.
    ///
    /// @param start the first char
    /// @param end behind the last char
    public record Offset(int start, int end) {}

    private final List<Draft.Item> items;
    private final int attended;
    private final int padded;

    /// @param padded how many tokens at the left are there only to fill up
    Encoding(List<Draft.Item> items, int padded, int attended) {
        this.items = List.copyOf(items);
        this.padded = padded;
        this.attended = attended;
    }

    /// How many tokens there are.
    public int length() {
        return items.size();
    }

    private int[] numbers(ToIntFunction<Draft.Item> of) {
        return items.stream().mapToInt(of).toArray();
    }

    /// The numbers of the tokens.
    public int[] ids() {
        return numbers(Draft.Item::id);
    }

    /// The tokens as the vocabulary writes them.
    public List<String> tokens() {
        return items.stream().map(Draft.Item::text).toList();
    }

    /// What the tokens stand for; a token that stands for nothing has 0 and 0.
    public List<Offset> offsets() {
        return items.stream().map(item -> new Offset(item.start(), item.end())).toList();
    }

    /// Which text a token belongs to, as the model is told: 0 or 1.
    public int[] typeIds() {
        return numbers(Draft.Item::type);
    }

    /// The pieces the tokens are of, counted from 0 in each text; -1 for special tokens.
    public int[] wordIds() {
        return numbers(Draft.Item::word);
    }

    /// 1 where a token was added around the texts, or to fill up.
    public int[] specialTokensMask() {
        return numbers(item -> item.special() ? 1 : 0);
    }

    /// 0 where a token only fills up.
    public int[] attentionMask() {
        int[] mask = new int[items.size()];
        Arrays.fill(mask, padded, padded + attended, 1);
        return mask;
    }

    /// The numbers as a tensor of one row, (1, length) int64.
    public Tensor inputIds() {
        return row(ids());
    }

    static Tensor row(int[] numbers) {
        long[] row = new long[Arguments.given(numbers, "numbers").length];
        for (int i = 0; i < row.length; i++) {
            row[i] = numbers[i];
        }
        return Obor.tensor(row).view(1, row.length);
    }

    @Override
    public String toString() {
        return "Encoding" + tokens();
    }
}
