package dev.obor.learn;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One column of a table: numbers, in which NaN is missing, or texts, in which null is.
sealed interface CsvColumn {
    /// Numbers.
    record Numbers(double[] values) implements CsvColumn {}

    /// Texts, and the first of them with its line.
    record Texts(@Nullable String[] values, String first, long line) implements CsvColumn {}

    /// The same of some rows.
    default CsvColumn rows(int[] rows) {
        return switch (this) {
            case Numbers n ->
                    new Numbers(Arrays.stream(rows).mapToDouble(r -> n.values[r]).toArray());
            case Texts t -> {
                @Nullable String[] some = new @Nullable String[rows.length];
                for (int i = 0; i < some.length; i++) {
                    some[i] = t.values[rows[i]];
                }
                yield new Texts(some, t.first, t.line);
            }
        };
    }

    /// Whether the number or text of a row is missing.
    default boolean isMissing(int row) {
        return switch (this) {
            case Numbers n -> Double.isNaN(n.values[row]);
            case Texts t -> t.values[row] == null;
        };
    }
}
