package dev.obor.spark;

import dev.obor.Tensor;
import java.util.List;

/// Some rows, as one tensor for each column.
///
/// Numbers become a tensor of `[n]`, arrays of numbers one of `[n, k]`, bytes a `uint8` one of `[n,
/// k]`; all rows must have as many elements. Elements keep their type: `float` is float32, `double`
/// float64, `int` and shorter ones int32, `long` int64, `boolean` bool.
public interface Batch {
    /// The elements of a column.
    ///
    /// @throws dev.obor.base.ValueError if there is no such column, it holds no numbers, a value is
    ///   null, or rows have different numbers of elements
    Tensor get(String column);

    /// How many rows there are.
    long size();

    /// The names of the columns.
    List<String> columns();
}
