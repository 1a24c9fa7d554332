package dev.obor.examples;

import dev.obor.Tensor;
import dev.obor.base.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How NumPy prints arrays of whole numbers and shapes, as the tutorials show them before they turn
/// to tensors.
final class NumpyText {
    private static final String START = "array(";

    private NumpyText() {}

    /// A shape as a tuple: `(1797, 64)`, `(1797,)`.
    static String shape(Tensor array) {
        List<Long> sizes = array.shape().toList();
        return sizes.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "(", sizes.size() == 1 ? ",)" : ")"));
    }

    /// An array of one or two dimensions; lines are at most `linewidth` long.
    static String array(Tensor array, int linewidth) {
        boolean floats = array.dtype() == DType.FLOAT64;
        List<String> words = new ArrayList<>();
        for (double value : array.toDouble().flatten().toDoubleArray()) {
            words.add((long) value + (floats ? "." : ""));
        }
        int width = words.stream().mapToInt(String::length).max().orElse(1);
        words.replaceAll(word -> " ".repeat(width - word.length()) + word);
        if (array.dim() == 1) {
            return START + row(words, START.length() + 1, linewidth) + ")";
        }
        int columns = (int) array.size(1);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < words.size(); i += columns) {
            rows.add(row(words.subList(i, i + columns), START.length() + 2, linewidth));
        }
        String between = ",\n" + " ".repeat(START.length() + 1);
        return START + "[" + String.join(between, rows) + "])";
    }

    private static String row(List<String> words, int indent, int linewidth) {
        var text = new StringBuilder("[");
        int at = indent;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i) + (i + 1 < words.size() ? "," : "]");
            if (i > 0 && at + 1 + word.length() > linewidth) {
                text.append('\n').append(" ".repeat(indent));
                at = indent;
            } else if (i > 0) {
                text.append(' ');
                at++;
            }
            text.append(word);
            at += word.length();
        }
        return text.toString();
    }
}
