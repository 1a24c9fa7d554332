package dev.obor.tables;

import dev.obor.learn.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Some rows that were read at once.
///
/// @param table the rows
/// @param place where reading goes on behind a row of them: a whole number or a text
record Page(Table table, IntFunction<Object> place) {
    /// Where pages come from. Nothing is kept open between two of them.
    interface Source {
        /// The rows behind a place, or from the first one; null if there are no more.
        @Nullable Page after(@Nullable Object place);
    }

    static Table table(List<ColumnBuilder> columns) {
        Map<String, Object> values = new LinkedHashMap<>();
        columns.forEach(column -> values.put(column.name(), column.values()));
        return Table.of(values);
    }
}
